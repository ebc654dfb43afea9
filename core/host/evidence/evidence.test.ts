// Evidence gathered on a real workspace: it says what the prediction says, and what a simple method would have cost.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { evidenceSchema } from '#core/contract/evidence.ts';
import type { PredictionContext } from '#core/contract/predictions.ts';
import { getStore } from '#core/store/stores.ts';
import { patchSuppliers } from '#core/store/suppliers.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { openTestShop, RATES, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { predict } from '../predictions/predict.ts';
import { gatherEvidence } from './evidence.ts';
import { exportEvidence } from './export.ts';

let shop: TestShop;
let forecasts: ReturnType<typeof poissonForecasts>;
/** What seasonal naive says of every product, as a share of what really sells. */
let naiveShare: number;
beforeEach(async () => {
  shop = await openTestShop();
  naiveShare = 0.5;
  forecasts = poissonForecasts(shop.ctx.db, (code, plan, forecaster) => {
    const rate = (RATES[code] * 10) / (plan?.price?.at(-1) ?? 10);
    return forecaster === 'seasonal-naive' ? RATES[code] * naiveShare : rate;
  });
});
afterEach(() => shop.remove());

const question = { store: SHOP, product: 'bread', date: '2026-11-17' };
const gather = async (change: Partial<typeof question & { asOf: string }> = {}, context?: PredictionContext) =>
  evidenceSchema.parse(await gatherEvidence(shop.ctx, forecasts, { ...question, ...change }, context));

describe('evidence', () => {
  test('holds the very prediction that is shown elsewhere, with steps that lead to the order', async () => {
    const { prediction } = await gather();
    expect(prediction).toEqual(await predict(shop.ctx, forecasts, question));
    const { steps, orderQuantity } = prediction.decision;
    const lastSum = steps.findLastIndex(({ isSum }, i) => isSum && i < steps.length - 1);
    const reached = steps.slice(lastSum, -1).reduce((sum, { units }) => sum + units, 0);
    expect([steps.at(-1)?.step, steps.at(-1)?.units]).toEqual(['quantity', orderQuantity]);
    expect(reached).toBeCloseTo(orderQuantity, 9);
  });

  test('a naive method that expects half as much orders less, which costs money under the real demand', async () => {
    const { prediction, naive, worth } = await gather();
    expect(naive).toMatchObject({ forecaster: 'seasonal-naive', quantiles: [0, 0, 0, 1, 2, 2, 3] });
    expect(naive.mean).toBeCloseTo(1, 9);
    // 95 % of Poisson(20) and of Poisson(10): 28 and 15; 10 on hand; at least 12, in packs of 6.
    expect([prediction.decision.orderQuantity, naive.decision.orderQuantity]).toEqual([18, 12]);
    expect(naive.decision).toMatchObject({ onHand: 10, leadTimeDays: 3, serviceLevel: 0.95, packSize: 6 });
    expect(worth).toMatchObject({ unit: 'money', ordered: prediction.decision.priority });
    expect(worth.difference).toBeCloseTo(worth.ordered - worth.naive, 12);
    expect(worth.difference).toBeGreaterThan(0);
  });

  test('where no order can be placed on the day, those of the next order day are compared', async () => {
    const store = getStore(shop.ctx.db, SHOP);
    // Wednesdays only; the question is about a Tuesday.
    patchSuppliers(shop.ctx.db, store, [{ supplier: 'Baker', orderWeekdays: [2], reviewPeriodDays: 7 }]);
    const { prediction, naive, worth } = await gather();
    expect([prediction.decision.orderQuantity, naive.decision.orderQuantity]).toEqual([0, 0]);
    expect(worth.orderDay).toBe('2026-11-18');
    expect(worth.quantity).toBeGreaterThan(worth.naiveQuantity);
    expect(worth.naiveQuantity).toBeGreaterThan(0);
    expect(worth.difference).toBeGreaterThan(0);
  });

  test('a naive method that says the same costs nothing to follow', async () => {
    naiveShare = 1;
    const { prediction, naive, worth } = await gather();
    expect(naive.decision).toEqual(prediction.decision);
    expect(worth.difference).toBe(0);
  });

  test('where neither price nor cost is known it is told in units', async () => {
    const { worth } = await gather({ product: 'screws' });
    expect(worth.unit).toBe('units');
    expect(worth.difference).toBeGreaterThan(0);
  });

  test('what is set counts for both: stock, terms and what is known of the day', async () => {
    const { prediction, naive } = await gather({}, { onHand: 3, leadTimeDays: 5, price: 20 });
    expect(prediction.mean).toBeCloseTo(1, 9);
    for (const { onHand, leadTimeDays, price } of [prediction.decision, naive.decision]) {
      expect([onHand, leadTimeDays, price]).toEqual([3, 5, 20]);
    }
    expect(forecasts.asked.at(-1)).toMatchObject({ forecaster: 'seasonal-naive', products: ['bread'] });
    expect(forecasts.asked.at(-1)?.plans?.get('bread')?.price?.[0]).toBe(20);
  });

  test('says what it rests on: days of this product up to the origin, and no model where none is listed', async () => {
    const { data, model } = await gather();
    expect(data).toEqual({
      frequency: 'daily',
      firstDay: '2026-09-18',
      lastDay: '2026-11-16',
      observations: 60,
      soldOut: 0,
    });
    expect(model).toBeNull();
    // Milk sold its last two on the origin.
    expect((await gather({ product: 'milk' })).data.soldOut).toBe(1);
    const past = await gather({ product: 'milk', asOf: '2026-11-01', date: '2026-11-03' });
    expect(past.data).toMatchObject({ lastDay: '2026-11-01', observations: 45, soldOut: 0 });
  });

  test('becomes a file of figures that add up, with real days and harmless text', async () => {
    const input = { ...question, product: 'screws', context: {}, format: 'csv', language: 'en' } as const;
    const { fileId, name, rows } = await exportEvidence(shop.ctx, forecasts, input);
    expect(name).toBe('evidence screws 2026-11-17.csv');
    const lines = readFileSync(shop.ctx.files.get(fileId).path, 'utf8').trim().split(/\r?\n/);
    expect(lines).toHaveLength(rows + 1);
    expect(lines).toContain("Prediction,Name,,,'=Screws,");
    expect(lines).toContain('Prediction,Date,,2026-11-17,,');
    expect(lines).toContain('Prediction,Expected units,1,,,units');
    expect(lines).toContain('Order,Price,,,not known,EUR');
    expect(lines).toContain('Data,Records,60,,,records');
  });

  test('what does not exist is refused with its code', async () => {
    await expect(gather({ product: 'glue' })).rejects.toMatchObject({ code: 'not-found/product' });
    await expect(gather({ store: 'Nowhere' })).rejects.toMatchObject({ code: 'not-found/store' });
    await expect(gather({ date: '2027-11-17' })).rejects.toMatchObject({ code: 'input/invalid' });
  });
});
