// One input of the question with its known value below and, once set, the way back to it.
import Undo from '@mui/icons-material/ReplayRounded';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  name: string;
  /** What is taken where nothing is set. */
  known: ReactNode;
  isSet: boolean;
  onReset: () => void;
  /** Says that it does not change what is expected to sell. */
  isUnheeded?: boolean;
  id?: string;
  children: ReactNode;
}

export function InputRow({ name, known, isSet, onReset, isUnheeded, id, children }: Props) {
  const { t } = useTranslation();
  return (
    <Box>
      {children}
      <Box sx={{ display: 'flex', alignItems: 'center', minHeight: 24, pl: 0.25 }}>
        <Typography variant="caption" color="textSecondary" component="div" id={id} sx={{ flex: 1, minWidth: 0 }}>
          {known}
          {isUnheeded && ` · ${t('smart.unheededMark')}`}
        </Typography>
        {isSet && (
          <Tooltip title={t('smart.reset')}>
            <IconButton size="small" aria-label={`${t('smart.reset')}: ${name}`} onClick={onReset} sx={{ p: 0.25 }}>
              <Undo sx={{ fontSize: 16, transform: 'scaleX(1)' }} />
            </IconButton>
          </Tooltip>
        )}
      </Box>
    </Box>
  );
}
