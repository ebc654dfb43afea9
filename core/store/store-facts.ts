// What is asked of a store again and again, computed once for each version of its data.
import type { Day } from '../math/day.ts';
import { loadClosedSteps } from './closed-days.ts';
import { addRecord, allocateHistory, type HistoryColumns } from './history-columns.ts';
import { loadMembers, type Members, recordReader } from './merged-products.ts';
import { PRICE_SCALE } from './series.ts';
import type { ReadDb } from './sql.ts';
import { type StepCalendar, stepCalendar } from './steps.ts';
import { getStore, type StoreRow } from './stores.ts';

export interface StoreFacts {
  readonly store: StoreRow;
  readonly productCount: number;
  readonly observationCount: number;
  /** First and last day with a record; null while there is none. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Steps and sums of the store; null while it has no record. Read at the first use: about 0.3 s for 600,000. */
  totals(): StoreTotals | null;
}

export interface StoreTotals {
  readonly calendar: StepCalendar;
  /** 1 where the store sold anything. */
  readonly sold: Uint8Array;
  readonly all: HistoryColumns;
  readonly byCategory: ReadonlyMap<string, HistoryColumns>;
  /** 1 where the store was closed, whatever the records say; null: on no step. */
  readonly closedSteps: Uint8Array | null;
  readonly members: Members;
}

/** Keeps the facts of every store until its data_version changes. */
export class StoreFactsCache {
  readonly #db: ReadDb;
  readonly #facts = new Map<number, StoreFacts>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** Throws not-found/store. The store's row (name, settings) is always the present one. */
  of(storeCode: string): StoreFacts {
    const store = getStore(this.#db, storeCode);
    const known = this.#facts.get(store.id);
    if (known?.store.data_version === store.data_version) return { ...known, store };
    const facts = readFacts(this.#db, store);
    this.#facts.set(store.id, facts);
    return facts;
  }
}

interface Counts {
  products: number;
  observations: number;
  firstDay: Day | null;
  lastDay: Day | null;
}

const COUNTS_SQL = `
SELECT count(DISTINCT CASE WHEN p.merged_into IS NULL THEN p.id END) AS products, count(o.day) AS observations, min(o.day) AS firstDay, max(o.day) AS lastDay
FROM product p LEFT JOIN observation o ON o.product_id = p.id WHERE p.store_id = ?`;

function readFacts(db: ReadDb, store: StoreRow): StoreFacts {
  const counts = db.prepare<[number], Counts>(COUNTS_SQL).get(store.id) as Counts;
  const { firstDay, lastDay } = counts;
  let totals: StoreTotals | null | undefined;
  return {
    store,
    productCount: counts.products,
    observationCount: counts.observations,
    firstDay,
    lastDay,
    totals() {
      if (totals === undefined) {
        const calendar =
          firstDay === null || lastDay === null ? null : stepCalendar(store.frequency, firstDay, lastDay);
        totals = calendar && sumStore(db, store, calendar);
      }
      return totals;
    },
  };
}

type Row = [
  day: Day,
  units: number,
  price: number | null,
  discount: number | null,
  promotion: number | null,
  closed: number | null,
  stock: number | null,
];

const COLUMNS = ['day', 'units', 'price', 'discount', 'promotion', 'closed', 'stock'] as const;
const PRODUCTS_SQL = 'SELECT id, category FROM product WHERE store_id = ? AND merged_into IS NULL ORDER BY id';

/** Product by product rather than by GROUP BY: one range of pages each, and no sorting. */
function sumStore(db: ReadDb, store: StoreRow, calendar: StepCalendar): StoreTotals {
  const closedSteps = loadClosedSteps(db, store, calendar);
  const members = loadMembers(db, store.id);
  const recordsOf = recordReader<Row>(db, members, COLUMNS);
  const steps = calendar.days.length;
  const all = allocateHistory(steps);
  const byCategory = new Map<string, HistoryColumns>();
  const sold = new Uint8Array(steps);
  const products = db.prepare<[number], { id: number; category: string | null }>(PRODUCTS_SQL).all(store.id);
  for (const { id, category } of products) {
    const own = category === null ? undefined : (byCategory.get(category) ?? allocateHistory(steps));
    if (category !== null && own) byCategory.set(category, own);
    for (const [day, units, price, discount, promotion, closed, stock] of recordsOf(id)) {
      const step = calendar.stepOf(day);
      const isClosed = closedSteps?.[step] === 1;
      const money = price === null ? null : price / PRICE_SCALE;
      const record = { units, price: money, discount, promotion, closed: isClosed ? 1 : closed, stock };
      addRecord(all, step, record);
      if (own) addRecord(own, step, record);
      if (units > 0 && !isClosed) sold[step] = 1;
    }
  }
  return { calendar, sold, all, byCategory, closedSteps, members };
}
