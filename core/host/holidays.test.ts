import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { holidayCalendar } from './holidays.ts';

const holidaysOf = async (country: string | null): Promise<string[]> => {
  const { holidays } = await holidayCalendar(country, dayFromIso('2023-05-01'), dayFromIso('2024-02-01'));
  return Array.from(holidays, isoFromDay);
};

describe('public holidays', () => {
  it('are those of the country, from the first year of the data to a year after the last', async () => {
    const days = await holidaysOf('US');
    for (const day of ['2023-01-01', '2023-07-04', '2024-11-28', '2025-12-25']) expect(days).toContain(day);
    expect(days.some((day) => day.startsWith('2026'))).toBe(false);
    expect(days).toEqual(days.toSorted());
    expect(await holidaysOf('DE')).toContain('2024-10-03');
  });
  it('are none without a country, or with one that nobody knows', async () => {
    expect(await holidaysOf(null)).toEqual([]);
    expect(await holidaysOf('XX')).toEqual([]);
  });
});
