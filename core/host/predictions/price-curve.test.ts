// Demand and profit over prices on a real workspace, with demand that is known: halved where the price is doubled.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { priceCurveSchema } from '#core/contract/price-curve.ts';
import { dayFromIso } from '#core/math/day.ts';
import { PRICE_SCALE } from '#core/store/series.ts';
import { q } from '#core/store/sql.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { ORIGIN, openTestShop, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { type PriceCurveInput, priceCurve } from './price-curve.ts';

let shop: TestShop;
let demandAt: (price: number) => number;
beforeEach(async () => {
  shop = await openTestShop();
  demandAt = (price) => Math.max(0, 30 - 2 * price);
});
afterEach(() => shop.remove());

const ask = async (change: Partial<PriceCurveInput> = {}) => {
  const forecasts = poissonForecasts(shop.ctx.db, (_, plan) => demandAt(plan?.price?.at(-1) ?? 10));
  const input = { store: SHOP, product: 'bread', date: '2026-11-17', context: {}, steps: 21, ...change };
  return priceCurveSchema.parse(await priceCurve(shop.ctx, forecasts, input));
};

/** Sells a product at another price on the first days of its history. */
function sellAt(product: string, price: number, days: number): void {
  const id = q.selectFrom('product').select('id').where('code', '=', product);
  shop.ctx.db.run(
    q
      .updateTable('observation')
      .set({ price: price * PRICE_SCALE })
      .where('product_id', '=', id)
      .where('day', '<', dayFromIso(ORIGIN) - 59 + days),
  );
}

describe('the curve over prices', () => {
  test('shows demand and profit between the prices seen and a little beyond, and the best price', async () => {
    sellAt('bread', 12, 20);
    const curve = await ask();
    expect(curve).toMatchObject({ verdict: 'ok', lastPrice: 10, unitCost: 7, unitCostAssumed: false, currency: 'EUR' });
    expect(curve.pricesSeen).toEqual({ low: 10, high: 12, distinct: 2, records: 60, otherRecords: 20 });
    expect([curve.points[0].price, curve.points.at(-1)?.price]).toEqual([9, 13.2]);
    for (const { price, raw, mean, profit, seen } of curve.points) {
      expect(raw).toBeCloseTo(30 - 2 * price, 9);
      expect(mean).toBeCloseTo(raw, 9);
      expect(profit).toBeCloseTo((30 - 2 * price) * (price - 7), 6);
      expect(seen).toBe(price >= 10 && price <= 12);
    }
    // (30 − 2p)(p − 7) is largest at p = 11.
    expect(curve.best?.price).toBeCloseTo(11, 0);
    expect(curve.best?.edge).toBeNull();
  });

  test('a best price at the end of the prices seen is called so', async () => {
    sellAt('bread', 12, 20);
    demandAt = (price) => 40 - price;
    const { best } = await ask({ fromPrice: 10, toPrice: 12 });
    expect(best).toMatchObject({ price: 12, edge: 'high' });
  });

  test('numbers that rise with the price are smoothed, and the model’s own stay beside them', async () => {
    sellAt('bread', 12, 20);
    demandAt = (price) => (price < 10.5 ? 10 : price < 11.5 ? 14 : 4);
    const { points, verdict } = await ask();
    expect(verdict).toBe('ok');
    points.slice(1).forEach((point, i) => {
      expect(point.mean).toBeLessThanOrEqual(points[i].mean + 1e-9);
      expect(point.low).toBeLessThanOrEqual(point.mean + 1e-9);
      expect(point.high).toBeGreaterThanOrEqual(point.mean - 1e-9);
    });
    expect(points.some(({ raw, mean }) => raw - mean > 1)).toBe(true);
  });

  test('demand that falls nowhere gives a flat curve and no best price', async () => {
    sellAt('bread', 12, 20);
    demandAt = (price) => 5 + price;
    expect(await ask()).toMatchObject({ verdict: 'flat', best: null });
  });

  test('a discount is taken off what is earned', async () => {
    sellAt('bread', 12, 20);
    const { points } = await ask({ context: { discount: 0.1 } });
    expect(points[0].profit).toBeCloseTo(points[0].mean * (9 * 0.9 - 7), 6);
  });

  test('without a reason in the data there is no curve, but a word why', async () => {
    expect(await ask()).toMatchObject({ verdict: 'never-varied', points: [], best: null, lastPrice: 10 });
    expect(await ask({ product: 'screws' })).toMatchObject({ verdict: 'no-prices', pricesSeen: null, lastPrice: null });
    sellAt('bread', 12, 4);
    expect(await ask()).toMatchObject({ verdict: 'too-few-prices', points: [] });
    sellAt('bread', 12, 20);
    expect(await ask({ context: { closed: true } })).toMatchObject({ verdict: 'closed', points: [] });
  });

  test('a range that is turned around is refused', async () => {
    await expect(ask({ fromPrice: 12, toPrice: 9 })).rejects.toMatchObject({ code: 'input/invalid' });
    await expect(ask({ product: 'glue' })).rejects.toMatchObject({ code: 'not-found/product' });
  });
});
