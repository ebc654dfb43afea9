// What decisions need from the store besides its series: orders placed, the last known day.
import { AppError } from '../contract/errors.ts';
import type { Day } from '../math/day.ts';
import { loadMergedCodes } from './merged-products.ts';
import { loadOwnOrders } from './own-orders.ts';
import type { ReadDb } from './sql.ts';

/** Ends a query on the products of a store: all of them, or one by a seek in the index of codes. */
const ofProduct = (product: string | undefined): [sql: string, ...params: string[]] =>
  product === undefined ? [''] : [' AND p.code = ?', product];

export interface PlacedOrder {
  readonly day: Day;
  readonly units: number;
  /** The day it arrived; null: it is still on its way. Left out of a file's orders: they arrive a lead time later. */
  readonly arrivedDay?: Day | null;
}

/** One range of the clustered table for each product; days without an order count as recorded, with 0 units. */
const ORDERS_SQL = `
SELECT p.code, o.day, o.units_ordered FROM product p
JOIN observation o ON o.product_id = p.id AND o.day BETWEEN ? AND ?
WHERE o.units_ordered IS NOT NULL AND p.store_id = ?`;

/**
 * Orders from `fromDay` to `toDay` by product code: those that files tell of, and those made here that were placed on or
 * before `onDay`, the day of the decision, as they stood then. A file's order of a product and day on which one was placed
 * here is the same order. A product that is not in the answer has no record of orders at all in these days; one with an
 * empty list has records, all of them 0.
 */
export function loadPlacedOrders(
  db: ReadDb,
  storeId: number,
  days: { readonly fromDay: Day; readonly toDay: Day; readonly onDay: Day },
  product?: string,
): Map<string, PlacedOrder[]> {
  const recorded = loadRecordedOrders(db, storeId, days, product);
  for (const [code, own] of loadOwnOrders(db, storeId, { sinceDay: days.fromDay, onDay: days.onDay }, product)) {
    const placedHere = new Set(own.map(({ day }) => day));
    const others = (recorded.get(code) ?? []).filter(({ day }) => !placedHere.has(day));
    recorded.set(code, [...others, ...own]);
  }
  return recorded;
}

function loadRecordedOrders(
  db: ReadDb,
  storeId: number,
  days: { readonly fromDay: Day; readonly toDay: Day },
  product: string | undefined,
): Map<string, PlacedOrder[]> {
  const [only] = ofProduct(product);
  const statement = db.prepareRows<[number, number, number, ...string[]], [string, Day, number]>(ORDERS_SQL + only);
  const orders = new Map<string, PlacedOrder[]>();
  const merged = loadMergedCodes(db, storeId);
  const codes = product === undefined ? [[]] : [product, ...keysOf(merged, product)].map((code) => [code]);
  for (const params of codes) {
    for (const [record, day, units] of statement.all(days.fromDay, days.toDay, storeId, ...params)) {
      const code = merged.get(record) ?? record;
      let placed = orders.get(code);
      if (!placed) {
        placed = [];
        orders.set(code, placed);
      }
      if (units > 0) placed.push({ day, units });
    }
  }
  return orders;
}

const keysOf = (map: ReadonlyMap<string, string>, value: string): string[] =>
  [...map].flatMap(([key, found]) => (found === value ? [key] : []));

/** A seek in the primary key for each product, not a scan. */
const LAST_DAY_SQL = `
SELECT max((SELECT max(day) FROM observation WHERE product_id = p.id AND day <= ?)) AS day
FROM product p WHERE p.store_id = ?`;

/** The last day with data on or before `asOfDay` (any day when left out). Throws data/no-observations. */
export function getLastKnownDay(db: ReadDb, store: { id: number; code: string }, asOfDay?: Day): Day {
  const statement = db.prepare<[number, number], { day: Day | null }>(LAST_DAY_SQL);
  const day = statement.get(asOfDay ?? Number.MAX_SAFE_INTEGER, store.id)?.day ?? null;
  if (day === null) {
    const until = asOfDay === undefined ? '' : ' on or before the as-of date';
    throw new AppError('data/no-observations', `The store "${store.code}" has no sales${until}.`, {
      store: store.code,
    });
  }
  return day;
}
