// Sheets of one workbook that make one table: the same columns, and days of their own (a sheet for each month or year).
import { AppError } from '../contract/errors.ts';
import type { Day } from '../math/day.ts';
import type { SampleRow } from './header.ts';
import { type OpenedTable, tableOf } from './opened-table.ts';
import { cellText } from './row.ts';
import { parseDay } from './values/date.ts';
import { cleanText } from './values/text.ts';

/** Sheets that are looked at. */
const MOST_SHEETS = 20;
/** Of the cells of a column of days, so many are days. */
const NEARLY_ALL = 0.9;

/** The other sheets of a workbook that hold a table; those that hold none are passed over. */
export function openOtherSheets({ file, sample }: OpenedTable, today: Day): OpenedTable[] {
  const others = sample.sheets.filter(({ name }) => name !== sample.form.sheet).slice(0, MOST_SHEETS);
  return others.flatMap(({ name }) => {
    try {
      const sheet = sample.sheet(name);
      return sheet ? [tableOf(file, sheet, today, undefined)] : [];
    } catch (error) {
      if (error instanceof AppError) return [];
      throw error;
    }
  });
}

export interface DaysOf {
  names: readonly string[];
  rows: readonly Pick<SampleRow, 'cells'>[];
}

/** Which of `others` follow each other and `first` without a day in common, as far as the first rows of each show. */
export function findFollowing(first: DaysOf, others: readonly DaysOf[]): boolean[] {
  const own = spanOf(first);
  if (own === null) return others.map(() => false);
  const taken = [own.span];
  return others.map((other) => {
    const found = spanOf(other, own.name);
    if (found === null || taken.some(([from, to]) => found.span[0] <= to && from <= found.span[1])) return false;
    taken.push(found.span);
    return true;
  });
}

/** First and last day of the column `name`, or else of the first column of days. */
function spanOf({ names, rows }: DaysOf, name?: string): { name: string; span: [Day, Day] } | null {
  const columns = name === undefined ? names.keys() : [names.indexOf(name)].values();
  for (const column of columns) {
    let [from, to, filled, days] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, 0];
    for (const { cells } of rows) {
      const cell = cells[column] ?? '';
      const text = typeof cell === 'string' ? cleanText(cell) : cellText(cell);
      if (text === '') continue;
      filled++;
      const day = typeof cell === 'string' ? parseDay(text, 'dmy') : Number.NaN;
      if (Number.isNaN(day)) continue;
      days++;
      from = Math.min(from, day);
      to = Math.max(to, day);
    }
    if (days > 0 && days >= filled * NEARLY_ALL) return { name: names[column], span: [from, to] };
  }
  return null;
}
