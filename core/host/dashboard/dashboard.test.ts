// The dashboard on a real workspace: before and after there is a model.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dashboardSchema } from '#core/contract/dashboard.ts';
import { dayFromIso } from '#core/math/day.ts';
import { q } from '#core/store/sql.ts';
import { insertStore, updateStoreSettings } from '#core/store/stores.ts';
import { poissonForecasts } from '../decisions/test-forecast.ts';
import { ORIGIN, openTestShop, RATES, SHOP, type TestShop } from '../decisions/test-shop.ts';
import { DashboardBuilder } from './build-dashboard.ts';

let shop: TestShop;
let forecasts: ReturnType<typeof poissonForecasts>;
let dashboard: DashboardBuilder;
beforeEach(async () => {
  shop = await openTestShop();
  forecasts = poissonForecasts(shop.ctx.db, (code) => RATES[code]);
  dashboard = new DashboardBuilder(shop.ctx, forecasts);
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
      last7Days: 7 * 7 - 1,
      previous7Days: 7 * 6 + 3,
      revenueLast7Days: 7 * (20 + 3 + 1 + 4) - 1,
    });
    expect(answer).toMatchObject({
      asOf: ORIGIN,
      model: null,
      expected7Days: null,
      runningOut: null,
      overstock: null,
      forecast: null,
      attention: [],
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
    });
    // Poisson(6.1 · 7 = 42.7): 80 % band 34 to 51.
    expect(answer.expected7Days?.mean).toBeCloseTo(42.7, 6);
    expect([answer.expected7Days?.low, answer.expected7Days?.high]).toEqual([34, 51]);
    // Milk is out: all of its 28 expected until the next delivery, at 1.50.
    expect(answer.runningOut?.products).toBe(1);
    expect(answer.runningOut?.revenueAtRisk).toBeCloseTo(42, 6);
    // 500 nails against the 95 %-quantile of Poisson(0.1 · 44), which is 8, at 0.50.
    expect(answer.overstock).toEqual({ products: 1, moneyTiedUp: 246 });
    expect(answer.attention.map(({ product }) => product)).toEqual(['bread', 'milk']);
    expect(answer.forecast?.points).toHaveLength(28);
    expect(answer.forecast?.points[0]).toMatchObject({ date: '2026-11-17' });
  });

  test('the same question is answered from the same forecast and decisions, until settings change', async () => {
    noteModel(ORIGIN);
    const first = await dashboard.build(SHOP);
    expect(await dashboard.build(SHOP)).toEqual(first);
    expect(forecasts.asked).toHaveLength(1);
    updateStoreSettings(shop.ctx.db, SHOP, { serviceLevel: 0.5 });
    const relaxed = await dashboard.build(SHOP);
    expect(forecasts.asked).toHaveLength(1);
    expect(relaxed.attention[0].orderQuantity).toBeLessThan(first.attention[0].orderQuantity);
  });

  test('a model that has seen later days than there are now is not used', async () => {
    noteModel('2026-12-24');
    expect(await dashboard.build(SHOP)).toMatchObject({ expected7Days: null, forecast: null, attention: [] });
    expect(forecasts.asked).toEqual([]);
  });

  test('a store without sales is named', async () => {
    insertStore(shop.ctx.db, { code: 'Empty', createdAt: '2026-01-01T00:00:00Z' });
    await expect(dashboard.build('Empty')).rejects.toMatchObject({ code: 'data/no-observations' });
    await expect(dashboard.build('Nowhere')).rejects.toMatchObject({ code: 'not-found/store' });
  });
});
