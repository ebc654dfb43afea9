// Where an order stands: word and icon, never colour alone.
import CancelledIcon from '@mui/icons-material/BlockRounded';
import DraftIcon from '@mui/icons-material/EditNoteRounded';
import PlacedIcon from '@mui/icons-material/LocalShippingOutlined';
import LateIcon from '@mui/icons-material/ScheduleRounded';
import ReceivedIcon from '@mui/icons-material/TaskAltRounded';
import Chip from '@mui/material/Chip';
import { useTranslation } from 'react-i18next';
import type { Order } from '#core/contract/orders.ts';

const ICONS = { draft: DraftIcon, placed: PlacedIcon, received: ReceivedIcon, cancelled: CancelledIcon };

interface Props {
  order: Order;
  /** The store's next day: what should have come before it is overdue. */
  today: string;
}

export function StateChip({ order, today }: Props) {
  const { t } = useTranslation();
  const isLate = order.state === 'placed' && order.expectedDay < today;
  const Icon = isLate ? LateIcon : ICONS[order.state];
  const words = isLate
    ? t('orders.late')
    : order.state === 'placed' && order.receivedUnits > 0
      ? t('orders.partly')
      : t(`orders.state.${order.state}`);
  return (
    <Chip
      size="small"
      variant="outlined"
      icon={<Icon />}
      label={words}
      sx={{ color: isLate ? 'warning.main' : 'text.primary', borderColor: isLate ? 'warning.main' : 'divider' }}
    />
  );
}
