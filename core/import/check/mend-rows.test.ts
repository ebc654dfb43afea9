// Mended cells are read as the user said, everywhere or on one line; the file stays as it is.
import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { VALUE_COLUMN } from '#core/contract/import-shape.ts';
import { isoFromDay } from '#core/math/day.ts';
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
      { column: 'qty', value: 'three', file: null, line: null, heading: null, to: '3' },
      { column: 'date', value: '2024-01-33', file: null, line: 4, heading: null, to: '2024-01-03' },
      { column: 'sku', value: 'test', file: null, line: null, heading: null, to: null },
      { column: 'qty', value: '', file: null, line: null, heading: null, to: '0' },
      { column: 'qty', value: 'many', file: null, line: 2, heading: null, to: '5' },
      { column: 'gone', value: 'x', file: null, line: null, heading: null, to: 'y' },
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

test('a cell of a wide file is corrected alone: others of its line with the same value stay wrong', async () => {
  const file = folder.text(
    'wide.csv',
    csv([
      ['sku', '01.02.2025', '02.02.2025', '03.02.2025'],
      ['A', 'x', 'x', 4],
      ['B', 'x', 2, 3],
    ]),
  );
  const checked = await inspectAndCheck(file, {
    repairs: [{ column: VALUE_COLUMN, value: 'x', file: null, line: 2, heading: '02.02.2025', to: '7' }],
  });
  expect(
    observationsOf(checked).map(({ product, day, units }) => `${product} ${isoFromDay(day as number)} ${units}`),
  ).toEqual(['A 2025-02-02 7', 'A 2025-02-03 4', 'B 2025-02-02 2', 'B 2025-02-03 3']);
  expect(checked.log.rejectedRows.map(({ line, heading }) => [line, heading])).toEqual([
    [2, '01.02.2025'],
    [3, '01.02.2025'],
  ]);
});
