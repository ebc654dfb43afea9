// The whole decision: hand-worked tables, laws, and a simulated shop that lives by it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negativeBinomialDistribution, poissonDistribution } from '../math/counts.ts';
import { dayFromIso } from '../math/day.ts';
import { createRng } from '../math/rng.ts';
import { decide } from './decide.ts';
import type { DecisionInput, DemandOver } from './decision-input.ts';
import type { OrderTerms } from './order-terms.ts';
import type { StockPosition } from './stock-position.ts';
import { TEST_TERMS as TERMS, withLeadTime } from './test-terms.ts';

const STOCK: StockPosition = { onHand: 10, onOrder: 0, committed: 0, onOrderKnown: true };
/** 2026-11-16: what is decided is the order of Tuesday. */
const MONDAY = dayFromIso('2026-11-16');
const twoADay: DemandOver = (days) => poissonDistribution(2 * days);

const decideWith = (change: {
  terms?: Partial<OrderTerms>;
  stock?: Partial<StockPosition>;
  daysUntilOrder?: number;
  demandOver?: DemandOver;
}) =>
  decide({
    demandOver: change.demandOver ?? twoADay,
    originDay: MONDAY,
    daysUntilOrder: change.daysUntilOrder ?? 0,
    checkDays: 1,
    stock: { ...STOCK, ...change.stock },
    terms: { ...TERMS, ...change.terms },
  } satisfies DecisionInput);

describe('order decision', () => {
  test('a hand-worked product: Poisson 2 a day, lead time 3, review 7, 95 %, 10 on hand', () => {
    const decision = decideWith({});
    // Tables of the Poisson distribution: P(D_6 <= 10) = 0.9574, P(D_6 <= 9) = 0.9161; P(D_20 <= 28) = 0.9657,
    // P(D_20 <= 27) = 0.9475; P(D_6 > 10) = 0.0426.
    expect(decision).toMatchObject({
      status: 'low',
      inventoryPosition: 10,
      protectionDays: 10,
      reorderLevel: 10,
      orderUpToLevel: 28,
      orderQuantity: 18,
      roundingUnits: 0,
      orderCost: 126,
      priorityUnit: 'money',
      assumed: [],
    });
    expect(decision.expectedDemandLeadTime).toBeCloseTo(6, 9);
    expect(decision.expectedDemandProtection).toBeCloseTo(20, 9);
    expect(decision.safetyStock).toBeCloseTo(8, 9);
    expect(decision.stockOutRisk).toBeCloseTo(0.0426, 4);
    // E[(D_20 − 10)+] = 10 + Σ over k < 10 of (10 − k) P(D = k) = 10.0130 (tables to 4 digits)
    expect(decision.revenueAtRisk).toBeCloseTo(100.13, 1);
    // Median of Poisson(10) is 10, of Poisson(12) is 12: day 6 is the first to exceed 10.
    expect(decision.daysOfCover).toBe(6);
    // After the order 28: E[28 − D_6] = 22, E[(28 − D_20)+] = 8.06; average 15.03; 7 × 0.25 / 365 a day.
    expect(decision.holdingCost).toBeCloseTo(((7 * 0.25) / 365) * 15.03, 3);
  });

  test.each([
    // on hand, on order, quantity, status
    [0, 0, 28, 'out'],
    [0, 40, 0, 'out'],
    [4, 0, 24, 'critical'],
    [5, 0, 23, 'critical'],
    [6, 0, 22, 'low'],
    [11, 0, 17, 'healthy'],
    [28, 0, 0, 'healthy'],
    [95, 0, 0, 'healthy'],
    [96, 0, 0, 'overstock'],
  ])('with %d on hand and %d on order it orders %d and calls the stock %s', (onHand, onOrder, quantity, status) => {
    // P(D_6 > 5) = 0.554, P(D_6 > 6) = 0.394; 95 %-quantile of Poisson(80) is 95.
    const decision = decideWith({ stock: { onHand, onOrder } });
    expect([decision.orderQuantity, decision.status]).toEqual([quantity, status]);
  });

  test('minimum and pack raise the order, and the units they add are shown with their cost', () => {
    const decision = decideWith({ terms: { packSize: 12, moq: 20 } });
    expect([decision.orderQuantity, decision.roundingUnits, decision.orderCost]).toEqual([24, 6, 168]);
    const enough = decideWith({ terms: { packSize: 12, moq: 20 }, stock: { onHand: 28 } });
    expect([enough.orderQuantity, enough.roundingUnits, enough.orderCost]).toEqual([0, 0, 0]);
  });

  test('without a stock record nothing is called out, and the order replaces what one review period sells', () => {
    const decision = decideWith({ stock: { onHand: null, onOrder: 5 } });
    expect(decision).toMatchObject({
      status: 'unknown',
      onHand: null,
      inventoryPosition: null,
      stockOutRisk: null,
      daysOfCover: null,
      revenueAtRisk: null,
      holdingCost: null,
      orderQuantity: 14,
      orderUpToLevel: 28,
    });
    expect(decision.priority).toBeGreaterThan(0);
    const slow = decideWith({ stock: { onHand: null }, demandOver: (days) => poissonDistribution(days / 100) });
    expect(slow.orderQuantity).toBe(0);
  });

  test('an order for a later day also covers the days until then', () => {
    const decision = decideWith({ daysUntilOrder: 5, stock: { onHand: 20 } });
    // D over 5 + 10 days: 95 %-quantile of Poisson(30) is 39.
    expect([decision.orderUpToLevel, decision.orderQuantity]).toEqual([39, 19]);
    expect(decision.protectionDays).toBe(10);
  });

  test('without a lead time nothing can run out before the delivery', () => {
    const decision = decideWith({ terms: withLeadTime(0), stock: { onHand: 1 } });
    expect(decision).toMatchObject({ reorderLevel: 0, stockOutRisk: 0, status: 'healthy', expectedDemandLeadTime: 0 });
  });

  test('intervals that reach beyond 180 days are cut there', () => {
    const asked: number[] = [];
    const demandOver: DemandOver = (days) => {
      asked.push(days);
      return twoADay(days);
    };
    decideWith({ terms: { ...withLeadTime(180), reviewPeriodDays: 90 }, daysUntilOrder: 60, demandOver });
    expect(Math.max(...asked)).toBe(180);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('money that is not known is not made up', () => {
    const decision = decideWith({ terms: { price: null, unitCost: null } });
    expect(decision).toMatchObject({ orderCost: null, revenueAtRisk: null, holdingCost: null, priorityUnit: 'units' });
  });

  test('orders that no file told of are named as assumed', () => {
    expect(decideWith({ stock: { onOrderKnown: false }, terms: { assumed: ['moq'] } }).assumed).toEqual([
      'moq',
      'onOrder',
    ]);
  });

  test('more stock never asks for more, and more service never asks for less', () => {
    const few = fc.integer({ min: 0, max: 60 });
    const level = fc.double({ min: 0.5, max: 0.995, noNaN: true });
    const size = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(few, few, level, level, size, (onHand, more, a, b, packSize) => {
        const order = (stock: number, serviceLevel: number) =>
          decideWith({ stock: { onHand: stock }, terms: { serviceLevel, packSize } });
        expect(order(onHand + more, a).orderQuantity).toBeLessThanOrEqual(order(onHand, a).orderQuantity);
        expect(order(onHand, Math.max(a, b)).orderQuantity).toBeGreaterThanOrEqual(
          order(onHand, Math.min(a, b)).orderQuantity,
        );
        const decision = order(onHand, a);
        expect(onHand + decision.orderQuantity).toBeGreaterThanOrEqual(decision.orderUpToLevel);
        expect(decision.stockOutRisk).toBeGreaterThanOrEqual(0);
        expect(decision.stockOutRisk).toBeLessThanOrEqual(1);
      }),
      { seed: 20_261_120, numRuns: 150 },
    );
  });

  test('a shop that orders by it for years keeps its cycle service level', () => {
    const rng = createRng(3).fork('shop');
    const day = negativeBinomialDistribution(3, 1.5);
    const demandOver: DemandOver = (days) => negativeBinomialDistribution(3 * days, 1.5 * days);
    const { leadTimeDays, reviewPeriodDays } = TERMS;
    let onHand = 40;
    let arriving = 0;
    let cycles = 0;
    let good = 0;
    for (let cycle = 0; cycle < 6_000; cycle++) {
      // Unmet demand waits (onHand below 0): then P(D_P <= S) is exactly the share of cycles without a shortage.
      const order = decide({
        demandOver,
        originDay: MONDAY,
        daysUntilOrder: 0,
        checkDays: 1,
        stock: { ...STOCK, onHand, onOrder: arriving },
        terms: TERMS,
      });
      arriving += order.orderQuantity;
      for (let t = 0; t < reviewPeriodDays; t++) {
        if (t === leadTimeDays) {
          if (cycle > 0) {
            cycles++;
            if (onHand >= 0) good++;
          }
          onHand += arriving;
          arriving = 0;
        }
        onHand -= day.quantile(Math.min(Math.max(rng.next(), 1e-9), 1 - 1e-9));
      }
    }
    const service = good / cycles;
    const exact = demandOver(10).cdf(demandOver(10).quantile(0.95));
    expect(Math.abs(service - exact)).toBeLessThan(3 * Math.sqrt((exact * (1 - exact)) / cycles));
    expect(service).toBeGreaterThan(0.945);
  });
});
