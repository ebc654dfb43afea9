// What was done to orders, by whom and when; the latest change of an order can be taken back here, too.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OrderChange } from '#core/contract/orders.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { useOrderWords } from './order-words.ts';
import { useOrderChange } from './use-orders.ts';

const SHOWN = 40;

/** Of all orders of a store, or of one. */
export function History({ store, orderId }: { store: string; orderId?: string }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { data: changes } = useQuery(
    engine.orders.history.queryOptions({ input: { store, id: orderId, limit: SHOWN } }),
  );
  const { change, isPending } = useOrderChange();
  if (!changes || changes.length === 0) return null;
  // What one action did to several orders is one line, and is taken back as one.
  const actions = [...Map.groupBy(changes, ({ id }) => id).values()];
  return (
    <Section title={t('orders.history.title')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid' }}>
        {actions.map(([one, ...others]) => (
          <Box
            component="li"
            key={one.id}
            sx={{ display: 'flex', gap: 2, alignItems: 'baseline', py: 0.75, borderTop: 1, borderColor: 'divider' }}
          >
            <Entry change={one} orders={others.length + 1} withOrder={orderId === undefined} />
            {one.undoable && (
              <Button
                size="small"
                disabled={isPending}
                onClick={() =>
                  change(async (orders) => {
                    await orders.undo({ changeId: one.id });
                    return { changeId: null };
                  }, t('orders.undone'))
                }
              >
                {t('actions.undo')}
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
}

interface EntryProps {
  change: OrderChange;
  /** How many orders it changed. */
  orders: number;
  withOrder: boolean;
}

function Entry({ change, orders, withOrder }: EntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOrderWords();
  const { kind, facts } = change;
  const what = [
    t(`orders.change.${kind}`) + (facts.of ? `: ${t(`orders.change.${facts.of}`)}` : ''),
    orders > 1 ? t('orders.history.orders', { count: orders }) : withOrder ? words.nameOf(facts) : null,
    facts.name !== undefined && facts.fromQuantity !== undefined && facts.fromQuantity !== facts.toQuantity
      ? t('orders.history.quantity', {
          product: facts.name,
          from: format.units(facts.fromQuantity),
          to: format.units(facts.toQuantity ?? 0),
        })
      : (facts.name ?? null),
    orders === 1 && facts.name === undefined && facts.units !== undefined
      ? t('units', { count: facts.units, formatted: format.units(facts.units) })
      : null,
    facts.budget !== undefined && facts.currency ? format.money(facts.budget, facts.currency) : null,
    facts.day ? format.day(facts.day) : null,
  ].filter(Boolean);
  return (
    <Box sx={{ flex: 1, minWidth: 0, opacity: change.undone ? 0.75 : 1 }}>
      <Typography variant="body2" component="span" sx={{ textDecoration: change.undone ? 'line-through' : undefined }}>
        {what.join(' · ')}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {t('orders.history.when', { when: format.moment(change.at), who: change.by })}
      </Typography>
    </Box>
  );
}
