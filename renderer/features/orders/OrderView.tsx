// One order opened: its days, its sums, its lines, and the next step to take.
import Back from '@mui/icons-material/ArrowBackRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Order } from '#core/contract/orders.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { PATHS } from '#renderer/paths.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageHeader } from '#renderer/ui/PageHeader.tsx';
import { PageSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { StatCard } from '#renderer/ui/StatCard.tsx';
import { History } from './History.tsx';
import { OrderActions } from './OrderActions.tsx';
import { OrderLines } from './OrderLines.tsx';
import { useOrderWords } from './order-words.ts';
import { StateChip } from './StateChip.tsx';
import { useOrderChange } from './use-orders.ts';

interface Props {
  id: string;
  store: Store;
  today: string;
}

export function OrderView({ id, store, today }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const words = useOrderWords();
  const format = useFormat();
  const { data: order, error, refetch } = useQuery(engine.orders.get.queryOptions({ input: { id } }));
  const toAll = (
    <Button size="small" component={Link} to={PATHS.orders} startIcon={<Back />} sx={{ mb: 1, ml: -1 }}>
      {t('orders.back')}
    </Button>
  );
  if (error) {
    return (
      <>
        {toAll}
        <ErrorState error={error} onRetry={() => void refetch()} />
      </>
    );
  }
  if (!order) return <PageSkeleton cards={4} />;
  const { cost, supplierCost, supplierCurrency, currency, linesWithoutCost } = order;
  const costNote =
    linesWithoutCost > 0
      ? t('orders.withoutCost', { count: linesWithoutCost })
      : supplierCost !== null && supplierCurrency !== currency
        ? t('orders.supplierCost', { cost: format.money(supplierCost, supplierCurrency) })
        : t('orders.lines', { count: order.lines, formatted: format.count(order.lines) });
  return (
    <>
      {toAll}
      <PageHeader
        title={words.nameOf(order)}
        subtitle={<StateChip order={order} today={today} />}
        actions={<OrderActions order={order} store={store} today={today} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          mb: 2.5,
          gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', lg: 'repeat(4, minmax(0, 1fr))' },
        }}
      >
        <StatCard
          label={t('orders.column.cost')}
          figure={cost === null ? null : words.money(cost, order)}
          note={costNote}
        />
        <StatCard
          label={t('orders.column.units')}
          figure={format.units(order.units)}
          note={
            order.state === 'draft'
              ? `${t('orders.column.proposed')}: ${format.units(order.proposedUnits)}`
              : `${t('orders.column.received')}: ${format.units(order.receivedUnits)}`
          }
        />
        <StatCard
          label={t('orders.column.rounding')}
          figure={order.roundingUnits === 0 ? '0' : `+${format.units(order.roundingUnits)}`}
          note={
            order.roundingCost === null ? t('orders.columnHint.rounding') : format.money(order.roundingCost, currency)
          }
        />
        <StatCard
          label={t('orders.column.minimum')}
          figure={order.minimum === null ? null : format.money(order.minimum.value, supplierCurrency)}
          note={words.minimum(order)}
        />
      </Box>
      <OrderHead order={order} />
      <OrderLines order={order} />
      <Box sx={{ mt: 2.5 }}>
        <History store={store.code} orderId={id} />
      </Box>
    </>
  );
}

/** Its days and the note that goes to the supplier. */
function OrderHead({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { change } = useOrderChange();
  const [note, setNote] = useState(order.note);
  const { id } = order;
  const daysAreSet = order.state === 'received' || order.state === 'cancelled';
  const keep = (what: { orderDay?: string; expectedDay?: string; note?: string }) =>
    change((orders) => orders.change({ id, ...what }), t('orders.change.changed'));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, mb: 2.5 }}>
      <DateField
        label={t('orders.column.orderDay')}
        value={order.orderDay}
        disabled={daysAreSet}
        onChange={(orderDay) => keep({ orderDay })}
      />
      <DateField
        label={t('orders.column.arrives')}
        value={order.receivedDay ?? order.expectedDay}
        min={order.orderDay}
        disabled={daysAreSet}
        onChange={(expectedDay) => keep({ expectedDay })}
      />
      <TextField
        label={t('orders.orderNote')}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        onBlur={() => note.trim() !== order.note && keep({ note: note.trim() })}
        onKeyDown={({ key, target }) => key === 'Enter' && (target as HTMLInputElement).blur()}
        slotProps={{ htmlInput: { maxLength: 500 }, inputLabel: { shrink: true } }}
        sx={{ flex: '1 1 260px' }}
      />
    </Box>
  );
}
