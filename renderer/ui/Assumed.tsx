// Marks a number that rests on a default instead of the user's own data.
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';

export function Assumed() {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('assumedHint')}>
      <Box
        component="span"
        tabIndex={0}
        sx={{
          ml: 0.75,
          cursor: 'help',
          borderRadius: '3px',
          px: 0.5,
          borderBottom: '1px dashed',
          borderColor: 'lineStrong',
          color: 'text.secondary',
          fontSize: '0.7188rem',
          fontWeight: 450,
          whiteSpace: 'nowrap',
        }}
      >
        {t('assumed')}
      </Box>
    </Tooltip>
  );
}
