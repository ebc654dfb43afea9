// Cells merged over several rows: what they show stands in the first one only, and belongs to all.
import type { Cell, RowSink } from '../row.ts';
import type { sheetRow } from './sheet-row.ts';

/** Rows as people count them, from 1; the column from 0. */
export interface MergedRows {
  column: number;
  first: number;
  last: number;
}

/** Merged ranges beyond these are left as they are. */
export const MAX_MERGED = 200_000;

/** Hands rows on with the text of a merged cell in each of them. Rows come in the order of their numbers. */
export function fillMerged(
  merged: readonly MergedRows[],
  sink: RowSink,
): (row: ReturnType<typeof sheetRow>) => boolean | undefined {
  if (merged.length === 0) return sink;
  const waiting = [...merged].sort((a, b) => a.first - b.first);
  let next = 0;
  let open: { range: MergedRows; value: Cell }[] = [];
  return (row) => {
    open = open.filter(({ range }) => range.last >= row.line);
    for (const { range, value } of open) {
      while (row.width <= range.column) row.cells[row.width++] = '';
      if (row.cells[range.column] === '') row.cells[range.column] = value;
    }
    for (; next < waiting.length && waiting[next].first <= row.line; next++) {
      const range = waiting[next];
      const value = range.first === row.line && range.column < row.width ? row.cells[range.column] : '';
      if (value !== '') open.push({ range, value });
    }
    return sink(row);
  };
}

/** The ranges over several rows that a sheet's XML lists behind its cells. */
export function mergedRows(xml: string): MergedRows[] {
  const from = xml.lastIndexOf('mergeCells');
  if (from < 0) return [];
  const found: MergedRows[] = [];
  const begin = xml.lastIndexOf('sheetData');
  for (const [, letters, first, last] of xml
    .slice(begin)
    .matchAll(/<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/g)) {
    if (found.length >= MAX_MERGED) break;
    if (Number(last) > Number(first)) {
      found.push({ column: columnOf(letters), first: Number(first), last: Number(last) });
    }
  }
  return found;
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
