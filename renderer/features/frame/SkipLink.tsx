// First stop of the Tab key: past the sidebar, to the page.
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';

export function SkipLink() {
  const { t } = useTranslation();
  return (
    <Box
      component="button"
      type="button"
      onClick={() => document.getElementById('content')?.focus()}
      sx={{
        position: 'absolute',
        left: 12,
        top: -60,
        zIndex: 2000,
        px: 2,
        py: 1,
        border: 0,
        borderRadius: 2,
        font: 'inherit',
        fontWeight: 560,
        bgcolor: 'primary.main',
        color: 'primary.contrastText',
        '&:focus': { top: 10 },
      }}
    >
      {t('frame.skip')}
    </Box>
  );
}
