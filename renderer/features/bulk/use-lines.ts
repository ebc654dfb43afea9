// The lines of an order list, page by page as they come into view; old pages stay on screen while new ones load.
import { replaceEqualDeep, useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { BulkLine } from '#core/contract/bulk.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import type { Shown } from './bulk-view.ts';

export const PAGE_SIZE = 100;
/** Pages asked for before they come into view, on both sides: scrolling meets lines, not gaps that are drawn twice. */
const PAGES_AHEAD = 1;

export interface Lines {
  /** null until the first page has come. */
  total: number | null;
  /** These are the lines that were asked for, not those of the order or filter before. */
  isCurrent: boolean;
  categories: string[];
  suppliers: string[];
  getLine: (index: number) => BulkLine | undefined;
  onRange: (first: number, last: number) => void;
  error: unknown;
  retry: () => void;
}

const NOTHING_YET: Pick<Lines, 'total' | 'categories' | 'suppliers' | 'getLine'> = {
  total: null,
  categories: [],
  suppliers: [],
  getLine: () => undefined,
};

export function useLines(bulkId: string, { filter, sorting }: Shown): Lines {
  const engine = useEngine();
  const queryClient = useQueryClient();
  // Pages, not rows: the list is drawn again when another page is needed, not at every scrolled row.
  const [{ firstPage, lastPage }, setPages] = useState({ firstPage: 0, lastPage: 0 });
  // The first page is always there: it carries the totals.
  const wanted = [...new Set([0, ...Array.from({ length: lastPage - firstPage + 1 }, (_, i) => firstPage + i)])];
  const input = (page: number) => ({
    bulkId,
    offset: page * PAGE_SIZE,
    limit: PAGE_SIZE,
    sort: sorting.key,
    descending: sorting.descending,
    filter,
  });
  const pages = useQueries({
    queries: wanted.map((page) => engine.bulk.page.queryOptions({ input: input(page) })),
  });
  const head = pages[0]?.data;
  const byPage = new Map(wanted.map((page, i) => [page, pages[i].data]));
  // A page that was seen before is shown at once, before its query is asked for again.
  const pageOf = (page: number) => {
    if (!byPage.has(page)) {
      byPage.set(page, queryClient.getQueryData(engine.bulk.page.queryKey({ input: input(page) })));
    }
    return byPage.get(page);
  };
  // Another order or filter: the lines of the one before stay until the new ones are there.
  const kept = useRef(NOTHING_YET);
  if (head) {
    const { total } = head;
    // The same for every order and filter: the filters above the list need not hear of them again.
    const categories = replaceEqualDeep(kept.current.categories, head.categories);
    const suppliers = replaceEqualDeep(kept.current.suppliers, head.suppliers);
    const getLine = (index: number) => pageOf(Math.floor(index / PAGE_SIZE))?.lines[index % PAGE_SIZE];
    kept.current = { total, categories, suppliers, getLine };
  }
  const total = head?.total ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `input` is made of what stands here
  useEffect(() => {
    const last = Math.min(lastPage + PAGES_AHEAD, Math.ceil(total / PAGE_SIZE) - 1);
    for (let page = Math.max(0, firstPage - PAGES_AHEAD); page <= last; page++) {
      if (page >= firstPage && page <= lastPage) continue;
      void queryClient.prefetchQuery(engine.bulk.page.queryOptions({ input: input(page) }));
    }
  }, [queryClient, engine, bulkId, filter, sorting, firstPage, lastPage, total]);
  const onRange = useCallback((first: number, last: number) => {
    const wanted = { firstPage: Math.floor(first / PAGE_SIZE), lastPage: Math.floor(last / PAGE_SIZE) };
    setPages((old) => (old.firstPage === wanted.firstPage && old.lastPage === wanted.lastPage ? old : wanted));
  }, []);
  return {
    ...kept.current,
    isCurrent: head !== undefined,
    onRange,
    error: pages.find(({ error }) => error)?.error ?? null,
    retry: () => pages.forEach((page) => void (page.error && page.refetch())),
  };
}
