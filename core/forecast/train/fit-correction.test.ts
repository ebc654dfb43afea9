import { describe, expect, it } from 'vitest';
import { createFeatureSource } from '#core/features/feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from '#core/features/feature-spec.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { testFrame } from '#core/frame/test-frame.ts';
import { createRng } from '#core/math/rng.ts';
import { correctionAt } from '../total-correction.ts';
import { factorsOf, fitCorrectionWeight, toCorrection, totalOffers } from './fit-correction.ts';
import { outcomesAfter } from './outcome.ts';

const WEEKS = 80;
const STEPS = 8;
const PRODUCTS = 20;
const rng = createRng(4);
const days: SeriesFrame = testFrame({
  steps: WEEKS,
  series: Array.from({ length: PRODUCTS }, (_, i) => ({
    code: `P${i}`,
    units: Array.from({ length: WEEKS }, () => Math.round((20 + i) * (1 + 0.1 * rng.normal()))),
  })),
});
const frame: SeriesFrame = {
  ...days,
  frequency: 'weekly',
  stepDays: days.stepDays.map((_, week) => days.stepDays[0] + 7 * week),
};
const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);

/** Forecasts that are `factor` times each product's usual sale, with what happened. */
function shownAt(origin: number, factor: number) {
  const mean = Float64Array.from({ length: PRODUCTS * STEPS }, (_, at) => factor * (20 + Math.floor(at / STEPS)));
  return { origin, steps: STEPS, mean, outcomes: outcomesAfter(source, origin, STEPS, origin + 1, WEEKS - 1) };
}
const origins = (factor: number) => [60, 62, 64, 66].map((origin) => shownAt(origin, factor));

describe('the correction by the store’s total', () => {
  it('sees what all products are wrong by, and draws them nearly all the way where that was so before', () => {
    const wrong = origins(1.25);
    for (const offer of totalOffers(source, wrong[0])) expect(offer).toBeCloseTo(Math.log(1 / 1.25), 1);
    expect(fitCorrectionWeight(source, wrong, 5)).toBeGreaterThan(0.6);
    expect(fitCorrectionWeight(source, wrong, 1)).toBeLessThan(fitCorrectionWeight(source, wrong, 5));
  });

  it('lets go where the products’ sum was right and the total’s own forecast was not', () => {
    // As if the store had halved for eight weeks and the products had known it.
    const known = origins(0.5).map((origin) => ({
      ...origin,
      outcomes: { ...origin.outcomes, units: origin.outcomes.units.map((units) => units / 2) },
    }));
    expect(fitCorrectionWeight(source, known, 40)).toBe(0);
  });

  it('does not count outcomes that are unknown or sold out', () => {
    const [origin] = origins(1.25);
    origin.outcomes.units.fill(Number.NaN, 0, STEPS);
    origin.outcomes.soldOut.fill(1, STEPS, 2 * STEPS);
    origin.mean.fill(1e6, 0, 2 * STEPS);
    const without = fitCorrectionWeight(source, [origin], 1);
    expect(without).toBeGreaterThan(0);
    origin.outcomes.units.fill(Number.NaN);
    expect(fitCorrectionWeight(source, [origin], 1), 'nothing known: the prior').toBeCloseTo(0.35, 9);
  });

  it('never doubles or halves more than once, and is nothing where nothing is forecast', () => {
    for (const offer of totalOffers(source, shownAt(70, 10))) expect(offer).toBe(-Math.log(2));
    for (const offer of totalOffers(source, shownAt(70, 0))) expect(offer).toBe(0);
  });
});

describe('a correction in use', () => {
  const correction = toCorrection(source, shownAt(WEEKS - 1, 1.25), 0.5);

  it('draws by its weight, repeats its last step, and fades as the data go on', () => {
    const at = correctionAt(correction, 0);
    expect(at(1)).toBeCloseTo((1 / 1.25) ** 0.5, 1);
    expect(at(STEPS + 9)).toBe(at(STEPS));
    expect(correctionAt(correction, 2)(1)).toBeCloseTo(at(3) ** 0.75, 12);
    expect(correctionAt(correction, 8)(1)).toBe(1);
  });

  it('is none without a weight, and in older models', () => {
    expect(toCorrection(source, shownAt(WEEKS - 1, 1.25), 0)).toBeNull();
    expect(correctionAt(undefined, 0)(3)).toBe(1);
    expect(factorsOf(Float64Array.of(0, Math.log(4)), 0.5)).toEqual([1, 2]);
  });
});
