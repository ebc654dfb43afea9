// An old binary workbook, through SheetJS, which holds a sheet's cells in memory.
import { readFileSync } from 'node:fs';
import type { CellObject, WorkSheet } from 'xlsx';
import { MAX_COLUMNS, MAX_SHEET_CELLS, MAX_SHEET_ROWS } from '../limits.ts';
import { refuseColumns, refuseRows } from '../refusals.ts';
import type { Cell } from '../row.ts';
import type { Book } from './book.ts';
import { fillMerged, MAX_MERGED } from './fill-merged.ts';
import { numberCell, numberKind } from './number-format.ts';
import { countsFrom1904, parseWorkbook, visibleSheets } from './sheet-js.ts';
import { sheetRow } from './sheet-row.ts';

type SheetRows = ((CellObject | undefined)[] | undefined)[];

export function openXls(path: string, fileName: string): Book {
  const bytes = readFileSync(path);
  return {
    names: visibleSheets(parseWorkbook(bytes, fileName, { bookProps: false, bookSheets: true })),
    sheet(name) {
      const workbook = parseWorkbook(bytes, fileName, { sheets: [name], sheetRows: MAX_SHEET_ROWS + 1 });
      const sheet: WorkSheet | undefined = workbook.Sheets[name];
      if (!sheet) return null;
      const rows = (sheet['!data'] as SheetRows | undefined) ?? [];
      guardSize(rows, fileName);
      const is1904 = countsFrom1904(workbook);
      const merged = (sheet['!merges'] ?? []).slice(0, MAX_MERGED).flatMap(({ s, e }) => {
        return e.r > s.r ? [{ column: s.c, first: s.r + 1, last: e.r + 1 }] : [];
      });
      return { rows: rows.length, read: (sink) => feed(rows, is1904, fillMerged(merged, sink)) };
    },
  };
}

function guardSize(rows: SheetRows, fileName: string): void {
  let width = 0;
  let cells = 0;
  for (const row of rows) {
    const used = row?.length ?? 0;
    width = Math.max(width, used);
    cells += used;
  }
  if (width > MAX_COLUMNS) refuseColumns(fileName, width, MAX_COLUMNS);
  if (rows.length > MAX_SHEET_ROWS || cells > MAX_SHEET_CELLS)
    refuseRows(fileName, Math.min(MAX_SHEET_ROWS, rows.length));
}

function feed(rows: SheetRows, is1904: boolean, sink: ReturnType<typeof fillMerged>): void {
  const row = sheetRow();
  for (let r = 0; r < rows.length; r++) {
    const source = rows[r];
    if (!source) continue;
    let width = 0;
    for (let c = 0; c < source.length; c++) {
      const cell = cellValue(source[c], is1904);
      row.cells[c] = cell;
      if (cell !== '') width = c + 1;
    }
    if (width === 0) continue;
    row.width = width;
    row.line = r + 1;
    if (sink(row) === false) return;
  }
}

function cellValue(cell: CellObject | undefined, is1904: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === null || cell.t === 'e') return '';
  if (typeof cell.v === 'number') {
    return numberCell(cell.v, numberKind(typeof cell.z === 'string' ? cell.z : undefined), is1904);
  }
  if (typeof cell.v === 'boolean') return cell.v ? '1' : '0';
  if (cell.v instanceof Date) return cell.v.toISOString();
  return cell.v;
}
