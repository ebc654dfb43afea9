// Where a table begins: titles above it are left out, its first line (or two) names the columns.

import { isPlausibleDate } from './roles/profile.ts';
import { matchName } from './roles/synonyms.ts';
import { type Cell, cellText } from './row.ts';
import { parseNumber } from './values/number.ts';
import { cleanText } from './values/text.ts';

export interface SampleRow {
  line: number;
  cells: Cell[];
}

/** Titles and filters that exports write above a table end within this many rows. */
const MAX_ROWS_ABOVE = 40;
/** Dates that make a row the header of a wide table. */
const LEAST_DATES = 3;
/** Of a column without a name so many cells must be alike. */
const NEARLY_ALL = 0.9;
/** A header names at least this share of the table's columns. */
const LEAST_NAMED = 0.5;

/** Where a header is among the sample rows. */
export interface FoundHeader {
  /** Index of its first row. */
  at: number;
  /** 0: there is none, the table begins here. 2: what stands above says what the names below are about ("2024" above "Jan", "Feb"). */
  rows: number;
}

/**
 * The header among the sample rows: the first row about as wide as the table whose cells are words rather than values,
 * with the row that goes with it. Null when there is none: the first row that wide already holds values.
 */
export function findHeader(rows: readonly SampleRow[], today: number): FoundHeader | null {
  const width = usualWidth(rows);
  for (let i = 0; i < Math.min(rows.length, MAX_ROWS_ABOVE); i++) {
    const filled = filledCells(rows[i]);
    if (filled.length < Math.max(1, width * LEAST_NAMED)) continue;
    if (isHeader(filled, today)) return withItsRows(rows, i, today);
    // A wide enough row of values: the table has begun, and above it there was no header.
    if (filled.length >= width * 0.8) return null;
  }
  return null;
}

/**
 * Where a table without a header begins: at the first row as wide as the table, if one of its columns holds dates and another
 * numbers, nearly throughout. Null: it is no table of sales, or none at all.
 */
export function findHeaderless(rows: readonly SampleRow[], today: number): FoundHeader | null {
  const width = usualWidth(rows);
  const at = rows.findIndex((row) => width >= 2 && filledCells(row).length >= width);
  if (at < 0) return null;
  const below = rows.slice(at).map(({ cells }) => cells);
  const share = (column: number, test: (text: string) => boolean) => {
    const texts = below.map((cells) => textOf(cells[column])).filter((text) => text !== '');
    return texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  };
  const columns = below[0].map((_, i) => i);
  const dated = columns.filter((column) => share(column, (text) => isPlausibleDate(text, today)) >= NEARLY_ALL);
  const counted = columns.filter(
    (column) => !dated.includes(column) && share(column, (text) => isValue(text, today)) >= NEARLY_ALL,
  );
  return dated.length > 0 && counted.length > 0 ? { at, rows: 0 } : null;
}

/** Names of the columns of a table that has no header, as wide as its first row. */
export const numberedNames = (width: number): string[] => Array.from({ length: width }, (_, i) => `(${i + 1})`);

/** Names of a header's columns, before they are made different from each other. */
export const headerCells = (rows: readonly SampleRow[], { at, rows: count }: FoundHeader): Cell[] =>
  count === 0
    ? numberedNames(rows[at].cells.length)
    : count === 1
      ? rows[at].cells
      : joinedHeader(rows[at].cells, rows[at + 1].cells);

/** What stands above goes with all names below it, up to the next of its kind. */
export function joinedHeader(upper: readonly Cell[], lower: readonly Cell[]): Cell[] {
  let group = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, i) => {
    const [above, below] = [textOf(upper[i]), textOf(lower[i])];
    if (above !== '') group = above;
    if (below === '') {
      group = '';
      return above;
    }
    return group === '' || group === below ? below : `${group} ${below}`;
  });
}

function withItsRows(rows: readonly SampleRow[], at: number, today: number): FoundHeader {
  // A fuller row of words right below, with values under it: the names, and what was found stands above them.
  const hasNamesBelow =
    rows[at + 2] !== undefined &&
    rows[at + 1].line === rows[at].line + 1 &&
    filledCells(rows[at + 1]).length > filledCells(rows[at]).length &&
    filledCells(rows[at + 1]).every((cell) => !isValue(cell, today)) &&
    filledCells(rows[at + 2]).some((cell) => isValue(cell, today));
  const lower = hasNamesBelow ? at + 1 : at;
  if (lower === 0 || rows[lower - 1].line !== rows[lower].line - 1) return { at: lower, rows: 1 };
  const [above, below] = [rows[lower - 1].cells, rows[lower].cells];
  const isNeeded = filledCells(rows[lower - 1]).length >= 2 && lacksNames(above, below);
  const knows = (cells: readonly Cell[]) => cells.filter((cell) => matchName(textOf(cell)) !== undefined).length;
  const helps = hasNamesBelow && knows(joinedHeader(above, below)) > knows(below);
  return isNeeded || helps ? { at: lower - 1, rows: 2 } : { at: lower, rows: 1 };
}

/** Whether names repeat, or are missing where something stands above. */
function lacksNames(above: readonly Cell[], below: readonly Cell[]): boolean {
  const names = below.map(textOf).filter((name) => name !== '');
  return new Set(names).size < names.length || above.some((cell, i) => textOf(cell) !== '' && textOf(below[i]) === '');
}

const textOf = (cell: Cell | undefined): string => (cell === undefined ? '' : cleanText(cellText(cell)));
const filledCells = ({ cells }: SampleRow): Cell[] => cells.filter((cell) => cellText(cell).trim() !== '');

function isHeader(filled: readonly Cell[], today: number): boolean {
  const values = filled.filter((cell) => isValue(cell, today)).length;
  const words = filled.length - values;
  const known = filled.filter((cell) => matchName(cellText(cell)) !== undefined).length;
  if (words >= filled.length * 0.8) return true;
  if (known >= 2 && words >= values) return true;
  if (words === 0) return false;
  // One column a day: a word or two, then dates or figures that go up; a single row of data has no three days.
  if (filled.length >= 8 && areAscending(filled.slice(words))) return true;
  const dates = filled.map((cell) => cleanText(cellText(cell))).filter((text) => isPlausibleDate(text, today));
  return dates.length >= LEAST_DATES && dates.length >= values * 0.8 && new Set(dates).size === dates.length;
}

function isValue(cell: Cell, today: number): boolean {
  if (typeof cell === 'number') return true;
  const text = cell.trim();
  return isPlausibleDate(text, today) || !Number.isNaN(parseNumber(text, '.')) || !Number.isNaN(parseNumber(text, ','));
}

function areAscending(cells: readonly Cell[]): boolean {
  const texts = cells.map(cellText);
  return new Set(texts).size === texts.length && texts.every((text, i) => i === 0 || compare(texts[i - 1], text) < 0);
}

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** Number of filled cells that most rows have. */
function usualWidth(rows: readonly SampleRow[]): number {
  const counts = rows.map((row) => filledCells(row).length);
  const sorted = counts.sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length / 2)];
}
