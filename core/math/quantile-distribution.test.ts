// The grid distribution: its points, its repair, its tail and its whole-unit form.
import { describe, expect, test } from 'vitest';
import { negativeBinomialDistribution } from './counts.ts';
import { gammaDistribution } from './gamma.ts';
import { quantileDistribution } from './quantile-distribution.ts';

const FINE = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);

describe('quantile grid', () => {
  test('gives back the points it was made of', () => {
    const taus = [0.1, 0.5, 0.9];
    const decimals = quantileDistribution(taus, [1.5, 4, 10], { isCount: false });
    expect(taus.map((tau) => decimals.quantile(tau))).toEqual([1.5, 4, 10]);
    expect(decimals.quantile(0.3)).toBeCloseTo(2.75, 14);
    const counts = quantileDistribution(taus, [0, 0, 3], { isCount: true });
    expect(taus.map((tau) => counts.quantile(tau))).toEqual([0, 0, 3]);
  });

  test('integrates the quantile function exactly: worked by hand', () => {
    // Uniform from 0 to 10 between levels 0 and 0.9 (value 9), then an exponential tail of mean b.
    const demand = quantileDistribution([0.45, 0.9], [4.5, 9], { isCount: false });
    const b = 4.5 / Math.log(0.55 / 0.1);
    expect(demand.mean).toBeCloseTo(0.9 * 4.5 + 0.1 * (9 + b), 13);
    expect(demand.expectedShortage(6)).toBeCloseTo(0.3 * 1.5 + 0.1 * (3 + b), 13);
    expect(demand.expectedShortage(9)).toBeCloseTo(0.1 * b, 13);
    expect(demand.expectedShortage(12)).toBeCloseTo(0.1 * b * Math.exp(-3 / b), 13);
    expect(demand.quantile(0.99)).toBeCloseTo(9 + b * Math.log(10), 13);
    expect(demand.cdf(demand.quantile(0.99))).toBeCloseTo(0.99, 14);
  });

  test('a step of one unit between two levels puts the mass half way', () => {
    const demand = quantileDistribution([0.5, 0.75, 0.9, 0.975], [0, 1, 1, 2], { isCount: true });
    expect(demand.cdf(-1)).toBe(0);
    expect(demand.cdf(0)).toBeCloseTo(0.625, 14);
    expect(demand.cdf(0.99)).toBeCloseTo(0.625, 14);
    expect(demand.cdf(1)).toBeCloseTo(0.9375, 14);
    expect(demand.quantile(0.63)).toBe(1);
  });

  test('crossing quantiles are put in order and negative ones become nothing', () => {
    const demand = quantileDistribution([0.1, 0.5, 0.9], [-2, 7, 5], { isCount: false });
    expect([0.1, 0.5, 0.9].map((tau) => demand.quantile(tau))).toEqual([0, 5, 7]);
  });

  test('a grid of one value is that value and nothing else', () => {
    for (const isCount of [true, false]) {
      const demand = quantileDistribution([0.1, 0.5, 0.9], [4, 4, 4], { isCount });
      expect([demand.mean, demand.quantile(0.999), demand.cdf(3.9), demand.cdf(4)]).toEqual([4, 4, 0, 1]);
      expect(demand.expectedShortage(1)).toBeCloseTo(3, 14);
    }
    const never = quantileDistribution([0.5], [0], { isCount: true });
    expect([never.mean, never.quantile(0.995), never.expectedShortage(0)]).toEqual([0, 0, 0]);
  });

  test('a mean that the forecast gives is the mean that is shown', () => {
    expect(quantileDistribution([0.5], [3], { isCount: true, mean: 3.4 }).mean).toBe(3.4);
  });

  test('a fine grid comes close to the distribution that it was read from', () => {
    const counts = negativeBinomialDistribution(7.3, 2.2);
    const grid = quantileDistribution(FINE, FINE.map(counts.quantile), { isCount: true });
    const weights = gammaDistribution(7.3, 2.2);
    const weightGrid = quantileDistribution(FINE, FINE.map(weights.quantile), { isCount: false });
    for (const x of [0, 2, 5.5, 10, 25]) {
      expect(Math.abs(grid.cdf(x) - counts.cdf(x))).toBeLessThan(0.0051);
      expect(Math.abs(grid.expectedShortage(x) - counts.expectedShortage(x))).toBeLessThan(0.06);
      expect(Math.abs(weightGrid.cdf(x) - weights.cdf(x))).toBeLessThan(0.002);
      expect(Math.abs(weightGrid.expectedShortage(x) - weights.expectedShortage(x))).toBeLessThan(0.02);
    }
  });

  test('the shortage of counts equals the plain sum over whole numbers', () => {
    const demand = quantileDistribution([0.05, 0.3, 0.5, 0.8, 0.99], [2.2, 3, 3, 40.7, 90], { isCount: true });
    for (const x of [0, 1.4, 3, 17.25, 90, 130]) {
      let sum = (Math.ceil(x) - x) * (1 - demand.cdf(Math.floor(x)));
      for (let k = Math.ceil(x); k < 3_000; k++) sum += 1 - demand.cdf(k);
      expect(demand.expectedShortage(x)).toBeCloseTo(sum, 9);
    }
  });

  test('a grid that is none is refused', () => {
    expect(() => quantileDistribution([], [], { isCount: true })).toThrow(RangeError);
    expect(() => quantileDistribution([0.5, 0.4], [1, 2], { isCount: true })).toThrow(RangeError);
    expect(() => quantileDistribution([0.5, 1], [1, 2], { isCount: true })).toThrow(RangeError);
    expect(() => quantileDistribution([0.5], [Number.NaN], { isCount: true })).toThrow(RangeError);
    expect(() => quantileDistribution([0.5], [1], { isCount: true }).quantile(1)).toThrow(RangeError);
  });
});
