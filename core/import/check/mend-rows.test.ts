// Mended cells are read as the user said, everywhere or on one line; the file stays as it is.
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { csv, inspectAndCheck, observationsOf, testFolder } from '../test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

test('a value is read as another, a cell on one line is corrected, rows are left out on purpose', async () => {
  const text = csv([
    ['date', 'sku', 'qty'],
    ['2024-01-01', 'A', 'three'],
    ['2024-01-02', 'A', ' three '],
    ['2024-01-33', 'A', 4],
    ['2024-01-04', 'test', 9],
    ['2024-01-05', 'A', ''],
    ['2024-01-06', 'A', 'many'],
  ]);
  const file = folder.text('sales.csv', text);
  const checked = await inspectAndCheck(file, {
    roles: { date: 'date', sku: 'product', qty: 'units' },
    repairs: [
      { column: 'qty', value: 'three', file: null, line: null, to: '3' },
      { column: 'date', value: '2024-01-33', file: null, line: 4, to: '2024-01-03' },
      { column: 'sku', value: 'test', file: null, line: null, to: null },
      { column: 'qty', value: '', file: null, line: null, to: '0' },
      { column: 'qty', value: 'many', file: null, line: 2, to: '5' },
      { column: 'gone', value: 'x', file: null, line: null, to: 'y' },
    ],
  });
  expect(observationsOf(checked).map(({ units }) => units)).toEqual([3, 3, 4, 0]);
  expect(checked.report.issues.map(({ code, column, count }) => `${code} ${column} ${count}`)).toEqual([
    'bad-number qty 1',
    'mended-cell qty 3',
    'mended-cell date 1',
    'skipped-row sku 1',
  ]);
  expect(checked.report.rows).toEqual({ total: 5, accepted: 4, repaired: 4, rejected: 1 });
  expect(readFileSync(file.path, 'utf8')).toBe(text);
});
