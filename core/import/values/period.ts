// Months and weeks as exports write them where a day would stand: "Jan 2024", "01/2024", "2024-W05", "KW 5/2024".
import { type Day, dayFromParts, weekdayOf } from '#core/math/day.ts';

const MONTH_NAMES: readonly string[] = [
  'jan january januar jänner janv janvier ene enero gen gennaio',
  'feb february februar feber févr fév février fevr fevrier febr febrero febbraio',
  'mar march mär märz mrz mars marzo',
  'apr april avr avril abr abril aprile',
  'may mai mayo mag maggio',
  'jun june juni juin junio giu giugno',
  'jul july juli juil juillet julio lug luglio',
  'aug august août aout ago agosto',
  'sep sept september septembre septiembre set settembre',
  'oct october okt oktober octobre octubre ott ottobre',
  'nov november novembre noviembre',
  'dec december dez dezember déc décembre decembre dic diciembre dicembre',
];
const MONTHS = new Map(MONTH_NAMES.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)));

const NAME_YEAR = /^(\p{L}{3,12})\.?\s?[-/ '’_]?\s?((?:19|20)\d{2}|(?<=[-/'’])\d{2})$/u;
const YEAR_NAME = /^((?:19|20)\d{2})[-/ _]+(\p{L}{3,12})\.?$/u;
const MONTH_YEAR = /^(\d{1,2})[-/.](?:\s?)((?:19|20)\d{2})$/;
const YEAR_WEEK = /^((?:19|20)\d{2})[-/ _]?(?:w|wk|week|kw|s|sem)[-/ _.]?(\d{1,2})$/i;
const WEEK_YEAR = /^(?:w|wk|week|kw|woche|semaine|semana|s|sem)[-/ _.]{0,2}(\d{1,2})[-/ _.]{1,3}((?:19|20)\d{2})$/i;

/** 1 to 12 for the whole or usual short name of a month (English, German, French, Spanish, Italian), else undefined. */
export const monthOfWord = (word: string): number | undefined => MONTHS.get(word.toLowerCase().replace(/\.$/, ''));

/** First day of a month that is written without a day; NaN for everything else. */
export function parseMonth(text: string): Day {
  const numbers = MONTH_YEAR.exec(text);
  if (numbers) return firstOfMonth(Number(numbers[2]), Number(numbers[1]));
  const named = NAME_YEAR.exec(text);
  if (named) return firstOfMonth(fullYear(named[2]), monthOfWord(named[1]));
  const yearFirst = YEAR_NAME.exec(text);
  if (yearFirst) return firstOfMonth(Number(yearFirst[1]), monthOfWord(yearFirst[2]));
  return Number.NaN;
}

/** Monday of an ISO 8601 calendar week that is written with its year; NaN for everything else. */
export function parseWeek(text: string): Day {
  const yearFirst = YEAR_WEEK.exec(text);
  if (yearFirst) return mondayOfWeek(Number(yearFirst[1]), Number(yearFirst[2]));
  const weekFirst = WEEK_YEAR.exec(text);
  if (weekFirst) return mondayOfWeek(Number(weekFirst[2]), Number(weekFirst[1]));
  return Number.NaN;
}

/** Monday of the ISO week: week 1 is the one with 4 January. NaN beyond week 53. */
export function mondayOfWeek(year: number, week: number): Day {
  const fourth = dayFromParts(year, 1, 4);
  if (fourth === null || week < 1 || week > 53) return Number.NaN;
  return fourth - weekdayOf(fourth) + (week - 1) * 7;
}

const firstOfMonth = (year: number, month: number | undefined): Day =>
  month === undefined ? Number.NaN : (dayFromParts(year, month, 1) ?? Number.NaN);

const fullYear = (digits: string): number =>
  digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);
