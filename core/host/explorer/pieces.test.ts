// The explorer's pieces alone: outliers, the order of numbers, distributions.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng, type Rng } from '#core/math/rng.ts';
import { findOutliers } from './outliers.ts';
import { histogramOf } from './series-statistics.ts';
import { sortIndexes } from './sort-order.ts';

describe('Days that stand out', () => {
  it('are not what chance alone gives, for slow and for fast movers', () => {
    for (const mean of [0.2, 1, 5, 40]) {
      const rng = createRng(7);
      const units = Array.from({ length: 2000 }, () => poisson(rng, mean));
      expect(findOutliers(units).indexes.length / units.length, `mean ${mean}`).toBeLessThan(0.002);
    }
  });

  it('are those far above or below what is usual, the furthest first', () => {
    const units = Array.from({ length: 60 }, (_, i) => 100 + ((i * 7) % 13));
    units[10] = 900;
    units[20] = 3;
    expect(findOutliers(units).indexes).toEqual([10, 20]);
  });

  it('need enough days to compare with, and leave out what is not judged', () => {
    expect(findOutliers([1, 1, 1, 50]).indexes).toEqual([]);
    expect(findOutliers([5, 5, 5, 5, 5, 5, 5, 5, 5, Number.NaN, -30]).indexes).toEqual([]);
  });

  it('are judged against days with sales where most days have none', () => {
    const units: number[] = Array.from({ length: 100 }, (_, i) => (i % 5 === 0 ? 2 : 0));
    units[50] = 40;
    expect(findOutliers(units)).toEqual({ indexes: [50], usual: 2 });
  });
});

describe('The order of numbers', () => {
  it('is that of a slow, stable sort, unknown ones last', () => {
    const value = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), fc.boolean(), (keys, descending) => {
        const indexes = Uint32Array.from(keys, (_, i) => i);
        const slowly = [...indexes].sort((a, b) => {
          const [x, y] = [keys[a], keys[b]];
          if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
          return x === y ? 0 : x < y === descending ? 1 : -1;
        });
        expect([...sortIndexes(indexes, (i) => keys[i], descending)]).toEqual(slowly);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

describe('A distribution', () => {
  it('has every value in exactly one bin, with round ends', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 500 }));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 80 }), (values) => {
        const bins = histogramOf(Float64Array.from(values));
        expect(bins.reduce((sum, { days }) => sum + days, 0)).toBe(values.length);
        expect(bins.length).toBeLessThanOrEqual(42);
      }),
      { seed: 5, numRuns: 200 },
    );
    expect(histogramOf(Float64Array.of(0, 0, 1, 3))).toEqual([
      { from: 0, to: 1, days: 2 },
      { from: 1, to: 2, days: 1 },
      { from: 2, to: 3, days: 0 },
      { from: 3, to: 4, days: 1 },
    ]);
    expect(histogramOf(new Float64Array())).toEqual([]);
    // Two months of 63 to 166 units a day: three bins of 50 would say nothing.
    const twoMonths = Float64Array.from({ length: 64 }, (_, i) => 63 + Math.round((i * 103) / 63));
    expect(histogramOf(twoMonths).map(({ from }) => from)).toEqual([60, 80, 100, 120, 140, 160]);
  });
});

/** Knuth: the product of uniforms falls below e^-mean. */
function poisson(rng: Rng, mean: number): number {
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; count++) product *= rng.next();
  return count;
}
