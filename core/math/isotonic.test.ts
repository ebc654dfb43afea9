// The non-increasing fit against what it promises.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nonIncreasing } from './isotonic.ts';

const numbers = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('the non-increasing fit', () => {
  test('pools what rises and leaves what falls', () => {
    expect(nonIncreasing([5, 3, 4, 1])).toEqual([5, 3.5, 3.5, 1]);
    expect(nonIncreasing([1, 2, 3])).toEqual([2, 2, 2]);
    expect(nonIncreasing([])).toEqual([]);
  });

  test('never rises, keeps the sum, and changes nothing that falls already', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const fit = nonIncreasing(values);
        for (let i = 1; i < fit.length; i++) expect(fit[i]).toBeLessThanOrEqual(fit[i - 1] + 1e-9);
        const total = (list: number[]) => list.reduce((sum, value) => sum + value, 0);
        expect(total(fit)).toBeCloseTo(total(values), 6);
        const falling = values.toSorted((a, b) => b - a);
        expect(nonIncreasing(falling)).toEqual(falling);
      }),
    );
  });

  test('keeps a lower sequence below a higher one, so that bands stay bands', () => {
    fc.assert(
      fc.property(numbers, fc.double({ min: 0, max: 9, noNaN: true }), (values, gap) => {
        const low = nonIncreasing(values);
        const high = nonIncreasing(values.map((value, i) => value + gap * (i % 3)));
        low.forEach((value, i) => {
          expect(value).toBeLessThanOrEqual(high[i] + 1e-9);
        });
      }),
    );
  });
});
