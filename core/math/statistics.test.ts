// Statistics against values worked by hand.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mean, median, quantile, variance, weightedQuantile } from './statistics.ts';

describe('statistics', () => {
  test('mean, median and sample variance of a hand-worked list', () => {
    expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(median([7, 1, 3])).toBe(3);
    expect(median([7, 1, 3, 5])).toBe(4);
    expect(variance([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(32 / 7, 14);
  });

  test('quantiles interpolate the order statistics as R type 7 does', () => {
    // R: quantile(c(15, 20, 35, 40, 50), c(0, 0.05, 0.3, 0.4, 1))
    const values = [35, 15, 50, 20, 40];
    expect([0, 0.05, 0.3, 0.4, 1].map((tau) => quantile(values, tau))).toEqual([15, 16, 23, 29, 50]);
    expect(values).toEqual([35, 15, 50, 20, 40]);
  });

  test('an empty list has no statistics', () => {
    expect(mean([])).toBeNaN();
    expect(median([])).toBeNaN();
    expect(variance([1])).toBeNaN();
    expect(weightedQuantile([], [], 0.5)).toBeNaN();
  });

  test('a weighted quantile is the first value that reaches its share of the weight', () => {
    const values = [30, 10, 20];
    const weights = [0.7, 0.1, 0.2];
    expect(weightedQuantile(values, weights, 0.1)).toBe(10);
    expect(weightedQuantile(values, weights, 0.3)).toBe(20);
    expect(weightedQuantile(values, weights, 0.31)).toBe(30);
    expect(weightedQuantile([1, 2, 3], [0, 0, 5], 0.01)).toBe(3);
  });

  test('whole weights mean the same as repeated values', () => {
    const sample = fc.array(
      fc.record({ value: fc.integer({ min: -9, max: 9 }), weight: fc.integer({ min: 1, max: 4 }) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(sample, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (rows, tau) => {
        const repeated = rows.flatMap((row) => Array<number>(row.weight).fill(row.value)).sort((a, b) => a - b);
        const expected = repeated[Math.max(0, Math.ceil(tau * repeated.length - 1e-9) - 1)];
        const actual = weightedQuantile(
          rows.map((row) => row.value),
          rows.map((row) => row.weight),
          tau,
        );
        expect(actual).toBe(expected);
      }),
      { seed: 20_261_120, numRuns: 200 },
    );
  });
});
