// What is behind a line: the decision it was proposed by, number by number, and the way to the product's evidence.
import Go from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Order, OrderLine } from '#core/contract/orders.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { EvidenceButton } from '#renderer/features/evidence/EvidenceButton.tsx';
import { addDays } from '#renderer/format/days.ts';
import { PATHS } from '#renderer/paths.ts';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { DecisionFigures } from '../bulk/detail/DecisionFigures.tsx';

interface Props {
  order: Order;
  line: OrderLine;
  onNote: (note: string) => void;
}

export function OrderLineDetail({ order, line, onNote }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { product } = line;
  const { data, error, refetch } = useQuery(engine.orders.line.queryOptions({ input: { id: order.id, product } }));
  const [note, setNote] = useState(line.note);
  return (
    <Box sx={{ bgcolor: 'background.default', px: { xs: 2, lg: 3 }, py: 2.5, display: 'grid', gap: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <TextField
          label={t('orders.lineNote')}
          value={note}
          disabled={order.state !== 'draft'}
          onChange={({ target }) => setNote(target.value)}
          onBlur={() => note.trim() !== line.note && onNote(note.trim())}
          onKeyDown={({ key, target }) => key === 'Enter' && (target as HTMLInputElement).blur()}
          slotProps={{ htmlInput: { maxLength: 500 }, inputLabel: { shrink: true } }}
          sx={{ flex: '1 1 260px', maxWidth: 520 }}
        />
        <Box sx={{ ml: 'auto', display: 'flex', gap: 0.5 }}>
          <EvidenceButton store={order.store} product={product} date={dayOf(order)} origin={order.origin} />
          <Button size="small" component={Link} to={PATHS.smart({ product })} endIcon={<Go />}>
            {t('frame.page.smart')}
          </Button>
        </Box>
      </Box>
      {error ? (
        <ErrorState dense error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton variant="rounded" height={200} />
      ) : data.decision ? (
        <DecisionFigures decision={data.decision} currency={order.currency} />
      ) : (
        <Typography variant="body2" color="textSecondary">
          {t('orders.byHand')}
        </Typography>
      )}
    </Box>
  );
}

/** An order placed on a day that is known by now rests on the day after the last one it knew. */
const dayOf = ({ orderDay, origin }: Order): string => (orderDay > origin ? orderDay : addDays(origin, 1));
