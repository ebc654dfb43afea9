// The records that a filter lets through, in the order asked for: numbers of rows, from which pages are cut.
import type {
  Observation,
  ObservationFilter,
  ObservationListInput,
  ObservationSortKey,
} from '#core/contract/explorer.ts';
import { OBSERVATION_FLAGS } from '#core/contract/explorer.ts';
import { type Day, dayFromIso, isoFromDay } from '#core/math/day.ts';
import { foldText } from '#core/store/text-fold.ts';
import { FLAG_BITS, type IndexedProduct, type RecordIndex } from './record-index.ts';
import { sortIndexes } from './sort-order.ts';

/** Rows from `columns.count` on are days without a record: their product and day. */
export interface ObservationList {
  readonly order: Uint32Array;
  readonly missing: { readonly product: Uint32Array; readonly day: Int32Array };
}

/** Product by product, days ascending, then sorted: equal values stay in this order. */
export function listObservations(
  index: RecordIndex,
  { filter, sort, descending }: Omit<ObservationListInput, 'store'>,
): ObservationList {
  const { columns, products } = index;
  const [from, to] = [dayOf(filter.from, Number.MIN_SAFE_INTEGER), dayOf(filter.to, Number.MAX_SAFE_INTEGER)];
  const asked = filter.flags ?? [];
  const mask = asked.reduce((bits, flag) => bits | FLAG_BITS[flag], 0) & ~FLAG_BITS.missing;
  const withMissing = asked.includes('missing');
  const onlyMissing = withMissing && asked.length === 1;
  const rows = new Uint32Array(columns.count + (withMissing ? countMissing(products) : 0));
  const missing = { product: [] as number[], day: [] as Day[] };
  let count = 0;
  products.forEach((product, at) => {
    if (!fits(product, filter)) return;
    if (!onlyMissing) {
      for (let row = product.from; row < product.to; row++) {
        const day = columns.day[row];
        if (day < from || day > to || (asked.length > 0 && (columns.flags[row] & mask) === 0)) continue;
        rows[count++] = row;
      }
    }
    if (!withMissing) return;
    for (const day of product.missing) {
      if (day < from || day > to) continue;
      rows[count++] = columns.count + missing.product.length;
      missing.product.push(at);
      missing.day.push(day);
    }
  });
  const found = { product: Uint32Array.from(missing.product), day: Int32Array.from(missing.day) };
  const order = sortRows(index, found, rows.slice(0, count), sort, descending);
  return { order, missing: found };
}

const dayOf = (iso: string | undefined, otherwise: Day): Day => (iso === undefined ? otherwise : dayFromIso(iso));
const countMissing = (products: readonly IndexedProduct[]): number =>
  products.reduce((sum, { missing }) => sum + missing.length, 0);

/** Whether a product's code, name and category fit. */
export function fits(
  { product, mergedFrom }: IndexedProduct,
  filter: Pick<ObservationFilter, 'search' | 'category' | 'product'>,
): boolean {
  if (filter.product !== undefined && product.code !== filter.product && !mergedFrom.includes(filter.product))
    return false;
  if (filter.category?.length && (product.category === null || !filter.category.includes(product.category)))
    return false;
  if (!filter.search?.trim()) return true;
  const text = foldText([product.code, product.name, product.category ?? '', ...mergedFrom].join('\n'));
  return foldText(filter.search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function sortRows(
  { columns, products }: RecordIndex,
  missing: ObservationList['missing'],
  rows: Uint32Array,
  sort: ObservationSortKey,
  descending: boolean,
): Uint32Array {
  const { count } = columns;
  if (sort === 'product') {
    const names = rankByName(products);
    return sortIndexes(
      rows,
      (row) => names[row < count ? columns.product[row] : missing.product[row - count]],
      descending,
    );
  }
  const column = sort === 'day' ? columns.day : columns[sort];
  const ofMissing = (row: number): number => (sort === 'day' ? missing.day[row - count] : Number.NaN);
  return sortIndexes(rows, (row) => (row < count ? column[row] : ofMissing(row)), descending);
}

/** Place of each product in the order of names. */
export function rankByName(products: readonly IndexedProduct[]): Uint32Array {
  const order = products.map((_, i) => i);
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  order.sort((a, b) => collator.compare(products[a].product.name, products[b].product.name) || a - b);
  const ranks = new Uint32Array(products.length);
  order.forEach((at, rank) => {
    ranks[at] = rank;
  });
  return ranks;
}

/** One row as the contract has it. */
export function describeObservation(
  { columns, products, recorded, files }: RecordIndex,
  list: ObservationList,
  row: number,
): Observation {
  const isMissing = row >= columns.count;
  const { product } = products[isMissing ? list.missing.product[row - columns.count] : columns.product[row]];
  const head = { product: product.code, name: product.name, category: product.category };
  if (isMissing) {
    const day = isoFromDay(list.missing.day[row - columns.count]);
    const nothing = { recordedAs: null, units: null, price: null, revenue: null, stock: null, promotion: null };
    return { ...head, day, ...nothing, flags: ['missing'], fileName: null };
  }
  const source = recorded[columns.source[row]];
  return {
    ...head,
    recordedAs: source.code === product.code ? null : source.code,
    day: isoFromDay(columns.day[row]),
    units: columns.units[row],
    price: orNull(columns.price[row]),
    revenue: orNull(columns.revenue[row]),
    stock: orNull(columns.stock[row]),
    promotion: columns.promotion[row] < 0 ? null : columns.promotion[row] === 1,
    flags: OBSERVATION_FLAGS.filter((flag) => columns.flags[row] & FLAG_BITS[flag]),
    fileName: files[columns.file[row]] ?? null,
  };
}

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
