// Policies, targets and limits of the order decision, worked by hand with tables of the Poisson distribution.
import { describe, expect, test } from 'vitest';
import { poissonDistribution } from '../math/counts.ts';
import { dayFromIso } from '../math/day.ts';
import { decide } from './decide.ts';
import type { DemandOver } from './decision-input.ts';
import type { OrderTerms } from './order-terms.ts';
import { TEST_TERMS, withLeadTime } from './test-terms.ts';

const MONDAY = dayFromIso('2026-11-16');
const twoADay: DemandOver = (days) => poissonDistribution(2 * days);

const decideWith = (terms: Partial<OrderTerms>, onHand: number | null = 10, demandOver = twoADay) =>
  decide({
    demandOver,
    originDay: MONDAY,
    daysUntilOrder: 0,
    checkDays: 1,
    stock: { onHand, onOrder: 0, committed: 0, onOrderKnown: true },
    terms: { ...TEST_TERMS, ...terms },
  });
const linesOf = (decision: ReturnType<typeof decide>) => decision.steps.map(({ step, units }) => [step, units]);

describe('order calendar in a decision', () => {
  test('on an order day the protection interval reaches to the delivery of the next order day', () => {
    // Origin Monday, order on Tuesday; Tuesdays and Fridays: next in 3 days. Poisson(2 · (3 + 3)): 95 %-quantile 18.
    const decision = decideWith({ orderWeekdays: [1, 4], reviewPeriodDays: 1 });
    expect(decision).toMatchObject({ orderDue: true, orderDay: '2026-11-17', nextOrderDay: '2026-11-20' });
    expect(decision).toMatchObject({ reviewPeriodDays: 3, protectionDays: 6, orderUpToLevel: 18, orderQuantity: 8 });
  });

  test('on another day nothing is ordered, and the risk counts the wait', () => {
    // Fridays only: 3 days to wait, 3 to deliver, 7 to the next: Poisson(26): 95 %-quantile 35.
    const decision = decideWith({ orderWeekdays: [4], reviewPeriodDays: 1 });
    expect(decision).toMatchObject({ orderDue: false, orderDay: '2026-11-20', nextOrderDay: '2026-11-27' });
    expect(decision).toMatchObject({ daysUntilOrder: 3, orderUpToLevel: 35, orderQuantity: 0, orderCost: 0 });
    expect(decision.stockOutRisk).toBeCloseTo(1 - poissonDistribution(12).cdf(10), 12);
    expect(linesOf(decision).slice(-3)).toEqual([
      ['needed', 25],
      ['notDue', -25],
      ['quantity', 0],
    ]);
  });
});

describe('random lead time', () => {
  test('levels are quantiles of the mixture over lead times', () => {
    const leadTimes = [
      { days: 1, share: 0.8 },
      { days: 11, share: 0.2 },
    ];
    const decision = decideWith({ leadTimes, leadTimeDays: 3 });
    // 0.8 Poisson(16) + 0.2 Poisson(36): F(39) = 0.8 + 0.2 · 0.7242 = 0.9448, F(40) = 0.8 + 0.2 · 0.7762 = 0.9552.
    expect(decision.orderUpToLevel).toBe(40);
    expect(decision.expectedDemandProtection).toBeCloseTo(20, 9);
    // A delivery that always takes the 3 days of the mean would need 28 only.
    expect(decideWith({}).orderUpToLevel).toBe(28);
  });
});

describe('reorder levels', () => {
  // A look at the stock every day: s covers 3 + 1 days: Poisson(8), 95 %-quantile 13. A lot lasts a week: Q = 14.
  test('(s, S): nothing above s, up to s + Q at or below it', () => {
    const above = decideWith({ policy: 'reorder-up-to' }, 14);
    expect(above).toMatchObject({ reorderLevel: 13, lotSize: 14, orderUpToLevel: 27, orderQuantity: 0 });
    expect(above.steps.at(-1)).toEqual({ step: 'aboveReorder', units: -1, isSum: true });
    const due = decideWith({ policy: 'reorder-up-to' }, 9);
    expect(due.orderQuantity).toBe(18);
    expect(linesOf(due)).toEqual([
      ['demand', 8],
      ['safety', 5],
      ['reorderLevel', 13],
      ['lot', 14],
      ['level', 27],
      ['onHand', -9],
      ['onOrder', 0],
      ['quantity', 18],
    ]);
  });

  test('(s, Q): as many lots as lift the position above s', () => {
    expect(decideWith({ policy: 'reorder-quantity' }, 14).orderQuantity).toBe(0);
    expect(decideWith({ policy: 'reorder-quantity' }, 13).orderQuantity).toBe(14);
    expect(decideWith({ policy: 'reorder-quantity', moq: 3, packSize: 5 }, 0).orderQuantity).toBe(15);
    // With lots of 5 a position of 0 needs three of them to be above 13.
    const small = decideWith({ policy: 'reorder-quantity', reviewPeriodDays: 2, packSize: 5 }, 0);
    expect([small.lotSize, small.orderQuantity]).toEqual([5, 15]);
  });

  test('an ordering cost makes the lot economic: sqrt(2 K D / h), in whole packs', () => {
    // D = 730 a year, K = 10, h = 7 · 0.25 = 1.75: sqrt(2 · 10 · 730 / 1.75) = 91.3.
    expect(decideWith({ policy: 'reorder-quantity', orderingCost: 10 }).lotSize).toBe(91);
    expect(decideWith({ policy: 'reorder-quantity', orderingCost: 10, packSize: 12 }).lotSize).toBe(96);
    expect(decideWith({ policy: 'reorder-quantity', orderingCost: 10, shelfLifeDays: 20 }).lotSize).toBe(40);
    expect(decideWith({ policy: 'reorder-quantity', orderingCost: 10, moq: 200 }).lotSize).toBe(200);
  });
});

describe('service measures', () => {
  test('a fill rate asks for less than the same cycle service, and is met by the smallest level', () => {
    const { orderUpToLevel: level, fillRate, serviceMeasure } = decideWith({ serviceMeasure: 'fill' });
    const short = (stock: number) =>
      poissonDistribution(20).expectedShortage(stock) - poissonDistribution(6).expectedShortage(stock);
    expect(serviceMeasure).toBe('fill');
    expect(level).toBeLessThan(28);
    expect(fillRate).toBeCloseTo(1 - short(level) / 14, 12);
    expect(fillRate).toBeGreaterThanOrEqual(0.95);
    expect(1 - short(level - 1e-3) / 14).toBeLessThan(0.95);
  });

  test('an economic level weighs margin and goodwill against a week of holding', () => {
    // Cu = 3, Co = 7 · 0.25 / 365 · 7 = 0.03356: 98.89 %. Poisson(20): F(30) = 0.9865, F(31) = 0.9919.
    const decision = decideWith({ serviceMeasure: 'economic', shortages: 'lost' }, 20);
    expect(decision.serviceLevel).toBeCloseTo(3 / (3 + (7 * 0.25 * 7) / 365), 6);
    expect(decision).toMatchObject({ orderUpToLevel: 31, shortageCost: 3 });
    const goodwill = decideWith({ serviceMeasure: 'economic', shortages: 'lost', goodwillShare: 0.5 }, 20);
    expect(goodwill.shortageCost).toBe(8);
    // Customers who wait, at no cost: nothing to weigh.
    expect(decideWith({ serviceMeasure: 'economic' }).serviceMeasure).toBe('cycle');
    expect(decideWith({ serviceMeasure: 'economic', shortages: 'lost', price: null }).serviceMeasure).toBe('cycle');
  });

  test('what may expire is worth less certainty', () => {
    const terms = { serviceMeasure: 'economic', shortages: 'lost', ...withLeadTime(0), reviewPeriodDays: 1 } as const;
    const keeps = decideWith(terms, 0);
    const fresh = decideWith({ ...terms, shelfLifeDays: 1 }, 0);
    // All that is left after its one day is thrown away: Cu / (Cu + Co) = 3 / (3 + 7 + 0.005) = 29.99 %. Poisson(2):
    // F(0) = 0.135, F(1) = 0.406.
    expect(fresh.orderUpToLevel).toBe(1);
    expect(fresh.orderQuantity).toBe(1);
    expect(keeps.orderUpToLevel).toBeGreaterThan(fresh.orderUpToLevel);
    expect(fresh.surplusCost).toBeCloseTo(7 + (7 * 0.25) / 365, 9);
    expect(fresh.serviceLevel).toBeCloseTo(3 / (10 + (7 * 0.25) / 365), 6);
  });
});

describe('lost sales', () => {
  test('what runs short before the delivery is not ordered for', () => {
    // Empty shelf: S − 0 = 28, but the 6 of the lead time are gone. A week asks for Poisson(14): 95 %-quantile 20.
    const lost = decideWith({ shortages: 'lost' }, 0);
    expect(lost.orderQuantity).toBe(20);
    expect(linesOf(lost).slice(-3)).toEqual([
      ['needed', 28],
      ['lostSales', -8],
      ['quantity', 20],
    ]);
    expect(decideWith({}, 0).orderQuantity).toBe(28);
    // With enough until the delivery both are the same.
    expect(decideWith({ shortages: 'lost' }, 12).orderQuantity).toBe(16);
  });
});

describe('shelf life and room', () => {
  test('no more than sells before it expires', () => {
    // 4 days after 3 of delivery: Poisson(14), 95 %-quantile 20; 10 are there.
    const decision = decideWith({ shelfLifeDays: 4 });
    expect(decision).toMatchObject({ orderUpToLevel: 28, orderQuantity: 10, conflict: null });
    expect(linesOf(decision).slice(-3)).toEqual([
      ['needed', 18],
      ['shelfLife', -8],
      ['quantity', 10],
    ]);
    expect(decision.expectedWaste).toBeCloseTo(20 - 14 + poissonDistribution(14).expectedShortage(20), 9);
  });

  test('where minimum and shelf life conflict the larger expected profit decides, and both are shown', () => {
    // 10 may be ordered, the smallest order is 12: a good margin is worth the waste of some, a thin one is not.
    const good = decideWith({ shelfLifeDays: 4, moq: 12, price: 40 });
    expect(good.conflict).toMatchObject({ limit: 'shelfLife', allowed: 10, below: 0, above: 12, profitBelow: 0 });
    expect(good.orderQuantity).toBe(12);
    expect(good.conflict?.profitAbove).toBeGreaterThan(0);
    const thin = decideWith({ shelfLifeDays: 4, moq: 40, price: 7.2 });
    expect(thin.conflict).toMatchObject({ below: 0, above: 40 });
    expect(thin.conflict?.profitAbove).toBeLessThan(0);
    expect(thin.orderQuantity).toBe(0);
  });

  test('what there is no room for is not ordered, whatever it would earn', () => {
    // 10 on hand; in 9 of 10 cases at least 3 are sold until the delivery (Poisson(6), 10 %-quantile 3): 7 stay.
    expect(decideWith({ storageLimit: 20 }).orderQuantity).toBe(13);
    const packs = decideWith({ storageLimit: 20, packSize: 8 });
    expect(packs.orderQuantity).toBe(8);
    expect(packs.conflict).toMatchObject({ limit: 'storage', allowed: 13, below: 8, above: 16 });
    expect(packs.steps.slice(-4).map(({ step }) => step)).toEqual(['needed', 'storage', 'roundedDown', 'quantity']);
    expect(decideWith({ storageLimit: 5 }).orderQuantity).toBe(0);
  });
});

describe('the steps of an order', () => {
  test('every sum is what the lines above it come to, whatever the terms', () => {
    const changes: Partial<OrderTerms>[] = [
      {},
      { packSize: 12, moq: 20 },
      { policy: 'reorder-up-to' },
      { policy: 'reorder-quantity', packSize: 5 },
      { shortages: 'lost', storageLimit: 15 },
      { shelfLifeDays: 4, moq: 12, orderWeekdays: [4], reviewPeriodDays: 1 },
      { serviceMeasure: 'fill', storageLimit: 20, packSize: 8 },
    ];
    for (const terms of changes) {
      for (const onHand of [null, 0, 5, 13, 27, 60]) {
        const decision = decideWith(terms, onHand);
        let total = 0;
        for (const { units, isSum } of decision.steps) {
          if (isSum) expect(units).toBeCloseTo(total, 9);
          total = isSum ? units : total + units;
        }
        const last = decision.steps.at(-1);
        expect(last?.isSum).toBe(true);
        if (last?.step === 'quantity') expect(last.units).toBe(decision.orderQuantity);
        else
          expect([last?.step === 'enough' || last?.step === 'aboveReorder', decision.orderQuantity]).toEqual([true, 0]);
      }
    }
  });
});
