// What the explorer shows, as its address says: the view, the product, and the filter of its lists.
import { useCallback, useMemo } from 'react';
import { OBSERVATION_FLAGS, type ObservationFilter, type ObservationFlag } from '#core/contract/explorer.ts';
import { useAddress } from '#renderer/ui/use-address.ts';

export const VIEWS = ['overview', 'observations', 'products', 'corrections'] as const;
export type ExplorerViewName = (typeof VIEWS)[number];

export interface ExplorerView {
  name: ExplorerViewName;
  /** Code of the product; null: the whole store. */
  product: string | null;
  /** Of the list of observations, the product aside. */
  filter: Omit<ObservationFilter, 'product'>;
  isFiltered: boolean;
  show: (change: { view?: ExplorerViewName; product?: string | null; filter?: ExplorerView['filter'] }) => void;
}

const FILTER_KEYS = ['search', 'category', 'from', 'to', 'flags'] as const;

export function useExplorerView(): ExplorerView {
  const [params, changeAddress] = useAddress();
  const filter = useMemo((): ExplorerView['filter'] => {
    const flags = params
      .getAll('flags')
      .filter((flag): flag is ObservationFlag => OBSERVATION_FLAGS.includes(flag as never));
    const category = params.getAll('category');
    const [search, from, to] = [params.get('search'), params.get('from'), params.get('to')];
    return {
      ...(search && { search }),
      ...(category.length > 0 && { category }),
      ...(from && { from }),
      ...(to && { to }),
      ...(flags.length > 0 && { flags }),
    };
  }, [params]);
  const show = useCallback<ExplorerView['show']>(
    (change) =>
      changeAddress(
        (next) => {
          if (change.view) next.set('view', change.view);
          if (change.product === null) next.delete('product');
          else if (change.product !== undefined) next.set('product', change.product);
          if (change.filter) {
            for (const key of FILTER_KEYS) {
              next.delete(key);
              for (const value of [change.filter[key] ?? []].flat()) if (value !== '') next.append(key, value);
            }
          }
        },
        // Words that are being typed are not places to go back to.
        { replace: change.view === undefined && change.product === undefined },
      ),
    [changeAddress],
  );
  return {
    name: VIEWS.find((view) => view === params.get('view')) ?? 'overview',
    product: params.get('product'),
    filter,
    isFiltered: Object.keys(filter).length > 0,
    show,
  };
}
