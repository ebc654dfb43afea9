import { describe, expect, it } from 'vitest';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { HorizonPlan } from '../horizon-plan.ts';
import type { BandOrigin } from './band-origin.ts';
import { fitTotals } from './fit-totals.ts';

const STEPS = 7;
const plan = {
  blocks: [{ fromStep: 1, toStep: STEPS }],
  validationSteps: STEPS,
  sumSteps: [1, STEPS],
} as unknown as HorizonPlan;
const source = {
  frame: { categories: ['a'], products: [{ category: 0 }, { category: 0 }] },
} as unknown as FeatureSource;

/** Two products with the same forecast and outcome every day. */
function origin(forecast: number, outcome: number): BandOrigin {
  const cells = 2 * STEPS;
  return {
    origin: 100,
    steps: STEPS,
    classes: ['smooth', 'smooth'],
    mean: new Float64Array(cells).fill(forecast),
    outcomes: {
      origin: 100,
      steps: STEPS,
      units: new Float64Array(cells).fill(outcome),
      soldOut: new Uint8Array(cells),
      closed: new Uint8Array(cells),
      firstTarget: 101,
    },
    levelVariance: new Float64Array(2),
  };
}

const weekOf = (origins: readonly BandOrigin[]) => fitTotals(source, plan, origins, []).store.sums[1];

describe('bands of totals', () => {
  it('have the relative variance of past errors: v = exp(d²) − 1', () => {
    // Errors of 10 % both ways; one more than the two that were seen.
    const { logDeviation, observations } = weekOf([origin(10, 11), origin(10, 9)]);
    expect(observations).toBe(2);
    expect(Math.expm1(logDeviation ** 2)).toBeCloseTo(0.01 * (1 + 1 / 2), 9);
  });

  it('stay sensible where a store jumped to another level between its origins', () => {
    const calm = Array.from({ length: 7 }, () => origin(100, 104));
    // Expected next to nothing, sold a hundred a day: one origin of eight.
    const { logDeviation } = weekOf([origin(1, 100), ...calm]);
    // The root mean square of log(actual / forecast) would be 1.73: an upper end of 29 times the forecast.
    expect(logDeviation).toBeLessThan(0.45);
    expect(logDeviation).toBeGreaterThan(0.3);
  });

  it('know days on which nothing was sold at all', () => {
    expect(weekOf([origin(10, 0), origin(10, 10)]).logDeviation).toBeGreaterThan(
      weekOf([origin(10, 8), origin(10, 10)]).logDeviation,
    );
  });
});
