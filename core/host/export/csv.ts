// CSV files: RFC 4180, UTF-8, written in pieces, safe to open in a spreadsheet.
import { BYTE_ORDER_MARK, type CsvStyle, csvNumber, csvText, spreadsheetStyle } from '#core/contract/csv-style.ts';
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
  /** As an English spreadsheet reads it where left out. */
  readonly style?: CsvStyle;
  readonly signal?: AbortSignal;
}

const ENGLISH = spreadsheetStyle('en');

/**
 * Writes a table to `path` and answers with the number of rows below the header. Lines end with CRLF, days are YYYY-MM-DD,
 * numbers are not grouped. Throws cancelled and storage/*; what was written so far then stays for the caller to remove.
 */
export async function writeCsv(path: string, table: ExportTable, options: CsvOptions = {}): Promise<number> {
  const style = options.style ?? ENGLISH;
  const kinds = table.columns.map((column) => column.kind);
  const headers = table.columns.map((column) => column.header);
  let text = style.forSpreadsheet ? BYTE_ORDER_MARK : '';
  text += `${headers.map((header) => csvText(header, style)).join(style.delimiter)}\r\n`;
  let rows = 0;
  await writingTo(path, async (file) => {
    for await (const row of table.rows) {
      text += csvLine(row, kinds, style);
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
export function csvLine(row: readonly Cell[], kinds: readonly ColumnKind[], style = ENGLISH): string {
  let line = '';
  for (let i = 0; i < row.length; i++) {
    if (i > 0) line += style.delimiter;
    const cell = row[i];
    if (isEmptyCell(cell)) continue;
    if (typeof cell === 'string') line += csvText(cell, style);
    else if (kinds[i] === 'date') line += isoFromDay(cell);
    else line += csvNumber(cell, style);
  }
  return `${line}\r\n`;
}
