// The rows of a long list, loaded page by page as they come into view. While a new order loads, the rows before it stay.
import { type UseQueryOptions, useQueries } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';

const PAGE_SIZE = 200;

export interface Pages<Page, Row> {
  /** The first page: it carries the totals. undefined until it is there. */
  head: Page | undefined;
  getRow: (index: number) => Row | undefined;
  onRange: (first: number, last: number) => void;
  error: Error | null;
  retry: () => void;
}

export function usePages<Page, Row>(
  // biome-ignore lint/suspicious/noExplicitAny: error and key of a query do not matter here.
  optionsOf: (page: { offset: number; limit: number }) => UseQueryOptions<any, any, Page, any>,
  rowsOf: (page: Page) => readonly Row[],
): Pages<Page, Row> {
  const [{ first, last }, setShown] = useState({ first: 0, last: 0 });
  const wanted = [...new Set([0, ...Array.from({ length: last - first + 1 }, (_, i) => first + i)])];
  const pages = useQueries({
    queries: wanted.map((page) => optionsOf({ offset: page * PAGE_SIZE, limit: PAGE_SIZE })),
  });
  const byPage = new Map(wanted.map((page, i) => [page, pages[i].data as Page | undefined]));
  const head = byPage.get(0);
  const kept = useRef<Pick<Pages<Page, Row>, 'head' | 'getRow'>>({ head: undefined, getRow: () => undefined });
  if (head) {
    const getRow = (index: number): Row | undefined => {
      const page = byPage.get(Math.floor(index / PAGE_SIZE));
      return page && rowsOf(page)[index % PAGE_SIZE];
    };
    kept.current = { head, getRow };
  }
  return {
    ...kept.current,
    onRange: useCallback((from: number, to: number) => {
      const next = { first: Math.floor(from / PAGE_SIZE), last: Math.floor(to / PAGE_SIZE) };
      setShown((old) => (old.first === next.first && old.last === next.last ? old : next));
    }, []),
    error: (pages.find(({ error }) => error)?.error as Error | undefined) ?? null,
    retry: () => pages.forEach((page) => void (page.error && page.refetch())),
  };
}
