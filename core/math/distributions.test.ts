// Every distribution against closed forms, and one suite of laws run over all of them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countDistribution, negativeBinomialDistribution, poissonDistribution } from './counts.ts';
import type { DemandDistribution } from './distribution.ts';
import { empiricalDistribution } from './empirical-distribution.ts';
import { gammaDistribution, gammaLowerShare, gammaQuantile, logGamma } from './gamma.ts';
import { quantileDistribution } from './quantile-distribution.ts';
import { createRng } from './rng.ts';

const GRID = [0.005, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.995];
/** The same cases in every run: a law that fails must fail again. */
const RUNS = { seed: 20_261_120, numRuns: 200 };
const positive = fc.double({ min: 0.05, max: 400, noNaN: true });
/** Values as they are sold, in hundredths of a unit. */
const gridValues = fc.array(
  fc.integer({ min: 0, max: 30_000 }).map((hundredths) => hundredths / 100),
  {
    minLength: GRID.length,
    maxLength: GRID.length,
  },
);

const families: Record<string, fc.Arbitrary<DemandDistribution>> = {
  poisson: positive.map(poissonDistribution),
  'negative binomial': fc.tuple(positive, positive).map(([mean, size]) => negativeBinomialDistribution(mean, size)),
  gamma: fc
    .tuple(positive, fc.double({ min: 0.3, max: 50, noNaN: true }))
    .map(([mean, shape]) => gammaDistribution(mean, shape)),
  empirical: fc
    .array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 30 })
    .map((values) => empiricalDistribution(values)),
  'quantile grid of decimals': gridValues.map((values) => quantileDistribution(GRID, values, { isCount: false })),
  'quantile grid of counts': gridValues.map((values) => quantileDistribution(GRID, values, { isCount: true })),
};

describe.each(Object.entries(families))('every demand distribution: %s', (name, family) => {
  const level = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const whole = name !== 'gamma' && name !== 'quantile grid of decimals';

  test('a quantile is the smallest value that its share of the mass does not exceed', () => {
    fc.assert(
      fc.property(family, level, (demand, tau) => {
        const value = demand.quantile(tau);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(demand.cdf(value)).toBeGreaterThanOrEqual(tau - 1e-9);
        const justBelow = whole ? value - 1 : value - 1e-6 * (1 + value);
        expect(demand.cdf(justBelow)).toBeLessThan(tau + 1e-9);
        if (whole) expect(Number.isInteger(value)).toBe(true);
      }),
      RUNS,
    );
  });

  test('quantiles and the distribution function never fall', () => {
    fc.assert(
      fc.property(family, level, level, (demand, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(demand.quantile(low)).toBeLessThanOrEqual(demand.quantile(high) * (1 + 1e-12));
        expect(demand.cdf(low * 100)).toBeLessThanOrEqual(demand.cdf(high * 100));
      }),
      RUNS,
    );
  });

  test('the expected shortage falls, is convex, and starts at the mean', () => {
    fc.assert(
      fc.property(family, positive, positive, (demand, a, b) => {
        const at = (x: number) => demand.expectedShortage(x);
        const slack = 1e-9 * (1 + demand.mean);
        expect(at(0)).toBeCloseTo(demand.mean, 6);
        expect(at(a)).toBeGreaterThanOrEqual(0);
        expect(at(a + b)).toBeLessThanOrEqual(at(a) + slack);
        expect(at((a + b) / 2)).toBeLessThanOrEqual((at(a) + at(b)) / 2 + slack);
        // Jensen: at least the shortage of the mean; and never more than the mean.
        expect(at(a)).toBeGreaterThanOrEqual(demand.mean - a - slack);
      }),
      RUNS,
    );
  });

  test('the slope of the shortage between two neighbouring points is minus the mass above', () => {
    fc.assert(
      fc.property(family, fc.integer({ min: 0, max: 200 }), (demand, x) => {
        const step = whole ? 1 : 1e-4;
        const slope = (demand.expectedShortage(x + step) - demand.expectedShortage(x)) / step;
        expect(slope).toBeGreaterThanOrEqual(-(1 - demand.cdf(x)) - 1e-6);
        expect(slope).toBeLessThanOrEqual(-(1 - demand.cdf(x + step)) + 1e-6);
        if (whole) expect(slope).toBeCloseTo(demand.cdf(x) - 1, 6);
      }),
      RUNS,
    );
  });
});

describe('closed forms', () => {
  test('the gamma function meets factorials and the half', () => {
    expect(logGamma(1)).toBeCloseTo(0, 13);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 12);
  });

  test('a Poisson of mean 2 has the tabulated probabilities and shortages', () => {
    const demand = poissonDistribution(2);
    const e2 = Math.exp(-2);
    expect(demand.cdf(0)).toBeCloseTo(e2, 14);
    expect(demand.cdf(2.9)).toBeCloseTo(5 * e2, 14);
    expect(demand.mean).toBeCloseTo(2, 13);
    expect(demand.quantile(0.95)).toBe(5);
    // E[(D − 1)+] = mean − 1 + P(D = 0)
    expect(demand.expectedShortage(1)).toBeCloseTo(1 + e2, 13);
    expect(demand.expectedShortage(0.5)).toBeCloseTo(1.5 + 0.5 * e2, 13);
  });

  test('a negative binomial of size 1 is geometric', () => {
    const demand = negativeBinomialDistribution(3, 1);
    for (const k of [0, 1, 5, 20]) {
      expect(demand.cdf(k)).toBeCloseTo(1 - 0.75 ** (k + 1), 13);
      expect(demand.expectedShortage(k)).toBeCloseTo(3 * 0.75 ** k, 12);
    }
  });

  test('a negative binomial of any size has mean + mean² / size as its variance, and nears Poisson for large sizes', () => {
    for (const [mean, size] of [
      [0.3, 0.17],
      [12.5, 0.6],
      [40, 3.3],
      [2_000, 25.5],
    ]) {
      const demand = negativeBinomialDistribution(mean, size);
      // Var = 2 Σ E[(D − k)+] − mean (mean − 1) for whole numbers: Σ over k >= 1 of 2 S(k) = E[D(D − 1)].
      let pairs = 0;
      for (let k = 1; demand.expectedShortage(k) > 1e-13; k++) pairs += 2 * demand.expectedShortage(k);
      expect(demand.mean / mean).toBeCloseTo(1, 9);
      expect((pairs + mean - mean * mean) / (mean + (mean * mean) / size)).toBeCloseTo(1, 6);
    }
    expect(negativeBinomialDistribution(5, 1e9).cdf(4)).toBeCloseTo(poissonDistribution(5).cdf(4), 8);
    expect(negativeBinomialDistribution(5, Number.POSITIVE_INFINITY).cdf(4)).toBe(poissonDistribution(5).cdf(4));
  });

  test('demand too large for a table is answered by the gamma distribution of the same mean and variance', () => {
    const demand = negativeBinomialDistribution(4e6, 2);
    expect(demand.mean).toBe(4e6);
    expect(Number.isInteger(demand.quantile(0.9))).toBe(true);
    expect(demand.cdf(demand.quantile(0.9))).toBeCloseTo(0.9, 6);
    expect(poissonDistribution(1e7).quantile(0.975)).toBeCloseTo(1e7 + 1.959964 * Math.sqrt(1e7), -1);
  });

  test('a gamma of shape 1 is exponential', () => {
    const demand = gammaDistribution(4, 1);
    for (const x of [0.01, 1, 10, 80]) {
      expect(demand.cdf(x)).toBeCloseTo(1 - Math.exp(-x / 4), 13);
      expect(demand.expectedShortage(x)).toBeCloseTo(4 * Math.exp(-x / 4), 12);
    }
    expect(demand.quantile(0.9)).toBeCloseTo(4 * Math.log(10), 11);
    // chi-square with 5 degrees of freedom, upper 5 %: 11.0705
    expect(2 * gammaQuantile(2.5, 0.95)).toBeCloseTo(11.070497693516351, 10);
    expect(gammaQuantile(0.01, 0.5)).toBeGreaterThan(0);
  });

  test('the gamma quantile inverts the distribution function for any shape and level', () => {
    for (const shape of [0.05, 0.3, 0.9, 1, 3, 55, 1e4, 1e6]) {
      for (const tau of [1e-6, 0.001, 0.05, 0.5, 0.95, 0.999, 0.999999]) {
        const error = gammaLowerShare(shape, gammaQuantile(shape, tau)) - tau;
        expect(Math.abs(error) / Math.min(tau, 1 - tau)).toBeLessThan(1e-8);
      }
    }
    expect([gammaQuantile(2, 0), gammaQuantile(2, 1)]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(() => gammaQuantile(2, 1.1)).toThrow(RangeError);
  });

  test('a table of probabilities starts where it is told', () => {
    const demand = countDistribution(10, [1, 2, 1]);
    expect([demand.mean, demand.quantile(0.25), demand.quantile(0.26), demand.cdf(9), demand.cdf(12)]).toEqual([
      11, 10, 11, 0, 1,
    ]);
    expect(demand.expectedShortage(10.5)).toBeCloseTo(0.5 * 0.5 + 0.25 * 1.5, 14);
    expect(demand.expectedShortage(13)).toBe(0);
    expect(() => countDistribution(0, [0, 0])).toThrow(RangeError);
  });

  test('a negative binomial meets a simulation of gamma-mixed Poisson demand', () => {
    const rng = createRng(7).fork('gamma-poisson');
    const rate = gammaDistribution(6, 1.7);
    const draws = Array.from({ length: 40_000 }, () =>
      poissonDistribution(rate.quantile(Math.max(rng.next(), 1e-9))).quantile(Math.max(rng.next(), 1e-9)),
    );
    const simulated = empiricalDistribution(draws);
    const exact = negativeBinomialDistribution(6, 1.7);
    for (const k of [0, 3, 6, 15]) {
      expect(simulated.cdf(k)).toBeCloseTo(exact.cdf(k), 1.9);
      expect(Math.abs(simulated.cdf(k) - exact.cdf(k))).toBeLessThan(0.01);
      expect(Math.abs(simulated.expectedShortage(k) - exact.expectedShortage(k))).toBeLessThan(0.08);
    }
  });
});
