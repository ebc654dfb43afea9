// The store as it is ordered for today: decided once, however many pages ask.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DecidedStores } from './decided-store.ts';
import { poissonForecasts } from './test-forecast.ts';
import { openTestShop, SHOP, type TestShop } from './test-shop.ts';

let shop: TestShop;
let decided: DecidedStores;
beforeEach(async () => {
  shop = await openTestShop();
  decided = new DecidedStores(
    shop.ctx,
    poissonForecasts(shop.ctx.db, () => 2),
  );
});
afterEach(() => shop.remove());

test('pages that ask at the same time, or one after the other, get the same decisions', async () => {
  const [first, second] = await Promise.all([decided.of(SHOP, undefined), decided.of(SHOP, undefined)]);
  expect(first.lines.length).toBeGreaterThan(0);
  expect(second.lines).toBe(first.lines);
  expect((await decided.of(SHOP, undefined)).lines).toBe(first.lines);
});

test('anything that is written makes new ones', async () => {
  const before = await decided.of(SHOP, undefined);
  shop.ctx.db.exec("UPDATE product SET name = name || ' (new)'");
  const after = await decided.of(SHOP, undefined);
  expect(after.lines).not.toBe(before.lines);
});
