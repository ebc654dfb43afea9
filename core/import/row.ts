// A row on its way from a file to the check, the same from text and from workbooks.
import { hashText } from '../math/rng.ts';

/** Text; a number where a workbook holds one. Real dates of a workbook come as ISO text. */
export type Cell = string | number;

/** One row as a source hands it over. The object is used again for the next row: take out what is needed. */
export interface Row {
  /** The first `width` are this row's; what stands behind is left over from others. */
  readonly cells: readonly Cell[];
  readonly width: number;
  /** 1-based line where the row begins, as an editor shows it; in a workbook the row's number. */
  readonly line: number;
  /** Of a wide file's figure: the heading of its column, as it stands in the file. */
  readonly heading?: string | undefined;
  /** The row as it stands in the file, for people to recognise. */
  text(): string;
  /** 32-bit hash of the row's content: equal rows have equal hashes. */
  hash(): number;
}

/** Takes a row; false: no more, please. */
export type RowSink = (row: Row) => boolean | undefined;

export const cellText = (cell: Cell): string => (typeof cell === 'number' ? String(cell) : cell);

/** A copy that may be kept. */
export const keepCells = (row: Row): Cell[] => row.cells.slice(0, row.width);

/** Hands rows that were kept to a sink, as a file would. */
export function feedRows(rows: readonly { line: number; cells: readonly Cell[] }[], sink: RowSink): void {
  for (const { line, cells } of rows) {
    const text = () => cells.map(cellText).join('\t');
    if (sink({ cells, width: cells.length, line, text, hash: () => hashText(text()) }) === false) return;
  }
}
