// The units below which a forecast is shown as nothing.
import { describe, expect, it } from 'vitest';
import type { FeatureSource } from '#core/features/feature-source.ts';
import { nextToNothing } from './next-to-nothing.ts';

/** One series that begins on step 2, after another of three steps. */
const sourceOf = (demand: number[]) =>
  ({
    frame: { offset: Uint32Array.of(0, 3, 3 + demand.length), firstStep: Int32Array.of(0, 2) },
    series: { demand: Float64Array.of(7, 7, 7, ...demand) },
  }) as unknown as Pick<FeatureSource, 'frame' | 'series'>;

describe('next to nothing', () => {
  it('is a ten-thousandth of the usual sale, days without one left out', () => {
    expect(nextToNothing(sourceOf([80, 0, Number.NaN, 100, 0, 0]), 1, 7)).toBeCloseTo(0.009, 12);
  });
  it('looks at nothing after the origin', () => {
    expect(nextToNothing(sourceOf([80, 0, 0, 100]), 1, 4)).toBeCloseTo(0.008, 12);
    expect(nextToNothing(sourceOf([80, 0, 0, 100]), 1, 99)).toBeCloseTo(0.009, 12);
  });
  it('is 0 for what never sold', () => {
    expect(nextToNothing(sourceOf([0, 0]), 1, 3)).toBe(0);
    expect(nextToNothing(sourceOf([5]), 1, 1)).toBe(0);
  });
});
