// Public holidays of a country as days: the calendar facts that features need.
import type { CalendarFacts } from '../features/feature-spec.ts';
import { NO_CALENDAR } from '../features/feature-spec.ts';
import { type Day, dayFromIso, partsOf } from '../math/day.ts';

/** Forecasts reach this far beyond the data. */
const YEARS_AHEAD = 1;

/**
 * Holidays of `country` (ISO 3166, two letters) in all years from `firstDay` to a year after `lastDay`. No country, or
 * one that is not known: no holidays.
 */
export async function holidayCalendar(country: string | null, firstDay: Day, lastDay: Day): Promise<CalendarFacts> {
  if (country === null) return NO_CALENDAR;
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays(country);
  const days = new Set<Day>();
  for (let year = partsOf(firstDay).year; year <= partsOf(lastDay).year + YEARS_AHEAD; year++) {
    for (const { date, type } of calendar.getHolidays(year) ?? []) {
      if (type === 'public' || type === 'bank') days.add(dayFromIso(date.slice(0, 10)));
    }
  }
  return { holidays: Int32Array.from([...days].sort((a, b) => a - b)) };
}
