// The budget of an order list.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkSummary } from '#core/contract/bulk.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { BudgetSlider } from '#renderer/ui/BudgetSlider.tsx';
import { useToast } from '#renderer/ui/toast.tsx';

function Budget({ summary }: { summary: BulkSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const client = useEngineClient();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { bulkId, currency, budget, orderCost, unitsToOrder } = summary;
  const { mutate, isPending } = useMutation(
    engine.bulk.setBudget.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: engine.bulk.key() }),
      onError: (error) => toast({ text: errorWords(error, t).title }),
    }),
  );
  const take = (next: number | null) => {
    const undo = { label: t('actions.undo'), onClick: () => mutate({ bulkId, budget }) };
    const text =
      next === null ? t('orders.budget.removed') : t('orders.budget.set', { budget: format.money(next, currency) });
    mutate({ bulkId, budget: next }, { onSuccess: () => toast({ text, action: undo }) });
  };
  return (
    <BudgetSlider
      currency={currency}
      // Edited lines change what there is to share.
      queryKey={[...engine.bulk.key(), bulkId, unitsToOrder, orderCost]}
      ask={async (asked) => (await client.bulk.setBudget({ bulkId, budget: asked, apply: false })).outcome}
      budget={budget}
      cost={orderCost ?? 0}
      isPending={isPending}
      onTake={take}
    />
  );
}

/** Stays as it is while the list below is searched, sorted and scrolled. */
export const ListBudget = memo(Budget);
