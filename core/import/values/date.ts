// Dates as tills and spreadsheets write them, read in one given order. Strict: no such day is NaN, never a guess.
import { type Day, dayFromParts } from '#core/math/day.ts';
import { dayOfDigits, isWithinDay, serialDay, unixDay } from './counted-day.ts';
import { parseMonth, parseWeek } from './period.ts';

export type DateOrder = 'ymd' | 'dmy' | 'mdy' | 'serial' | 'unix';

const NUMERIC = /^(\d{1,4})([-/.]|\.? |年|月)\s?(\d{1,2})(?:\2|[日月. ])\s?(\d{1,4})日?\.?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const YEAR_MONTH = /^((?:19|20)\d{2})[-/](\d{1,2})$/;
const DAY_NAME_YEAR =
  /^(\d{1,2})(?:st|nd|rd|th)?\.?[-/ ]*(?:de |of )?([\p{L}]{3,12})\.?,?[-/ ]*(?:de )?(\d{4}|\d{2})$/iu;
const NAME_DAY_YEAR = /^([\p{L}]{3,12})\.?[-/ ]*(\d{1,2})(?:st|nd|rd|th)?\.?,?[-/ ]+(\d{4}|\d{2})$/iu;
/** "T10:15", " 10:15:30.123", " 3:07 PM", " 11:38:36 -0500", "T00:00:00Z": the calendar date before it is what counts. */
const TIME =
  /(?:T|,?\s+)\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?\s*(?:[ap]\.?\s?m\.?)?\s*(?:[A-Z]{1,5})?(?:[-+]\d{1,2}(?::?\d{2})?)?(?: ?\[?[A-Z][A-Z_]+\/[A-Z_]+\]?)?$/i;
const WEEKDAY =
  /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mie|mié|jue|vie|sab|sáb|dom)[\p{L}]{0,8}\.?,?\s+(?=[\p{L}\d])/iu;

const MONTH_STEMS: readonly (readonly string[])[] = [
  ['jan', 'jän', 'ene', 'gen'],
  ['feb', 'fev', 'fév'],
  ['mar', 'mär', 'mrz', 'mae'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'aou', 'aoû', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
];

/**
 * The day that `text` names, in the order given; a time of day behind it is cut off. ISO dates, dates with a four-digit
 * year in front and dates with a month's name (English, German, French, Spanish) need no order and are read in any.
 * Two-digit years: 00-69 are 2000-2069. A month without a day ("2015-03", "Mar 2015") is its
 * first day, a calendar week ("2015-W10") its Monday. "20250131" is read in any order, "31012025" in the one given; a number
 * that counts days or seconds only in the order "serial" or "unix", and nothing else is then. NaN when there is no such day.
 */
export function parseDay(text: string, order: DateOrder): Day {
  if (order === 'serial') return serialDay(text);
  if (order === 'unix') return unixDay(text);
  const date = withoutTime(text);
  const day = parseDate(date, order);
  // Only after the plain reading failed: "Mar 3, 2020" is March, "mar. 3 2 2020" is a Tuesday.
  return Number.isNaN(day) && WEEKDAY.test(date) ? parseDate(date.replace(WEEKDAY, ''), order) : day;
}

/** The order of the parts of a date that has parts. */
type PartOrder = Exclude<DateOrder, 'serial' | 'unix'>;

function parseDate(date: string, order: PartOrder): Day {
  const numeric = NUMERIC.exec(date);
  if (numeric) return dayFromNumbers(numeric[1], numeric[3], numeric[4], order);
  const compact = COMPACT.exec(date);
  // Its month would be 19 or 20 if the year stood behind: no eight digits are both.
  const day = compact ? dayOrNaN(Number(compact[1]), Number(compact[2]), Number(compact[3])) : Number.NaN;
  if (!Number.isNaN(day)) return day;
  if (/^\d{7,8}$/.test(date)) return order === 'ymd' ? Number.NaN : dayOfDigits(date, order);
  const yearMonth = YEAR_MONTH.exec(date);
  if (yearMonth) return dayOrNaN(Number(yearMonth[1]), Number(yearMonth[2]), 1);
  const named = DAY_NAME_YEAR.exec(date);
  if (named) return dayOrNaN(fullYear(named[3]), monthOfName(named[2]), Number(named[1]));
  const namedFirst = NAME_DAY_YEAR.exec(date);
  if (namedFirst) return dayOrNaN(fullYear(namedFirst[3]), monthOfName(namedFirst[1]), Number(namedFirst[2]));
  const month = parseMonth(date);
  return Number.isNaN(month) ? parseWeek(date) : month;
}

/** The date without its time of day: what has to be told apart when an order is decided. */
export function withoutTime(text: string): string {
  if (text.length <= 10) return text;
  const date = text.replace(TIME, '');
  // "Mo 03.03.25" is no day at three past three.
  return /\d/.test(date) ? date : text;
}

/** Whether the text names a day whatever the order: year first, or the month by its name. */
export function needsNoOrder(text: string): boolean {
  if (Number.isNaN(parseDay(text, 'ymd'))) return false;
  return parseDay(text, 'dmy') === parseDay(text, 'ymd') && parseDay(text, 'mdy') === parseDay(text, 'ymd');
}

/** Whether a time of day other than midnight stands behind the date, as in a till's receipts. */
export function hasTimeOfDay(text: string): boolean {
  if (isWithinDay(text)) return true;
  const time = TIME.exec(text)?.[0];
  return time !== undefined && /[1-9]/.test(time.replace(/[A-Z]{0,5}(?:[-+]\d{1,2}(?::?\d{2})?)?$/i, ''));
}

function dayFromNumbers(first: string, second: string, third: string, order: PartOrder): Day {
  if (first.length >= 3)
    return first.length === 4 ? dayOrNaN(Number(first), Number(second), Number(third)) : Number.NaN;
  if (order === 'ymd') {
    return third.length <= 2 ? dayOrNaN(fullYear(first), Number(second), Number(third)) : Number.NaN;
  }
  if (third.length !== 2 && third.length !== 4) return Number.NaN;
  const year = fullYear(third);
  return order === 'dmy'
    ? dayOrNaN(year, Number(second), Number(first))
    : dayOrNaN(year, Number(first), Number(second));
}

const dayOrNaN = (year: number, month: number, dayOfMonth: number): Day =>
  dayFromParts(year, month, dayOfMonth) ?? Number.NaN;

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  return digits.length === 2 ? year + (year < 70 ? 2000 : 1900) : Number.NaN;
}

/** 1 to 12, or NaN. */
function monthOfName(name: string): number {
  const lower = name.toLowerCase();
  const index = MONTH_STEMS.findIndex((stems) => stems.some((stem) => lower.startsWith(stem)));
  // "mar" is March in three languages, "mai" is May: the lists do not overlap beyond their first match.
  return index < 0 ? Number.NaN : index + 1;
}
