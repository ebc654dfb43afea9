// Orders and the last day of a store, read from a real database.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayFromIso } from '../math/day.ts';
import { getLastKnownDay, loadPlacedOrders } from './order-inputs.ts';
import { getStore, type StoreRow } from './stores.ts';
import { openTestDatabase, seedStore } from './test-store.ts';

let opened: ReturnType<typeof openTestDatabase>;
let store: StoreRow;
beforeEach(() => {
  opened = openTestDatabase();
  const observations = [
    { day: '2026-01-01', units: 1 },
    { day: '2026-01-05', units: 2 },
  ];
  seedStore(opened.db, {
    code: 'S1',
    products: [
      { code: 'A', observations },
      { code: 'B', observations: observations.slice(0, 1) },
    ],
  });
  seedStore(opened.db, { code: 'S2', products: [{ code: 'A', observations: [{ day: '2026-02-01', units: 1 }] }] });
  seedStore(opened.db, { code: 'S3', products: [] });
  store = getStore(opened.db, 'S1');
});
afterEach(() => opened.remove());

const order = (product: string, day: string, units: number | null): void => {
  const sql = `UPDATE observation SET units_ordered = ? WHERE day = ? AND product_id =
    (SELECT id FROM product WHERE store_id = ? AND code = ?)`;
  opened.db.prepare(sql).run(units, dayFromIso(day), store.id, product);
};

describe('order inputs', () => {
  test('orders of a span of days tell "ordered nothing" from "nobody wrote it down"', () => {
    order('A', '2026-01-01', 24);
    order('A', '2026-01-05', 0);
    const span = (fromDay: string, toDay: string) => ({
      fromDay: dayFromIso(fromDay),
      toDay: dayFromIso(toDay),
      onDay: dayFromIso(toDay) + 1,
    });
    const all = loadPlacedOrders(opened.db, store.id, span('2026-01-01', '2026-01-05'));
    expect([...all]).toEqual([['A', [{ day: dayFromIso('2026-01-01'), units: 24 }]]]);
    expect(loadPlacedOrders(opened.db, store.id, span('2026-01-02', '2026-01-05')).get('A')).toEqual([]);
    expect(loadPlacedOrders(opened.db, store.id, span('2026-01-01', '2026-01-05'), 'B').size).toBe(0);
  });

  test("the last known day is the store's own, up to the as-of day", () => {
    expect(getLastKnownDay(opened.db, store)).toBe(dayFromIso('2026-01-05'));
    expect(getLastKnownDay(opened.db, store, dayFromIso('2026-01-04'))).toBe(dayFromIso('2026-01-01'));
    expect(() => getLastKnownDay(opened.db, store, dayFromIso('2025-12-31'))).toThrowError(/as-of date/);
    expect(() => getLastKnownDay(opened.db, getStore(opened.db, 'S3'))).toThrowError(/no sales/);
  });
});
