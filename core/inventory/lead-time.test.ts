// Lead times: their mean, and what is refused.
import { describe, expect, test } from 'vitest';
import { checkLeadTimes, expectedLeadTimeDays } from './lead-time.ts';

describe('lead times', () => {
  test('have the mean of their days', () => {
    const leadTimes = [
      { days: 3, share: 0.6 },
      { days: 4, share: 0.2 },
      { days: 5, share: 0.2 },
    ];
    expect(expectedLeadTimeDays(leadTimes)).toBeCloseTo(3.6, 12);
    expect(() => checkLeadTimes(leadTimes)).not.toThrow();
  });

  test('what cannot be is refused', () => {
    expect(() => checkLeadTimes([{ days: 900, share: 1 }])).toThrow(RangeError);
    expect(() => checkLeadTimes([{ days: 2, share: 0.4 }])).toThrow(RangeError);
    expect(() => checkLeadTimes([{ days: 2.5, share: 1 }])).toThrow(RangeError);
    expect(() => checkLeadTimes([])).toThrow(RangeError);
  });
});
