// Days of cover against the slow way: asking every day in turn.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negativeBinomialDistribution, poissonDistribution } from '../math/counts.ts';
import { daysOfCover, MAX_COVER_DAYS } from './days-of-cover.ts';
import type { DemandOver } from './decision-input.ts';

/** The obvious way. */
function reference(demandOver: DemandOver, available: number): number {
  for (let day = 1; day < MAX_COVER_DAYS; day++) if (demandOver(day).quantile(0.5) > available) return day;
  return MAX_COVER_DAYS;
}

describe('days of cover', () => {
  test('is the first day whose summed median exceeds the stock', () => {
    const fourADay: DemandOver = (days) => poissonDistribution(4 * days);
    expect(daysOfCover(fourADay, 20, 4)).toBe(6);
    expect(daysOfCover(fourADay, 0, 4)).toBe(1);
    expect(daysOfCover(fourADay, 100_000, 4)).toBe(180);
  });

  test('a slow mover does not last for ever', () => {
    const everyThirdDay: DemandOver = (days) => poissonDistribution(days / 3);
    expect(everyThirdDay(1).quantile(0.5)).toBe(0);
    expect(daysOfCover(everyThirdDay, 2, 1 / 3)).toBe(9);
    expect(daysOfCover(() => poissonDistribution(0), 0, 0)).toBe(180);
  });

  test('finds the same day as the slow way, whatever the hint', () => {
    const positive = fc.double({ min: 0.01, max: 30, noNaN: true });
    fc.assert(
      fc.property(positive, fc.integer({ min: 0, max: 900 }), positive, (rate, available, hint) => {
        const demandOver: DemandOver = (days) => negativeBinomialDistribution(rate * days, 2 * days);
        expect(daysOfCover(demandOver, available, hint)).toBe(reference(demandOver, available));
      }),
      { seed: 20_261_120, numRuns: 150 },
    );
  });
});
