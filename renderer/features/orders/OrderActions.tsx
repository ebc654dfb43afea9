// The next step of an order, its files and paper, and the ways back.
import MoreIcon from '@mui/icons-material/MoreHorizRounded';
import Print from '@mui/icons-material/PrintOutlined';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { EngineClient } from '#core/contract/contract.ts';
import type { Order } from '#core/contract/orders.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { PATHS } from '#renderer/paths.ts';
import { Menu } from '#renderer/ui/overlays.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { DeliveryDialog } from './DeliveryDialog.tsx';
import { PlaceDialog } from './PlaceDialog.tsx';
import { usePrintOrder } from './PrintSheet.tsx';
import { useOrderChange } from './use-orders.ts';

interface Props {
  order: Order;
  store: Store;
  today: string;
}

export function OrderActions({ order, store, today }: Props) {
  const client = useEngineClient();
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'place' | 'delivery' | null>(null);
  const print = usePrintOrder(order, store);
  return (
    <>
      <Tooltip title={t('orders.print')}>
        <Button
          variant="outlined"
          loading={print.isPreparing}
          data-print=""
          aria-label={t('orders.print')}
          onClick={print.print}
          sx={{ minWidth: 40, px: 1 }}
        >
          <Print sx={{ fontSize: 19 }} />
        </Button>
      </Tooltip>
      <SaveMenu write={(choice) => client.orders.export({ ids: [order.id], ...choice })} />
      <MoreMenu order={order} />
      {order.state === 'draft' && (
        <Button variant="contained" disabled={order.lines === 0} onClick={() => setDialog('place')}>
          {t('orders.place')}
        </Button>
      )}
      {order.state === 'placed' && (
        <Button variant="contained" onClick={() => setDialog('delivery')}>
          {t('orders.receive')}
        </Button>
      )}
      {dialog === 'place' && <PlaceDialog order={order} today={today} onClose={() => setDialog(null)} />}
      {dialog === 'delivery' && <DeliveryDialog order={order} today={today} onClose={() => setDialog(null)} />}
      {print.sheet}
    </>
  );
}

function MoreMenu({ order }: { order: Order }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { change, isPending } = useOrderChange();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { id, state } = order;
  const hasArrived = order.receivedUnits > 0 || state === 'received';
  type Step = [label: string, words: string, work: (orders: EngineClient['orders']) => Promise<{ changeId: string }>];
  const steps: Step[] = [];
  if (state !== 'draft') {
    const label = t(
      hasArrived ? 'orders.reopen.delivery' : state === 'placed' ? 'orders.reopen.placed' : 'orders.reopen.cancelled',
    );
    steps.push([label, t('orders.change.reopened'), (orders) => orders.reopen({ id })]);
  }
  if (state === 'draft' || (state === 'placed' && !hasArrived)) {
    steps.push([t('orders.cancel'), t('orders.change.cancelled'), (orders) => orders.cancel({ id })]);
  }
  if (state === 'draft' || state === 'cancelled') {
    steps.push([t('orders.remove'), t('orders.change.removed'), (orders) => orders.remove({ id })]);
  }
  return (
    <>
      <Tooltip title={t('orders.more')}>
        <Button
          variant="outlined"
          disabled={isPending}
          aria-label={t('orders.more')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ minWidth: 40, px: 1 }}
        >
          <MoreIcon sx={{ fontSize: 19 }} />
        </Button>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {steps.map(([label, words, work]) => (
          <MenuItem
            key={label}
            onClick={() => {
              setAnchor(null);
              const leave = label === t('orders.remove') ? () => void navigate(PATHS.orders) : undefined;
              change(work, words, leave);
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
