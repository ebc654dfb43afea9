// Files for tests of the import, written into a temporary folder. Only for tests.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import * as sheetJs from 'xlsx';
import type { ColumnRole, ImportOptions } from '../contract/imports.ts';
import { dayFromIso } from '../math/day.ts';
import { checkFile } from './check/check-file.ts';
import { inspectFile } from './inspect.ts';

/** Every test takes place on this day. */
export const TODAY = dayFromIso('2026-01-01');

export interface TestFile {
  path: string;
  name: string;
  sizeBytes: number;
  today: number;
}

export interface TextOptions {
  encoding?: string;
  /** Byte-order mark. */
  mark?: boolean;
}

export interface TestFolder {
  dir: string;
  /** A file of exactly these bytes. */
  bytes(name: string, content: Uint8Array): TestFile;
  text(name: string, content: string, options?: TextOptions): TestFile;
  /** A workbook; cells that are Dates become real Excel dates. */
  workbook(name: string, sheets: Record<string, unknown[][]>, type?: 'xlsx' | 'biff8'): TestFile;
  remove(): void;
}

export function testFolder(): TestFolder {
  const dir = mkdtempSync(join(tmpdir(), 'shelfcast-import-'));
  const bytes = (name: string, content: Uint8Array): TestFile => {
    const path = join(dir, name);
    writeFileSync(path, content);
    return { path, name, sizeBytes: content.byteLength, today: TODAY };
  };
  return {
    dir,
    bytes,
    text: (name, content, { encoding = 'utf-8', mark = false } = {}) =>
      bytes(name, iconv.encode(content, encoding, { addBOM: mark })),
    workbook(name, sheets, type = 'xlsx') {
      const book = sheetJs.utils.book_new();
      for (const [sheet, rows] of Object.entries(sheets)) {
        sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(rows, { UTC: true }), sheet);
      }
      return bytes(name, sheetJs.write(book, { type: 'buffer', bookType: type, compression: true }));
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Rows as delimited text, every line ended. */
export const csv = (rows: readonly (readonly unknown[])[], delimiter = ','): string =>
  `${rows.map((row) => row.join(delimiter)).join('\n')}\n`;

/** Inspects a file and checks it with what the inspection found, but for `changes`. */
export async function inspectAndCheck(
  file: TestFile,
  changes: Partial<ImportOptions> & { roles?: Partial<Record<string, ColumnRole>> } = {},
) {
  const { roles = {}, ...options } = changes;
  const mapping = Object.entries(roles).map(([column, role]) => ({ column, role: role as ColumnRole }));
  const inspection = await inspectFile({ ...file, mapping });
  const checked = await checkFile({
    ...file,
    options: {
      reading: inspection.reading,
      mapping: inspection.columns.map(({ column, role }) => ({ column, role })),
      store: 'Shop',
      overlap: 'replace',
      stockTime: 'opening',
      ...options,
    },
  });
  return { inspection, ...checked };
}

/** All observations of a checked file as plain rows, in the order in which they are staged. */
export function observationsOf(checked: Awaited<ReturnType<typeof checkFile>>) {
  const products = checked.products.slice(0, checked.products.count);
  const rows: Record<string, unknown>[] = [];
  for (const batch of checked.batches(7)) {
    for (let i = 0; i < batch.count; i++) {
      const { store, product } = products[batch.series[i]];
      const row: Record<string, unknown> = { store, product, day: batch.day[i], units: batch.units[i] };
      for (const [name, column] of Object.entries(batch)) {
        if (!(column instanceof Float64Array) || name === 'units' || Number.isNaN(column[i])) continue;
        row[name] = name === 'weather' ? batch.weatherLevels?.[column[i]] : column[i];
      }
      rows.push(row);
    }
  }
  return rows;
}
