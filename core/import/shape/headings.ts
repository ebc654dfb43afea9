// Columns that stand for days, weeks or months: which they are, and what day each one means.
import type { PeriodStep } from '#core/contract/import-shape.ts';
import { type Day, dayFromParts, isoFromDay, partsOf } from '#core/math/day.ts';
import { isPlausibleDate } from '../roles/profile.ts';
import { needsNoOrder, parseDay } from '../values/date.ts';
import { monthOfWord } from '../values/period.ts';

export interface DatedHeadings {
  kind: 'dated';
  /** Indices of the columns, in the order of the file. */
  columns: number[];
}

/** Headings that only count their periods. */
export interface NumberedHeadings {
  kind: 'numbered';
  columns: number[];
  /** Of each column: how many steps its period is behind the first one. */
  steps: number[];
  step: PeriodStep;
  /** Number or month (1-12) of the first period, as the heading says. */
  first: number;
  named: boolean;
}

export type Headings = DatedHeadings | NumberedHeadings;

const WORDS: readonly (readonly [PeriodStep, RegExp])[] = [
  ['day', /^(?:d|day|tag|t|jour|j|día|dia)[ _.-]?(\d{1,4})$/i],
  ['week', /^(?:w|wk|week|woche|kw|semaine|sem|s|semana)[ _.-]?(\d{1,4})$/i],
  ['month', /^(?:m|month|monat|mois|mes)[ _.-]?(\d{1,4})$/i],
];
/** Fewer columns than these are dates in a list, not a calendar. */
const LEAST_DATED = 3;
const LEAST_NUMBERED = 6;
const LEAST_MONTHS = 3;
/** Share of all columns; beside the figures some files have as many derived ones (shares, normalised values). */
const LEAST_SHARE = 0.25;

/** The columns that are periods; null where too few are for a wide file. `least` 1: the user says that it is one. */
export function findHeadings(names: readonly string[], today: Day, least?: number): Headings | null {
  const enough = (found: number, atLeast: number) => found >= (least ?? Math.max(atLeast, names.length * LEAST_SHARE));
  const dated = names.flatMap((name, i) => (isPlausibleDate(name, today) ? [i] : []));
  if (enough(dated.length, LEAST_DATED)) return { kind: 'dated', columns: dated };
  for (const [step, pattern] of WORDS) {
    const found = names.flatMap((name, i) => {
      const number = pattern.exec(name)?.[1];
      return number === undefined ? [] : [{ i, number: Number(number) }];
    });
    const distinct = new Set(found.map(({ number }) => number));
    if (distinct.size === found.length && enough(found.length, LEAST_NUMBERED)) return numbered(found, step, false);
  }
  const months = names.flatMap((name, i) => {
    const number = monthOfWord(name);
    return number === undefined ? [] : [{ i, number }];
  });
  if (!enough(months.length, LEAST_MONTHS)) return null;
  return numbered(afterEachOther(months), 'month', true);
}

/** Months of a business year that ends in another calendar year: April to March count on. */
function afterEachOther(months: { i: number; number: number }[]): { i: number; number: number }[] {
  let years = 0;
  return months.map(({ i, number }, k) => {
    if (k > 0 && number <= months[k - 1].number) years++;
    return { i, number: number + 12 * years };
  });
}

function numbered(found: { i: number; number: number }[], step: PeriodStep, named: boolean): NumberedHeadings | null {
  if (found.length === 0) return null;
  const first = Math.min(...found.map(({ number }) => number));
  return {
    kind: 'numbered',
    columns: found.map(({ i }) => i),
    steps: found.map(({ number }) => number - first),
    step,
    first,
    named,
  };
}

/** The day `steps` steps behind `first`. */
export function stepFrom(first: Day, step: PeriodStep, steps: number): Day {
  if (step === 'day') return first + steps;
  if (step === 'week') return first + 7 * steps;
  const { year, month, dayOfMonth } = partsOf(first);
  const months = year * 12 + (month - 1) + steps;
  // A first day that not every month has is kept within the month.
  for (let day = dayOfMonth; ; day--) {
    const found = dayFromParts(Math.floor(months / 12), (months % 12) + 1, day);
    if (found !== null) return found;
  }
}

/**
 * What each heading says as the cell of a date column: dated ones as they stand, so that the order of their parts is
 * decided as in any other file; numbered ones counted from `firstDay`, or as they stand while it is not known: another
 * file may know it (a calendar).
 */
export function headingDates(headings: Headings, names: readonly string[], firstDay: Day | null): string[] {
  if (headings.kind === 'dated' || firstDay === null) return headings.columns.map((column) => names[column]);
  return headings.steps.map((steps) => isoFromDay(stepFrom(firstDay, headings.step, steps)));
}

/** How far apart the periods of dated headings are, by the reading in which they are the most regular. */
export function stepOf(texts: readonly string[]): PeriodStep {
  const orders = texts.every(needsNoOrder) ? (['ymd'] as const) : (['dmy', 'mdy', 'ymd'] as const);
  for (const order of orders) {
    const days = texts.map((text) => parseDay(text, order)).sort((a, b) => a - b);
    if (days.length < 2 || days.some(Number.isNaN)) continue;
    const gaps = days.slice(1).map((day, i) => day - days[i]);
    const most = (fits: (gap: number) => boolean) => gaps.filter(fits).length >= gaps.length * 0.8;
    if (most((gap) => gap >= 28)) return 'month';
    if (most((gap) => gap % 7 === 0)) return 'week';
  }
  return 'day';
}
