// All records of a store as columns, with what stands out of each: read once for each version of the data, a few
// milliseconds at a time, so that any filter and order over 600,000 records is a pass over arrays.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { OBSERVATION_FLAGS, type ObservationFlag, type SeriesStatistics } from '#core/contract/explorer.ts';
import { judgeRecords, KNOWN, UNKNOWN } from '#core/features/known-demand.ts';
import type { Day } from '#core/math/day.ts';
import { isoFromDay } from '#core/math/day.ts';
import {
  type LayersOfDay,
  listRecordedProducts,
  listUploadNames,
  loadLayersOfDays,
  type RecordedProduct,
  readRecordRows,
} from '#core/store/record-rows.ts';
import { PRICE_SCALE } from '#core/store/series.ts';
import type { ReadDb } from '#core/store/sql.ts';
import type { StoreFacts, StoreTotals } from '#core/store/store-facts.ts';
import { findOutliers } from './outliers.ts';
import { describeSteps } from './series-statistics.ts';

/** The bit of each flag in `RecordColumns.flags`. */
export const FLAG_BITS = Object.fromEntries(OBSERVATION_FLAGS.map((flag, i) => [flag, 1 << i])) as Record<
  ObservationFlag,
  number
>;

/** Records in the order of their products' codes and of the days; prices in major units, NaN: not recorded. */
export interface RecordColumns {
  readonly count: number;
  /** Index into `products`. */
  readonly product: Uint32Array;
  /** Index into `recorded`: the product under whose code it was recorded. */
  readonly source: Uint32Array;
  readonly day: Int32Array;
  readonly units: Float64Array;
  readonly price: Float64Array;
  readonly revenue: Float64Array;
  readonly stock: Float64Array;
  /** 1, 0, −1: not recorded. */
  readonly promotion: Int8Array;
  readonly flags: Uint16Array;
  /** Index into `files`; −1: none, corrected by hand. */
  readonly file: Int32Array;
}

export interface IndexedProduct {
  readonly product: RecordedProduct;
  readonly mergedFrom: readonly string[];
  /** Its records are those from … to, not including, to. */
  readonly from: number;
  readonly to: number;
  readonly statistics: SeriesStatistics;
  /** Steps without a record that count as zero. */
  readonly missing: Int32Array;
}

export interface RecordIndex {
  readonly facts: StoreFacts;
  readonly columns: RecordColumns;
  readonly recorded: readonly RecordedProduct[];
  readonly products: readonly IndexedProduct[];
  readonly files: readonly string[];
  /** Of the categories in use, by name. */
  readonly categories: readonly string[];
}

/** Work between two turns of the event loop, in records: some 20 ms. */
const SLICE_RECORDS = 20_000;

/** Gives up, with undefined, as soon as `isOutdated` says that the data changed meanwhile. */
export async function buildRecordIndex(
  db: ReadDb,
  facts: StoreFacts,
  isOutdated: () => boolean,
): Promise<RecordIndex | undefined> {
  const recorded = listRecordedProducts(db, facts.store.id);
  const columns = allocate(facts.observationCount);
  const names = listUploadNames(db);
  const files = [...new Set([...names.values()].filter((name) => name !== null))].sort();
  const fileIndex = new Map(files.map((name, i) => [name, i]));
  const fileOf = new Map([...names].map(([id, name]) => [id, name === null ? -1 : (fileIndex.get(name) ?? -1)]));
  const totals = facts.totals();
  const members = Map.groupBy(
    recorded.map((product, source) => ({ product, source })),
    ({ product }) => product.root,
  );
  const products: IndexedProduct[] = [];
  let at = 0;
  let sinceTurn = 0;
  for (const product of recorded) {
    if (product.root !== product.id) continue;
    const from = at;
    const group = members.get(product.id) ?? [];
    const layers = new Map<number, Map<Day, LayersOfDay>>();
    const rows = group.flatMap((member) => {
      layers.set(member.source, loadLayersOfDays(db, member.product.id));
      return readRecordRows(db, member.product.id).map((row) => ({ row, source: member.source }));
    });
    if (group.length > 1) rows.sort((a, b) => a.row[0] - b.row[0]);
    for (const { row, source } of rows) {
      const [day, units, price, discount, promotion, closed, stock, uploadId] = row;
      columns.product[at] = products.length;
      columns.source[at] = source;
      columns.day[at] = day;
      columns.units[at] = units;
      columns.price[at] = price === null ? Number.NaN : price / PRICE_SCALE;
      columns.revenue[at] = units * columns.price[at] * (1 - (discount ?? 0));
      columns.stock[at] = stock ?? Number.NaN;
      columns.promotion[at] = promotion ?? -1;
      columns.file[at] = fileOf.get(uploadId) ?? -1;
      columns.flags[at] = recordFlags({ units, promotion, closed, uploadId }, layers.get(source)?.get(day), fileOf);
      at++;
    }
    const mergedFrom = group.filter((one) => one.product.id !== product.id).map((one) => one.product.code);
    products.push({ product, mergedFrom, from, to: at, ...judgeProduct(columns, from, at, facts, totals) });
    sinceTurn += 50 + at - from;
    if (sinceTurn < SLICE_RECORDS) continue;
    sinceTurn = 0;
    await nextTurn();
    if (isOutdated()) return undefined;
  }
  const categories = [...new Set(products.flatMap(({ product }) => product.category ?? []))].sort();
  return { facts, columns, recorded, products, files, categories };
}

function allocate(count: number): RecordColumns {
  return {
    count,
    product: new Uint32Array(count),
    source: new Uint32Array(count),
    day: new Int32Array(count),
    units: new Float64Array(count),
    price: new Float64Array(count),
    revenue: new Float64Array(count),
    stock: new Float64Array(count),
    promotion: new Int8Array(count),
    flags: new Uint16Array(count),
    file: new Int32Array(count),
  };
}

function recordFlags(
  row: { units: number; promotion: number | null; closed: number | null; uploadId: string },
  layers: LayersOfDay | undefined,
  fileOf: ReadonlyMap<string, number>,
): number {
  const isFile = fileOf.get(row.uploadId) !== -1;
  const sources = new Set([...(layers?.files ?? []), ...(isFile ? [row.uploadId] : [])]);
  let flags = 0;
  if (row.units < 0) flags |= FLAG_BITS.negative;
  if (row.promotion === 1) flags |= FLAG_BITS.promotion;
  if (row.closed === 1) flags |= FLAG_BITS.closed;
  if (!isFile || layers?.isCorrected) flags |= FLAG_BITS.corrected;
  if (sources.size > 1) flags |= FLAG_BITS.overlapped;
  return flags;
}

/** Flags that need the whole series, and its statistics. */
function judgeProduct(
  columns: RecordColumns,
  from: number,
  to: number,
  facts: StoreFacts,
  totals: StoreTotals | null,
): Pick<IndexedProduct, 'statistics' | 'missing'> {
  if (!totals || from === to) return { statistics: emptyStatistics(), missing: new Int32Array() };
  const { calendar, sold, closedSteps } = totals;
  const first = calendar.stepOf(columns.day[from]);
  const length = calendar.days.length - first;
  const units = new Float64Array(length).fill(Number.NaN);
  const stock = new Float64Array(length).fill(Number.NaN);
  const closed = new Uint8Array(length);
  for (let at = from; at < to; at++) {
    const step = calendar.stepOf(columns.day[at]) - first;
    units[step] = Number.isNaN(units[step]) ? columns.units[at] : units[step] + columns.units[at];
    if (!Number.isNaN(columns.stock[at])) stock[step] = Math.max(0, columns.stock[at]);
    if (columns.flags[at] & FLAG_BITS.closed || closedSteps?.[first + step] === 1) closed[step] = 1;
  }
  const missing: number[] = [];
  const open: number[] = [];
  for (let step = 0; step < length; step++) {
    if (Number.isNaN(units[step])) {
      if (sold[first + step] === 1) missing.push(calendar.days[first + step]);
      else closed[step] = 1;
    }
    if (closed[step] === 0) open.push(Number.isNaN(units[step]) ? 0 : Math.max(0, units[step]));
  }
  const netted = units.map((value) => Math.max(0, Number.isNaN(value) ? 0 : value));
  const one = { count: 1, offset: Uint32Array.of(0, length), units: netted, stock, closed };
  const knowledge = judgeRecords(one, facts.store.settings.censorStockOuts);
  // An empty shelf explains why nothing was sold.
  const judged = units.map((value, step) => (knowledge[step] === UNKNOWN ? Number.NaN : value));
  const outlying = new Set(findOutliers(judged).indexes);
  const flags = noFlags();
  let [sum, revenue, minPrice, maxPrice] = [0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = from; at < to; at++) {
    const step = calendar.stepOf(columns.day[at]) - first;
    if (closed[step] === 1) columns.flags[at] |= FLAG_BITS.closed;
    else if (knowledge[step] !== KNOWN) columns.flags[at] |= FLAG_BITS.soldOut;
    if (outlying.has(step)) columns.flags[at] |= FLAG_BITS.outlier;
    for (const flag of OBSERVATION_FLAGS) if (columns.flags[at] & FLAG_BITS[flag]) flags[flag]++;
    sum += columns.units[at];
    if (Number.isNaN(columns.price[at])) continue;
    revenue = (Number.isNaN(revenue) ? 0 : revenue) + columns.revenue[at];
    minPrice = Math.min(minPrice, columns.price[at]);
    maxPrice = Math.max(maxPrice, columns.price[at]);
  }
  flags.missing = missing.length;
  return {
    missing: Int32Array.from(missing),
    statistics: {
      ...describeSteps(Float64Array.from(open)),
      firstDay: isoFromDay(columns.day[from]),
      lastDay: isoFromDay(columns.day[to - 1]),
      observations: to - from,
      units: round(sum),
      revenue: Number.isNaN(revenue) ? null : round(revenue),
      minPrice: Number.isFinite(minPrice) ? minPrice : null,
      maxPrice: Number.isFinite(maxPrice) ? maxPrice : null,
      flags,
    },
  };
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6;
export const noFlags = (): Record<ObservationFlag, number> =>
  Object.fromEntries(OBSERVATION_FLAGS.map((flag) => [flag, 0])) as Record<ObservationFlag, number>;

export const emptyStatistics = (): SeriesStatistics => ({
  ...describeSteps(new Float64Array()),
  firstDay: null,
  lastDay: null,
  observations: 0,
  units: 0,
  revenue: null,
  minPrice: null,
  maxPrice: null,
  flags: noFlags(),
});
