// SheetJS, asked for no more than the import uses, and its errors in words.
import * as sheetJs from 'xlsx';
import { refusePassword, refuseUnreadable } from '../refusals.ts';

/** Throws input/unreadable-file: damaged, or with a password. */
export function parseWorkbook(bytes: Buffer, fileName: string, options: sheetJs.ParsingOptions): sheetJs.WorkBook {
  try {
    return sheetJs.read(bytes, {
      dense: true,
      cellHTML: false,
      cellText: false,
      cellFormula: false,
      cellNF: true,
      ...options,
    });
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

export function visibleSheets({ SheetNames, Workbook }: sheetJs.WorkBook): string[] {
  const properties = Workbook?.Sheets ?? [];
  const visible = SheetNames.filter((_, i) => !properties[i]?.Hidden);
  return visible.length > 0 ? visible : SheetNames;
}

export const countsFrom1904 = ({ Workbook }: sheetJs.WorkBook): boolean => Workbook?.WBProps?.date1904 === true;
