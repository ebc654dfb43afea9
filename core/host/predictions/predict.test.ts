// Single predictions on a real workspace: the answer's numbers, its sentence, its warnings, its context.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type PredictionContext, predictionSchema } from '#core/contract/predictions.ts';
import { dayFromIso } from '#core/math/day.ts';
import { getStore, updateStoreSettings } from '#core/store/stores.ts';
import { insertSupplier, patchSuppliers } from '#core/store/suppliers.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { openTestShop, RATES, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { exportScenarios } from './export-scenarios.ts';
import { predict } from './predict.ts';

let shop: TestShop;
let forecasts: ReturnType<typeof poissonForecasts>;
beforeEach(async () => {
  shop = await openTestShop();
  // A price of twice the usual one halves demand from the date on.
  forecasts = poissonForecasts(shop.ctx.db, (code, plan) => (RATES[code] * 10) / (plan?.price?.at(-1) ?? 10));
});
afterEach(() => shop.remove());

const ask = (change: Partial<Parameters<typeof predict>[2]> = {}, context?: PredictionContext) =>
  predict(shop.ctx, forecasts, { store: SHOP, product: 'bread', date: '2026-11-17', ...change }, context);

describe('prediction', () => {
  test('answers with demand, order, money and one sentence', async () => {
    const prediction = predictionSchema.parse(await ask());
    expect(prediction).toMatchObject({
      product: 'bread',
      name: 'Brötchen',
      category: 'Food',
      date: '2026-11-17',
      origin: '2026-11-16',
      mean: 2,
      quantiles: [0, 0, 1, 2, 3, 4, 5],
      decision: { orderQuantity: 18, status: 'low' },
    });
    expect(prediction.summary).toBe(
      'Brötchen should sell about 2 on Tuesday 17 November 2026 (0 to 4 in 8 of 10 cases); ' +
        'with 10 on hand, order 18 for EUR 126.00 to last the 10 days until the next order can arrive.',
    );
    expect(prediction.warnings).toEqual(['Assumed, because the product has no value of its own: 0 on order.']);
    expect(prediction.notices).toEqual([{ code: 'assumed', values: { inputs: 'onOrder' } }]);
  });

  test('a price of the user is a plan from its date on, and the decision follows demand and price', async () => {
    const { mean, decision, warnings } = await ask({ date: '2026-11-20' }, { price: 20 });
    expect(mean).toBeCloseTo(1, 12);
    expect(decision.price).toBe(20);
    expect(warnings).toContain(
      'EUR 20.00 lies outside the prices seen so far (EUR 10.00): how demand answers to it is a guess.',
    );
    expect((await ask({ date: '2026-11-20' }, { price: 20 })).notices).toContainEqual({
      code: 'price-outside',
      values: { price: 20, low: 10, high: 10 },
    });
    const plan = forecasts.asked.at(-1)?.plans?.get('bread');
    expect([...(plan?.price?.slice(0, 5) ?? [])]).toEqual([Number.NaN, Number.NaN, Number.NaN, 20, 20]);
    expect(forecasts.asked.at(-1)?.products).toEqual(['bread']);
  });

  test('says which day the order is for when the date is a later one', async () => {
    const soon = await ask({ date: '2026-11-20' });
    expect(soon.warnings[0]).toBe('Stock is known on 2026-11-16: the order also covers the 3 days until the date.');
    const later = await ask({ date: '2026-12-20' });
    expect(later.warnings[0]).toBe('The date lies beyond the next order: the order shown is the one for 2026-11-17.');
  });

  test('stock, lead time and service level of the user replace the known ones and are not called assumed', async () => {
    const { decision } = await ask({ product: 'milk' }, { onHand: 40, onOrder: 2, leadTimeDays: 2, serviceLevel: 0.9 });
    expect(decision).toMatchObject({ onHand: 40, onOrder: 2, leadTimeDays: 2, serviceLevel: 0.9, orderQuantity: 0 });
    expect(decision.assumed).toEqual(['unitCost', 'packSize', 'moq']);
  });

  test('another supplier brings its own lead time and order days; one that nobody knows is refused', async () => {
    const { db } = shop.ctx;
    const store = getStore(db, SHOP);
    insertSupplier(db, store.id, 'Mill');
    // The origin is a Monday: the next Thursday on which it takes orders is the 19th.
    patchSuppliers(db, store, [{ supplier: 'Mill', leadTimeDays: 5, orderWeekdays: [3] }]);
    const { decision, known } = await ask({}, { supplier: 'Mill' });
    expect(known).toMatchObject({ supplier: 'Baker', leadTimeDays: 3 });
    expect(decision).toMatchObject({ supplier: 'Mill', leadTimeDays: 5, orderDay: '2026-11-19', orderDue: false });
    expect(decision.sources.leadTimeDays).toBe('supplier');
    expect((await ask({}, { supplier: 'Mill', leadTimeDays: 1 })).decision.leadTimeDays).toBe(1);
    await expect(ask({}, { supplier: 'Nobody' })).rejects.toMatchObject({ code: 'not-found/supplier' });
    expect((await ask()).decision).toMatchObject({ supplier: 'Baker', leadTimeDays: 3 });
  });

  test('a weather that the store has never had is left out, with words', async () => {
    const { warnings } = await ask({}, { weather: 'Foggy' });
    expect(warnings).toContain(
      '"Foggy" was left out: it is not among the weather of this store (no weather is recorded).',
    );
    expect(forecasts.asked.every((request) => request.plans === undefined)).toBe(true);
  });

  test('closing for a day leaves the other days as they are expected', async () => {
    await ask({ date: '2026-11-18' }, { closed: true, promotion: true });
    const plan = forecasts.asked.at(-1)?.plans?.get('bread');
    expect([...(plan?.closed?.slice(0, 4) ?? [])]).toEqual([-1, 1, -1, -1]);
    expect([...(plan?.promotion?.slice(0, 4) ?? [])]).toEqual([Number.NaN, 1, Number.NaN, Number.NaN]);
  });

  test('what is known is told, whatever is set, so that it can be shown beside it', async () => {
    const { known } = predictionSchema.parse(await ask({}, { price: 20, onHand: 3, leadTimeDays: 9 }));
    expect(known).toEqual({
      price: 10,
      discount: null,
      promotion: null,
      weather: null,
      competitorPrice: null,
      holiday: null,
      closed: false,
      onHand: 10,
      onOrder: 0,
      supplier: 'Baker',
      leadTimeDays: 3,
      serviceLevel: 0.95,
      weatherLevels: [],
      pricesSeen: { low: 10, high: 10, distinct: 1, records: 60, otherRecords: 0 },
      heeded: ['price', 'promotion'],
    });
  });

  test('a date that the country keeps as a holiday is named, and can be said to be one or not', async () => {
    updateStoreSettings(shop.ctx.db, SHOP, { country: 'DE' });
    expect((await ask({ date: '2026-12-25' })).known.holiday).toContain('Weihnacht');
    await ask({ date: '2026-11-18' }, { holiday: true });
    expect([...(forecasts.asked.at(-1)?.plans?.get('bread')?.holiday?.slice(0, 3) ?? [])]).toEqual([-1, 1, -1]);
  });

  test('scenarios become a file with a row each, of real numbers', async () => {
    const scenarios = [
      { name: 'As it is', date: '2026-11-17', context: {} },
      { name: '=Dearer', date: '2026-11-17', context: { price: 20, promotion: true } },
    ];
    const input = { store: SHOP, product: 'bread', scenarios, format: 'csv', language: 'en' } as const;
    const { fileId, rows, name } = await exportScenarios(shop.ctx, forecasts, input);
    expect([rows, name]).toEqual([2, 'prediction bread 2026-11-17.csv']);
    const [head, first, second] = readFileSync(shop.ctx.files.get(fileId).path, 'utf8').trim().split(/\r?\n/);
    const cell = (line: string, column: string) => line.split(',')[head.split(',').indexOf(column)];
    expect(cell(first, 'Price (EUR)')).toBe('10');
    expect(cell(second, 'Price (EUR)')).toBe('20');
    expect(cell(second, 'Promotion')).toBe('yes');
    expect(cell(second, 'Expected units')).toBe('1');
    expect(cell(second, 'Scenario')).toBe("'=Dearer");
  });

  test('without stock and money it says what is not known instead of guessing', async () => {
    const prediction = predictionSchema.parse(await ask({ product: 'screws' }));
    expect(prediction.decision).toMatchObject({ status: 'unknown', orderCost: null, revenueAtRisk: null });
    expect(prediction.summary).toContain('no stock is recorded, so order 7, what is sold between two orders');
    expect(prediction.projections.every(({ revenue }) => revenue === null)).toBe(true);
  });

  test('an as-of date looks back: nothing later is asked for', async () => {
    const prediction = await ask({ asOf: '2026-11-01', date: '2026-11-03' });
    expect(prediction.origin).toBe('2026-11-01');
    expect(forecasts.asked.map(({ asOfDay }) => asOfDay)).toEqual([dayFromIso('2026-11-01')]);
  });

  test('what does not exist or lies out of reach is refused with its code', async () => {
    await expect(ask({ product: 'glue' })).rejects.toMatchObject({ code: 'not-found/product' });
    await expect(ask({ store: 'Nowhere' })).rejects.toMatchObject({ code: 'not-found/store' });
    await expect(ask({ date: '2027-11-17' })).rejects.toMatchObject({ code: 'input/invalid' });
    // Tea was launched later than this as-of date.
    await expect(ask({ product: 'tea', asOf: '2026-11-01', date: '2026-11-03' })).rejects.toMatchObject({
      code: 'not-found/product',
    });
  });
});
