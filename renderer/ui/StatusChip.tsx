// A stock status as icon and word; the colour only repeats what both say.

import Healthy from '@mui/icons-material/CheckRounded';
import ErrorIcon from '@mui/icons-material/DoNotDisturbOnRounded';
import Unknown from '@mui/icons-material/HelpOutlineRounded';
import Overstock from '@mui/icons-material/Inventory2Outlined';
import Low from '@mui/icons-material/SouthRounded';
import Critical from '@mui/icons-material/WarningAmberRounded';
import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import type { StockStatus } from '#core/contract/units.ts';
import { usePalette } from '../theme/use-palette.ts';

export const STATUS_ICONS = {
  out: ErrorIcon,
  critical: Critical,
  low: Low,
  healthy: Healthy,
  overstock: Overstock,
  unknown: Unknown,
} as const satisfies Record<StockStatus, unknown>;

/** In the order in which they need attention. */
export const STATUSES: StockStatus[] = ['out', 'critical', 'low', 'healthy', 'overstock', 'unknown'];

export function StatusChip({ status }: { status: StockStatus }) {
  const { t } = useTranslation();
  const tone = usePalette().status[status];
  const Icon = STATUS_ICONS[status];
  return (
    <Tooltip title={t(`statusHint.${status}`)}>
      <Box
        component="span"
        sx={{
          display: 'inline-flex',
          alignItems: 'center',
          gap: 0.5,
          pl: 0.625,
          pr: 1,
          height: 24,
          borderRadius: 1.5,
          fontSize: '0.7813rem',
          fontWeight: 560,
          whiteSpace: 'nowrap',
          bgcolor: tone.soft,
          color: tone.ink,
        }}
      >
        <Icon sx={{ fontSize: 16 }} aria-hidden />
        {t(`status.${status}`)}
      </Box>
    </Tooltip>
  );
}
