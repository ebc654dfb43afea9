// A header of two rows on its way to the sink as one.
import { joinedHeader } from './header.ts';
import { type Cell, cellText, keepCells, type Row, type RowSink } from './row.ts';

/** The first `count` rows reach `sink` as one; the others as they are. */
export function joinHeaderRows(count: number | undefined, sink: RowSink): RowSink {
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

const headerRow = (cells: Cell[], { line, hash }: Row): Row => ({
  cells,
  width: cells.length,
  line,
  text: () => cells.map(cellText).join('\t'),
  hash,
});
