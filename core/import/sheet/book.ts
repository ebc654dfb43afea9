// What a workbook is to the import, in whichever format it is stored.
import type { RowSink } from '../row.ts';

export interface Book {
  /** Visible sheets in the workbook's order; all of them where none is visible. */
  names: string[];
  /** null: the sheet is damaged. Throws limit/columns, limit/rows. */
  sheet(name: string): BookSheet | null;
}

export interface BookSheet {
  /** Number of the last row that has a cell. */
  rows: number;
  /** Calls `sink` for every row that has a cell, from the top. */
  read(sink: RowSink): void;
}
