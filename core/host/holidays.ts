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

/** A public holiday with its name. */
export interface NamedHoliday {
  readonly day: Day;
  readonly name: string;
}

/**
 * Public holidays of `country` from `fromDay` to `toDay`, both included, ascending; none where no country is set. Names
 * are in `language` where the calendar has it, otherwise in the country's own.
 */
export async function listHolidays(
  country: string | null,
  fromDay: Day,
  toDay: Day,
  language?: string,
): Promise<NamedHoliday[]> {
  if (country === null) return [];
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays(country);
  const found: NamedHoliday[] = [];
  for (let year = partsOf(fromDay).year; year <= partsOf(toDay).year; year++) {
    for (const { date, type, name } of calendar.getHolidays(year, language) ?? []) {
      const day = dayFromIso(date.slice(0, 10));
      if ((type === 'public' || type === 'bank') && day >= fromDay && day <= toDay) found.push({ day, name });
    }
  }
  return found.sort((a, b) => a.day - b.day);
}

/** Name of the public holiday on a day; null: none. */
export async function holidayName(country: string | null, day: Day): Promise<string | null> {
  return (await listHolidays(country, day, day))[0]?.name ?? null;
}

/** ISO 3166 codes of the countries whose holidays are known, ascending. */
export async function listHolidayCountries(): Promise<string[]> {
  const { default: Holidays } = await import('date-holidays');
  return Object.keys(new Holidays().getCountries()).sort();
}
