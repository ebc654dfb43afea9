// In which order a column's dates are written, decided on all of its values.

import type { DateOrderFinding } from '#core/contract/imports.ts';
import { type Day, isoFromDay } from '#core/math/day.ts';
import { type DateOrder, needsNoOrder, parseDay } from './date.ts';

export type { DateOrderFinding };

/** Of all values, this share may be unreadable (a totals line, a typing error) without ruling an order out. */
const TOLERATED_UNREADABLE = 0.02;

/**
 * Decides on the distinct texts of a date column. In this order: dates that need none ("iso"); a value that only one
 * order can read ("settled"); numbers that count days or seconds, where nothing is a date otherwise ("counted"); the order in which more of the days follow each other ("consecutive"); else "assumed":
 * month first where slashes go with a decimal point, day first otherwise.
 * Null when no order reads the column.
 */
export function decideDateOrder(
  values: Iterable<string>,
  hints: { decimalMark: '.' | ','; realDates?: boolean },
): DateOrderFinding | null {
  const texts = [...values];
  const readings = (['ymd', 'dmy', 'mdy'] as const).map((order) => readAll(texts, order));
  const [ymd, dmy, mdy] = readings;
  const tolerated = texts.length * TOLERATED_UNREADABLE;
  const best = Math.max(ymd.read, dmy.read, mdy.read);
  if (best === 0) return decideCounted(texts);

  const found = (order: DateOrder, because: DateOrderFinding['because'], shown: readonly ColumnReading[]) => ({
    chosen: order,
    because,
    readings: shown.filter((reading) => reading.days.length > 0).map(describe),
  });
  if (hints.realDates) return found('ymd', 'real-dates', [ymd]);
  if (texts.length - ymd.read <= tolerated && texts.filter(needsNoOrder).length >= best - tolerated) {
    return found('ymd', 'iso', [ymd]);
  }
  // Years of two digits in front are rare: only where nothing else reads the column, or as sensibly.
  if (ymd.read > Math.max(dmy.read, mdy.read)) return found('ymd', 'settled', [ymd]);
  if (ymd.read === best && ymd.runs > Math.max(dmy.runs, mdy.runs)) return found('ymd', 'consecutive', readings);

  const both = [dmy, mdy];
  if (dmy.read !== mdy.read) {
    const winner = dmy.read > mdy.read ? dmy : mdy;
    return found(winner.order, 'settled', both);
  }
  if (dmy.runs !== mdy.runs) {
    const winner = dmy.runs > mdy.runs ? dmy : mdy;
    return found(winner.order, 'consecutive', both);
  }
  const isAmerican = hints.decimalMark === '.' && texts.some((text) => text.includes('/'));
  return found(isAmerican ? 'mdy' : 'dmy', 'assumed', both);
}

/** Numbers, all of which count in one way: nothing else in the column may say something else. */
function decideCounted(texts: readonly string[]): DateOrderFinding | null {
  for (const order of ['serial', 'unix'] as const) {
    const reading = readAll(texts, order);
    if (reading.read === 0 || texts.length - reading.read > texts.length * TOLERATED_UNREADABLE) continue;
    return { chosen: order, because: 'counted', readings: [describe(reading)] };
  }
  return null;
}

interface ColumnReading {
  order: DateOrder;
  /** Values that are days in this order. */
  read: number;
  /** Distinct days, ascending. */
  days: Day[];
  /** How many days directly follow the one before. */
  runs: number;
}

function readAll(texts: readonly string[], order: DateOrder): ColumnReading {
  const distinct = new Set<Day>();
  let read = 0;
  for (const text of texts) {
    const day = parseDay(text, order);
    if (Number.isNaN(day)) continue;
    read++;
    distinct.add(day);
  }
  const days = [...distinct].sort((a, b) => a - b);
  let runs = 0;
  for (let i = 1; i < days.length; i++) if (days[i] - days[i - 1] === 1) runs++;
  return { order, read, days, runs };
}

const describe = ({ order, days }: ColumnReading): DateOrderFinding['readings'][number] => ({
  order,
  first: isoFromDay(days[0]),
  last: isoFromDay(days[days.length - 1]),
  days: days.length,
});
