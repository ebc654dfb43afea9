// Headers that are not one row: two become one on their way to the sink, and a table without one gets numbers for names.
import { joinedHeader, numberedNames } from './header.ts';
import { type Cell, cellText, keepCells, type Row, type RowSink } from './row.ts';

/** The first `count` rows reach `sink` as one, made of numbers where there are none; the others as they are. */
export function joinHeaderRows(count: number | undefined, sink: RowSink): RowSink {
  if (count === 0) return numberColumns(sink);
  if (count !== 2) return sink;
  let upper: Cell[] | undefined;
  let isJoined = false;
  return (row) => {
    if (isJoined) return sink(row);
    if (!upper) {
      upper = keepCells(row);
      return true;
    }
    isJoined = true;
    return sink(headerRow(joinedHeader(upper, keepCells(row)), row));
  };
}

function numberColumns(sink: RowSink): RowSink {
  let isFirst = true;
  return (row) => {
    if (isFirst && sink(headerRow(numberedNames(row.width), row)) === false) return false;
    isFirst = false;
    return sink(row);
  };
}

const headerRow = (cells: Cell[], { line, hash }: Row): Row => ({
  cells,
  width: cells.length,
  line,
  text: () => cells.map(cellText).join('\t'),
  hash,
});
