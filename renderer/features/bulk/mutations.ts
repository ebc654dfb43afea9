// What the user changes in an order list.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import type { Outputs } from '#core/contract/contract.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import type { BulkFilter } from './bulk-view.ts';

type Page = Outputs['bulk']['page'];

/** Sets an order quantity; the line and the totals change at once on screen, and a toast offers to undo. */
export function useSetQuantity(bulkId: string) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  const apply = ({ line, summary }: { line: BulkLine; summary: BulkSummary }) => {
    queryClient.setQueriesData<Page>(
      { queryKey: engine.bulk.page.key() },
      (page) => page && { ...page, lines: page.lines.map((other) => (other.product === line.product ? line : other)) },
    );
    queryClient.setQueryData(engine.bulk.summary.queryKey({ input: { bulkId } }), summary);
    queryClient.setQueriesData<BulkSummary | null>({ queryKey: engine.bulk.latest.key() }, (latest) =>
      latest?.bulkId === bulkId ? summary : latest,
    );
    void queryClient.invalidateQueries({
      queryKey: engine.bulk.detail.queryKey({ input: { bulkId, product: line.product } }),
    });
  };
  const { mutate, error } = useMutation(engine.bulk.setQuantity.mutationOptions({ onSuccess: apply }));
  const set = useCallback(
    (line: BulkLine, quantity: number | null) => {
      const { product, name } = line;
      const before = line.edited ? line.orderQuantity : null;
      const undo = { label: t('actions.undo'), onClick: () => mutate({ bulkId, product, quantity: before }) };
      const onSuccess = () => toast({ text: t('bulk.quantitySet', { product: name }), action: undo });
      mutate({ bulkId, product, quantity }, { onSuccess });
    },
    [bulkId, mutate, t, toast],
  );
  return { error, set };
}

/** Sets the quantities of many lines at once; a toast offers to take all of it back. */
export function useSetQuantities(bulkId: string) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  const refresh = () => void queryClient.invalidateQueries({ queryKey: engine.bulk.key() });
  const fail = (error: unknown) => toast({ text: errorWords(error, t).title });
  const restore = useMutation(engine.bulk.restoreQuantities.mutationOptions({ onSuccess: refresh, onError: fail }));
  const change = useMutation(
    engine.bulk.setQuantities.mutationOptions({
      onSuccess: ({ changed, before }) => {
        refresh();
        const undo = { label: t('actions.undo'), onClick: () => restore.mutate({ bulkId, quantities: before }) };
        toast({ text: t('bulk.selection.changed', { count: changed }), action: changed > 0 ? undo : undefined });
      },
      onError: fail,
    }),
  );
  return {
    isPending: change.isPending || restore.isPending,
    set: (filter: BulkFilter, quantity: number | null) => change.mutate({ bulkId, filter, quantity }),
  };
}
