// Where an upload stands, as icon and word.

import Committed from '@mui/icons-material/CheckRounded';
import Discarded from '@mui/icons-material/DeleteOutlineRounded';
import Failed from '@mui/icons-material/ErrorOutlineRounded';
import Waiting from '@mui/icons-material/HourglassEmptyRounded';
import Ready from '@mui/icons-material/PlayArrowRounded';
import Undone from '@mui/icons-material/UndoRounded';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Upload } from '#core/contract/imports.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';

export function UploadStateChip({ state }: { state: Upload['state'] }) {
  const { t } = useTranslation();
  const palette = usePalette();
  const { Icon, tone } = {
    checking: { Icon: Waiting, tone: palette.info },
    ready: { Icon: Ready, tone: palette.warning },
    committing: { Icon: Waiting, tone: palette.info },
    committed: { Icon: Committed, tone: palette.positive },
    undone: { Icon: Undone, tone: palette.status.unknown },
    discarded: { Icon: Discarded, tone: palette.status.unknown },
    failed: { Icon: Failed, tone: palette.danger },
  }[state];
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.5,
        height: 24,
        pl: 0.625,
        pr: 1,
        borderRadius: 1.5,
        typography: 'caption',
        fontWeight: 560,
        bgcolor: tone.soft,
        color: tone.ink,
      }}
    >
      <Icon sx={{ fontSize: 16 }} aria-hidden />
      {t(`data.state.${state}`)}
    </Box>
  );
}
