// Products with what their records say: filtered, sorted.
import type { ExplorerProduct, ProductListInput, ProductSortKey } from '#core/contract/explorer.ts';
import { dayFromIso } from '#core/math/day.ts';
import type { IndexedProduct, RecordIndex } from './record-index.ts';
import { fits, rankByName } from './record-list.ts';
import { sortIndexes } from './sort-order.ts';

export function listExplorerProducts(
  { products, categories }: RecordIndex,
  { filter, sort, descending }: Omit<ProductListInput, 'store'>,
): IndexedProduct[] {
  const flags = filter.flags ?? [];
  const matching = products.flatMap((product, at) =>
    fits(product, filter) && (flags.length === 0 || flags.some((flag) => product.statistics.flags[flag] > 0))
      ? [at]
      : [],
  );
  const names = rankByName(products);
  const byName = sortIndexes(Uint32Array.from(matching), (at) => names[at], sort === 'product' && descending);
  const order =
    sort === 'product' ? byName : sortIndexes(byName, (at) => keyOf(products[at], sort, categories), descending);
  return [...order].map((at) => products[at]);
}

/** NaN: not known, last in both directions. */
function keyOf({ product, statistics }: IndexedProduct, sort: ProductSortKey, categories: readonly string[]): number {
  if (sort === 'category') return product.category === null ? Number.NaN : categories.indexOf(product.category);
  if (sort === 'missing' || sort === 'outlier' || sort === 'soldOut') return statistics.flags[sort];
  if (sort === 'firstDay' || sort === 'lastDay') {
    const day = statistics[sort];
    return day === null ? Number.NaN : dayFromIso(day);
  }
  return sort === 'product' ? 0 : (statistics[sort] ?? Number.NaN);
}

export const describeExplorerProduct = ({ product, mergedFrom, statistics }: IndexedProduct): ExplorerProduct => ({
  ...statistics,
  product: product.code,
  name: product.name,
  category: product.category,
  mergedFrom: [...mergedFrom],
});
