// Several files of one kind, one after the other, as one table: columns meet by their names.
import { columnNames } from '../roles/column-name.ts';
import { type Cell, keepCells, type Row, type RowSink } from '../row.ts';

/**
 * `begin` is called before each file, whose rows then go to `sink`. The first file's header is handed on; of the others
 * the columns are brought into its order, and those that it does not have are left out.
 */
export function appendRows(sink: RowSink): { begin(): void; sink: RowSink } {
  let names: string[] = [];
  /** Where each of the first file's columns is in this file; null: just where it was. */
  let order: number[] | null = null;
  let isHeader = true;
  const cells: Cell[] = [];
  let source: Row;
  const out = { cells, width: 0, line: 1, text: () => source.text(), hash: () => source.hash() };
  return {
    begin() {
      isHeader = true;
    },
    sink(row) {
      if (isHeader) {
        isHeader = false;
        const own = columnNames(keepCells(row));
        if (names.length === 0) {
          names = own;
          return sink(row);
        }
        const places = names.map((name) => own.indexOf(name));
        order = places.every((place, i) => place === i) && own.length === names.length ? null : places;
        return true;
      }
      if (order === null) return sink(row);
      source = row;
      for (let i = 0; i < order.length; i++) {
        cells[i] = order[i] >= 0 && order[i] < row.width ? row.cells[order[i]] : '';
      }
      out.width = order.length;
      out.line = row.line;
      return sink(out);
    },
  };
}
