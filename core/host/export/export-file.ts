// A table written into the depot of files as CSV or XLSX, whole or not at all.
import { spreadsheetStyle } from '#core/contract/csv-style.ts';
import type { ExportFormat } from '#core/contract/export-choice.ts';
import type { EngineContext } from '../context.ts';
import { writeCsv } from './csv.ts';
import type { ExportTable } from './table.ts';
import { writeXlsx } from './xlsx.ts';

export interface ExportedFile {
  readonly fileId: string;
  readonly name: string;
  readonly rows: number;
}

export interface FileToExport {
  /** Its name without the extension. */
  readonly title: string;
  readonly format: ExportFormat;
  /** Of its reader: decides what parts the cells of a CSV file and marks decimals. */
  readonly language: string;
  readonly table: ExportTable;
  /** Of a workbook; the title where left out. */
  readonly sheetName?: string;
}

/** Characters of a sheet's name that Excel takes. */
const MOST_SHEET_NAME = 31;

/** Throws cancelled and storage/*; nothing of the file is left then. */
export async function exportFile(
  { files }: EngineContext,
  { title, format, language, table, sheetName = title }: FileToExport,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const { fileId, path } = files.create(`${title}.${format}`);
  try {
    const rows =
      format === 'csv'
        ? await writeCsv(path, table, { style: spreadsheetStyle(language), signal })
        : await writeXlsx(path, table, { sheetName: sheetName.slice(0, MOST_SHEET_NAME), signal });
    files.seal(fileId);
    return { fileId, name: files.get(fileId).name, rows };
  } catch (error) {
    files.discard(fileId);
    throw error;
  }
}
