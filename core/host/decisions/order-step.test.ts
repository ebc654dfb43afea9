// The first day ahead on which something can be ordered, from the weekdays of a store's suppliers.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dayFromIso } from '#core/math/day.ts';
import { q } from '#core/store/sql.ts';
import { getStore } from '#core/store/stores.ts';
import { openTestDatabase, seedStore } from '#core/store/test-store.ts';
import { nextOrderStep } from './order-step.ts';

/** A Saturday. */
const ORIGIN = '2026-10-31';
const MONDAY = 0;
const TUESDAY = 1;

let workspace: ReturnType<typeof openTestDatabase>;
beforeEach(() => {
  workspace = openTestDatabase();
  const observations = [{ day: ORIGIN, units: 1 }];
  seedStore(workspace.db, {
    code: 'S',
    products: [
      { code: 'bread', supplier: 'Baker', observations },
      { code: 'tea', supplier: 'Trader', observations },
    ],
  });
});
afterEach(() => workspace.remove());

const takeOrdersOn = (supplier: string, weekdays: number[] | null) =>
  workspace.db.run(
    q
      .updateTable('supplier')
      .set({ order_weekdays: weekdays && JSON.stringify(weekdays) })
      .where('name', '=', supplier),
  );
const step = () => nextOrderStep(workspace.db, getStore(workspace.db, 'S'), dayFromIso(ORIGIN));

test('is the next day as long as one supplier takes orders on any day', () => {
  expect(step()).toBe(1);
  takeOrdersOn('Baker', [TUESDAY]);
  expect(step()).toBe(1);
});

test('is the first weekday of any supplier where all of them name theirs', () => {
  takeOrdersOn('Baker', [TUESDAY]);
  takeOrdersOn('Trader', [MONDAY, TUESDAY]);
  expect(step()).toBe(2);
  takeOrdersOn('Trader', [TUESDAY]);
  expect(step()).toBe(3);
});
