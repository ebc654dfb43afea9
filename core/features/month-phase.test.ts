import { describe, expect, it } from 'vitest';
import { testFrame } from '../frame/test-frame.ts';
import { partsOf } from '../math/day.ts';
import { createRng } from '../math/rng.ts';
import { createFeatureSource } from './feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from './feature-spec.ts';

const STEPS = 420;
const FIRST_DAY = 19_723;
const dayOfMonth = (step: number): number => partsOf(FIRST_DAY + step).dayOfMonth;

/** Ten products of two categories; `lift` on the first ten days of a month, in category A only. */
function source(lift: number, steps = STEPS, noise = 0.2) {
  const rng = createRng(5);
  const series = Array.from({ length: 10 }, (_, i) => ({
    code: `P${i}`,
    category: i < 5 ? 'A' : 'B',
    units: Array.from({ length: STEPS }, (_, step) => {
      const up = i < 5 && dayOfMonth(step) <= 10 ? lift : 1;
      return 20 * up * (1 + noise * rng.normal());
    }).slice(0, steps),
  }));
  const frame = testFrame({ steps, series });
  return createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
}
const early = Array.from({ length: 30 }, (_, i) => STEPS + i).find((step) => dayOfMonth(step) === 5) as number;
const late = Array.from({ length: 40 }, (_, i) => STEPS + i).find((step) => dayOfMonth(step) === 15) as number;

describe('the part of the month', () => {
  it('is found where a category sells more in it, and only there', () => {
    const { monthPhase } = source(1.3);
    const ratio = (series: number) => monthPhase(series, STEPS - 1, early) / monthPhase(series, STEPS - 1, late);
    expect(ratio(0)).toBeGreaterThan(1.2);
    expect(ratio(0)).toBeLessThan(1.35);
    expect(Math.abs(ratio(7) - 1)).toBeLessThan(0.04);
  });
  it('is hardly believed where days scatter more than parts of months can differ', () => {
    const { monthPhase } = source(1, STEPS, 1.5);
    for (const series of [0, 7]) expect(Math.abs(monthPhase(series, STEPS - 1, early) - 1)).toBeLessThan(0.06);
  });
  it('knows nothing of what happens after the origin', () => {
    const short = source(1.3, 300).monthPhase;
    const long = source(1.3).monthPhase;
    for (let target = 300; target < 330; target++) expect(short(2, 299, target)).toBe(long(2, 299, target));
  });
  it('is in the index that trees and smoothing start from', () => {
    const { seasonIndex, monthPhase } = source(1.3);
    const week = (target: number) => seasonIndex(0, STEPS - 1, target) / monthPhase(0, STEPS - 1, target);
    expect(week(early)).toBeCloseTo(week(early + 7), 12);
    expect(seasonIndex(0, STEPS - 1, early)).toBeGreaterThan(1.1);
  });
});
