// Sheets of one workbook: those with days of their own follow each other, those with the same days do not.
import { afterAll, expect, test } from 'vitest';
import { inspectFile } from './inspect.ts';
import { inspectAndCheck, testFolder } from './test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const HEADER = ['Date', 'SKU', 'Qty'];
const month = (of: string, units: unknown = 1) => [
  HEADER,
  ...['01', '02', '03', '04'].map((day) => [`2025-${of}-${day}`, 'A', 1]),
  [`2025-${of}-05`, 'B', units],
];

test('a sheet for each month is one table, whatever else is in the workbook; rejected rows name their sheet', async () => {
  const prices = [
    ['SKU', 'Price'],
    ['A', 2],
    ['B', 3],
  ];
  const february = month('02', 'many').map(([date, sku, qty]) => [qty, date, sku]);
  const file = folder.workbook('year.xlsx', {
    Jan: month('01'),
    Feb: [['Shop North'], [], ...february],
    Notes: [['Made by hand'], ['and checked']],
    Prices: prices,
    Mar: month('03'),
  });
  const { inspection, report, log } = await inspectAndCheck(file, {
    roles: { Date: 'date', SKU: 'product', Qty: 'units' },
  });
  expect(inspection.reading.sheet).toBe('Jan');
  expect(inspection.extras).toMatchObject([
    {
      fileName: 'year.xlsx',
      reading: { sheet: 'Feb', headerLine: 3 },
      relation: { kind: 'append' },
      sureness: 'likely',
    },
    { fileName: 'year.xlsx', reading: { sheet: 'Mar' }, relation: { kind: 'append' } },
  ]);
  expect(report).toMatchObject({
    rows: { total: 15, rejected: 1 },
    result: { firstDay: '2025-01-01', lastDay: '2025-03-05', units: 14, products: 2 },
  });
  expect(log.rejectedRows).toMatchObject([{ file: 'year.xlsx: Feb', line: 8, text: '2025-02-05\tB\tmany' }]);
});

test('sheets with days in common are other shops, and sheets that nobody asked for stay out', async () => {
  const file = folder.workbook('shops.xlsx', { North: month('01'), South: month('01', 7), Later: month('02') });
  const kinds = async (changes: Partial<Parameters<typeof inspectFile>[0]>) =>
    (await inspectFile({ ...file, ...changes })).extras.map(
      ({ reading, relation }) => `${reading.sheet} ${relation.kind}`,
    );
  expect(await kinds({})).toEqual(['South ignore', 'Later append']);
  expect(await kinds({ reading: { sheet: 'North' } })).toEqual(['South ignore', 'Later ignore']);
  const relations = [{ extra: -1, sheet: 'South', relation: { kind: 'append' } as const }];
  expect(await kinds({ relations })).toEqual(['South append', 'Later append']);
});

test('wide sheets follow each other by the days of their columns', async () => {
  const days = (of: string) => ['SKU', ...['01', '02', '03', '04', '05'].map((day) => `2025-${of}-${day}`)];
  const file = folder.workbook('wide.xlsx', {
    Q1: [days('01'), ['A', 1, 2, 3, 4, 5], ['B', 1, 1, 1, 1, 1]],
    Q2: [days('04'), ['A', 1, 2, 3, 4, 5], ['C', 1, 1, 1, 1, 1]],
  });
  const { report } = await inspectAndCheck(file);
  expect(report.result).toMatchObject({ firstDay: '2025-01-01', lastDay: '2025-04-05', products: 3, units: 40 });
});
