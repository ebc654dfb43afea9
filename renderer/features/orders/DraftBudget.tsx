// The budget over all drafts of a store.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { BudgetSlider } from '#renderer/ui/BudgetSlider.tsx';
import { useOrderChange } from './use-orders.ts';

export function DraftBudget({ store }: { store: Store }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const client = useEngineClient();
  const { change, isPending } = useOrderChange();
  const { currency } = store.settings;
  const { data: drafts = [] } = useQuery(
    engine.orders.list.queryOptions({ input: { store: store.code, state: 'draft' } }),
  );
  const cost = drafts.reduce((sum, order) => sum + (order.cost ?? 0), 0);
  return (
    <BudgetSlider
      currency={currency}
      queryKey={[...engine.orders.key(), store.code]}
      ask={async (asked) => (await client.orders.allocate({ store: store.code, budget: asked, apply: false })).outcome}
      cost={cost}
      isPending={isPending}
      onTake={(next) =>
        change(
          (orders) => orders.allocate({ store: store.code, budget: next }),
          next === null ? t('orders.budget.removed') : t('orders.budget.set', { budget: format.money(next, currency) }),
        )
      }
    />
  );
}
