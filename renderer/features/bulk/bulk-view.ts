// What the user is looking at in an order list: filter, order, hidden columns. Kept in the page, sent with each page request.
import { useCallback, useMemo, useState } from 'react';
import type { Inputs } from '#core/contract/contract.ts';
import type { Sorting } from '#renderer/ui/table/sorting.ts';

export type BulkPageInput = Inputs['bulk']['page'];
export type BulkFilter = NonNullable<BulkPageInput['filter']>;
export type BulkSortKey = NonNullable<BulkPageInput['sort']>;

const COLUMNS_KEY = 'shelfcast.bulk.hidden-columns';

export interface ListFilter {
  filter: BulkFilter;
  setFilter: (change: Partial<BulkFilter>) => void;
  clearFilter: () => void;
  isFiltered: boolean;
}

export interface HiddenColumns {
  hidden: ReadonlySet<string>;
  toggleColumn: (id: string) => void;
}

/** Each part is the same object as long as it says the same, so that a part of the page is drawn for its own news only. */
export interface BulkView {
  filtering: ListFilter;
  sorting: Sorting<BulkSortKey>;
  setSorting: (sorting: Sorting<BulkSortKey>) => void;
  columns: HiddenColumns;
}

/** Which lines, in which order. */
export interface Shown {
  filter: BulkFilter;
  sorting: Sorting<BulkSortKey>;
}

function storedColumns(): Set<string> {
  try {
    return new Set(JSON.parse(localStorage.getItem(COLUMNS_KEY) ?? '[]') as string[]);
  } catch {
    return new Set();
  }
}

/** Empty lists and words are left out, so that equal filters are equal inputs. */
function tidy({ search, status, category, supplier, onlyToOrder }: BulkFilter): BulkFilter {
  return {
    ...(search?.trim() ? { search: search.trim() } : {}),
    ...(status?.length ? { status } : {}),
    ...(category?.length ? { category } : {}),
    ...(supplier?.length ? { supplier } : {}),
    ...(onlyToOrder ? { onlyToOrder } : {}),
  };
}

export function useBulkView(): BulkView {
  const filtering = useListFilter();
  const columns = useHiddenColumns();
  const [sorting, setSorting] = useState<Sorting<BulkSortKey>>({ key: 'priority', descending: true });
  return { filtering, sorting, setSorting, columns };
}

function useListFilter(): ListFilter {
  const [chosen, setAll] = useState<BulkFilter>({});
  const setFilter = useCallback((change: Partial<BulkFilter>) => setAll((old) => ({ ...old, ...change })), []);
  const clearFilter = useCallback(() => setAll({}), []);
  return useMemo(() => {
    const filter = tidy(chosen);
    return { filter, setFilter, clearFilter, isFiltered: Object.keys(filter).length > 0 };
  }, [chosen, setFilter, clearFilter]);
}

function useHiddenColumns(): HiddenColumns {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(storedColumns);
  const toggleColumn = useCallback((id: string) => {
    setHidden((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      localStorage.setItem(COLUMNS_KEY, JSON.stringify([...next]));
      return next;
    });
  }, []);
  return useMemo(() => ({ hidden, toggleColumn }), [hidden, toggleColumn]);
}
