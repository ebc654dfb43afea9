// Money figures against closed forms and against simulated futures.
import { describe, expect, test } from 'vitest';
import { negativeBinomialDistribution, poissonDistribution } from '../math/counts.ts';
import type { DemandDistribution } from '../math/distribution.ts';
import { gammaDistribution } from '../math/gamma.ts';
import { createRng } from '../math/rng.ts';
import type { OrderTerms } from './order-terms.ts';
import {
  expectedAverageStock,
  expectedLeftover,
  gainOfOrdering,
  holdingCostPerUnitDay,
  revenueAtRisk,
} from './profit.ts';
import { economicLevel } from './service-target.ts';
import { TEST_TERMS } from './test-terms.ts';

const TERMS: OrderTerms = { ...TEST_TERMS, holdingRate: 0.365, unitCost: 6 };
const gainOf = (
  untilDelivery: DemandDistribution,
  untilNextDelivery: DemandDistribution,
  position: number,
  change: Partial<OrderTerms> = {},
) => gainOfOrdering({ untilDelivery, untilNextDelivery, position, ...KEEPS, terms: { ...TERMS, ...change } });
const KEEPS = { untilExpiry: null, reviewDays: 7 };

describe('profit', () => {
  test('leftover and shortage differ by stock minus mean', () => {
    const demand = gammaDistribution(10, 1);
    // Exponential of mean 10: E[(D − 5)+] = 10 e^(−1/2); left over: 5 − 10 + that.
    expect(expectedLeftover(demand, 5)).toBeCloseTo(10 * Math.exp(-0.5) - 5, 12);
    expect(revenueAtRisk(demand, 5, 3)).toBeCloseTo(30 * Math.exp(-0.5), 12);
    expect(expectedLeftover(poissonDistribution(2), 0)).toBe(0);
  });

  test('holding a unit of cost 6 at 36.5 % a year costs 0.006 a day', () => {
    expect(holdingCostPerUnitDay(6, 0.365)).toBeCloseTo(0.006, 15);
  });

  test('average stock lies half way between delivery and next delivery', () => {
    const none = poissonDistribution(0);
    const average = expectedAverageStock(none, poissonDistribution(1e-9), 8);
    expect(average).toBeCloseTo(8, 6);
    expect(expectedAverageStock(poissonDistribution(5), poissonDistribution(10), 1_000)).toBeCloseTo(992.5, 9);
  });

  test('priority is margin on the shortage avoided less holding of the extra: worked by hand', () => {
    // Demand until delivery is certainly 0 and until the next one exponential of mean 10; position 0, order 10.
    const avoided = 10 - 10 * Math.exp(-1);
    const priority = gainOf(poissonDistribution(0), gammaDistribution(10, 1), 0)(10);
    expect(priority.unit).toBe('money');
    expect(priority.value).toBeCloseTo(4 * avoided - 0.006 * 7 * (10 - avoided / 2), 10);
  });

  test('what runs short before any delivery could come is not called avoidable', () => {
    const untilDelivery = poissonDistribution(20);
    const untilNext = poissonDistribution(40);
    const priority = gainOf(untilDelivery, untilNext, 0, { holdingRate: 0 })(1_000);
    expect(priority.value).toBeCloseTo(4 * 20, 9);
  });

  test('nothing ordered is nothing lost, and a surplus nobody needs costs its holding', () => {
    const few = poissonDistribution(1);
    expect(gainOf(few, few, 50)(0).value).toBe(0);
    expect(gainOf(few, few, 50)(10).value).toBeCloseTo(-0.006 * 7 * 10, 9);
  });

  test('priority counts units where money is unknown', () => {
    const priority = gainOf(poissonDistribution(0), gammaDistribution(10, 1), 0, { unitCost: null })(10);
    expect(priority.unit).toBe('units');
    expect(priority.value).toBeCloseTo(10 - 10 * Math.exp(-1), 10);
  });

  test('priority equals the mean profit that simulated futures lose without the order', () => {
    const rng = createRng(11).fork('priority');
    const lead = negativeBinomialDistribution(12, 3);
    const review = negativeBinomialDistribution(12, 3);
    const both = negativeBinomialDistribution(24, 6);
    const [position, quantity] = [26, 14];
    const draw = (): number => Math.min(Math.max(rng.next(), 1e-9), 1 - 1e-9);
    let gain = 0;
    const futures = 60_000;
    for (let i = 0; i < futures; i++) {
      const first = lead.quantile(draw());
      const second = review.quantile(draw());
      const left = Math.max(0, position - first);
      gain += 4 * (Math.min(second, left + quantity) - Math.min(second, left));
    }
    // The formula knows only the two sums, not how they hang together: equal up to that and to sampling noise.
    const formula = gainOf(lead, both, position, { holdingRate: 0 })(quantity).value;
    expect(Math.abs(formula / (gain / futures) - 1)).toBeLessThan(0.06);
  });

  test('the economic service level orders what no other quantity out-earns in simulated futures', () => {
    const demand = negativeBinomialDistribution(30, 4);
    const { level } = economicLevel({ demand, shortageCost: 4, holdingCost: 1, waste: null });
    expect(level).toBeCloseTo(0.8, 8);
    const best = demand.quantile(0.8);
    const profit = (stock: number): number => -4 * demand.expectedShortage(stock) - 1 * expectedLeftover(demand, stock);
    for (let stock = best - 15; stock <= best + 15; stock++) expect(profit(stock)).toBeLessThanOrEqual(profit(best));
    const free = { demand, shortageCost: 0, holdingCost: 0, waste: null };
    expect(() => economicLevel(free)).toThrow(RangeError);
  });
});
