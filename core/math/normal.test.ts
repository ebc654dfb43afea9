// The normal distribution against published values and its own symmetry.
import { describe, expect, test } from 'vitest';
import { normalCdf, normalQuantile } from './normal.ts';

describe('normal distribution', () => {
  test('the distribution function meets tabulated values to fourteen digits', () => {
    expect(normalCdf(0)).toBeCloseTo(0.5, 15);
    expect(normalCdf(1)).toBeCloseTo(0.8413447460685429, 14);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14);
    expect(normalCdf(-6) / 9.865876450376946e-10).toBeCloseTo(1, 11);
    expect(normalCdf(-10) / 7.619853024160527e-24).toBeCloseTo(1, 11);
  });

  test('the quantile meets tabulated values and inverts the distribution function', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 13);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536269514722, 13);
    expect(normalQuantile(0.5)).toBeCloseTo(0, 15);
    for (const tau of [1e-12, 1e-6, 0.005, 0.02, 0.03, 0.3, 0.6, 0.999]) {
      expect(normalCdf(normalQuantile(tau)) / tau).toBeCloseTo(1, 11);
      expect(normalQuantile(1 - tau)).toBeCloseTo(-normalQuantile(tau), 3);
    }
  });

  test('levels 0 and 1 are infinite and levels outside are refused', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(() => normalQuantile(1.01)).toThrow(RangeError);
    expect(() => normalQuantile(Number.NaN)).toThrow(RangeError);
  });
});
