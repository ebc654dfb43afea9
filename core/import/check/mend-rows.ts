// What the user mended in a file, applied to its rows on their way in. The file itself stays as it is.
import type { Repair } from '#core/contract/import-shape.ts';
import { ChangedRow } from '../changed-row.ts';
import { columnNames } from '../roles/column-name.ts';
import { cellText, keepCells, type Row, type RowSink } from '../row.ts';
import { cleanText } from '../values/text.ts';
import type { IssueLog } from './issue-log.ts';

/** What the cells with a value are read as, by place; null: their rows are left out. */
type Places = Map<string, string | null>;
/** By value. */
type Mends = Map<string, Places>;

/** Cells that repairs name are replaced; rows whose cell is to be left out go no further and are counted as such. */
export function mendRows(repairs: readonly Repair[], log: IssueLog, sink: RowSink): RowSink {
  if (repairs.length === 0) return sink;
  const out = new ChangedRow();
  let names: string[] = [];
  let columns: { index: number; mends: Mends }[] = [];
  return (row) => {
    if (names.length === 0) {
      names = columnNames(keepCells(row));
      columns = mendsByColumn(repairs, names);
      return sink(row);
    }
    let isCopied = false;
    for (const { index, mends } of columns) {
      const value = index < row.width ? cleanText(cellText(row.cells[index])) : '';
      const places = mends.get(value);
      const to = places && mendAt(places, log.file, row);
      if (to === undefined) continue;
      if (to === null) {
        log.note(row, 'skipped-row', names[index], value);
        return true;
      }
      if (!isCopied) out.take(row, Math.max(row.width, names.length));
      isCopied = true;
      out.cells[index] = to;
      log.repair(row, 'mended-cell', names[index], value);
    }
    return sink(isCopied ? out : row);
  };
}

function mendsByColumn(repairs: readonly Repair[], names: readonly string[]) {
  const columns = new Map<number, Mends>();
  for (const { column, value, line, file, heading, to } of repairs) {
    const index = names.indexOf(column);
    if (index < 0) continue;
    const mends = columns.get(index) ?? new Map();
    columns.set(index, mends);
    // As the report shows it, however it stands in the file.
    const key = cleanText(value);
    const places = mends.get(key) ?? new Map();
    mends.set(key, places.set(placeOf(file, line, heading), to));
  }
  return [...columns].map(([index, mends]) => ({ index, mends }));
}

const placeOf = (file: string | null, line: number | null, heading: string | null): string =>
  `${line ?? ''} ${file ?? ''}\t${heading ?? ''}`;

/** What is said of one cell, line, or file counts before what is said of all of them; undefined: nothing is. */
function mendAt(places: Places, file: string | null, { line, heading }: Row): string | null | undefined {
  for (const at of [line, null]) {
    for (const from of [file, null]) {
      for (const under of [heading ?? null, null]) {
        const to = places.get(placeOf(from, at, under));
        if (to !== undefined) return to;
      }
    }
  }
  return undefined;
}
