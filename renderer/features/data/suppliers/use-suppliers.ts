// The suppliers of a store, what their deliveries tell, and what is changed, with its undo.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Supplier, SupplierPatch } from '#core/contract/suppliers.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useToast } from '#renderer/ui/toast.tsx';

export function useSuppliers(store: string) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  const list = useQuery(engine.suppliers.list.queryOptions({ input: { store } }));
  const deliveries = useQuery(engine.suppliers.deliveries.queryOptions({ input: { store } }));

  const refresh = () => void queryClient.invalidateQueries({ queryKey: engine.suppliers.key() });
  const fail = (error: unknown) => {
    refresh();
    toast({ text: errorWords(error, t).title });
  };
  const restore = useMutation(engine.suppliers.update.mutationOptions({ onSuccess: refresh, onError: fail }));
  const update = useMutation(engine.suppliers.update.mutationOptions());
  const learning = useMutation(engine.suppliers.learn.mutationOptions());
  const adding = useMutation(engine.suppliers.add.mutationOptions({ onSuccess: refresh, onError: fail }));
  const removing = useMutation(engine.suppliers.remove.mutationOptions());
  const told = (text: (changed: number) => string) => ({
    onSuccess: ({ changed, before }: { changed: number; before: SupplierPatch[] }) => {
      refresh();
      if (changed === 0) return;
      const undo = { label: t('actions.undo'), onClick: () => restore.mutate({ store, changes: before }) };
      toast({ text: text(changed), action: undo });
    },
    onError: fail,
  });
  const act = {
    change: (patch: SupplierPatch) =>
      update.mutate(
        { store, changes: [patch] },
        told(() => t('inputs.saved', { product: patch.supplier })),
      ),
    learn: (supplier: string | undefined) =>
      learning.mutate(
        { store, suppliers: supplier === undefined ? undefined : [supplier] },
        told((count) => t('inputs.suppliers.learnt', { count })),
      ),
    remove: ({ products: _, name, ...values }: Supplier) =>
      removing.mutate(
        { store, supplier: name },
        {
          onSuccess: () => {
            refresh();
            const undo = () => adding.mutate({ store, supplier: name, ...values });
            toast({
              text: t('inputs.suppliers.removed', { name }),
              action: { label: t('actions.undo'), onClick: undo },
            });
          },
          onError: fail,
        },
      ),
  };
  // Cells are drawn again only when a row changes: what they call must stay the same.
  const latest = useRef(act);
  latest.current = act;
  return {
    suppliers: list.data,
    seen: useMemo(() => new Map((deliveries.data ?? []).map((one) => [one.supplier, one])), [deliveries.data]),
    error: list.error,
    retry: () => void list.refetch(),
    change: useCallback((patch: SupplierPatch) => latest.current.change(patch), []),
    learn: useCallback((supplier: string | undefined) => latest.current.learn(supplier), []),
    remove: useCallback((supplier: Supplier) => latest.current.remove(supplier), []),
  };
}
