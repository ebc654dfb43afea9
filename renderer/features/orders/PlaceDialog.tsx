// Says that an order was placed: on which day, and when it should arrive.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '#core/contract/orders.ts';
import { addDays, toDayNumber } from '#renderer/format/days.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { isBelowMinimum } from './order-words.ts';
import { useOrderChange } from './use-orders.ts';

interface Props {
  order: Order;
  today: string;
  onClose: () => void;
}

export function PlaceDialog({ order, today, onClose }: Props) {
  const { t } = useTranslation();
  const title = useId();
  const { change, isPending } = useOrderChange();
  const leadTime = toDayNumber(order.expectedDay) - toDayNumber(order.orderDay);
  // A draft that lay around is placed today.
  const [orderDay, setOrderDay] = useState(order.orderDay < today ? today : order.orderDay);
  const [expectedDay, setExpectedDay] = useState(addDays(orderDay, leadTime));
  const place = () =>
    change((orders) => orders.place({ id: order.id, orderDay, expectedDay }), t('orders.change.placed'), onClose);
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="xs" fullWidth>
      <DialogTitle id={title}>{t('orders.placing.title', { number: order.number })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body2" color="textSecondary">
          {t('orders.placing.text')}
        </Typography>
        {isBelowMinimum(order) && <Alert severity="warning">{t('orders.placing.minimum')}</Alert>}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, pt: 1 }}>
          <DateField
            label={t('orders.column.orderDay')}
            value={orderDay}
            onChange={(day) => {
              setOrderDay(day);
              setExpectedDay(addDays(day, leadTime));
            }}
          />
          <DateField label={t('orders.column.arrives')} value={expectedDay} min={orderDay} onChange={setExpectedDay} />
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('actions.cancel')}</Button>
        <Button variant="contained" loading={isPending} onClick={place}>
          {t('orders.place')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
