// Where a table begins: titles above it are left out, its first line names the columns.

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
/** A header names at least this share of the table's columns. */
const LEAST_NAMED = 0.5;

/**
 * Index of the header among the sample rows: the first row about as wide as the table whose cells are words rather than
 * values. Null when there is none: the first row that wide already holds values.
 */
export function findHeader(rows: readonly SampleRow[], today: number): number | null {
  const width = usualWidth(rows);
  for (let i = 0; i < Math.min(rows.length, MAX_ROWS_ABOVE); i++) {
    const filled = rows[i].cells.filter((cell) => cellText(cell).trim() !== '');
    if (filled.length < Math.max(1, width * LEAST_NAMED)) continue;
    if (isHeader(filled, today)) return i;
    // A wide enough row of values: the table has begun, and above it there was no header.
    if (filled.length >= width * 0.8) return null;
  }
  return null;
}

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
  const counts = rows.map(({ cells }) => cells.filter((cell) => cellText(cell).trim() !== '').length);
  const sorted = counts.sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : sorted[Math.floor(sorted.length / 2)];
}
