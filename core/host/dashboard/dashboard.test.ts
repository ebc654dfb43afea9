// The dashboard on a real workspace: before and after there is a model.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dashboardSchema } from '#core/contract/dashboard.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { q } from '#core/store/sql.ts';
import { insertStore, updateStoreSettings } from '#core/store/stores.ts';
import { seedStore } from '#core/store/test-store.ts';
import { DecidedStores } from '../decisions/decided-store.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { ORIGIN, openTestShop, RATES, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { DashboardBuilder } from './build-dashboard.ts';

let shop: TestShop;
let forecasts: ReturnType<typeof poissonForecasts>;
let dashboard: DashboardBuilder;
beforeEach(async () => {
  shop = await openTestShop();
  forecasts = poissonForecasts(shop.ctx.db, (code) => RATES[code]);
  dashboard = new DashboardBuilder(shop.ctx, new DecidedStores(shop.ctx, forecasts));
});
afterEach(() => shop.remove());

/** A row is all the dashboard looks at; the forecasts come from elsewhere here. */
function noteModel(origin: string): void {
  const card = {
    id: 'm1',
    trainedAt: '2026-11-10T09:00:00Z',
    origin,
    accuracy: { wape: 0.3 },
    references: [{ forecaster: 'seasonal-naive', accuracy: { wape: 0.5 } }],
  };
  const row = { id: 'm1', version: 1, status: 'active', origin_day: dayFromIso(origin), data_version: 1 };
  const storeId = q.selectFrom('store').select('id').where('code', '=', SHOP);
  shop.ctx.db.run(
    q
      .insertInto('model')
      .values({ ...row, store_id: storeId, trained_at: card.trainedAt, card: JSON.stringify(card), curve: '[]' }),
  );
}

describe('dashboard', () => {
  test('without a model it shows what was sold and nothing that is a forecast', async () => {
    const answer = dashboardSchema.parse(await dashboard.build(SHOP));
    // 2 + 2 + 1 + 1 + 1 a day; nails sold nothing on the last day. Tea began ten days ago.
    expect(answer.sold).toEqual({
      units: 7 * 7 - 1,
      previousUnits: 7 * 6 + 3,
      revenue: 7 * (20 + 3 + 1 + 4) - 1,
      previousRevenue: 7 * (20 + 3 + 1) + 3 * 4,
    });
    expect(answer).toMatchObject({
      asOf: ORIGIN,
      frequency: 'daily',
      periodSteps: 7,
      model: null,
      modelState: 'none',
      expected: null,
      runningOut: null,
      overstock: null,
      forecast: null,
    });
    expect(answer.history.day).toHaveLength(60);
    expect(forecasts.asked).toEqual([]);
  });

  test('with a model it shows the week ahead, what runs out, what lies too long and what to do first', async () => {
    noteModel('2026-11-14');
    const answer = dashboardSchema.parse(await dashboard.build(SHOP));
    expect(answer.model).toEqual({
      modelId: 'm1',
      trainedAt: '2026-11-10T09:00:00Z',
      origin: '2026-11-14',
      wape: 0.3,
      naiveWape: 0.5,
      newerDays: 2,
      active: true,
    });
    // Poisson(6.1 · 7 = 42.7): 80 % band 34 to 51.
    expect(answer.expected?.mean).toBeCloseTo(42.7, 6);
    expect([answer.expected?.low, answer.expected?.high]).toEqual([34, 51]);
    // Milk is out: all of its 28 expected until the next delivery, at 1.50.
    expect(answer.runningOut?.products).toBe(1);
    expect(answer.runningOut?.revenueAtRisk).toBeCloseTo(42, 6);
    // 500 nails against the 95 %-quantile of Poisson(0.1 · 44), which is 8, at 0.50.
    expect(answer.overstock).toEqual({ products: 1, moneyTiedUp: 246 });
    expect(answer.forecast?.points).toHaveLength(28);
    expect(answer.forecast?.points[0]).toMatchObject({ date: '2026-11-17' });
  });

  test('what is known already comes without waiting for a forecast', async () => {
    noteModel('2026-11-14');
    const atOnce = dashboardSchema.parse(await dashboard.build(SHOP, undefined, false));
    expect(atOnce).toMatchObject({ modelState: 'ready', expected: null, forecast: null });
    expect(atOnce.sold).toEqual((await dashboard.build(SHOP)).sold);
    expect(forecasts.asked).toHaveLength(1);
  });

  test('the same question is answered from the same forecast and decisions, until settings change', async () => {
    noteModel(ORIGIN);
    const first = await dashboard.build(SHOP);
    expect(await dashboard.build(SHOP)).toEqual(first);
    expect(forecasts.asked).toHaveLength(1);
    updateStoreSettings(shop.ctx.db, SHOP, { reviewPeriodDays: 60 });
    const rarer = await dashboard.build(SHOP);
    expect(rarer.overstock?.moneyTiedUp).toBeLessThan(first.overstock?.moneyTiedUp ?? 0);
  });

  test('a model that has seen later days than there are now is not used', async () => {
    noteModel('2026-12-24');
    expect(await dashboard.build(SHOP)).toMatchObject({
      modelState: 'later',
      model: null,
      expected: null,
      forecast: null,
    });
    expect(forecasts.asked).toEqual([]);
  });

  test('an as-of date looks back: its own last week, and only a model that has seen nothing later', async () => {
    noteModel('2026-11-14');
    const past = dashboardSchema.parse(await dashboard.build(SHOP, '2026-11-01'));
    expect(past).toMatchObject({ asOf: '2026-11-01', modelState: 'later', model: null, expected: null });
    // Tea was not there yet.
    expect(past.sold).toMatchObject({ units: 7 * 6, previousUnits: 7 * 6 });
    expect(past.history.day.at(-1)).toBe('2026-11-01');
    const near = await dashboard.build(SHOP, '2026-11-15');
    expect(near).toMatchObject({ asOf: '2026-11-15', modelState: 'ready', model: { newerDays: 1 } });
    expect(near.forecast?.points[0].date).toBe('2026-11-16');
    expect(forecasts.asked.map(({ asOfDay }) => asOfDay)).toEqual([dayFromIso('2026-11-15')]);
  });

  test('a weekly and a monthly store count in their own steps', async () => {
    for (const [code, frequency, days] of [
      ['Weeks', 'weekly', 7],
      ['Months', 'monthly', 30],
    ] as const) {
      const observations = Array.from({ length: 12 }, (_, i) => ({
        day: isoFromDay(dayFromIso('2026-11-15') - (11 - i) * days),
        units: 10 + i,
        price: 2,
      }));
      seedStore(shop.ctx.db, { code, frequency, products: [{ code: 'one', name: 'One', observations }] });
      const { sold, periodSteps, frequency: told } = await dashboard.build(code);
      expect([told, periodSteps]).toEqual([frequency, 1]);
      expect(sold).toEqual({ units: 21, previousUnits: 20, revenue: 42, previousRevenue: 40 });
    }
  });

  test('a store without sales is named', async () => {
    insertStore(shop.ctx.db, { code: 'Empty', createdAt: '2026-01-01T00:00:00Z' });
    await expect(dashboard.build('Empty')).rejects.toMatchObject({ code: 'data/no-observations' });
    await expect(dashboard.build('Nowhere')).rejects.toMatchObject({ code: 'not-found/store' });
  });
});
