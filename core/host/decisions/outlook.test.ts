// Terms, stock and orders of a real workspace coming together in decisions that can be worked by hand.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayFromIso } from '#core/math/day.ts';
import { getStore } from '#core/store/stores.ts';
import { resolveDates } from './dates.ts';
import { decideAll, totalsOf } from './order-list.ts';
import { createOutlook, type Outlook, projectionsOf, stepsToPrepare } from './outlook.ts';
import { poissonForecasts } from './test-forecast.ts';
import { countStock, ORIGIN, openTestShop, placeOrder, RATES, SHOP, type TestShop } from './test-shop.ts';

let shop: TestShop;
beforeEach(async () => {
  shop = await openTestShop();
});
afterEach(() => shop.remove());

async function outlookOn(dateStep = 1, only?: string): Promise<Outlook> {
  const { db } = shop.ctx;
  const forecasts = poissonForecasts(db, (code) => RATES[code]);
  const { forecast } = await forecasts.ofStore({ store: SHOP, asOfDay: undefined, steps: 30 });
  const { id, settings } = getStore(db, SHOP);
  return createOutlook({ db, storeId: id, settings, forecast, dateStep, only });
}
const productOf = (outlook: Outlook, code: string) => outlook.product(outlook.seriesOf(code));

describe('outlook', () => {
  test('a product with all its terms is decided on its own numbers', async () => {
    const { decision } = productOf(await outlookOn(), 'bread');
    // Opening 12 − 2 sold = 10; P = 3 + 7 days; Poisson(20): S = 28; 18 needed, MOQ 12, packs of 6.
    expect(decision).toMatchObject({
      onHand: 10,
      protectionDays: 10,
      orderUpToLevel: 28,
      orderQuantity: 18,
      orderCost: 126,
      status: 'low',
      assumed: ['onOrder'],
    });
  });

  test('an order shows what each of its packs earns: the minimum first, in whole packs', async () => {
    const outlook = await outlookOn();
    const bread = productOf(outlook, 'bread');
    const curve = bread.profitCurve();
    expect(curve?.steps.map(({ units, cost }) => [units, cost])).toEqual([
      [12, 84],
      [18, 126],
    ]);
    expect(curve?.steps[1].profit).toBeCloseTo(bread.decision.priority, 12);
    // Neither price nor cost of screws is known.
    expect(productOf(outlook, 'screws').profitCurve()).toBeNull();
  });

  test('orders on their way count once a file tells of orders', async () => {
    placeOrder(shop.ctx, 'bread', '2026-11-14', 6);
    placeOrder(shop.ctx, 'bread', '2026-11-13', 100);
    const { decision } = productOf(await outlookOn(), 'bread');
    // Two days ago with three days of lead time: still coming. Three days ago: in the opening stock of the origin.
    expect(decision).toMatchObject({ onOrder: 6, onHand: 10, inventoryPosition: 16, orderQuantity: 12, assumed: [] });
    expect(productOf(await outlookOn(1, 'bread'), 'bread').decision).toEqual(decision);
  });

  test('a product that knows nothing takes the defaults of the store and says so', async () => {
    const outlook = await outlookOn();
    expect(productOf(outlook, 'milk').decision).toMatchObject({
      status: 'out',
      unitCost: 1.05,
      leadTimeDays: 7,
      assumed: ['unitCost', 'leadTimeDays', 'packSize', 'moq', 'onOrder'],
    });
    expect(productOf(outlook, 'screws').decision).toMatchObject({
      status: 'unknown',
      orderQuantity: 7,
      unitCost: null,
      priorityUnit: 'units',
    });
    expect(productOf(outlook, 'nails').decision.status).toBe('overstock');
  });

  test('what a user sets for one question overrides stock and terms', async () => {
    const outlook = await outlookOn();
    const override = { onHand: 0, onOrder: 20, leadTimeDays: 1, serviceLevel: 0.5, price: 20, discount: 0.5 };
    const { decision } = outlook.product(outlook.seriesOf('bread'), override);
    // Median of Poisson(16) is 16.
    expect(decision).toMatchObject({
      onHand: 0,
      onOrder: 20,
      orderUpToLevel: 16,
      orderQuantity: 0,
      price: 10,
      assumed: [],
    });
  });

  test('counted stock goes before what sales leave of an older record; a later count has the days between still in it', async () => {
    countStock(shop.ctx, 'bread', ORIGIN, 25);
    expect(productOf(await outlookOn(), 'bread').decision.onHand).toBe(25);
    // Two days after the origin: Poisson(2) a day were still there.
    countStock(shop.ctx, 'bread', '2026-11-18', 20);
    expect(productOf(await outlookOn(), 'bread').decision.onHand).toBeCloseTo(24, 9);
    countStock(shop.ctx, 'screws', ORIGIN, 3);
    expect(productOf(await outlookOn(), 'screws').decision).toMatchObject({ onHand: 3, status: 'critical' });
  });

  test('a later date moves the projections, and the order covers the days until then, too', async () => {
    const today = productOf(await outlookOn(1), 'bread');
    const later = productOf(await outlookOn(6), 'bread');
    expect(later.demand(7).mean).toBe(today.demand(7).mean);
    // Poisson(2 · (5 + 10)): 95 %-quantile 39; 29 missing. But 10 on hand will not last the 8 days to the delivery, and
    // who finds nothing does not come back: Poisson(14), what 7 days ask for, has the quantile 20; 24 in packs.
    expect(later.decision).toMatchObject({ orderUpToLevel: 39, orderQuantity: 24, protectionDays: 10 });
    expect(later.decision.steps.slice(-4)).toEqual([
      { step: 'needed', units: 29, isSum: true },
      { step: 'lostSales', units: -9, isSum: false },
      { step: 'rounding', units: 4, isSum: false },
      { step: 'quantity', units: 24, isSum: true },
    ]);
  });

  test('beyond the next order the date moves the projections only: other orders come before it', async () => {
    const today = productOf(await outlookOn(1), 'bread');
    const atReview = productOf(await outlookOn(8), 'bread');
    // Poisson(2 · (7 + 10)): 95 %-quantile 44.
    expect(atReview.decision.orderUpToLevel).toBe(44);
    expect(productOf(await outlookOn(9), 'bread').decision).toEqual(today.decision);
  });

  test('projections are quantiles of sums with their sales value', async () => {
    const projections = projectionsOf(productOf(await outlookOn(), 'bread'));
    expect(projections.map(({ days, mean, revenue }) => [days, Math.round(mean), Math.round(revenue ?? 0)])).toEqual([
      [1, 2, 20],
      [7, 14, 140],
      [14, 28, 280],
      [30, 60, 600],
    ]);
    // Seven Poisson days: median 14, and not seven medians of 2 plus anything.
    expect(projections[1].quantiles).toEqual([7, 9, 11, 14, 16, 19, 22]);
  });

  test('the list adds up orders and money, but never bands', async () => {
    const outlook = await outlookOn();
    const shares: number[] = [];
    const lines = await decideAll(outlook, 30, { progress: (share) => shares.push(share) });
    const totals = totalsOf(outlook, lines, 30);
    expect(totals).toMatchObject({
      products: 5,
      byStatus: { unknown: 1, out: 1, critical: 0, low: 1, healthy: 1, overstock: 1 },
      withAssumptions: 4 + 1,
    });
    // 6.1 a day over 30 days: Poisson(183), whose 80 % band is 166 to 200.
    expect(totals.expectedUnits.mean).toBeCloseTo(183, 6);
    expect([totals.expectedUnits.low, totals.expectedUnits.high]).toEqual([166, 200]);
    const addedHighs = lines.reduce((sum, line) => sum + line.horizonDemand.high, 0);
    expect(addedHighs).toBeGreaterThan(totals.expectedUnits.high);
    expect(totals.unitsToOrder).toBe(lines.reduce((sum, line) => sum + line.decision.orderQuantity, 0));
    expect(totals.orderCost).toBeCloseTo(
      lines.reduce((sum, line) => sum + (line.decision.orderCost ?? 0), 0),
      9,
    );
  });

  test('a product that the origin does not know is named', async () => {
    const outlook = await outlookOn();
    expect(() => outlook.seriesOf('glue')).toThrowError(/"glue"/);
  });
});

describe('dates of a prediction', () => {
  test('without a date the day after the last known one is meant', () => {
    expect(resolveDates(shop.ctx, SHOP, {})).toEqual({
      asOfDay: undefined,
      originDay: dayFromIso(ORIGIN),
      dateDay: dayFromIso('2026-11-17'),
      dateStep: 1,
    });
  });

  test('ninety days ahead are the limit, and the past is refused with words', () => {
    expect(resolveDates(shop.ctx, SHOP, { date: '2027-02-14' }).dateStep).toBe(90);
    expect(() => resolveDates(shop.ctx, SHOP, { date: '2027-02-15' })).toThrowError(/too far ahead: .*2027-02-14/);
    expect(() => resolveDates(shop.ctx, SHOP, { date: ORIGIN })).toThrowError(/is not after 2026-11-16/);
  });

  test('an as-of date moves the origin back, and one in the future changes nothing', () => {
    const back = resolveDates(shop.ctx, SHOP, { asOf: '2026-11-01', date: '2026-11-10' });
    expect([back.originDay, back.dateStep]).toEqual([dayFromIso('2026-11-01'), 9]);
    const ahead = resolveDates(shop.ctx, SHOP, { asOf: '2026-12-24', date: '2026-11-20' });
    expect([ahead.originDay, ahead.dateStep]).toEqual([dayFromIso(ORIGIN), 4]);
    expect(() => resolveDates(shop.ctx, SHOP, { asOf: '2026-01-01' })).toThrowError(/as-of date/);
  });

  test('a forecast is prepared for the longest span from the date, and never beyond ninety steps', () => {
    expect(stepsToPrepare('daily', 1, [14])).toBe(30);
    expect(stepsToPrepare('daily', 11, [45])).toBe(55);
    expect(stepsToPrepare('daily', 80, [30])).toBe(90);
    expect(stepsToPrepare('weekly', 2, [14])).toBe(6);
  });
});
