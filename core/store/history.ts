// Sales histories for people: of a product, a category, a whole store.
import { AppError } from '../contract/errors.ts';
import type { History } from '../contract/stores.ts';
import { type Day, isoFromDay } from '../math/day.ts';
import { addRecord, allocateHistory, type HistoryColumns, toHistory } from './history-columns.ts';
import { recordReader } from './merged-products.ts';
import { getProduct } from './products.ts';
import { PRICE_SCALE } from './series.ts';
import { q, type ReadDb } from './sql.ts';
import type { StoreFacts, StoreTotals } from './store-facts.ts';

export interface HistoryRange {
  /** From the first record when left out. */
  fromDay?: Day;
  /** To the store's last known day when left out. */
  toDay?: Day;
  /** Most points of the answer; more steps than that are summed. */
  points?: number;
}

const DEFAULT_POINTS = 1500;

/**
 * History of one product, to the store's last known day. Throws not-found/product, input/invalid when the range is
 * turned around.
 */
export function productHistory(db: ReadDb, facts: StoreFacts, code: string, range: HistoryRange = {}): History {
  const product = getProduct(db, facts.store, code);
  const totals = facts.totals();
  const head = { store: facts.store.code, product: code, category: product.category };
  if (!totals) return { ...head, ...emptyHistory() };
  const columns = allocateHistory(totals.calendar.days.length);
  const recordsOf = recordReader<Record>(db, totals.members, COLUMNS);
  for (const [day, units, price, discount, promotion, closed, stock] of recordsOf(product.id)) {
    const step = totals.calendar.stepOf(day);
    const money = price === null ? null : price / PRICE_SCALE;
    const isClosed = totals.closedSteps?.[step] === 1 ? 1 : closed;
    addRecord(columns, step, { units, price: money, discount, promotion, closed: isClosed, stock });
  }
  return { ...head, ...inRange(columns, totals, range) };
}

const COLUMNS = ['day', 'units', 'price', 'discount', 'promotion', 'closed', 'stock'] as const;
type Cell = number | null;
type Record = [day: Day, units: number, price: Cell, discount: Cell, promotion: Cell, closed: Cell, stock: Cell];

/** First and last day with a record of a product up to a day, and how many records there are; null: none. */
export function productRecord(
  db: ReadDb,
  productId: number,
  upToDay: Day,
): { firstDay: Day | null; lastDay: Day | null; records: number } {
  const row = db.get(
    q
      .selectFrom('observation')
      .select(({ fn }) => [
        fn.min('day').as('firstDay'),
        fn.max('day').as('lastDay'),
        fn.countAll<number>().as('records'),
      ])
      .where(({ or, eb, selectFrom }) =>
        or([
          eb('product_id', '=', productId),
          eb('product_id', 'in', selectFrom('merged_product').select('id').where('root', '=', productId)),
        ]),
      )
      .where('day', '<=', upToDay),
  );
  return row ?? { firstDay: null, lastDay: null, records: 0 };
}

/**
 * History of the whole store, or of one category. `promotion` is true where anything was promoted, `price` the mean
 * price of what was sold. A category nobody has is an empty history. Throws input/invalid.
 */
export function totalHistory(facts: StoreFacts, range: HistoryRange & { category?: string } = {}): History {
  const totals = facts.totals();
  const head = { store: facts.store.code, product: null, category: range.category ?? null };
  const columns = range.category === undefined ? totals?.all : totals?.byCategory.get(range.category);
  return totals && columns ? { ...head, ...inRange(columns, totals, range) } : { ...head, ...emptyHistory() };
}

function inRange(columns: HistoryColumns, totals: StoreTotals, range: HistoryRange) {
  if (range.fromDay !== undefined && range.toDay !== undefined && range.fromDay > range.toDay) {
    const [got, expected] = [isoFromDay(range.fromDay), `on or before ${isoFromDay(range.toDay)}`];
    const message = `The first day ${got} lies after the last one; expected ${expected}.`;
    throw new AppError('input/invalid', message, { field: 'from', got, expected });
  }
  const { days } = totals.calendar;
  const firstStep = columns.records.findIndex((records) => records > 0);
  if (firstStep < 0) return emptyHistory();
  return toHistory(columns, {
    days,
    storeSold: totals.sold,
    firstStep,
    fromStep: range.fromDay === undefined ? firstStep : firstAtOrAfter(days, range.fromDay),
    toStep: range.toDay === undefined ? days.length - 1 : firstAtOrAfter(days, range.toDay + 1) - 1,
    points: range.points ?? DEFAULT_POINTS,
  });
}

/** Index of the first day at or after `day`; the length when all are before it. */
function firstAtOrAfter(days: Int32Array, day: Day): number {
  const found = days.findIndex((candidate) => candidate >= day);
  return found < 0 ? days.length : found;
}

const emptyHistory = () => ({
  day: [],
  units: [],
  revenue: [],
  price: [],
  promotion: [],
  stock: [],
  closed: [],
  soldOut: [],
  daysPerPoint: 1,
});
