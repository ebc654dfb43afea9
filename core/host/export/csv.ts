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

export interface CsvStyle {
  /**
   * True for files that people open: text that a spreadsheet would run as a formula gets a leading apostrophe, and a byte
   * order mark tells Excel that the file is UTF-8. False for files that programs read: cells exactly as they are.
   */
  readonly forSpreadsheet: boolean;
  readonly delimiter: ',' | ';';
  readonly decimalMark: '.' | ',';
}

export interface CsvOptions {
  /** As an English spreadsheet reads it where left out. */
  readonly style?: CsvStyle;
  readonly signal?: AbortSignal;
}

export const FOR_PROGRAMS: CsvStyle = { forSpreadsheet: false, delimiter: ',', decimalMark: '.' };

/** Languages of our words whose decimal mark is the comma; there Excel parts cells at semicolons. */
const WITH_COMMA: ReadonlySet<string> = new Set(['de', 'es', 'fr']);

/**
 * What a spreadsheet of that language opens in columns, with numbers that it adds up. `language`: a BCP 47 tag; as in
 * English where there are no words for it.
 */
export function spreadsheetStyle(language: string): CsvStyle {
  const hasComma = WITH_COMMA.has(language.slice(0, 2).toLowerCase());
  return { forSpreadsheet: true, delimiter: hasComma ? ';' : ',', decimalMark: hasComma ? ',' : '.' };
}

const ENGLISH = spreadsheetStyle('en');

const BYTE_ORDER_MARK = '\uFEFF';

/** Characters with which a spreadsheet begins to calculate instead of to show (OWASP, "CSV Injection"). */
export const STARTS_FORMULA = /^[=+\-@\t\r]/;

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
    else line += style.decimalMark === '.' ? String(cell) : String(cell).replace('.', style.decimalMark);
  }
  return `${line}\r\n`;
}

function csvText(text: string, { forSpreadsheet, delimiter }: CsvStyle): string {
  const safe = forSpreadsheet && STARTS_FORMULA.test(text) ? `'${text}` : text;
  return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
