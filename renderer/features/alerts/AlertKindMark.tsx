// A kind of alert as icon and word.

import Sudden from '@mui/icons-material/BoltRounded';
import Dead from '@mui/icons-material/HotelOutlined';
import Expiring from '@mui/icons-material/HourglassBottomRounded';
import Overstock from '@mui/icons-material/Inventory2Outlined';
import RunningOut from '@mui/icons-material/TrendingDownRounded';
import { useTranslation } from 'react-i18next';
import type { AlertKind } from '#core/contract/alerts.ts';

export const ALERT_ICONS = {
  'running-out': RunningOut,
  overstock: Overstock,
  'dead-stock': Dead,
  expiring: Expiring,
  'sudden-demand': Sudden,
} as const satisfies Record<AlertKind, unknown>;

export function AlertKindMark({ kind }: { kind: AlertKind }) {
  const { t } = useTranslation();
  const Icon = ALERT_ICONS[kind];
  return (
    <span className="alert-kind" data-kind={kind} title={t(`alerts.kindHint.${kind}`)}>
      <Icon fontSize="inherit" aria-hidden />
      {t(`alerts.kind.${kind}`)}
    </span>
  );
}
