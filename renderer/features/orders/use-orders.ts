// What the user does to orders: each change shows at once and can be taken back by its toast.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { EngineClient } from '#core/contract/contract.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

type Change = (orders: EngineClient['orders']) => Promise<{ changeId: string | null }>;

/** `change(work, words)`: runs it, refreshes what depends on orders, and offers to take it back. */
export function useOrderChange() {
  const engine = useEngine();
  const client = useEngineClient();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  const refresh = useCallback(
    () =>
      Promise.all(
        [engine.orders.key(), engine.bulk.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
      ),
    [engine, queryClient],
  );
  const tell = useCallback((error: unknown) => toast({ text: errorWords(error, t).title }), [toast, t]);
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ work }: { work: Change; words: string; done?: () => void }) => {
      const answer = await work(client.orders);
      await refresh();
      return answer;
    },
    onSuccess: ({ changeId }, { words, done }) => {
      done?.();
      const undo = async () => {
        await client.orders.undo({ changeId: changeId as string }).catch(tell);
        await refresh();
      };
      toast({
        text: words,
        action: changeId === null ? undefined : { label: t('actions.undo'), onClick: () => void undo() },
      });
    },
    onError: async (error) => {
      tell(error);
      await refresh();
    },
  });
  const change = useCallback(
    (work: Change, words: string, done?: () => void) => mutate({ work, words, done }),
    [mutate],
  );
  return { change, isPending };
}
