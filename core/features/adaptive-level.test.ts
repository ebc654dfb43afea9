import { describe, expect, it } from 'vitest';
import { createRng } from '../math/rng.ts';
import { writeAdaptiveLevel } from './adaptive-level.ts';

const levels = (values: number[], floor = 0.001): number[] => {
  const out = new Float64Array(values.length);
  writeAdaptiveLevel(Float64Array.from(values), 0, values.length, floor, out);
  return Array.from(out);
};

describe('the adaptive level', () => {
  it('follows a series that moved for good', () => {
    const level = levels([...new Array(100).fill(10), ...new Array(40).fill(30)]);
    expect(level[99]).toBeCloseTo(10, 1);
    expect(level[139]).toBeGreaterThan(28);
  });
  it('keeps calm where a series only scatters', () => {
    const rng = createRng(2);
    const level = levels(Array.from({ length: 300 }, () => Math.max(0, 10 + 6 * rng.normal())));
    for (const value of level.slice(150)) expect(Math.abs(value - 10)).toBeLessThan(2);
  });
  it('skips what is not known, and never falls below the floor', () => {
    const gaps = Array.from({ length: 60 }, (_, i) => (i % 3 === 1 ? Number.NaN : 5));
    expect(levels(gaps)[59]).toBeCloseTo(5, 1);
    for (const value of levels(new Array(50).fill(0), 0.5)) expect(value).toBe(0.5);
  });
  it('says of a cell what it said before later cells came', () => {
    const values = [3, 0, 0, 8, 1, 0, 2, 9, 9, 7];
    expect(levels(values).slice(0, 6)).toEqual(levels(values.slice(0, 6)));
  });
});
