// What the cells of a column look like.
import type { ColumnKind } from '#core/contract/imports.ts';
import type { Day } from '#core/math/day.ts';
import { FIRST_PLAUSIBLE_DAY, LAST_PLAUSIBLE_DAYS_AHEAD } from '../limits.ts';
import { type Cell, cellText } from '../row.ts';
import { isCancelWord } from '../values/cancel-word.ts';
import { serialDay, unixDay } from '../values/counted-day.ts';
import { parseDay } from '../values/date.ts';
import { tellsLines } from '../values/line-type.ts';
import { type DecimalMark, parseNumber, parseShare } from '../values/number.ts';
import { cleanText, shorten } from '../values/text.ts';

export interface ColumnProfile {
  /** Cells with something in them. */
  filled: number;
  /** Shares of the filled cells, 0 to 1. */
  dates: number;
  /** Numbers of days since 1900, or of seconds since 1970, that would be days between 1990 and next year. */
  counted: number;
  numbers: number;
  integers: number;
  /** Different texts, counted up to DISTINCT_LIMIT. */
  distinct: number;
  max: number;
  /** Nothing but 0 and 1 (and words for yes and no count as text). */
  isFlag: boolean;
  /** A few different texts, one of which undoes a sale ("Cancelled", "storniert"). */
  cancels: boolean;
  /** A few different texts that tell lines of goods from others ("Sale", "Refund", "Payment"). */
  tellsLines: boolean;
  /** Cells name several products with their numbers ("2× Bread, 1× Butter"). */
  listsSeveral: boolean;
  samples: string[];
}

const DISTINCT_LIMIT = 1000;
/** Cells of one kind from which on a column is of that kind: the rest are typing errors. */
const NEARLY_ALL = 0.9;
const SAMPLES = 5;
/** A status or a type has no more levels than these. */
const MOST_LEVELS = 40;

/** Profiles column `index` over sample rows. `today` bounds what counts as a date at all. */
export function profileColumn(
  rows: readonly (readonly Cell[])[],
  index: number,
  mark: DecimalMark,
  today: number,
): ColumnProfile {
  let filled = 0;
  let dates = 0;
  let counted = 0;
  let numbers = 0;
  let integers = 0;
  let max = Number.NEGATIVE_INFINITY;
  let isFlag = true;
  const texts = new Set<string>();
  for (const row of rows) {
    const cell = row[index];
    if (cell === undefined || cell === '') continue;
    const text = cleanText(cellText(cell));
    if (text === '') continue;
    filled++;
    if (texts.size < DISTINCT_LIMIT) texts.add(text);
    if (typeof cell === 'string' && isPlausibleDate(text, today)) dates++;
    if (isPlausible(serialDay(text), today) || isPlausible(unixDay(text), today)) counted++;
    const number = typeof cell === 'number' ? cell : parseShareOrNumber(text, mark);
    if (Number.isNaN(number)) {
      isFlag = false;
      continue;
    }
    numbers++;
    if (Number.isInteger(number)) integers++;
    if (number > max) max = number;
    if (number !== 0 && number !== 1) isFlag = false;
  }
  const share = (count: number) => (filled === 0 ? 0 : count / filled);
  return {
    filled,
    dates: share(dates),
    counted: share(counted),
    numbers: share(numbers),
    integers: share(integers),
    distinct: texts.size,
    max,
    isFlag: isFlag && filled > 0,
    cancels: texts.size <= MOST_LEVELS && [...texts].some(isCancelWord),
    tellsLines: numbers === 0 && texts.size <= MOST_LEVELS && tellsLines(texts),
    listsSeveral: listsSeveral(texts),
    samples: [...texts].slice(0, SAMPLES).map((text) => shorten(text, 60)),
  };
}

const COUNTED = /^\d+ ?[×x] ?\S/i;
const COUNTED_AGAIN = /[,;|/+] ?\d+ ?[×x] ?\S/i;
/** Orders of several products among all. */
const LEAST_SEVERAL = 0.05;

function listsSeveral(texts: ReadonlySet<string>): boolean {
  let counted = 0;
  let several = 0;
  for (const text of texts) {
    if (!COUNTED.test(text)) continue;
    counted++;
    if (COUNTED_AGAIN.test(text)) several++;
  }
  return several > 0 && counted >= texts.size * NEARLY_ALL && several >= texts.size * LEAST_SEVERAL;
}

export function kindOf({ filled, dates, numbers }: ColumnProfile): ColumnKind {
  if (filled === 0) return 'empty';
  // Days written as 20250131 are numbers, too.
  if (dates >= NEARLY_ALL) return 'date';
  if (numbers >= NEARLY_ALL) return 'number';
  return Math.max(dates, numbers) <= 1 - NEARLY_ALL ? 'text' : 'mixed';
}

function parseShareOrNumber(text: string, mark: DecimalMark): number {
  return text.endsWith('%') ? parseShare(text, mark) : parseNumber(text, mark);
}

/** A day between 1990 and next year, in any order: keeps article numbers and years from passing as dates. */
export function isPlausibleDate(text: string, today: number): boolean {
  for (const order of ['ymd', 'dmy', 'mdy'] as const) {
    const day = parseDay(text, order);
    if (isPlausible(day, today)) return true;
  }
  return false;
}

const isPlausible = (day: Day, today: number): boolean =>
  day >= FIRST_PLAUSIBLE_DAY && day <= today + LAST_PLAUSIBLE_DAYS_AHEAD;
