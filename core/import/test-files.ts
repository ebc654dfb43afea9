// Files for tests of the import, written into a temporary folder. Only for tests.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import iconv from 'iconv-lite';
import * as sheetJs from 'xlsx';
import type { ShapeChoice } from '../contract/import-shape.ts';
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
  /** A workbook; cells that are Dates become real Excel dates. `merges` are ranges of merged cells by sheet. */
  workbook(
    name: string,
    sheets: Record<string, unknown[][]>,
    type?: 'xlsx' | 'biff8',
    merges?: Record<string, sheetJs.Range[]>,
  ): TestFile;
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
    workbook(name, sheets, type = 'xlsx', merges = {}) {
      const book = sheetJs.utils.book_new();
      for (const [sheet, rows] of Object.entries(sheets)) {
        const made = sheetJs.utils.aoa_to_sheet(rows, { UTC: true });
        made['!merges'] = merges[sheet];
        sheetJs.utils.book_append_sheet(book, made, sheet);
      }
      return bytes(name, sheetJs.write(book, { type: 'buffer', bookType: type, compression: true }));
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Rows as delimited text, every line ended. */
export const csv = (rows: readonly (readonly unknown[])[], delimiter = ','): string =>
  `${rows.map((row) => row.join(delimiter)).join('\n')}\n`;

interface Changes extends Omit<Partial<ImportOptions>, 'shape'> {
  roles?: Partial<Record<string, ColumnRole>>;
  shape?: ShapeChoice;
  /** Other files of the same sales. */
  with?: readonly TestFile[];
}

/** Inspects files and checks them with what the inspection found, but for `changes`. */
export async function inspectAndCheck(first: TestFile, changes: Changes = {}) {
  const { roles = {}, shape, with: more = [], ...options } = changes;
  const mapping = Object.entries(roles).map(([column, role]) => ({ column, role: role as ColumnRole }));
  const inspection = await inspectFile({ ...first, timeZone: 'Europe/Berlin', mapping, shape, extras: more });
  const all = [first, ...more];
  const file = all[inspection.file];
  const others = inspection.extras.filter((extra) => extra.file !== inspection.file);
  const checked = await checkFile({
    ...file,
    extras: others.map((extra) => all[extra.file]),
    options: {
      reading: inspection.reading,
      shape: inspection.shape.shape,
      extras: inspection.extras.map(({ file: at, fileName, reading, relation }) => ({
        // Another sheet of the same workbook is in the first file.
        file: others.findIndex((extra) => extra.file === at) + 1,
        fileName,
        reading,
        relation,
      })),
      mapping: inspection.columns.map(({ column, role }) => ({ column, role })),
      store: 'Shop',
      product: inspection.suggestedProduct,
      repairs: [],
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

/** A zip with one stored or deflated entry a name, whose directory may claim another size. */
export function zipWith(entries: { name: string; content: Buffer; claimedSize?: number; flags?: number }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimedSize = content.length, flags = 0 } of entries) {
    const packed = deflateRawSync(content);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(flags, 6);
    header.writeUInt16LE(8, 8);
    header.writeUInt32LE(packed.length, 18);
    header.writeUInt32LE(claimedSize, 22);
    header.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(flags, 8);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(claimedSize, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(header, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

export const zipOf = (entries: readonly (readonly [string, string | Buffer])[]): Buffer =>
  zipWith(entries.map(([name, content]) => ({ name, content: Buffer.from(content as string) })));
