// A table written into the depot of files as CSV or XLSX, whole or not at all.
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
  /** With its extension. */
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly table: ExportTable;
  readonly sheetName: string;
}

/** Throws cancelled and storage/*; nothing of the file is left then. */
export async function exportFile(
  { files }: EngineContext,
  { name, format, table, sheetName }: FileToExport,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const { fileId, path } = files.create(name);
  try {
    const rows =
      format === 'csv' ? await writeCsv(path, table, { signal }) : await writeXlsx(path, table, { sheetName, signal });
    files.seal(fileId);
    return { fileId, name: files.get(fileId).name, rows };
  } catch (error) {
    files.discard(fileId);
    throw error;
  }
}
