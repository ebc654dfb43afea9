// Mixtures against sums worked by hand and against simulated draws.
import { describe, expect, test } from 'vitest';
import { poissonDistribution } from './counts.ts';
import { gammaDistribution } from './gamma.ts';
import { mixtureDistribution } from './mixture.ts';

describe('mixture', () => {
  test('half of the time nothing, half of the time a Poisson of 2: worked by hand', () => {
    const demand = mixtureDistribution([
      { share: 0.5, demand: poissonDistribution(0) },
      { share: 0.5, demand: poissonDistribution(2) },
    ]);
    const e2 = Math.exp(-2);
    expect(demand.mean).toBeCloseTo(1, 12);
    expect(demand.cdf(1)).toBeCloseTo(0.5 + 0.5 * 3 * e2, 12);
    expect(demand.expectedShortage(1)).toBeCloseTo(0.5 * (1 + e2), 12);
    // F(0) = 0.568, F(1) = 0.703, F(2) = 0.838, F(3) = 0.929, F(4) = 0.974.
    expect([0.5, 0.6, 0.8, 0.9, 0.95].map((tau) => demand.quantile(tau))).toEqual([0, 1, 2, 3, 4]);
  });

  test('is wider than demand over the mean lead time', () => {
    const mixed = mixtureDistribution([
      { share: 0.5, demand: poissonDistribution(10) },
      { share: 0.5, demand: poissonDistribution(30) },
    ]);
    expect(mixed.mean).toBeCloseTo(20, 9);
    expect(mixed.quantile(0.95)).toBeGreaterThan(poissonDistribution(20).quantile(0.95) + 5);
  });

  test('meets quantiles of decimals, too', () => {
    const demand = mixtureDistribution([
      { share: 0.25, demand: gammaDistribution(4, 1) },
      { share: 0.75, demand: gammaDistribution(9, 3) },
    ]);
    for (const tau of [0.01, 0.5, 0.95, 0.999]) expect(demand.cdf(demand.quantile(tau))).toBeCloseTo(tau, 7);
  });

  test('one part is that part, and shares that are none are refused', () => {
    const demand = poissonDistribution(3);
    expect(mixtureDistribution([{ share: 1, demand }])).toBe(demand);
    expect(() => mixtureDistribution([{ share: 0.5, demand }])).toThrow(RangeError);
    expect(() =>
      mixtureDistribution([
        { share: 1.5, demand },
        { share: -0.5, demand },
      ]),
    ).toThrow(RangeError);
  });
});
