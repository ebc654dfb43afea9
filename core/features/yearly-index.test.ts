// Yearly indices: a season where there is one, nothing where there is none.
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/math/rng.ts';
import { yearlyIndices } from './yearly-index.ts';

const years = (count: number, of: (month: number, year: number) => number): Float64Array =>
  Float64Array.from({ length: count * 12 }, (_, i) => of(i % 12, Math.floor(i / 12)));
const summer = (month: number) => (month === 6 ? 2 : 10 / 11);

describe('yearly indices', () => {
  it('find a season under a rising level, place 0 being the step after the last value', () => {
    const indices = yearlyIndices(
      years(4, (month, year) => summer(month) * (100 + 12 * year + month)),
      12,
    );
    expect(indices[6]).toBeGreaterThan(1.85);
    expect(indices[0]).toBeCloseTo(10 / 11, 1);
    expect(indices.reduce((sum, index) => sum + index, 0)).toBeCloseTo(12, 6);
  });
  it('are close to one for chance', () => {
    const rng = createRng(5);
    const indices = yearlyIndices(
      years(4, () => 80 + 40 * rng.next()),
      12,
    );
    for (const index of indices) expect(Math.abs(index - 1)).toBeLessThan(0.12);
  });
  it('say what the group says where less than a year and a half is known', () => {
    const prior = Float64Array.from({ length: 12 }, (_, place) => summer(place));
    expect(
      Array.from(
        yearlyIndices(
          years(1, () => 5),
          12,
          prior,
        ),
      ),
    ).toEqual(Array.from(prior));
  });
  it('let a place without sales be zero, and keep to finite numbers', () => {
    const indices = yearlyIndices(
      years(4, (month) => (month < 3 ? 0 : 40)),
      12,
    );
    expect(indices[0]).toBeLessThan(0.05);
    for (const index of indices) expect(Number.isFinite(index) && index >= 0).toBe(true);
  });
});
