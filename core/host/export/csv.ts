// CSV files: RFC 4180, UTF-8, written in pieces, safe to open in a spreadsheet.
import { isoFromDay } from '#core/math/day.ts';
import {
  type Cell,
  type ColumnKind,
  type ExportTable,
  isEmptyCell,
  throwIfAborted,
  WRITE_CHUNK_CHARACTERS,
} from './table.ts';
import { writingTo } from './writing-to.ts';

export interface CsvOptions {
  /**
   * True (the default) for files that people open: text that a spreadsheet would run as a formula gets a leading
   * apostrophe, and a byte order mark tells Excel that the file is UTF-8. False for files that programs read: cells
   * exactly as they are.
   */
  readonly forSpreadsheet?: boolean;
  readonly signal?: AbortSignal;
}

const BYTE_ORDER_MARK = '\uFEFF';

/** Characters with which a spreadsheet begins to calculate instead of to show (OWASP, "CSV Injection"). */
export const STARTS_FORMULA = /^[=+\-@\t\r]/;

/**
 * Writes a table to `path` and answers with the number of rows below the header. Lines end with CRLF, numbers have a
 * point, days are YYYY-MM-DD. Throws cancelled and storage/*; what was written so far then stays for the caller to remove.
 */
export async function writeCsv(path: string, table: ExportTable, options: CsvOptions = {}): Promise<number> {
  const forSpreadsheet = options.forSpreadsheet ?? true;
  const kinds = table.columns.map((column) => column.kind);
  const headers = table.columns.map((column) => column.header);
  let text = forSpreadsheet ? BYTE_ORDER_MARK : '';
  text += `${headers.map((header) => csvText(header, forSpreadsheet)).join(',')}\r\n`;
  let rows = 0;
  await writingTo(path, async (file) => {
    for await (const row of table.rows) {
      text += csvLine(row, kinds, forSpreadsheet);
      rows++;
      if (text.length < WRITE_CHUNK_CHARACTERS) continue;
      throwIfAborted(options.signal);
      await file.writeFile(text);
      text = '';
    }
    throwIfAborted(options.signal);
    await file.writeFile(text);
  });
  return rows;
}

/** One line with its CRLF. */
export function csvLine(row: readonly Cell[], kinds: readonly ColumnKind[], forSpreadsheet = true): string {
  let line = '';
  for (let i = 0; i < row.length; i++) {
    if (i > 0) line += ',';
    const cell = row[i];
    if (isEmptyCell(cell)) continue;
    if (typeof cell === 'string') line += csvText(cell, forSpreadsheet);
    else line += kinds[i] === 'date' ? isoFromDay(cell) : String(cell);
  }
  return `${line}\r\n`;
}

function csvText(text: string, forSpreadsheet: boolean): string {
  const safe = forSpreadsheet && STARTS_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
