// Wide files end as the rows that a long file of the same sales would have.
import { afterAll, describe, expect, test } from 'vitest';
import { HEADING_COLUMN, VALUE_COLUMN } from '#core/contract/import-shape.ts';
import { isoFromDay } from '#core/math/day.ts';
import { inspectFile } from '../inspect.ts';
import { csv, inspectAndCheck, observationsOf, testFolder } from '../test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const wide = (rows: readonly (readonly unknown[])[], name = 'wide.csv') => folder.text(name, csv(rows));
const range = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const short = (checked: Awaited<ReturnType<typeof inspectAndCheck>>) =>
  observationsOf(checked).map(({ product, day, units }) => `${product} ${isoFromDay(day as number)} ${units}`);

describe('dates as columns', () => {
  test.each([
    ['ISO days', ['2024-01-01', '2024-01-02', '2024-01-03'], 'day'],
    ['German days', ['30.01.2024', '31.01.2024', '01.02.2024'], 'day'],
    ['weekdays before them', ['Mon 29/01/2024', 'Tue 30/01/2024', 'Wed 31/01/2024'], 'day'],
    ['months', ['2024-01', '2024-02', '2024-03'], 'month'],
    ['named months', ['Jan 2024', 'Feb 2024', 'Mrz 2024'], 'month'],
    ['months of a spreadsheet', ['Jan-24', 'Feb-24', 'Mar-24'], 'month'],
    ['months before years', ['01/2024', '02/2024', '03/2024'], 'month'],
    ['calendar weeks', ['2024-W01', '2024-W02', '2024-W03'], 'week'],
    ['German calendar weeks', ['KW 01/2024', 'KW 02/2024', 'KW 03/2024'], 'week'],
  ])('%s', async (_, headings, step) => {
    const checked = await inspectAndCheck(
      wide([
        ['Article', ...headings],
        ['A', 1, 2, 3],
        ['B', '', 5, 6],
      ]),
    );
    expect(checked.inspection.shape).toMatchObject({
      shape: { kind: 'dates-as-columns', step, firstDay: null },
      because: 'dated-headings',
      sureness: 'sure',
      needsFirstDay: false,
    });
    const firsts =
      { day: ['', ''], month: ['2024-01-01', '2024-03-01'], week: ['2024-01-01', '2024-01-15'] }[step] ?? [];
    if (step !== 'day') {
      expect(checked.inspection.shape.headings).toMatchObject({ firstDay: firsts[0], lastDay: firsts[1] });
    }
    // The empty cell is no observation.
    expect(checked.report.rows).toEqual({ total: 5, accepted: 5, repaired: 0, rejected: 0 });
    expect(checked.report.result.units).toBe(17);
  });

  test('stand beside what the columns say of the product, and below titles; totals and repeated headers are left out', async () => {
    const checked = await inspectAndCheck(
      wide([
        ['Sales per day'],
        [],
        ['SKU', 'Name', 'Category', 'Total', '2024-02-01', '2024-02-02', '2024-02-03', 'Average'],
        ['A', 'Apple', 'Fruit', 6, 1, 2, 3, 2],
        ['SKU', 'Name', 'Category', 'Total', '2024-02-01', '2024-02-02', '2024-02-03', 'Average'],
        ['B', 'Bread', 'Bakery', 4, 4, '-', 0, 2],
        ['Total', '', '', 10, 5, 2, 3, ''],
        ['Printed by the till'],
      ]),
    );
    expect(checked.inspection.columns.map(({ column, role }) => `${column}: ${role}`)).toEqual([
      'SKU: product',
      'Name: productName',
      'Category: category',
      `${HEADING_COLUMN}: date`,
      `${VALUE_COLUMN}: units`,
    ]);
    expect(short(checked)).toEqual([
      'A 2024-02-01 1',
      'A 2024-02-02 2',
      'A 2024-02-03 3',
      'B 2024-02-01 4',
      'B 2024-02-03 0',
    ]);
    expect(checked.products.slice(0, 1)).toEqual([
      { series: 0, store: 'Shop', product: 'A', name: 'Apple', category: 'Fruit' },
    ]);
    expect(checked.report.issues.map(({ code, count }) => `${code} ${count}`)).toEqual([
      'totals-row 3',
      'repeated-header 1',
    ]);
  });

  test('that only count wait for the first day, which is proposed with its reason', async () => {
    const header = ['code', ...range(12, (i) => `W${i}`)];
    const file = wide([header, ['A', ...range(12, (i) => i)]], 'weeks.csv');
    const { shape, missingRoles, dateOrder } = await inspectFile(file);
    expect(shape).toMatchObject({ needsFirstDay: true, shape: { step: 'week', firstDay: null }, sureness: 'likely' });
    expect(shape.suggestedFirstDay).toEqual({ day: '2025-10-06', because: 'ends-before-today' });
    expect([missingRoles, dateOrder]).toEqual([[], null]);
    await expect(inspectAndCheck(file)).rejects.toMatchObject({
      code: 'input/invalid',
      details: { field: 'firstDay' },
    });
    const said = await inspectAndCheck(file, { shape: { kind: 'dates-as-columns', firstDay: '2025-01-06' } });
    expect([said.report.result.firstDay, said.report.result.lastDay]).toEqual(['2025-01-06', '2025-03-24']);
  });

  test('that are months without a year are proposed for the year in the title, and follow each other over its end', async () => {
    const months = ['April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
    const rows = [
      ['Item', ...months, 'January', 'February', 'March'],
      ['A', ...range(12, (i) => i)],
    ];
    const plain = await inspectFile(wide(rows, 'months.csv'));
    expect(plain.shape.suggestedFirstDay).toEqual({ day: '2024-04-01', because: 'ends-before-today' });
    const titled = await inspectFile(wide([['Sales 2021'], ...rows], 'months.csv'));
    expect(titled.shape.suggestedFirstDay).toEqual({ day: '2021-04-01', because: 'year-in-title' });
    const shape = { kind: 'dates-as-columns', firstDay: '2021-04-01' } as const;
    const checked = await inspectAndCheck(wide(rows, 'months.csv'), { shape });
    expect(checked.report.result).toMatchObject({ firstDay: '2021-04-01', lastDay: '2022-03-01', products: 1 });
  });

  test('are known by themselves in the header of the M5 competition, and by its calendar', async () => {
    const file = wide(
      [
        ['id', 'item_id', 'dept_id', 'cat_id', 'store_id', 'state_id', ...range(8, (i) => `d_${1495 + i}`)],
        ['X', 'FOODS_1', 'F_1', 'FOODS', 'CA_1', 'CA', ...range(8, (i) => i)],
      ],
      'm5.csv',
    );
    const { inspection, report } = await inspectAndCheck(file);
    expect(inspection.preset).toMatchObject({ id: 'm5', sureness: 'sure' });
    expect(inspection.shape).toMatchObject({ needsFirstDay: false, shape: { firstDay: '2015-03-03' } });
    expect(report.result).toMatchObject({ stores: ['CA_1'], firstDay: '2015-03-03', lastDay: '2015-03-10', units: 28 });
  });

  test('find their days in a calendar that comes with them', async () => {
    const file = wide(
      [
        ['item', ...range(6, (i) => `d_${i + 1}`)],
        ['A', ...range(6, (i) => i)],
      ],
      'own.csv',
    );
    const calendar = folder.text(
      'calendar.csv',
      csv([['date', 'd'], ...range(6, (i) => [`2020-05-0${i + 1}`, `d_${i + 1}`])]),
    );
    const checked = await inspectAndCheck(file, { with: [calendar] });
    expect(checked.inspection.shape.needsFirstDay).toBe(false);
    expect(checked.report.result).toMatchObject({ firstDay: '2020-05-01', lastDay: '2020-05-06', units: 15 });
  });

  test('are the same from a workbook with real dates, merged titles and blank rows', async () => {
    const date = (day: number) => new Date(Date.UTC(2024, 4, day));
    const file = folder.workbook('wide.xlsx', {
      Cover: [['This report was made for you']],
      Units: [
        ['Units by day', '', ''],
        [],
        ['Product', date(1), date(2), date(3), 'Sum'],
        ['A', 1, 2, 3, 6],
        [],
        ['B', 4, '', 6, 10],
      ],
    });
    expect(short(await inspectAndCheck(file))).toEqual([
      'A 2024-05-01 1',
      'A 2024-05-02 2',
      'A 2024-05-03 3',
      'B 2024-05-01 4',
      'B 2024-05-03 6',
    ]);
  });
});

describe('products as columns', () => {
  const rows = [
    ['Date', 'Bread', 'Milk 1,5 l', 'Eggs', 'Total'],
    ['2024-03-01', 3, 1, 0, 4],
    ['2024-03-02', 5, '', 2, 7],
    ['Total', 8, 1, 2, 11],
  ].map((row) => row.map((cell) => (String(cell).includes(',') ? `"${cell}"` : cell)));

  test('are turned into rows, without the totals', async () => {
    const checked = await inspectAndCheck(wide(rows, 'days.csv'));
    expect(checked.inspection.shape).toMatchObject({
      shape: { kind: 'products-as-columns', keep: ['Date', 'Total'] },
      because: 'numeric-columns',
      sureness: 'likely',
      headings: { count: 3, first: 'Bread', last: 'Eggs' },
    });
    expect(short(checked)).toEqual([
      'Bread 2024-03-01 3',
      'Bread 2024-03-02 5',
      'Milk 1,5 l 2024-03-01 1',
      'Eggs 2024-03-01 0',
      'Eggs 2024-03-02 2',
    ]);
  });

  test('are not seen in a file of weather, and can be chosen for a single series', async () => {
    const weather = wide([
      ['Datum', 'Bewoelkung', 'Temperatur', 'Windgeschwindigkeit'],
      ['2024-01-01', 8, 9.8, 14],
    ]);
    expect((await inspectFile(weather)).shape.shape.kind).toBe('long');
    const series = wide(
      [
        ['Month', 'Passengers'],
        ['2024-01', 112],
        ['2024-02', 118],
      ],
      'one.csv',
    );
    const checked = await inspectAndCheck(series, { shape: { kind: 'products-as-columns' } });
    expect(short(checked)).toEqual(['Passengers 2024-01-01 112', 'Passengers 2024-02-01 118']);
  });
});

describe('single sales', () => {
  test('without a quantity count a piece a line; NONE is no product', async () => {
    const checked = await inspectAndCheck(
      wide([
        ['Date', 'Time', 'Transaction', 'Item'],
        ['2024-01-01', '10:00', 1, 'Bread'],
        ['2024-01-01', '10:00', 1, 'Bread'],
        ['2024-01-01', '10:01', 2, 'NONE'],
        ['2024-01-01', '10:02', 3, 'Tea'],
      ]),
    );
    expect(checked.inspection.shape).toMatchObject({
      shape: { kind: 'receipts', countLines: true },
      because: 'no-quantity',
    });
    expect(short(checked)).toEqual(['Bread 2024-01-01 2', 'Tea 2024-01-01 1']);
    expect(checked.report.issues.map(({ code, count }) => `${code} ${count}`)).toContain('missing-product 1');
  });

  test('of cancelled orders do not count, though only the first line of an order says so', async () => {
    const checked = await inspectAndCheck(
      wide(
        [
          [
            'Name',
            'Financial Status',
            'Created at',
            'Lineitem quantity',
            'Lineitem name',
            'Lineitem price',
            'Lineitem sku',
            'Cancelled at',
          ],
          ['#1', 'paid', '2024-01-01 10:00:00 +0100', 2, 'Tea', 3, 'T', ''],
          ['#2', 'refunded', '2024-01-01 11:00:00 +0100', 1, 'Tea', 3, 'T', '2024-01-02 09:00:00 +0100'],
          ['#2', '', '2024-01-01 11:00:00 +0100', 5, 'Cup', 8, '', ''],
          ['#3', 'paid', '2024-01-01 12:00:00 +0100', 1, 'Cup', 8, '', ''],
        ],
        'orders_export.csv',
      ),
    );
    expect(checked.inspection.preset).toMatchObject({ id: 'shopify', sureness: 'sure' });
    // Without a code the name serves.
    expect(short(checked)).toEqual(['T 2024-01-01 2', 'Cup 2024-01-01 1']);
    expect(checked.report.rows).toMatchObject({ total: 2, rejected: 0 });
    expect(checked.report.issues.map(({ code, count }) => `${code} ${count}`)).toContain('cancelled-row 2');
  });

  test('of products of one name are told apart by their size', async () => {
    const checked = await inspectAndCheck(
      wide([
        ['Date', 'Receipt', 'Item name', 'Size', 'Qty'],
        ['2024-01-01', 1, 'Latte', 'Small', 1],
        ['2024-01-01', 2, 'Latte', 'Large', 2],
        ['2024-01-01', 3, 'Water 0.5 l', '', 1],
      ]),
    );
    expect(short(checked)).toEqual([
      'Latte Small 2024-01-01 1',
      'Latte Large 2024-01-01 2',
      'Water 0.5 l 2024-01-01 1',
    ]);
  });
});
