import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutFrame, testFrame } from '../frame/test-frame.ts';
import { createRng } from '../math/rng.ts';
import { createFeatureSource } from './feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from './feature-spec.ts';
import { findZeroRuns, isUnforeseenOutage } from './zero-runs.ts';

/** Poisson sales around `mean`; zeros from step `from` on for `length` days. */
function sales(days: number, mean: number, from: number, length: number, seed = 1): number[] {
  const rng = createRng(seed);
  const draw = () => {
    let count = 0;
    for (let product = rng.next(); product > Math.exp(-mean); product *= rng.next()) count++;
    return count;
  };
  return Array.from({ length: days }, (_, t) => {
    const units = draw();
    return t >= from && t < from + length ? 0 : units;
  });
}
const one = (units: number[], stock?: number[]) =>
  testFrame({ steps: units.length, series: [{ code: 'a', units, ...(stock ? { stock } : {}) }] });

describe('runs of zeros that cannot be demand', () => {
  it('are found where a brisk product pauses and comes back, and known a week after their end', () => {
    const runs = findZeroRuns(one(sales(200, 8, 120, 10)));
    expect(runs?.bySeries.get(0)).toEqual([{ start: 120, end: 130, known: 136 }]);
  });
  it('are not found in a slow product, whose long pauses are what to expect', () => {
    expect(findZeroRuns(one(sales(300, 0.2, 150, 14)))).toBeNull();
  });
  it('are no such runs where a stock record explains the zeros', () => {
    const units = sales(200, 8, 120, 10);
    expect(
      findZeroRuns(
        one(
          units,
          units.map(() => 50),
        ),
      ),
    ).toBeNull();
  });
  it('are no such runs where the product does not come back, or comes back as another', () => {
    expect(findZeroRuns(one(sales(200, 8, 120, 80)))).toBeNull();
    expect(findZeroRuns(one([...sales(150, 8, 120, 30), ...sales(60, 0.5, 0, 0)]))).toBeNull();
  });
  it('are no such runs on the weekday on which nobody ever buys it', () => {
    const units = sales(300, 40, 300, 0).map((value, t) => (t % 7 === 6 ? 0 : value));
    expect(findZeroRuns(one(units))).toBeNull();
  });
  it('hardly ever come out of pure chance', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 15, noNaN: true }), fc.integer({ min: 1, max: 1000 }), (mean, seed) => {
        expect(findZeroRuns(one(sales(400, mean, 400, 0, seed)))).toBeNull();
      }),
      { seed: 3, numRuns: 100 },
    );
  });
  it('do not depend on days after the one on which they are known', () => {
    const frame = one(sales(240, 6, 150, 12));
    const run = findZeroRuns(frame)?.bySeries.get(0)?.[0];
    expect(run).toBeDefined();
    for (let steps = 100; steps <= 240; steps += 3) {
      const then = findZeroRuns(cutFrame(frame, steps))?.bySeries.get(0) ?? [];
      expect(then).toEqual(run && run.known < steps ? [run] : []);
    }
  });
  it('are not to be trained on from before, but are what to expect from inside', () => {
    const runs = findZeroRuns(one(sales(200, 8, 120, 10)));
    expect(isUnforeseenOutage(runs, 110, 125, 199)).toBe(true);
    expect(isUnforeseenOutage(runs, 122, 125, 199)).toBe(false);
    expect(isUnforeseenOutage(runs, 110, 125, 130)).toBe(false);
    expect(isUnforeseenOutage(runs, 110, 140, 199)).toBe(false);
  });
});

describe('the level of a product after such a run', () => {
  it('is what it was before, as soon as the run is known, and as data that ended there say', () => {
    const frame = one(sales(200, 8, 120, 20));
    const source = (steps: number) => {
      const cut = cutFrame(frame, steps);
      return createFeatureSource(cut, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR).series;
    };
    const { level, ewm } = source(200);
    expect(level[139]).toBeLessThan(5);
    expect(level[146]).toBeGreaterThan(7);
    expect(ewm[2][146]).toBeGreaterThan(7);
    for (const steps of [125, 141, 146, 147, 160]) {
      const then = source(steps);
      expect(then.level[steps - 1]).toBe(level[steps - 1]);
      for (let i = 0; i < ewm.length; i++) expect(then.ewm[i][steps - 1]).toBe(ewm[i][steps - 1]);
    }
  });
});
