// Rows of one worksheet, through SheetJS, which holds the sheet in memory: guard the file before (zip-guard.ts).
import { readFileSync } from 'node:fs';
import * as sheetJs from 'xlsx';
import { AppError } from '#core/contract/errors.ts';
import { isoFromDay } from '#core/math/day.ts';
import { hashText } from '#core/math/rng.ts';
import { MAX_COLUMNS, MAX_SHEET_CELLS, MAX_SHEET_ROWS } from '../limits.ts';
import { refuseColumns, refusePassword, refuseRows, refuseUnreadable } from '../refusals.ts';
import { type Cell, cellText, type RowSink } from '../row.ts';

export interface SheetInfo {
  name: string;
  /** Rows down to the last one in use; null for sheets that were not read. */
  rows: number | null;
}

export interface OpenSheet {
  /** Visible sheets, in the workbook's order. */
  sheets: SheetInfo[];
  name: string;
  /** Calls `sink` for every row that has a cell. */
  read(sink: RowSink): void;
}

/** Days between 1899-12-30, which Excel's day 0 stands for, and 1970-01-01. */
const EXCEL_EPOCH_DAYS = 25_569;
const DAYS_FROM_1900_TO_1904 = 1462;

/**
 * Opens one sheet; null: the first visible one that has a table.
 * Throws input/unreadable-file (damaged, password), input/bad-mapping (no such sheet), limit/columns, limit/rows.
 */
export function openSheet(path: string, fileName: string, wanted: string | null): OpenSheet {
  const bytes = readFileSync(path);
  const names = sheetNames(bytes, fileName);
  if (wanted !== null && !names.includes(wanted)) {
    throw new AppError('input/bad-mapping', `"${fileName}" has no sheet "${wanted}". It has: ${names.join(', ')}.`, {
      got: wanted,
      expected: names.join(', '),
      place: { file: fileName, sheet: wanted },
    });
  }
  let chosen: { name: string; sheet: sheetJs.WorkSheet; is1904: boolean } | undefined;
  for (const name of wanted === null ? names : [wanted]) {
    chosen = readOne(bytes, name, fileName);
    if (rowsOf(chosen.sheet).length > 1) break;
  }
  if (!chosen) return refuseUnreadable(fileName, 'a workbook without a sheet');
  const { name, sheet, is1904 } = chosen;
  guardSize(sheet, fileName);
  const info = names.map((each) => ({ name: each, rows: each === name ? rowsOf(sheet).length : null }));
  return { sheets: info, name, read: (sink) => feed(sheet, is1904, sink) };
}

function parse(bytes: Buffer, fileName: string, options: sheetJs.ParsingOptions): sheetJs.WorkBook {
  try {
    return sheetJs.read(bytes, { dense: true, cellHTML: false, cellText: false, cellFormula: false, ...options });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(reason)) return refusePassword(fileName);
    return refuseUnreadable(
      fileName,
      `a workbook that cannot be read (${reason.slice(0, 120)})`,
      'Open it in Excel, save it again as XLSX or CSV, then try again.',
    );
  }
}

function sheetNames(bytes: Buffer, fileName: string): string[] {
  const workbook = parse(bytes, fileName, { bookProps: false, bookSheets: true });
  const properties = workbook.Workbook?.Sheets ?? [];
  const visible = workbook.SheetNames.filter((_, i) => !properties[i]?.Hidden);
  return visible.length > 0 ? visible : workbook.SheetNames;
}

function readOne(bytes: Buffer, name: string, fileName: string) {
  const workbook = parse(bytes, fileName, { sheets: [name], sheetRows: MAX_SHEET_ROWS + 1, cellNF: true });
  const sheet = workbook.Sheets[name];
  if (!sheet) return refuseUnreadable(fileName, `a workbook whose sheet "${name}" is damaged`);
  return { name, sheet, is1904: workbook.Workbook?.WBProps?.date1904 === true };
}

type SheetRow = (sheetJs.CellObject | undefined)[] | undefined;

const rowsOf = (sheet: sheetJs.WorkSheet): SheetRow[] => (sheet['!data'] as SheetRow[] | undefined) ?? [];

function guardSize(sheet: sheetJs.WorkSheet, fileName: string): void {
  let width = 0;
  let cells = 0;
  const rows = rowsOf(sheet);
  for (const row of rows) {
    const used = row?.length ?? 0;
    width = Math.max(width, used);
    cells += used;
  }
  if (width > MAX_COLUMNS) refuseColumns(fileName, width, MAX_COLUMNS);
  if (rows.length > MAX_SHEET_ROWS || cells > MAX_SHEET_CELLS)
    refuseRows(fileName, Math.min(MAX_SHEET_ROWS, rows.length));
}

function feed(sheet: sheetJs.WorkSheet, is1904: boolean, sink: RowSink): void {
  const cells: Cell[] = [];
  const text = () => cells.slice(0, row.width).map(cellText).join('\t').trimEnd();
  const row = { cells, width: 0, line: 0, text, hash: () => hashText(text()) };
  const rows = rowsOf(sheet);
  for (let r = 0; r < rows.length; r++) {
    const source = rows[r];
    if (!source) continue;
    let width = 0;
    for (let c = 0; c < source.length; c++) {
      const cell = cellValue(source[c], is1904);
      cells[c] = cell;
      if (cell !== '') width = c + 1;
    }
    if (width === 0) continue;
    row.width = width;
    row.line = r + 1;
    if (sink(row) === false) return;
  }
}

/** What a cell holds: a number, a real date as ISO text, a code with the leading zeros its format gives it, or text. */
function cellValue(cell: sheetJs.CellObject | undefined, is1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e') return '';
  if (typeof cell.v === 'number') {
    const format = typeof cell.z === 'string' ? cell.z : 'General';
    if (format === 'General') return cell.v;
    if (sheetJs.SSF.is_date(format)) return dateText(cell.v, is1904) ?? cell.v;
    return /^0{2,}$/.test(format) ? String(cell.v).padStart(format.length, '0') : cell.v;
  }
  if (typeof cell.v === 'boolean') return cell.v ? '1' : '0';
  if (cell.v instanceof Date) return cell.v.toISOString();
  return cell.v;
}

/** ISO text of an Excel date; null for a mere time of day. Times are kept: they tell receipts from daily sums. */
function dateText(serial: number, is1904: boolean): string | null {
  const days = serial - EXCEL_EPOCH_DAYS + (is1904 ? DAYS_FROM_1900_TO_1904 : 0);
  const day = Math.floor(days);
  if (serial < 1 || !Number.isFinite(day) || day > 200_000) return null;
  const minutes = Math.min(1439, Math.round((days - day) * 1440));
  if (minutes === 0) return isoFromDay(day);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${isoFromDay(day)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
