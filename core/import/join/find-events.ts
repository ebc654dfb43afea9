// Lists of days on which something was on (a festival, holidays): few of the days of the sales, and nothing but days, names and flags.
import { type Day, isoFromDay } from '#core/math/day.ts';
import { matchName } from '../roles/synonyms.ts';
import { type Cell, cellText } from '../row.ts';
import { needsNoOrder, parseDay, withoutTime } from '../values/date.ts';
import { isNo, isYes } from '../values/flag.ts';
import { cleanText } from '../values/text.ts';

/** Of the cells of a column of days, so many are days. */
const NEARLY_ALL = 0.9;
/** Of the listed days within the time of the sales, so many have sales: a shop may be closed on holidays. */
const LEAST_SHARED = 0.3;
/** Days beside which stand more columns than these are a table of something. */
const MOST_COLUMNS = 6;

/** The day that a cell names whatever the order of its parts ("31.12.2025" is day first everywhere) as ISO text; else its own text. */
export function dayKey(cell: Cell): string {
  const text = withoutTime(cleanText(cellText(cell)));
  const day = dayOf(text);
  return Number.isNaN(day) ? text : isoFromDay(day);
}

const dayOf = (text: string): Day =>
  needsNoOrder(text) || /^\d{1,2}\.\d{1,2}\.\d{2,4}$/.test(text) ? parseDay(text, 'dmy') : Number.NaN;

interface DayList {
  names: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** Where the sales and the list have their days; null: the list is none of event days, or of another time. */
export function findEventDays(sales: DayList, list: DayList): { column: string; matches: string } | null {
  if (list.names.length > MOST_COLUMNS) return null;
  const [own, listed] = [dayColumn(sales), dayColumn(list)];
  if (own < 0 || listed < 0) return null;
  const others = list.names.flatMap((_, i) => (i === listed ? [] : [i]));
  if (!others.every((column) => saysNoMoreThanThat(list, column))) return null;
  const days = new Set(sales.rows.map((cells) => dayKey(cells[own] ?? '')));
  const sorted = [...days].filter((day) => day !== '').sort();
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  const within = list.rows.map((cells) => dayKey(cells[listed] ?? '')).filter((day) => day >= first && day <= last);
  const shared = within.filter((day) => days.has(day)).length;
  if (shared === 0 || shared < within.length * LEAST_SHARED) return null;
  return { column: sales.names[own], matches: list.names[listed] };
}

/** The column of days, that of the sale before others; -1: none. */
function dayColumn({ names, rows }: DayList): number {
  const columns = names.flatMap((_, i) => (isOfDays(rows, i) ? [i] : []));
  const rank = (column: number) => {
    const match = matchName(names[column]);
    return match?.role === 'date' ? match.rank : Number.POSITIVE_INFINITY;
  };
  return columns.reduce((best, column) => (best < 0 || rank(column) < rank(best) ? column : best), -1);
}

function isOfDays(rows: readonly (readonly Cell[])[], column: number): boolean {
  const filled = rows.flatMap((cells) => cells[column] ?? []).filter((cell) => cell !== '');
  const days = filled.filter((cell) => !Number.isNaN(dayOf(withoutTime(cleanText(cellText(cell))))));
  return filled.length > 0 && days.length >= filled.length * NEARLY_ALL;
}

/** Words, or yes and no: no figures. */
function saysNoMoreThanThat({ rows }: DayList, column: number): boolean {
  return rows.every((cells) => {
    const text = cleanText(cellText(cells[column] ?? ''));
    return text === '' || isYes(text) || isNo(text) || Number.isNaN(Number(text.replace(',', '.')));
  });
}
