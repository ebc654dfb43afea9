// A stock status as icon and word; the colour only repeats what both say.

import Healthy from '@mui/icons-material/CheckRounded';
import ErrorIcon from '@mui/icons-material/DoNotDisturbOnRounded';
import Unknown from '@mui/icons-material/HelpOutlineRounded';
import Overstock from '@mui/icons-material/Inventory2Outlined';
import Low from '@mui/icons-material/SouthRounded';
import Critical from '@mui/icons-material/WarningAmberRounded';
import { useTranslation } from 'react-i18next';
import type { StockStatus } from '#core/contract/units.ts';

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
  const Icon = STATUS_ICONS[status];
  return (
    <span className={`status-chip status-${status}`} title={t(`statusHint.${status}`)}>
      <Icon fontSize="inherit" aria-hidden />
      {t(`status.${status}`)}
    </span>
  );
}
