// A month as weeks of days, and the way around in it by keyboard.
import { addDays, toDayNumber, toIsoDay } from '#renderer/format/days.ts';

/** Weekday that weeks begin with where this language is spoken: 1 Monday … 7 Sunday. */
export function firstWeekday(language: string): number {
  // Chromium has getWeekInfo; TypeScript's library does not know it yet.
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return locale.getWeekInfo?.().firstDay ?? 1;
}

/** 1 Monday … 7 Sunday. */
const weekday = (iso: string): number => ((toDayNumber(iso) + 3) % 7) + 1;

/** First day of the month that `iso` lies in. */
export const monthStart = (iso: string): string => `${iso.slice(0, 8)}01`;

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day of the month so many months on; the month's last day where it is shorter. */
export function addMonths(iso: string, months: number): string {
  const [year, month, day] = iso.split('-').map(Number);
  const at = year * 12 + month - 1 + months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  const toDay = Math.min(day, daysIn(toYear, toMonth));
  return `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}

/** Full weeks that cover the month of `iso`, each of seven ISO days. */
export function weeksOf(iso: string, startsOn: number): string[][] {
  const first = monthStart(iso);
  const last = addDays(addMonths(first, 1), -1);
  const from = addDays(first, -((weekday(first) - startsOn + 7) % 7));
  const weeks: string[][] = [];
  for (let day = toDayNumber(from); day <= toDayNumber(last); day += 7) {
    weeks.push(Array.from({ length: 7 }, (_, i) => toIsoDay(day + i)));
  }
  return weeks;
}

/** Where a key leads from a day in a calendar; null for keys that lead nowhere. */
export function dayAfterKey(iso: string, key: string, shift: boolean, startsOn: number): string | null {
  const intoWeek = (weekday(iso) - startsOn + 7) % 7;
  switch (key) {
    case 'ArrowLeft':
      return addDays(iso, -1);
    case 'ArrowRight':
      return addDays(iso, 1);
    case 'ArrowUp':
      return addDays(iso, -7);
    case 'ArrowDown':
      return addDays(iso, 7);
    case 'Home':
      return addDays(iso, -intoWeek);
    case 'End':
      return addDays(iso, 6 - intoWeek);
    case 'PageUp':
      return addMonths(iso, shift ? -12 : -1);
    case 'PageDown':
      return addMonths(iso, shift ? 12 : 1);
    default:
      return null;
  }
}
