// Looks ids up: rows get the columns that a list has for them.
import type { Relation } from '#core/contract/import-shape.ts';
import { ChangedRow } from '../changed-row.ts';
import { columnNames } from '../roles/column-name.ts';
import { type Cell, cellText, keepCells, type Row, type RowSink } from '../row.ts';
import { cleanText } from '../values/text.ts';
import { dayKey } from './find-events.ts';

export interface Lookup {
  names: string[];
  /** Cells by the key's text; of several rows with one key the first counts. */
  rows: Map<string, Cell[]>;
  /** Indices of the columns that come along: all but the key's. */
  brought: number[];
  /** Columns of the table so far that hold the key. */
  keyColumns: string[];
  /** The keys are days, and those that are not there are ordinary ones. */
  isOfEvents: boolean;
}

/** A key of several columns as one text; '' when every part is empty. */
export function keyOf(cells: readonly Cell[], columns: readonly number[], width = cells.length): string {
  if (columns.length === 1) {
    const [column] = columns;
    return column < width ? normaliseKey(cells[column]) : '';
  }
  const parts = columns.map((column) => (column < width ? normaliseKey(cells[column]) : ''));
  return parts.every((part) => part === '') ? '' : parts.join('\u001f');
}

/** "17", 17 and "17.0" are the same id. */
function normaliseKey(cell: Cell): string {
  const text = cleanText(cellText(cell));
  return /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;
}

/** Takes the rows of a list, its header first; `get` when they are all there. */
export function collectLookup(relation: Extract<Relation, { kind: 'join' }>): { sink: RowSink; get(): Lookup } {
  let names: string[] = [];
  let matches: number[] = [];
  const rows = new Map<string, Cell[]>();
  return {
    sink(row) {
      if (names.length === 0) {
        names = columnNames(keepCells(row));
        matches = relation.on.map((each) => names.indexOf(each.matches));
        return true;
      }
      const key = relation.events ? dayKey(row.cells[matches[0]] ?? '') : keyOf(row.cells, matches, row.width);
      if (key !== '' && !rows.has(key)) rows.set(key, keepCells(row));
      return true;
    },
    get: () => ({
      names,
      rows,
      // A list of nothing but days brings them itself: a day says that something was on.
      brought: names.flatMap((_, i) => (matches.includes(i) && names.length > matches.length ? [] : [i])),
      keyColumns: relation.on.map(({ column }) => column),
      isOfEvents: relation.events === true,
    }),
  };
}

/** Names of a table after a lookup: those that both have are told apart by a number. */
export const joinedNames = (names: readonly string[], lookup: Pick<Lookup, 'names' | 'brought'>): string[] =>
  columnNames([...names, ...lookup.brought.map((i) => lookup.names[i])]);

export interface JoinListener {
  /** A row whose key the list does not have. */
  missed?(row: Row, key: string): void;
  /** What the list's columns are called in the table. */
  brought?(names: readonly string[]): void;
}

/** Hands rows on with the columns of `lookup` behind their own. */
export function joinRows(lookup: Lookup, sink: RowSink, listener: JoinListener = {}): RowSink {
  const out = new ChangedRow();
  const { cells } = out;
  let width = 0;
  let keys: number[] = [];
  return (row) => {
    if (width === 0) {
      const names = columnNames(keepCells(row));
      keys = lookup.keyColumns.map((column) => names.indexOf(column));
      width = names.length;
      const joined = joinedNames(names, lookup);
      out.take(row);
      for (let i = 0; i < joined.length; i++) cells[i] = joined[i];
      out.width = joined.length;
      listener.brought?.(joined.slice(width));
      return sink(out);
    }
    out.take(row, width);
    const key = lookup.isOfEvents ? dayKey(row.cells[keys[0]] ?? '') : keyOf(row.cells, keys, row.width);
    const found = lookup.rows.get(key);
    if (found === undefined && key !== '' && !lookup.isOfEvents) listener.missed?.(row, key);
    const missing = lookup.isOfEvents ? '0' : '';
    for (let i = 0; i < lookup.brought.length; i++) cells[width + i] = found?.[lookup.brought[i]] ?? missing;
    out.width = width + lookup.brought.length;
    return sink(out);
  };
}
