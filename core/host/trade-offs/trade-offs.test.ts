// Service level against money on a real workspace, with forecasts that can be worked by hand.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tradeOffCurveSchema, tradeOffOptimumSchema } from '#core/contract/trade-offs.ts';
import { poissonDistribution } from '#core/math/counts.ts';
import { patchTerms } from '#core/store/product-terms.ts';
import { getStore, updateStoreSettings } from '#core/store/stores.ts';
import { DecidedStores } from '../decisions/decided-store.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { noteModel, openTestShop, RATES, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { tradeOffProcedures } from './procedures.ts';
import { StoreCurves } from './store-curves.ts';

let shop: TestShop;
let curves: StoreCurves;
let procedures: ReturnType<typeof tradeOffProcedures>;
beforeEach(async () => {
  shop = await openTestShop();
  const forecasts = poissonForecasts(shop.ctx.db, (code) => RATES[code]);
  curves = new StoreCurves(new DecidedStores(shop.ctx, forecasts));
  procedures = tradeOffProcedures(shop.ctx, curves);
});
afterEach(() => shop.remove());

const signal = undefined;
const curve = async (subject: { product?: string; category?: string } = {}) =>
  tradeOffCurveSchema.parse(await procedures.curve({ input: { store: SHOP, ...subject }, signal }));
const optimum = async (stockValue: number, withLevels = false) =>
  tradeOffOptimumSchema.parse(await procedures.optimum({ input: { store: SHOP, stockValue, withLevels }, signal }));
const setTerms = (product: string, values: { unitCost?: number; serviceLevel?: number }) =>
  patchTerms(
    shop.ctx.db,
    getStore(shop.ctx.db, SHOP),
    [{ product, ...values }],
    { at: '2026-11-17T08:00:00Z', by: 'tester' },
    20_000,
  );

describe('a trade-off', () => {
  test('of one product is its own curve, worked by hand at one point', async () => {
    noteModel(shop);
    const bread = await curve({ product: 'bread' });
    expect(bread).toMatchObject({
      asOf: '2026-11-16',
      currency: 'EUR',
      products: 1,
      productsLeftOut: 0,
      serviceMeasure: 'cycle',
      serviceLevel: 0.95,
    });
    // 2 a day, delivered after 3 days, ordered every 7: S is the 95 %-quantile of Poisson(20), and packs of 6 with a
    // minimum of 12 leave the position up to 11 above it.
    const [untilDelivery, untilNext] = [poissonDistribution(6), poissonDistribution(20)];
    const level = untilNext.quantile(0.95);
    let lost = 0;
    for (const quarter of [0.125, 0.375, 0.625, 0.875]) {
      const position = level + quarter * 11;
      lost += (untilNext.expectedShortage(position) - untilDelivery.expectedShortage(position)) / 7 / 4;
    }
    const at95 = bread.points.find(({ serviceLevel }) => serviceLevel === 0.95);
    expect(at95?.lostPerDay).toBeCloseTo(lost, 12);
    expect(at95?.lostRevenuePerDay).toBeCloseTo(10 * lost, 12);
    expect(at95?.fillRate).toBeCloseTo(1 - lost / 2, 6);
    expect(at95?.stockValue).toBeCloseTo(7 * (at95?.averageStock ?? 0), 12);
    // That is where it stands today; what its level really gives is a little more than 95 %.
    expect(bread.today).toMatchObject({ stockValue: at95?.stockValue, profitPerDay: at95?.profitPerDay });
    expect(bread.today?.serviceLevel).toBeCloseTo(untilNext.cdf(level), 12);
    expect(bread.points[0]).toMatchObject({ serviceLevel: 0, stockValue: 0, fillRate: 0 });
    const profits = bread.points.map(({ profitPerDay }) => profitPerDay);
    expect(profits[bread.best ?? -1]).toBe(Math.max(...profits));
  });

  test('of a category and of the store is the sum of the products whose money is known', async () => {
    noteModel(shop);
    const [food, bread, milk] = await Promise.all([
      curve({ category: 'Food' }),
      curve({ product: 'bread' }),
      curve({ product: 'milk' }),
    ]);
    food.points.forEach((point, k) => {
      expect(point.stockValue).toBeCloseTo(bread.points[k].stockValue + milk.points[k].stockValue, 9);
      expect(point.profitPerDay).toBeCloseTo(bread.points[k].profitPerDay + milk.points[k].profitPerDay, 9);
      expect(point.serviceLevel).toBeCloseTo(bread.points[k].serviceLevel, 9);
    });
    // Screws have neither price nor cost.
    expect(await curve()).toMatchObject({ products: 4, productsLeftOut: 1 });
    expect(await curve({ product: 'screws' })).toMatchObject({ points: [], today: null, best: null });
  });

  test('within a budget gives each product its own level, and earns at least what one level for all does', async () => {
    noteModel(shop);
    const store = await curve();
    for (const k of [2, 6, 12]) {
      const { stockValue, profitPerDay } = store.points[k];
      const best = await optimum(stockValue);
      expect(best.totals.stockValue).toBeLessThanOrEqual(stockValue + 1e-6);
      expect(best.totals.profitPerDay).toBeGreaterThanOrEqual(0.999 * profitPerDay);
      expect(best.levels).toEqual([]);
    }
    expect(await optimum(0)).toMatchObject({ withoutStock: 4, totals: { stockValue: 0, fillRate: 0 } });
    const { levels } = await optimum(store.points[6].stockValue, true);
    expect(levels.map(({ product }) => product)).toEqual(['bread', 'milk', 'nails', 'tea']);
    expect(levels.every(({ serviceLevel }) => serviceLevel >= 0.5 && serviceLevel <= 0.995)).toBe(true);
  });

  test('speaks of the share of demand where the store measures that', async () => {
    noteModel(shop);
    updateStoreSettings(shop.ctx.db, SHOP, { serviceMeasure: 'fill', serviceLevel: 0.97 });
    const bread = await curve({ product: 'bread' });
    expect(bread).toMatchObject({ serviceMeasure: 'fill', serviceLevel: 0.97 });
    const { levels } = await optimum(1e6, true);
    const chosen = levels.find(({ product }) => product === 'bread')?.serviceLevel;
    expect(chosen).toBe(Math.min(0.995, bread.points[bread.best ?? 0].fillRate));
  });

  test('is written to a file with the figures of the screen', async () => {
    noteModel(shop);
    const { points } = await curve({ category: 'Food' });
    const input = { store: SHOP, category: 'Food', format: 'csv' as const, language: 'en' };
    const { fileId, rows, name } = await procedures.export({ input, signal });
    expect(name).toBe('service level Corner Food.csv');
    const table: Record<string, string>[] = parse(readFileSync(shop.ctx.files.get(fileId).path), {
      columns: true,
      bom: true,
    });
    expect(rows).toBe(points.length);
    expect(table.map((row) => Number(row['Average stock value (EUR)']))).toEqual(
      points.map(({ stockValue }) => Math.round(stockValue * 100) / 100),
    );
  });

  test('keeps the curves of products of which nothing changed, whatever else is written', async () => {
    const before = (await curves.of(SHOP)).curves;
    setTerms('bread', { unitCost: 8 });
    const after = (await curves.of(SHOP)).curves;
    expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => code));
    expect(after.map((one, i) => one === before[i])).toEqual(after.map(({ code }) => code !== 'bread'));
    expect(await curves.of(SHOP)).toBe(await curves.of(SHOP));
  });

  test('is refused without a model, and for what the store does not have', async () => {
    await expect(curve()).rejects.toMatchObject({ code: 'model/none' });
    noteModel(shop);
    await expect(curve({ category: 'Toys' })).rejects.toMatchObject({ code: 'input/invalid' });
    await expect(curve({ product: 'bread', category: 'Food' })).rejects.toMatchObject({ code: 'input/invalid' });
    await expect(curve({ product: 'cake' })).rejects.toMatchObject({ code: 'not-found/product' });
  });
});
