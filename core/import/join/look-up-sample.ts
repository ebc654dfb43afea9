// The first rows of a table with the columns that the other files bring to them.
import type { Relation } from '#core/contract/import-shape.ts';
import type { SampleRow } from '../header.ts';
import type { OpenedTable } from '../opened-table.ts';
import { columnNames } from '../roles/column-name.ts';
import { feedRows, keepCells } from '../row.ts';
import { collectLookup, joinRows } from './join-rows.ts';

/** `eventColumns`: those that lists of event days bring. */
export function lookUpSample(
  main: { names: string[]; rows: SampleRow[] },
  extras: readonly { relation: Relation; table: Pick<OpenedTable, 'readAll'> }[],
): { names: string[]; rows: SampleRow[]; eventColumns: string[] } {
  let { names, rows } = main;
  const eventColumns: string[] = [];
  for (const { relation, table } of extras) {
    if (relation.kind !== 'join') continue;
    const { sink, get } = collectLookup(relation);
    table.readAll(sink);
    const joined: SampleRow[] = [];
    let header: string[] | undefined;
    const into = joinRows(get(), (row) => {
      if (header) joined.push({ line: row.line, cells: keepCells(row) });
      else header = columnNames(keepCells(row));
      return true;
    });
    feedRows([{ line: 1, cells: names }, ...rows], into);
    if (relation.events) eventColumns.push(...(header ?? []).slice(names.length));
    names = header ?? names;
    rows = joined;
  }
  return { names, rows, eventColumns };
}
