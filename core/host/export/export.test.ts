// Exported files read back: CSV by a strict parser, XLSX by the library that also imports it.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { read } from 'xlsx';
import { FOR_PROGRAMS, spreadsheetStyle } from '#core/contract/csv-style.ts';
import { dayFromIso } from '#core/math/day.ts';
import { writeCsv } from './csv.ts';
import type { Cell, ExportColumn, ExportTable } from './table.ts';
import { writeXlsx } from './xlsx.ts';

const COLUMNS: ExportColumn[] = [
  { header: 'Product', kind: 'text' },
  { header: 'Units', kind: 'integer' },
  { header: 'Mean', kind: 'number' },
  { header: 'Cost', kind: 'money' },
  { header: 'Date', kind: 'date' },
];
const DAY = dayFromIso('2026-11-20');
const ROWS: Cell[][] = [
  ['Brötchen, "frisch"', 12, 11.75, 3.5, DAY],
  ['=HYPERLINK("http://example.org")', -3, 0, null, DAY + 1],
  ['@two\nlines\u0007', 0, Number.NaN, 1e-7, null],
  ['-5', 1, 2, 3, DAY],
  ['', 1, 2, 3, DAY],
];

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shelfcast-export-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const table = (rows: ExportTable['rows']): ExportTable => ({ columns: COLUMNS, rows });

describe('CSV export', () => {
  test('a spreadsheet gets quoted text, real numbers and ISO days, and no cell that would calculate', async () => {
    const path = join(dir, 'list.csv');
    expect(await writeCsv(path, table(ROWS))).toBe(5);
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\uFEFFProduct,Units,Mean,Cost,Date\r\n')).toBe(true);
    expect(parse(text, { bom: true, record_delimiter: '\r\n' }).slice(1)).toEqual([
      ['Brötchen, "frisch"', '12', '11.75', '3.5', '2026-11-20'],
      [`'=HYPERLINK("http://example.org")`, '-3', '0', '', '2026-11-21'],
      [`'@two\nlines\u0007`, '0', '', '1e-7', ''],
      [`'-5`, '1', '2', '3', '2026-11-20'],
      ['', '1', '2', '3', '2026-11-20'],
    ]);
  });

  test.each([
    ['de', ';', '11,75'],
    ['es-MX', ';', '11,75'],
    ['fr', ';', '11,75'],
    ['en-GB', ',', '11.75'],
    ['no tag at all', ',', '11.75'],
  ])('a spreadsheet in %s finds cells between %s and the number %s', async (language, delimiter, mean) => {
    const path = join(dir, 'local.csv');
    await writeCsv(path, table([...ROWS, ['a;b,c', 1, 2, 3.25, DAY]]), { style: spreadsheetStyle(language) });
    const rows: string[][] = parse(readFileSync(path), { bom: true, delimiter, from: 2 });
    expect(rows[0]).toEqual(['Brötchen, "frisch"', '12', mean, mean === '11,75' ? '3,5' : '3.5', '2026-11-20']);
    expect(rows.at(-1)?.[0]).toBe('a;b,c');
    expect(rows).toHaveLength(6);
  });

  test('a program gets every cell as it is and no byte order mark', async () => {
    const path = join(dir, 'plain.csv');
    await writeCsv(path, table(ROWS), { style: FOR_PROGRAMS });
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('Product,')).toBe(true);
    expect(parse(text, { from: 2 }).map((row: string[]) => row[0])).toEqual(ROWS.map((row) => row[0]));
  });

  test('a cancelled export stops and says so', async () => {
    const abort = new AbortController();
    function* endless(): Generator<Cell[]> {
      for (;;) {
        abort.abort();
        yield ['x'.repeat(1_000), 1, 2, 3, DAY];
      }
    }
    const writing = writeCsv(join(dir, 'endless.csv'), table(endless()), { signal: abort.signal });
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('a folder that cannot be written is reported as the disk, not as a mistake of ours', async () => {
    await expect(writeCsv(dir, table(ROWS))).rejects.toMatchObject({ code: 'storage/unavailable' });
  });
});

describe('XLSX export', () => {
  test('reads back with real numbers, real dates and text that stays text', async () => {
    const path = join(dir, 'list.xlsx');
    expect(await writeXlsx(path, table(ROWS), { sheetName: 'Order: list/1' })).toBe(5);
    const book = read(readFileSync(path), { cellDates: true, UTC: true, cellNF: true, cellStyles: true });
    expect(book.SheetNames).toEqual(['Order  list 1']);
    const sheet = book.Sheets[book.SheetNames[0]];
    expect([sheet.A1.v, sheet.E1.v]).toEqual(['Product', 'Date']);
    expect(sheet.A2).toMatchObject({ t: 's', v: 'Brötchen, "frisch"' });
    expect(sheet.A3).toMatchObject({ t: 's', v: '=HYPERLINK("http://example.org")' });
    expect(sheet.A3.f).toBeUndefined();
    expect(sheet.A4.v).toBe('@two\nlines\ufffd');
    expect(sheet.B3).toMatchObject({ t: 'n', v: -3 });
    expect(sheet.C2).toMatchObject({ t: 'n', v: 11.75 });
    expect(sheet.C5.w).toBe('2');
    expect([sheet.C2.z, sheet.C5.z]).toEqual(['#,##0.0#', '#,##0']);
    expect(sheet.D4).toMatchObject({ t: 'n', v: 1e-7 });
    expect(sheet.D3).toBeUndefined();
    expect(sheet.C4).toBeUndefined();
    expect(sheet.E2).toMatchObject({ t: 'd', v: new Date('2026-11-20T00:00:00Z') });
    expect(sheet['!autofilter']).toEqual({ ref: 'A1:E6' });
  });

  test('the same table gives the same bytes', async () => {
    const [first, second] = [join(dir, 'a.xlsx'), join(dir, 'b.xlsx')];
    await writeXlsx(first, table(ROWS), { sheetName: 'List' });
    await writeXlsx(second, table(ROWS), { sheetName: 'List' });
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
  });

  test('a list of fifty thousand rows is written piece by piece and complete', async () => {
    function* many(): Generator<Cell[]> {
      for (let i = 0; i < 50_000; i++) yield [`Product ${i} & more`, i, i / 3, i / 100, DAY + (i % 90)];
    }
    const path = join(dir, 'many.xlsx');
    expect(await writeXlsx(path, table(many()), { sheetName: 'List' })).toBe(50_000);
    expect(statSync(path).size).toBeLessThan(4_000_000);
    const sheet = read(readFileSync(path), { sheetRows: 0 }).Sheets.List;
    expect(sheet['!ref']).toBe('A1:E50001');
    expect(sheet.A50001.v).toBe('Product 49999 & more');
    expect(sheet.B50001.v).toBe(49_999);
  });
});
