import { describe, expect, test } from 'vitest';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { areInUtc, localDays, minuteInUtc } from './time-zone.ts';

describe('a moment in UTC', () => {
  test.each([
    ['2025-03-30T01:30:00Z', 90],
    ['2025-03-30T01:30:00.123+00:00', 90],
    ['2025-03-30 23:05:00 UTC', 1385],
    ['3/30/2025 11:05 PM GMT', 1385],
    ['3/30/2025 12:05 AM UTC', 5],
  ])('is told by "%s"', (text, minute) => expect(minuteInUtc(text)).toBe(minute));

  test.each(['2025-03-30T01:30:00+02:00', '2025-03-30 01:30', '2025-03-30', 'Z'])('is not told by "%s"', (text) => {
    expect(minuteInUtc(text)).toBeNaN();
  });

  test('stands in a column unless another zone occurs: a shop in London writes +00:00 in winter', () => {
    expect(areInUtc(['2025-01-02T10:00:00+00:00', ''])).toBe(true);
    expect(areInUtc(['2025-01-02T10:00:00+00:00', '2025-07-02T10:00:00+01:00'])).toBe(false);
    expect(areInUtc(['2025-01-02 10:00'])).toBe(false);
    expect(areInUtc([])).toBe(false);
  });

  test.each([
    ['Europe/Berlin', '2025-03-29', 22 * 60 + 59, '2025-03-29'],
    ['Europe/Berlin', '2025-03-29', 23 * 60, '2025-03-30'],
    ['Europe/Berlin', '2025-03-30', 21 * 60 + 59, '2025-03-30'],
    ['Europe/Berlin', '2025-03-30', 22 * 60, '2025-03-31'],
    ['America/Los_Angeles', '2025-01-01', 7 * 60 + 59, '2024-12-31'],
    ['Asia/Kolkata', '2025-01-01', 18 * 60 + 29, '2025-01-01'],
    ['Asia/Kolkata', '2025-01-01', 18 * 60 + 30, '2025-01-02'],
  ])('falls in %s, at minute %3$s of %2$s, on %4$s', (zone, day, minute, local) => {
    expect(isoFromDay(localDays(zone)(dayFromIso(day), minute))).toBe(local);
  });
});
