import { describe, expect, it } from 'vitest';
import { testFrame } from '../frame/test-frame.ts';
import { createRng } from '../math/rng.ts';
import { createFeatureSource } from './feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from './feature-spec.ts';
import { createFeatureWriter } from './feature-writer.ts';

const YEAR = 364;
const STEPS = 4 * YEAR;

/** Six products; those of category A sell up to `swing` times more and less in the course of a year. */
function source(swing: number, steps = STEPS, noise = 0.2) {
  const rng = createRng(5);
  const series = Array.from({ length: 6 }, (_, i) => ({
    code: `P${i}`,
    category: i < 3 ? 'A' : 'B',
    units: Array.from({ length: STEPS }, (_, step) => {
      const season = i < 3 ? swing ** Math.sin((2 * Math.PI * step) / YEAR) : 1;
      return 20 * season * (1 + noise * rng.normal());
    }).slice(0, steps),
  }));
  const frame = testFrame({ steps, series });
  return createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
}

describe('the time of the year of daily series', () => {
  it('is found where it repeats itself, and only there', () => {
    const { yearPhase } = source(2);
    const [high, low] = [STEPS + YEAR / 4, STEPS + (3 * YEAR) / 4];
    const ratio = (series: number) =>
      yearPhase.index(series, STEPS - 1, high) / yearPhase.index(series, STEPS - 1, low);
    expect(ratio(0)).toBeGreaterThan(3.4);
    expect(ratio(0)).toBeLessThan(4.4);
    expect(Math.abs(ratio(4) - 1)).toBeLessThan(0.1);
  });
  it('changes from the weeks behind the origin to the target', () => {
    const { yearPhase } = source(2);
    // The year begins to rise: the middle of the four weeks behind against six weeks ahead.
    const expected = 2 ** (Math.sin((2 * Math.PI * 42) / YEAR) - Math.sin((2 * Math.PI * -14) / YEAR));
    expect(yearPhase.change(0, STEPS - 1, STEPS + 42) / expected).toBeCloseTo(1, 0.9);
    expect(Math.abs(yearPhase.change(4, STEPS - 1, STEPS + 42) - 1)).toBeLessThan(0.05);
  });
  it('is told to the trees', () => {
    const made = source(2);
    const writer = createFeatureWriter(made);
    const row = new Float32Array(writer.columns.length);
    writer.write(0, STEPS - 1, STEPS + 42, { planKnown: true, weatherKnown: true }, row, 0);
    const change = row[writer.columns.findIndex(({ name }) => name === 'year_change')];
    expect(change).toBeCloseTo(Math.log(made.yearPhase.change(0, STEPS - 1, STEPS + 42)), 5);
  });
  it('says nothing before two years, and nothing in models made without it', () => {
    const young = source(2, 729);
    expect(young.yearPhase.change(0, 728, 760)).toBe(1);
    const { yearPhase: _, ...older } = source(2).spec;
    const made = createFeatureSource(source(2).frame, older, NO_CALENDAR);
    expect(made.yearPhase.change(0, STEPS - 1, STEPS + 42)).toBe(1);
  });
  it('knows nothing of what happens after the origin', () => {
    const short = source(2, 900).yearPhase;
    const long = source(2).yearPhase;
    for (let target = 900; target < 930; target++)
      expect(short.change(2, 899, target)).toBe(long.change(2, 899, target));
  });
});
