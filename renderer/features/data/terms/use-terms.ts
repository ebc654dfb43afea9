// The products of a store with their terms: what is looked at, page by page, and what is changed, with its undo.
import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '#core/contract/contract.ts';
import type { TermsFilter, TermsLine, TermsPatch, TermsSortKey } from '#core/contract/terms.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import type { Sorting } from '#renderer/ui/table/sorting.ts';
import { useToast } from '#renderer/ui/toast.tsx';

const PAGE_SIZE = 200;

export interface TermsView {
  filter: TermsFilter;
  setFilter: (change: Partial<TermsFilter>) => void;
  clearFilter: () => void;
  isFiltered: boolean;
  sorting: Sorting<TermsSortKey>;
  setSorting: (sorting: Sorting<TermsSortKey>) => void;
}

/** Empty lists and words are left out, so that equal filters are equal inputs. */
const tidy = ({ search, category, supplier, unknown }: TermsFilter): TermsFilter => ({
  ...(search?.trim() ? { search: search.trim() } : {}),
  ...(category?.length ? { category } : {}),
  ...(supplier?.length ? { supplier } : {}),
  ...(unknown?.length ? { unknown } : {}),
});

export function useTermsView(): TermsView {
  const [all, setAll] = useState<TermsFilter>({});
  const [sorting, setSorting] = useState<Sorting<TermsSortKey>>({ key: 'name', descending: false });
  const filter = useMemo(() => tidy(all), [all]);
  return {
    filter,
    setFilter: useCallback((change: Partial<TermsFilter>) => setAll((old) => ({ ...old, ...change })), []),
    clearFilter: useCallback(() => setAll({}), []),
    isFiltered: Object.keys(filter).length > 0,
    sorting,
    setSorting,
  };
}

export function useTermsLines(store: string, { filter, sorting }: Pick<TermsView, 'filter' | 'sorting'>) {
  const engine = useEngine();
  const [{ firstPage, lastPage }, setPages] = useState({ firstPage: 0, lastPage: 0 });
  // The first page is always there: it carries the totals.
  const wanted = [...new Set([0, ...Array.from({ length: lastPage - firstPage + 1 }, (_, i) => firstPage + i)])];
  const pages = useQueries({
    queries: wanted.map((page) =>
      engine.terms.page.queryOptions({
        input: {
          store,
          filter,
          sort: sorting.key,
          descending: sorting.descending,
          offset: page * PAGE_SIZE,
          limit: PAGE_SIZE,
        },
      }),
    ),
  });
  const byPage = new Map(wanted.map((page, i) => [page, pages[i].data]));
  const head = byPage.get(0);
  // Another order or filter: the lines of the one before stay until the new ones are there.
  const kept = useRef<{ head: typeof head; getLine: (index: number) => TermsLine | undefined }>({
    head: undefined,
    getLine: () => undefined,
  });
  if (head) {
    const getLine = (index: number) => byPage.get(Math.floor(index / PAGE_SIZE))?.lines[index % PAGE_SIZE];
    kept.current = { head, getLine };
  }
  return {
    head: kept.current.head,
    getLine: kept.current.getLine,
    onRange: useCallback((first: number, last: number) => {
      const next = { firstPage: Math.floor(first / PAGE_SIZE), lastPage: Math.floor(last / PAGE_SIZE) };
      setPages((old) => (old.firstPage === next.firstPage && old.lastPage === next.lastPage ? old : next));
    }, []),
    error: pages.find(({ error }) => error)?.error ?? null,
    retry: () => pages.forEach((page) => void (page.error && page.refetch())),
  };
}

/** Changes of one product or of all that match; a toast offers to undo. */
export function useChangeTerms(store: string) {
  const engine = useEngine();
  const queryClient = useQueryClient();
  const toast = useToast();
  const { t } = useTranslation();
  const refresh = () => void queryClient.invalidateQueries({ queryKey: engine.terms.key() });
  const fail = (error: unknown) => {
    refresh();
    toast({ text: errorWords(error, t).title });
  };
  const restore = useMutation(engine.terms.update.mutationOptions({ onSuccess: refresh, onError: fail }));
  const told = (text: (changed: number) => string) => ({
    onSuccess: ({ changed, before }: { changed: number; before: TermsPatch[] }) => {
      refresh();
      if (changed === 0) return;
      const undo = { label: t('actions.undo'), onClick: () => restore.mutate({ store, changes: before }) };
      toast({ text: text(changed), action: undo });
    },
    onError: fail,
  });
  const one = useMutation(engine.terms.update.mutationOptions());
  const many = useMutation(engine.terms.updateMatching.mutationOptions());
  const words = useRef({ t, told, one, many });
  words.current = { t, told, one, many };
  return {
    isPending: many.isPending,
    setOne: useCallback(
      (line: TermsLine, patch: Omit<TermsPatch, 'product'>) => {
        const { one: mutation, told: tell, t: say } = words.current;
        const text = () => say('inputs.saved', { product: line.name });
        mutation.mutate({ store, changes: [{ ...patch, product: line.product }] }, tell(text));
      },
      [store],
    ),
    setMany: (filter: TermsFilter, values: Inputs['terms']['updateMatching']['values']) =>
      many.mutate(
        { store, filter, values },
        told((changed) => t('inputs.savedMany', { count: changed })),
      ),
  };
}
