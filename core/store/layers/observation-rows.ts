// Single rows of observations as cells, with the upload that changed them last.
import type { ReadDb, SqlValue, WriteDb } from '../sql.ts';
import { CELL_COLUMNS, type Cells } from './fold.ts';

export interface KnownRow {
  readonly uploadId: string;
  readonly cells: Cells;
}

const COLUMNS = CELL_COLUMNS.join(', ');
const FIND = `SELECT day, upload_id, ${COLUMNS} FROM observation
  WHERE product_id = ? AND (upload_id = ? OR day IN (SELECT value FROM json_each(?)))`;
const FIND_DAYS = `SELECT day, upload_id, ${COLUMNS} FROM observation
  WHERE product_id = ? AND day IN (SELECT value FROM json_each(?))`;
const WRITE = `INSERT OR REPLACE INTO observation (product_id, day, upload_id, ${COLUMNS})
  VALUES (?, ?, ?, ${CELL_COLUMNS.map(() => '?').join(', ')})`;
const DELETE = 'DELETE FROM observation WHERE product_id = ? AND day = ?';

/**
 * Rows of the given days and, where an upload is named, those that it changed last; by day, ascending. Null: there is none.
 */
export function loadRows(
  db: ReadDb,
  productId: number,
  days: readonly number[],
  uploadId: string | null,
): [number, KnownRow | null][] {
  const rows = new Map<number, KnownRow | null>(days.map((day) => [day, null]));
  const found = db
    .prepareRows<SqlValue[], [number, string, ...SqlValue[]]>(uploadId === null ? FIND_DAYS : FIND)
    .all(...(uploadId === null ? [productId] : [productId, uploadId]), JSON.stringify(days));
  for (const [day, owner, ...cells] of found) rows.set(day, { uploadId: owner, cells });
  return [...rows].sort(([a], [b]) => a - b);
}

/** Puts a row in the place of the one that was there; null: none is left. */
export function writeRow(db: WriteDb, productId: number, day: number, row: KnownRow | null): void {
  if (row) db.prepare(WRITE).run(productId, day, row.uploadId, ...row.cells);
  else db.prepare(DELETE).run(productId, day);
}
