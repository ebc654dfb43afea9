import { afterAll, describe, expect, test } from 'vitest';
import { inspectFile } from './inspect.ts';
import { suggestStore } from './suggest-store.ts';
import { csv, testFolder } from './test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const rowsOf = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const isoDay = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);

describe('an inspection', () => {
  test('finds encoding, delimiter, decimal mark and date order of a German till', async () => {
    const text = csv(
      [
        ['Datum', 'Artikelnr.', 'Größe', 'Menge', 'Einzelpreis €'],
        ...rowsOf(40, (i) => [`${1 + (i % 28)}.02.2024`, `A${i % 3}`, 'groß', i, '1.234,50']),
      ],
      ';',
    );
    const found = await inspectFile(folder.text('kasse.csv', text, { encoding: 'windows-1252' }));
    expect(found.reading).toEqual({
      format: 'csv',
      encoding: 'windows-1252',
      delimiter: ';',
      sheet: null,
      headerLine: 1,
      decimalMark: ',',
      dateOrder: 'dmy',
    });
    expect(found.dateOrder?.because).toBe('settled');
    expect(found.missingRoles).toEqual([]);
    expect(found.sampleRows[0]).toEqual(['1.02.2024', 'A0', 'groß', '0', '1.234,50']);
  });

  test('reads an undecided date order as the one that gives consecutive days, and shows both', async () => {
    const text = csv([
      ['Date', 'Product ID', 'Units Sold'],
      ...rowsOf(25, (i) => [`0${1 + (i % 5)}-01-2022`, `P${i}`, i]),
    ]);
    const { reading, dateOrder } = await inspectFile(folder.text('retail.csv', text));
    expect(reading.dateOrder).toBe('dmy');
    expect(dateOrder).toEqual({
      chosen: 'dmy',
      because: 'consecutive',
      readings: [
        { order: 'dmy', first: '2022-01-01', last: '2022-01-05', days: 5 },
        { order: 'mdy', first: '2022-01-01', last: '2022-05-01', days: 5 },
      ],
    });
  });

  test('lets the last row of a long file settle the date order', async () => {
    const rows = rowsOf(30_000, (i) => [`0${1 + (i % 9)}/0${1 + (i % 9)}/2024`, 'A', 1]);
    const text = csv([['date', 'sku', 'qty'], ...rows, ['12/31/2024', 'A', 1]]);
    const { dateOrder } = await inspectFile(folder.text('long.csv', text));
    expect(dateOrder).toMatchObject({ chosen: 'mdy', because: 'settled' });
  });

  test('finds the table below its titles and counts lines as an editor does', async () => {
    const text = `Sales report\r\n"Main St,\r\nall tills"\r\n\r\ndate,sku,qty\r\n${isoDay(0)},A,1\r\n${isoDay(1)},A,2\r\n`;
    const { reading, columns, sampleRows } = await inspectFile(folder.text('titles.csv', text));
    expect(reading.headerLine).toBe(5);
    expect(columns.map(({ role }) => role)).toEqual(['date', 'product', 'units']);
    expect(sampleRows).toEqual([
      [isoDay(0), 'A', '1'],
      [isoDay(1), 'A', '2'],
    ]);
  });

  test('lists the sheets of a workbook and reads real dates, numbers and titles', async () => {
    const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i));
    const file = folder.workbook('book.xlsx', {
      Notes: [['read me']],
      Sales: [['Exported'], [], ['Date', 'SKU', 'Qty', 'Price'], ...rowsOf(30, (i) => [day(i), `00${i}`, i, 1.5])],
    });
    const found = await inspectFile(file);
    expect(found.sheets).toEqual([
      { name: 'Notes', rows: null },
      { name: 'Sales', rows: 33 },
    ]);
    expect(found.reading).toMatchObject({ format: 'xlsx', sheet: 'Sales', headerLine: 3 });
    expect(found.dateOrder).toEqual({
      chosen: 'ymd',
      because: 'real-dates',
      readings: [{ order: 'ymd', first: '2024-01-01', last: '2024-01-30', days: 30 }],
    });
    expect(found.sampleRows[1]).toEqual(['2024-01-02', '001', '1', '1.5']);
    await expect(inspectFile({ ...file, reading: { sheet: 'Other' } })).rejects.toMatchObject({
      code: 'input/bad-mapping',
      message: expect.stringContaining('Notes, Sales'),
    });
  });

  test('takes what the user changed and detects the rest around it', async () => {
    const text = csv([
      ['shipped', 'ordered on', 'sku', 'qty'],
      ...rowsOf(20, (i) => [`01/0${1 + (i % 9)}/2024`, `0${1 + (i % 9)}.03.2024`, 'A', 1]),
    ]);
    const file = folder.text('two-dates.csv', text);
    expect((await inspectFile(file)).missingRoles).toEqual(['date']);
    const mapping = [{ column: 'ordered on', role: 'date' as const }];
    const found = await inspectFile({ ...file, mapping });
    expect(found.missingRoles).toEqual([]);
    expect(found.dateOrder).toMatchObject({ chosen: 'dmy', because: 'consecutive' });
    const forced = await inspectFile({ ...file, mapping, reading: { dateOrder: 'mdy', decimalMark: ',' } });
    expect(forced.reading).toMatchObject({ dateOrder: 'mdy', decimalMark: ',' });
  });

  test('does not take the total of an order for the revenue of its lines', async () => {
    const header = ['Order', 'Created at', 'Lineitem sku', 'Lineitem quantity', 'Lineitem price', 'Total'];
    const orders = rowsOf(20, (i) => [
      [i, isoDay(i), 'A', 2, '3.00', '11.00'],
      [i, isoDay(i), 'B', 1, '5.00', ''],
    ]).flat();
    const ofOrders = await inspectFile(folder.text('orders.csv', csv([header, ...orders])));
    expect(ofOrders.columns[5]).toMatchObject({ role: 'ignore', reason: 'content-mismatch' });
    const lines = rowsOf(20, (i) => [i, isoDay(i), 'A', 2, '3.00', i % 3 ? '6.00' : '5.40']);
    const ofLines = await inspectFile(folder.text('lines.csv', csv([header, ...lines])));
    expect(ofLines.columns[5].role).toBe('revenue');
  });

  test('survives a thousand columns with names that mean something to JavaScript', async () => {
    const extra = rowsOf(1000, (i) => ['__proto__', 'constructor', 'toString', `x${i}`][i % 4]);
    const text = csv([
      ['date', 'sku', 'qty', ...extra],
      ...rowsOf(3, (i) => [isoDay(i), 'A', 1, ...extra.map(() => 5)]),
    ]);
    const found = await inspectFile(folder.text('wide.csv', text));
    expect(found.columns).toHaveLength(1003);
    expect(new Set(found.columns.map(({ column }) => column)).size).toBe(1003);
    expect(found.missingRoles).toEqual([]);
  });

  test('refuses more columns than a table can have', async () => {
    const text = csv([rowsOf(5000, (i) => `c${i}`), rowsOf(5000, () => 1)]);
    await expect(inspectFile(folder.text('too-wide.csv', text))).rejects.toMatchObject({
      code: 'limit/columns',
      message: expect.stringMatching(/5000 columns; the limit is 4000/),
    });
  });

  test('says what a file without dates lacks', async () => {
    const text = csv([['Item_Identifier', 'Item_MRP', 'Outlet'], ...rowsOf(5, (i) => [`FD${i}`, 107.86, 'OUT049'])]);
    expect((await inspectFile(folder.text('mart.csv', text))).missingRoles).toEqual(['date', 'units']);
  });

  test('reads an old workbook like a new one', async () => {
    const file = folder.workbook(
      'old.xls',
      {
        S: [
          ['date', 'sku', 'qty'],
          [new Date(Date.UTC(2024, 0, 31)), 'A', 2],
        ],
      },
      'biff8',
    );
    const found = await inspectFile(file);
    expect(found.sampleRows).toEqual([['2024-01-31', 'A', '2']]);
  });
});

test.each([
  ['Main_St_sales_export_2024.csv', 'Main St'],
  ['umsatzdaten.csv', 'My store'],
  ['2024-01.xlsx', 'My store'],
  ['Bäckerei Müller.csv', 'Bäckerei Müller'],
  ['../..\u0000evil.csv', 'evil'],
])('the store of %j is suggested to be %j', (name, store) => {
  expect(suggestStore(name)).toBe(store);
});
