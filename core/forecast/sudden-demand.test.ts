// Sudden demand: surges and collapses are found, ordinary weeks and explained ones are not.
import { describe, expect, it } from 'vitest';
import { type TestSeries, testFrame } from '../frame/test-frame.ts';
import { poissonDistribution } from '../math/counts.ts';
import { createRng } from '../math/rng.ts';
import { findSuddenDemand } from './sudden-demand.ts';

const WEEKS = 9;
const DAYS = WEEKS * 7;

/** `usual` units every day, `last` on each day of the last week. */
const weeks = (usual: number, last: number): number[] =>
  Array.from({ length: DAYS }, (_, day) => (day < DAYS - 7 ? usual : last));
const lastWeek = (value: number): number[] => weeks(0, value);
const found = (series: TestSeries, others: readonly TestSeries[] = []) =>
  findSuddenDemand(testFrame({ steps: DAYS, series: [series, ...others] }), 7).filter((each) => each.series === 0);

describe('sudden demand', () => {
  it('finds a surge and a collapse and says what would have been usual', () => {
    // Seven a week on 8 weeks: mean (56 + 0.5) / 8; the variance is that of the mean (Poisson) times 9/8.
    const [surge] = found({ code: 'a', units: weeks(1, 4) });
    expect(surge).toMatchObject({ sold: 28, usual: 56.5 / 8 });
    expect(surge.low).toBeLessThan(3);
    expect(surge.high).toBeGreaterThan(14);
    expect(surge.high).toBeLessThan(20);
    expect(found({ code: 'a', units: weeks(10, 4) })).toMatchObject([{ sold: 28 }]);
  });

  it('takes a few units of a slow mover for what they are', () => {
    const sales = (units: number) => Array.from({ length: DAYS }, (_, day) => (day === DAYS - 3 ? units : 0));
    expect(found({ code: 'a', units: sales(2) })).toEqual([]);
    expect(found({ code: 'a', units: sales(8) })).toHaveLength(1);
  });

  it('passes over promotions, closed days and, downwards, empty shelves', () => {
    expect(found({ code: 'a', units: weeks(1, 4), promotion: lastWeek(1) })).toEqual([]);
    expect(found({ code: 'a', units: weeks(1, 4), discount: lastWeek(0.2) })).toEqual([]);
    expect(found({ code: 'a', units: weeks(10, 0), closed: lastWeek(1) })).toEqual([]);
    expect(found({ code: 'a', units: weeks(10, 0), stock: weeks(50, 0) })).toEqual([]);
    expect(found({ code: 'a', units: weeks(10, 0), stock: weeks(50, 50) })).toHaveLength(1);
    // A surge that empties the shelf is one all the same.
    expect(found({ code: 'a', units: weeks(1, 4), stock: weeks(4, 4) })).toHaveLength(1);
  });

  it('does not blame a product for what its whole category did, and never explains it by itself', () => {
    const others = ['b', 'c', 'd'].map((code) => ({ code, category: 'Toys', units: weeks(10, 20) }));
    expect(found({ code: 'a', category: 'Toys', units: weeks(10, 18) }, others)).toEqual([]);
    expect(found({ code: 'a', category: 'Toys', units: weeks(10, 18) })).toHaveLength(1);
  });

  it('needs four periods before the last', () => {
    const young = (days: number) => ({ code: 'a', firstStep: DAYS - days, units: weeks(1, 9).slice(DAYS - days) });
    expect(found(young(5 * 7 - 1))).toEqual([]);
    // (28 + 0.5) / 4 a week.
    expect(found(young(5 * 7))).toMatchObject([{ usual: 28.5 / 4 }]);
  });

  it('raises few false alarms: ordinary Poisson weeks stay in the range but for two in a thousand', () => {
    const rng = createRng(7);
    const daily = poissonDistribution(1.2);
    const series = Array.from({ length: 2000 }, (_, i) => ({
      code: `p${i}`,
      units: Array.from({ length: DAYS }, () => daily.quantile(Math.min(1 - 1e-12, Math.max(1e-12, rng.next())))),
    }));
    const alarms = findSuddenDemand(testFrame({ steps: DAYS, series }), 7).length;
    expect(alarms).toBeGreaterThan(0);
    expect(alarms).toBeLessThan(12);
  });
});
