// What the user is looking at in an order list: filter, order, hidden columns. Kept in the page, sent with each page request.
import { useCallback, useMemo, useState } from 'react';
import type { Inputs } from '#core/contract/contract.ts';
import type { Sorting } from '#renderer/ui/table/sorting.ts';

export type BulkPageInput = Inputs['bulk']['page'];
export type BulkFilter = NonNullable<BulkPageInput['filter']>;
export type BulkSortKey = NonNullable<BulkPageInput['sort']>;

const COLUMNS_KEY = 'shelfcast.bulk.hidden-columns';

export interface BulkView {
  filter: BulkFilter;
  setFilter: (change: Partial<BulkFilter>) => void;
  clearFilter: () => void;
  isFiltered: boolean;
  sorting: Sorting<BulkSortKey>;
  setSorting: (sorting: Sorting<BulkSortKey>) => void;
  hidden: ReadonlySet<string>;
  toggleColumn: (id: string) => void;
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
  const [filter, setAll] = useState<BulkFilter>({});
  const [sorting, setSorting] = useState<Sorting<BulkSortKey>>({ key: 'priority', descending: true });
  const [hidden, setHidden] = useState<ReadonlySet<string>>(storedColumns);
  const setFilter = useCallback((change: Partial<BulkFilter>) => setAll((old) => ({ ...old, ...change })), []);
  const clearFilter = useCallback(() => setAll({}), []);
  const toggleColumn = useCallback((id: string) => {
    setHidden((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      localStorage.setItem(COLUMNS_KEY, JSON.stringify([...next]));
      return next;
    });
  }, []);
  const tidied = useMemo(() => tidy(filter), [filter]);
  return useMemo(
    () => ({
      filter: tidied,
      setFilter,
      clearFilter,
      isFiltered: Object.keys(tidied).length > 0,
      sorting,
      setSorting,
      hidden,
      toggleColumn,
    }),
    [tidied, setFilter, clearFilter, sorting, hidden, toggleColumn],
  );
}
