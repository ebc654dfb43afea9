// Curves of service against money: by hand, against simulated shops, and the optimum against every combination.
import { describe, expect, test } from 'vitest';
import { negativeBinomialDistribution, poissonDistribution } from '../math/counts.ts';
import { createRng } from '../math/rng.ts';
import type { DecisionInput, DemandOver } from './decision-input.ts';
import type { OrderTerms } from './order-terms.ts';
import { simulate } from './simulate.ts';
import { TEST_TERMS, withLeadTime } from './test-terms.ts';
import {
  createTradeOffOptimizer,
  sumTradeOff,
  TRADE_OFF_LEVELS,
  type TradeOffPoint,
  tradeOffCurve,
} from './trade-off.ts';

const inputOf = (terms: Partial<OrderTerms>, demandOver: DemandOver): DecisionInput => ({
  demandOver,
  originDay: 20_773,
  daysUntilOrder: 0,
  checkDays: 1,
  stock: { onHand: 0, onOrder: 0, committed: 0, onOrderKnown: true },
  terms: { ...TEST_TERMS, ...terms },
});
const curveOf = (terms: Partial<OrderTerms>, demandOver: DemandOver, levels?: readonly number[]): TradeOffPoint[] => {
  const curve = tradeOffCurve(inputOf(terms, demandOver), levels);
  if (!curve) throw new Error('a product with cost and price has a curve');
  return curve;
};

describe('trade-off', () => {
  test('worked by hand: no lead time, a Poisson of 2 a day, ordered daily up to 3', () => {
    const terms = { ...withLeadTime(0), reviewPeriodDays: 1, holdingRate: 0.365 };
    // F(3) = 0.8571. Left: 3 − 2 + E[(D − 3)+]; E[(D − 3)+] = 2 − 3 + 3 p0 + 2 p1 + p2 = −1 + 9 p0 with p0 = e^−2.
    const [none, point] = curveOf(terms, (days) => poissonDistribution(2 * days), [0.85]);
    const short = 9 * Math.exp(-2) - 1;
    expect(none).toMatchObject({ serviceLevel: 0, averageStock: 0, stockValue: 0, profitPerDay: 0 });
    expect(none.lostPerDay).toBeCloseTo(2, 12);
    expect(point.level).toBe(3);
    expect(point.lostPerDay).toBeCloseTo(short, 12);
    expect(point.averageStock).toBeCloseTo((3 + 1 + short) / 2, 12);
    expect(point.profitPerDay).toBeCloseTo(3 * (2 - short) - 0.007 * point.averageStock, 12);
    expect(point.lostRevenuePerDay).toBeCloseTo(10 * short, 12);
  });

  test('more service never holds less or loses more, and the first steps earn the most', () => {
    const curve = curveOf({ packSize: 6, moq: 10 }, (days) => negativeBinomialDistribution(3 * days, days));
    expect(curve).toHaveLength(TRADE_OFF_LEVELS.length + 1);
    curve.slice(1).forEach((point, i) => {
      expect(point.averageStock).toBeGreaterThanOrEqual(curve[i].averageStock);
      expect(point.lostPerDay).toBeLessThanOrEqual(curve[i].lostPerDay + 1e-12);
    });
    const best = curve.reduce((most, point) => Math.max(most, point.profitPerDay), Number.NEGATIVE_INFINITY);
    expect(best).toBeGreaterThan(curve[1].profitPerDay);
  });

  test.each([1, 12])('stock, lost sales and profit are those of a simulated shop with packs of %d', (packSize) => {
    const over = (days: number) => negativeBinomialDistribution(3 * days, 1.5 * days);
    const rng = createRng(4).fork('trade-off');
    const demand = Float64Array.from({ length: 140_000 }, () => over(1).quantile(Math.max(rng.next(), 1e-12)));
    for (const point of curveOf({ packSize }, over, [0.8, 0.95]).slice(1)) {
      const lived = simulate({
        demand,
        policy: (_, { onHand, onOrder, backordered }) => point.level - (onHand + onOrder - backordered),
        terms: {
          leadTimeDays: 3,
          ordersOn: (day) => day % 7 === 0,
          shortages: 'backordered',
          packSize,
          moq: 1,
          shelfLifeDays: null,
          unitCost: 7,
          price: 10,
          holdingRate: 0.25,
          goodwillShare: 0,
          orderingCost: 0,
        },
        onHand: point.level,
        warmUpDays: 28,
      });
      // A simulated day is measured at its close; half of what it sells was there on average.
      expect(Math.abs((lived.averageStock + 1.5) / point.averageStock - 1)).toBeLessThan(0.02);
      expect(Math.abs(lived.fillRate - (1 - point.lostPerDay / point.demandPerDay))).toBeLessThan(0.005);
    }
  });

  test('a store is the sum of its products, each at the same level', () => {
    const curves = [2, 5].map((rate) => curveOf({}, (days) => poissonDistribution(rate * days)));
    const store = sumTradeOff(curves);
    expect(store[4].stockValue).toBeCloseTo(curves[0][4].stockValue + curves[1][4].stockValue, 12);
    expect(store[4].serviceLevel).toBeCloseTo(TRADE_OFF_LEVELS[3], 12);
    expect(sumTradeOff([])).toEqual([]);
    expect(() => sumTradeOff([curves[0], curves[1].slice(1)])).toThrow(RangeError);
  });

  test('levels chosen by product beat one level for all at the same stock value, and any other choice', () => {
    const margins = [8, 11, 30];
    const curves = margins.map((price, i) =>
      curveOf({ price, holdingRate: 0.9 }, (days) => negativeBinomialDistribution((i + 1) * days, days)),
    );
    const optimum = createTradeOffOptimizer(curves);
    for (const uniform of sumTradeOff(curves).filter((_, k) => [3, 7, 11].includes(k))) {
      const { totals } = optimum(uniform.stockValue);
      expect(totals.stockValue).toBeLessThanOrEqual(uniform.stockValue + 1e-5);
      expect(totals.profitPerDay).toBeGreaterThan(0.999 * uniform.profitPerDay);
      let best = Number.NEGATIVE_INFINITY;
      for (const a of curves[0])
        for (const b of curves[1])
          for (const c of curves[2]) {
            if (a.stockValue + b.stockValue + c.stockValue > uniform.stockValue) continue;
            best = Math.max(best, a.profitPerDay + b.profitPerDay + c.profitPerDay);
          }
      expect(totals.profitPerDay).toBeGreaterThan(0.99 * best);
    }
    expect(optimum(0).chosen).toEqual([0, 0, 0]);
    expect(() => optimum(-1)).toThrow(RangeError);
  });

  test('without cost or price there is no curve, and levels that do not rise are refused', () => {
    const over: DemandOver = (days) => poissonDistribution(days);
    expect(tradeOffCurve(inputOf({ price: null }, over))).toBeNull();
    expect(() => tradeOffCurve(inputOf({}, over), [0.9, 0.8])).toThrow(RangeError);
    expect(() => tradeOffCurve(inputOf({}, over), [1])).toThrow(RangeError);
  });
});
