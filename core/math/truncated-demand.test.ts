import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { negativeBinomialDistribution, poissonDistribution } from './counts.ts';
import { gammaDistribution } from './gamma.ts';
import { demandAtLeast } from './truncated-demand.ts';

/** The slow twin: sums P(D = k) from the bound on, from the distribution's table. */
function bySumming(distribution: { cdf(x: number): number }, bound: number, upTo: number) {
  let [total, sum, squares] = [0, 0, 0];
  for (let k = bound; k <= upTo; k++) {
    const p = distribution.cdf(k) - distribution.cdf(k - 1);
    total += p;
    sum += p * k;
    squares += p * k * k;
  }
  return { mean: sum / total, variance: squares / total - (sum / total) ** 2 };
}

describe('demand of which a least amount is known', () => {
  it('is what summing the negative binomial gives', () => {
    for (const [mean, d, bound] of [
      [0.4, 0.5, 1],
      [6, 0.2, 3],
      [6, 0.2, 12],
      [40, 0.1, 55],
    ]) {
      const slow = bySumming(negativeBinomialDistribution(mean, 1 / d), bound, 1000);
      const fast = demandAtLeast(bound, mean, d, true);
      expect(fast.mean).toBeCloseTo(slow.mean, 5);
      expect(fast.variance).toBeCloseTo(slow.variance, 3);
    }
  });
  it('is what summing Poisson gives without dispersion', () => {
    const slow = bySumming(poissonDistribution(3), 5, 200);
    expect(demandAtLeast(5, 3, 0, true).mean).toBeCloseTo(slow.mean, 6);
  });
  it('is what a gamma says for decimals: mean excess over a bound', () => {
    const gamma = gammaDistribution(12.5, 4);
    const bound = 9.3;
    const excess = gamma.expectedShortage(bound) / (1 - gamma.cdf(bound));
    expect(demandAtLeast(bound, 12.5, 0.25, false).mean).toBeCloseTo(bound + excess, 6);
  });
  it('is the plain mean and variance where nothing is known', () => {
    expect(demandAtLeast(0, 7, 0.3, true).mean).toBeCloseTo(7, 6);
    expect(demandAtLeast(0, 7, 0.3, true).variance).toBeCloseTo(7 + 0.3 * 49, 4);
    expect(demandAtLeast(0, 7, 0.3, false).variance).toBeCloseTo(0.3 * 49, 6);
  });
  it('hardly changes where counts go over into a gamma', () => {
    const [below, above] = [199.99, 200.01].map((mean) => demandAtLeast(230, mean, 0.05, true).mean);
    expect(Math.abs(above / below - 1)).toBeLessThan(0.002);
  });
  it('is finite, at least the bound, and grows with it, for all means and bounds', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.integer({ min: 0, max: 3000 }),
        fc.boolean(),
        (mean, dispersion, bound, isCount) => {
          const here = demandAtLeast(bound, mean, dispersion, isCount);
          const further = demandAtLeast(bound + 5, mean, dispersion, isCount);
          expect(here.mean).toBeGreaterThanOrEqual(bound);
          expect(Number.isFinite(here.mean) && here.variance >= 0 && Number.isFinite(here.variance)).toBe(true);
          expect(further.mean).toBeGreaterThan(here.mean - 1e-6 * here.mean);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });
});
