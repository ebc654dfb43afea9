// Books what came in of an order: all that is to come is filled in, what differs is changed.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine } from '#core/contract/orders.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { fetchLines } from './fetch-lines.ts';
import { useOrderChange } from './use-orders.ts';

interface Props {
  order: Order;
  today: string;
  onClose: () => void;
}

const toCome = ({ quantity, received }: OrderLine) => Math.max(0, quantity - received);
const readUnits = (text: string): number | null => {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && value >= 0 && Number.isFinite(value) ? value : null;
};

export function DeliveryDialog({ order, today, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useId();
  const client = useEngineClient();
  const { change, isPending } = useOrderChange();
  const [day, setDay] = useState(order.orderDay > today ? order.orderDay : today);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [close, setClose] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['delivery', order.id, order.receivedUnits],
    queryFn: () => fetchLines(client, order.id),
  });
  const lines = data?.filter((line) => toCome(line) > 0) ?? [];
  const textOf = (line: OrderLine) => typed[line.product] ?? String(toCome(line));
  const units = lines.map((line) => readUnits(textOf(line)));
  const isGood = units.every((value) => value !== null) && (close || units.some((value) => (value ?? 0) > 0));
  const book = () => {
    const arrived = lines.map(({ product }, i) => ({ product, units: units[i] ?? 0 }));
    change(
      (orders) => orders.receive({ id: order.id, day, lines: arrived, close }),
      t('orders.change.received'),
      onClose,
    );
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="sm" fullWidth>
      <DialogTitle id={title}>{t('orders.delivery.title', { number: order.number })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
        <Typography variant="body2" color="textSecondary">
          {t('orders.delivery.text')}
        </Typography>
        <Box sx={{ pt: 1 }}>
          <DateField label={t('orders.delivery.day')} value={day} min={order.orderDay} onChange={setDay} />
        </Box>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Skeleton variant="rounded" height={120} />}
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 320, overflow: 'auto' }} tabIndex={-1}>
          {lines.map((line, i) => (
            <Box
              component="li"
              key={line.product}
              sx={{ display: 'flex', alignItems: 'center', gap: 1.5, py: 0.75, borderTop: 1, borderColor: 'divider' }}
            >
              <Box sx={{ flex: 1, minWidth: 0 }}>
                <Typography variant="body2" noWrap>
                  {line.name}
                </Typography>
                <Typography variant="caption" color="textSecondary" component="div" noWrap>
                  {line.product}
                </Typography>
              </Box>
              <TextField
                value={textOf(line)}
                error={units[i] === null}
                helperText={units[i] === null ? t('orders.delivery.bad') : undefined}
                onChange={({ target }) => setTyped((old) => ({ ...old, [line.product]: target.value }))}
                onFocus={({ target }) => target.select()}
                slotProps={{
                  htmlInput: {
                    inputMode: 'decimal',
                    'aria-label': t('orders.delivery.units', { product: line.name }),
                    style: { textAlign: 'right' },
                  },
                }}
                sx={{ width: 110 }}
              />
              <Typography variant="caption" color="textSecondary" sx={{ width: 110 }}>
                {t('orders.delivery.toCome', { units: format.units(toCome(line)) })}
              </Typography>
            </Box>
          ))}
        </Box>
        <FormControlLabel
          control={<Checkbox size="small" checked={close} onChange={({ target }) => setClose(target.checked)} />}
          label={t('orders.delivery.close')}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('actions.cancel')}</Button>
        <Button variant="contained" disabled={!data || !isGood} loading={isPending} onClick={book}>
          {t('orders.receive')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
