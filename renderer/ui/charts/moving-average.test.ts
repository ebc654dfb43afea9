// The seven-day average over gaps, against a slow obvious twin.
import { describe, expect, it } from 'vitest';
import { movingAverage } from './moving-average.ts';

function slowTwin(values: (number | null)[], window: number): (number | null)[] {
  return values.map((_, i) => {
    const seen = values.slice(Math.max(0, i - window + 1), i + 1).filter((value) => value !== null);
    return seen.length >= window / 2 ? seen.reduce((a, b) => a + b, 0) / seen.length : null;
  });
}

describe('the moving average', () => {
  it('equals the average of the window, days without a value left out', () => {
    const values = [3, 5, null, 4, 0, 9, 12, null, null, null, null, null, 7, 1];
    const expected = slowTwin(values, 7);
    movingAverage(values, 7).forEach((value, i) => {
      if (expected[i] === null) expect(value).toBeNull();
      else expect(value).toBeCloseTo(expected[i], 10);
    });
  });
});
