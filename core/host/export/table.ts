// A table on its way into a file: typed columns and rows one by one, so that nobody holds a large file whole.
import { AppError } from '#core/contract/errors.ts';

/** `date`: cells are days (integers since 1970-01-01). `integer`, `number` (any decimals), `money` (two decimals). */
export type ColumnKind = 'text' | 'integer' | 'number' | 'money' | 'date';

export interface ExportColumn {
  readonly header: string;
  readonly kind: ColumnKind;
}

/** null and NaN become an empty cell. */
export type Cell = string | number | null;

export interface ExportTable {
  readonly columns: readonly ExportColumn[];
  /** One array a row, in the order of the columns. */
  readonly rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>;
}

/** An amount of money as a cell of kind `money`. */
export const cents = (amount: number | null): number | null =>
  amount === null ? null : Math.round(amount * 100) / 100;

export const isEmptyCell = (cell: Cell): cell is null => cell === null || Number.isNaN(cell);

/** Bytes gathered before they are written; between two writes other work gets its turn. */
export const WRITE_CHUNK_CHARACTERS = 256 * 1024;

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled', 'The export was cancelled.', {});
}
