// Files whose first line is data already: columns are numbered and told by what they hold, no row is lost.
import { afterAll, expect, test } from 'vitest';
import { isoFromDay } from '#core/math/day.ts';
import { csv, inspectAndCheck, observationsOf, testFolder } from './test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const rows = Array.from({ length: 12 }, (_, i) => [
  `2025-01-${String(i + 1).padStart(2, '0')}`,
  i % 2 ? 'Tea' : 'Bread',
  i + 1,
]);

test('a date, a product and a number in each line are read from the first line on', async () => {
  const checked = await inspectAndCheck(folder.text('plain.csv', csv(rows)));
  expect(checked.inspection.reading).toMatchObject({ headerLine: 1, headerRows: 0 });
  expect(checked.inspection.columns.map(({ column, role, reason }) => [column, role, reason])).toEqual([
    ['(1)', 'date', 'content-dates'],
    ['(2)', 'product', 'content-ids'],
    ['(3)', 'units', 'content-numbers'],
  ]);
  expect(observationsOf(checked)).toHaveLength(12);
  const [first] = observationsOf(checked).filter(({ product }) => product === 'Bread');
  expect([isoFromDay(first.day as number), first.units]).toEqual(['2025-01-01', 1]);
});

test('a line that cannot be used keeps its number, and titles above the data are no rows', async () => {
  const text = csv([['Export of Monday'], ...rows, ['2025-01-13', 'Tea', 'many']]);
  const checked = await inspectAndCheck(folder.text('titled.csv', text));
  expect(checked.report.rows).toMatchObject({ total: 13, accepted: 12, rejected: 1 });
  expect(checked.log.rejectedRows.map(({ line, column }) => [line, column])).toEqual([[14, '(3)']]);
});

test('a sheet of a workbook, too', async () => {
  const checked = await inspectAndCheck(folder.workbook('plain.xlsx', { Sheet: rows }));
  expect(observationsOf(checked)).toHaveLength(12);
});

test('what holds no dates and numbers still says that a header is expected', async () => {
  await expect(inspectAndCheck(folder.text('figures.csv', '1,2,3\n4,5,6\n7,8,9\n'))).rejects.toMatchObject({
    code: 'input/missing-column',
  });
});
