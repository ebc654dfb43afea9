// One worksheet of a workbook, opened: which one, and its rows.
import { AppError } from '#core/contract/errors.ts';
import { refuseUnreadable } from '../refusals.ts';
import type { RowSink } from '../row.ts';
import type { Book, BookSheet } from './book.ts';

export interface WorkbookFile {
  path: string;
  name: string;
  kind: 'xlsx' | 'xls';
}

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
  /** Another sheet of the workbook, which is not unpacked again; null: it is damaged. */
  other(name: string): Pick<OpenSheet, 'read'> | null;
}

/** How much a sheet looks like what is wanted, 0 to 1. */
export type RateSheet = (sheet: Pick<OpenSheet, 'read'>) => number;

/** Sheets that are looked at. */
const MOST_RATED = 30;

/**
 * Opens one sheet; null: the one that `rate` likes best, the first of several, or without it the first visible one that
 * has a table. The file is unpacked and read from the disk once, here.
 * Throws input/unreadable-file (damaged, password), input/bad-mapping (no such sheet), limit/expanded-size,
 * limit/columns, limit/rows.
 */
export async function openSheet(file: WorkbookFile, wanted: string | null, rate?: RateSheet): Promise<OpenSheet> {
  const { name: fileName } = file;
  const book = await openBook(file);
  const { names } = book;
  if (wanted !== null && !names.includes(wanted)) {
    throw new AppError('input/bad-mapping', `"${fileName}" has no sheet "${wanted}". It has: ${names.join(', ')}.`, {
      got: wanted,
      expected: names.join(', '),
      place: { file: fileName, sheet: wanted },
    });
  }
  let chosen: { name: string; sheet: BookSheet; rating: number } | undefined;
  for (const name of wanted === null ? names.slice(0, MOST_RATED) : [wanted]) {
    const sheet = book.sheet(name) ?? refuseUnreadable(fileName, `a workbook whose sheet "${name}" is damaged`);
    const rating = sheet.rows <= 1 ? -1 : rate ? rate(sheet) : 1;
    if (!chosen || rating > chosen.rating) chosen = { name, sheet, rating };
    if (rating === 1) break;
  }
  if (!chosen) return refuseUnreadable(fileName, 'a workbook without a sheet');
  const { name, sheet } = chosen;
  return {
    sheets: names.map((each) => ({ name: each, rows: each === name ? sheet.rows : null })),
    name,
    read: sheet.read,
    other: (each) => book.sheet(each),
  };
}

/** What reads workbooks is large: it is loaded with the first of them. */
async function openBook({ path, name, kind }: WorkbookFile): Promise<Book> {
  if (kind === 'xlsx') return (await import('./xlsx-book.ts')).openXlsx(path, name);
  return (await import('./xls-book.ts')).openXls(path, name);
}
