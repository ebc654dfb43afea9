// Several files of one kind, one after the other, as one table: columns meet by their names.
import { columnNames, normaliseName } from '../roles/column-name.ts';
import { type Cell, cellText, keepCells, type Row, type RowSink } from '../row.ts';

/**
 * `begin` is called before each file, whose rows then go to `sink`, with what separates the cells in the text of its rows.
 * The first file's header is handed on; of the others the columns are brought into its order, those that it does not have
 * are left out, and the text of their rows is as the first file would have them, so that rows of all files fit one header.
 */
export function appendRows(sink: RowSink): { begin(delimiter: string): void; sink: RowSink } {
  let names: string[] = [];
  /** Where each of the first file's columns is in this file; null: just where it was. */
  let order: number[] | null = null;
  let isHeader = true;
  let firstDelimiter: string | undefined;
  let isSameText = true;
  const cells: Cell[] = [];
  let source: Row;
  const text = () => textOf(cells.slice(0, out.width), firstDelimiter ?? ',');
  const out = { cells, width: 0, line: 1, heading: undefined as Row['heading'], text, hash: () => source.hash() };
  return {
    begin(delimiter) {
      isHeader = true;
      firstDelimiter ??= delimiter;
      isSameText = delimiter === firstDelimiter;
    },
    sink(row) {
      if (isHeader) {
        isHeader = false;
        const own = columnNames(keepCells(row));
        if (names.length === 0) {
          names = own;
          return sink(row);
        }
        const places = placesOf(names, own);
        order = places.every((place, i) => place === i) && own.length === names.length ? null : places;
        return true;
      }
      if (order === null && isSameText) return sink(row);
      source = row;
      out.width = order?.length ?? row.width;
      for (let i = 0; i < out.width; i++) {
        const place = order === null ? i : order[i];
        cells[i] = place >= 0 && place < row.width ? row.cells[place] : '';
      }
      out.line = row.line;
      out.heading = row.heading;
      return sink(out);
    },
  };
}

/** Where each of `names` is in a header that may spell them in another way; -1: nowhere. */
function placesOf(names: readonly string[], header: readonly string[]): number[] {
  const taken = new Set(names);
  const spelt = header.map((name) => (taken.has(name) ? null : normaliseName(name)));
  return names.map((name) => {
    const place = header.indexOf(name);
    return place >= 0 ? place : spelt.indexOf(normaliseName(name));
  });
}

const textOf = (cells: readonly Cell[], delimiter: string): string =>
  cells.map((cell) => quoted(cellText(cell), delimiter)).join(delimiter);

const quoted = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
