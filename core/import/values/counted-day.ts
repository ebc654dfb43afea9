// Days and moments that are written as plain numbers: counted since 1900 by spreadsheets, since 1970 by everything else.
import { type Day, dayFromParts } from '#core/math/day.ts';

/** Days of spreadsheets: from 1990 on, to 2100. Shorter and longer numbers are hardly days. */
const SERIAL = /^([3-7]\d{4})(?:[.,]\d+)?$/;
const [FIRST_SERIAL, LAST_SERIAL] = [32_874, 73_050];
/** 1970-01-01 as spreadsheets count it (their 1900 was a leap year). */
const SERIAL_EPOCH = 25_569;
/** Seconds from 2001 to 2286, or milliseconds. */
const UNIX = /^(\d{10})(\d{3})?(?:[.,]\d+)?$/;
const SECONDS_A_DAY = 86_400;

/** The day with this number; NaN when it is none. */
export function serialDay(text: string): Day {
  const serial = Number(SERIAL.exec(text)?.[1]);
  return serial >= FIRST_SERIAL && serial < LAST_SERIAL ? serial - SERIAL_EPOCH : Number.NaN;
}

/** The day in UTC of this moment; NaN when it is none. */
export const unixDay = (text: string): Day => Math.floor(unixSeconds(text) / SECONDS_A_DAY);

/** Minutes since midnight, UTC, of this moment; NaN when it is none. */
export const unixMinute = (text: string): number => Math.floor((unixSeconds(text) % SECONDS_A_DAY) / 60);

const unixSeconds = (text: string): number => Number(UNIX.exec(text)?.[1]);

/** Whether a number of days or a moment has a time of day. */
export function isWithinDay(text: string): boolean {
  if (!Number.isNaN(serialDay(text))) return /[.,]0*[1-9]/.test(text);
  return unixSeconds(text) % SECONDS_A_DAY > 0;
}

const DIGITS = /^(\d{1,2})(\d{2})((?:19|20)\d{2})$/;

/** The day of "31012025", day or month first; the first zero may be lost. NaN when it is none. */
export function dayOfDigits(text: string, order: 'dmy' | 'mdy'): Day {
  const [, first, second, year] = DIGITS.exec(text) ?? [];
  if (year === undefined) return Number.NaN;
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  return dayFromParts(Number(year), Number(month), Number(day)) ?? Number.NaN;
}
