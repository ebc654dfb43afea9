// What the user changes in an order list.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import type { Outputs } from '#core/contract/contract.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { saveEngineFile } from '#renderer/engine/files.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import type { BulkView } from './bulk-view.ts';

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
  const mutation = useMutation(engine.bulk.setQuantity.mutationOptions({ onSuccess: apply }));
  return {
    error: mutation.error,
    set: (line: BulkLine, quantity: number | null) => {
      const before = line.edited ? line.orderQuantity : null;
      mutation.mutate(
        { bulkId, product: line.product, quantity },
        {
          onSuccess: () =>
            toast({
              text: t('bulk.quantitySet', { product: line.name }),
              action: {
                label: t('actions.undo'),
                onClick: () => mutation.mutate({ bulkId, product: line.product, quantity: before }),
              },
            }),
        },
      );
    },
  };
}

const MEDIA_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Writes the list as it is filtered and sorted on screen, and saves it. */
export function useExportList(bulkId: string, { filter, sorting }: BulkView) {
  const client = useEngineClient();
  const toast = useToast();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: async (format: keyof typeof MEDIA_TYPES) => {
      const { fileId, rows } = await client.bulk.export({
        bulkId,
        format,
        filter,
        sort: sorting.key,
        descending: sorting.descending,
      });
      const name = await saveEngineFile(client, fileId, MEDIA_TYPES[format]);
      return { name, rows };
    },
    onSuccess: ({ name, rows }) => toast({ text: t('bulk.exported', { count: rows, name }) }),
  });
}
