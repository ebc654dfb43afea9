// How CSV files look, wherever one is written: RFC 4180, in the separators of their reader's language.

export interface CsvStyle {
  /**
   * True for files that people open: text that a spreadsheet would run as a formula gets a leading apostrophe, and a byte
   * order mark tells Excel that the file is UTF-8. False for files that programs read: cells exactly as they are.
   */
  readonly forSpreadsheet: boolean;
  readonly delimiter: ',' | ';';
  readonly decimalMark: '.' | ',';
}

export const BYTE_ORDER_MARK = '\uFEFF';

/** Characters with which a spreadsheet begins to calculate instead of to show (OWASP, "CSV Injection"). */
export const STARTS_FORMULA = /^[=+\-@\t\r]/;

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

/** A text as a cell, quoted where it has to be. */
export function csvText(text: string, { forSpreadsheet, delimiter }: CsvStyle): string {
  const safe = forSpreadsheet && STARTS_FORMULA.test(text) ? `'${text}` : text;
  return safe.includes(delimiter) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A number as a cell: not grouped, not rounded. */
export const csvNumber = (value: number, { decimalMark }: CsvStyle): string =>
  decimalMark === '.' ? String(value) : String(value).replace('.', decimalMark);
