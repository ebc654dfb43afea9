// Cells of a worksheet's XML as writers of many kinds put them, and beside what SheetJS reads.
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import * as sheetJs from 'xlsx';
import { createRng } from '#core/math/rng.ts';
import type { Cell } from '../row.ts';
import { testFolder } from '../test-files.ts';
import { openSheet } from './read-sheet.ts';
import { type CellContext, scanCells } from './scan-cells.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const context: CellContext = {
  fileName: 'book.xlsx',
  strings: ['Bread', 'Milk'],
  kinds: ['plain', 'date', { digits: 4 }],
  is1904: false,
};

function rowsOf(data: string, prefix = ''): Record<number, Cell[]> {
  const found: Record<number, Cell[]> = {};
  const xml = `<?xml version="1.0"?><${prefix}worksheet><${prefix}cols/>${data}</${prefix}worksheet>`;
  const isWhole = scanCells(xml, context, ({ line, cells, width }) => {
    found[line] = cells.slice(0, width);
    return true;
  });
  expect(isWhole).toBe(true);
  return found;
}

test('every type of cell is read', () => {
  const cells = [
    '<c r="A1" t="s"><v>1</v></c>',
    '<c r="B1"><v>1.5E3</v></c>',
    '<c r="C1" s="1"><v>45292</v></c>',
    '<c r="D1" s="1"><v>45292.75</v></c>',
    '<c r="E1" s="2"><v>17</v></c>',
    '<c r="F1" t="b"><v>1</v></c>',
    '<c r="G1" t="str"><f>A1&amp;"&lt;v&gt;"</f><v>a &amp; b_x000D_</v></c>',
    '<c r="H1" t="inlineStr"><is><r><rPr/><t xml:space="preserve">Käse </t></r><r><t>mild&#33;</t></r><rPh sb="0"><t>no</t></rPh></is></c>',
    '<c r="I1" t="d"><v>2024-01-05T00:00:00</v></c>',
    '<c r="J1" t="e"><v>#DIV/0!</v></c>',
    '<c r="K1" t="n"><v>-0.25</v></c>',
  ];
  expect(rowsOf(`<sheetData><row r="1">${cells.join('')}</row></sheetData>`)).toEqual({
    1: ['Milk', 1500, '2024-01-01', '2024-01-01 18:00', '0017', '1', 'a & b\r', 'Käse mild!', '2024-01-05', '', -0.25],
  });
});

test('gaps, empty cells, missing references, other orders and quotes are no trouble', () => {
  const data = `<sheetData>
    <row r="2" spans="1:4"><c r="D2"><v>4</v></c><c r="B2"><v>2</v></c><c r="E2" s="1"/><c r="F2"><v/></c></row>
    <row r="3"/><row r='7'><c t='s' r='B7'><v>0</v></c></row>
    <row><c><v>1</v></c><c/><c><v>3</v></c></row>
    <row><c r="A12"><v>12</v></c></row>
    <row r="13"><c r="A13"><f>1+1</f></c></row>
  </sheetData><mergeCells><c r="A1"><v>9</v></c></mergeCells>`;
  expect(rowsOf(data)).toEqual({ 2: ['', 2, '', 4], 7: ['', 'Bread'], 8: [1, '', 3], 12: [12] });
});

test('prefixes, comments and raw text are understood', () => {
  const data =
    '<x:sheetData><!-- <x:c><x:v>8</x:v></x:c> --><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>' +
    '<x:c r="B1" t="inlineStr"><x:is><x:t><![CDATA[a <b> & c]]></x:t></x:is></x:c></x:row></x:sheetData>';
  expect(rowsOf(data, 'x:')).toEqual({ 1: [1, 'a <b> & c'] });
  expect(rowsOf('<sheetData/>')).toEqual({});
  expect(rowsOf('')).toEqual({});
});

test('a sheet that breaks off, and one that is too wide, are noticed', () => {
  const whole = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>';
  for (const cut of [30, 45, 60, 70])
    expect([cut, scanCells(whole.slice(0, cut), context, () => true)]).toEqual([cut, false]);
  const far = '<worksheet><sheetData><row><c r="ZZZZZ1"><v>1</v></c></row></sheetData></worksheet>';
  expect(() => scanCells(far, context, () => true)).toThrow(/columns; the limit is 4000/);
});

// What was searched to the end again and again would take minutes at this size, and the test would run out of time.
test.each([
  ['<c>', false],
  ['<c></c>', true],
  ['<c r=', false],
  ['<c t="inlineStr"><is><t ', false],
  ['<c><f>1</f></c>', true],
  ['<!--', true],
  ['<![CDATA[', true],
  ['<!---->', true],
  ['<row ', false],
  ['<c><v', false],
])('half a million times %j is read in linear time', (piece, isWhole) => {
  const xml = `<worksheet><sheetData>${piece.repeat(500_000)}</sheetData></worksheet>`;
  expect(scanCells(xml, context, () => true)).toBe(isWhole);
});

test('SheetJS reads the same cells', async () => {
  const rng = createRng(5);
  const value = () => {
    switch (rng.int(7)) {
      case 0:
        return null;
      case 1:
        return rng.int(1_000_000) / 100;
      case 2:
        return new Date(Date.UTC(2020, 0, 1 + rng.int(2000)));
      case 3:
        return rng.int(2) === 0;
      default:
        return ['<Käse> & "Brot"', ' spaces ', 'a\nb', '0042', "O'Neil", '€ 5', '_x0041_', '日本'][rng.int(8)];
    }
  };
  const file = folder.workbook('mixed.xlsx', {
    Mixed: Array.from({ length: 300 }, () => Array.from({ length: 9 }, value)),
  });
  const oracle =
    sheetJs.read(readFileSync(file.path), { dense: true, cellDates: true, UTC: true }).Sheets.Mixed['!data'] ?? [];
  const expected = oracle.map((row) =>
    Array.from(row ?? [], (cell) => {
      if (cell?.v instanceof Date) return cell.v.toISOString().slice(0, 10);
      return typeof cell?.v === 'boolean' ? String(Number(cell.v)) : (cell?.v ?? '');
    }),
  );
  const found: Cell[][] = [];
  (await openSheet({ ...file, kind: 'xlsx' }, null)).read(({ line, cells, width }) => {
    found[line - 1] = cells.slice(0, width);
    return true;
  });
  expect(found.length).toBeGreaterThan(290);
  for (const [i, row] of found.entries())
    expect([i, ...(row ?? [])]).toEqual([i, ...expected[i].slice(0, row?.length)]);
});
