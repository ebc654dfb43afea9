// Several files become one table: parts of a year one after the other, ids looked up in lists.
import { afterAll, describe, expect, test } from 'vitest';
import { isoFromDay } from '#core/math/day.ts';
import { inspectFile } from '../inspect.ts';
import { csv, inspectAndCheck, observationsOf, testFolder } from '../test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const file = (name: string, rows: readonly (readonly unknown[])[]) => folder.text(name, csv(rows));
const short = (checked: Awaited<ReturnType<typeof inspectAndCheck>>) =>
  observationsOf(checked).map(
    ({ product, day, units, price }) => `${product} ${isoFromDay(day as number)} ${units} ${price}`,
  );

const orders = file('orders.csv', [
  ['id', 'date'],
  [1, '2024-01-01'],
  [2, '2024-01-02'],
]);
const lines = file('order_lines.csv', [
  ['line', 'order_id', 'sku', 'qty'],
  [1, 1, 'A', 2],
  [2, 1, 'B', 1],
  [3, 2, 'A', 1],
  [4, 3, 'A', 9],
  [5, '2.0', 'B', 4],
]);
const products = file('products.csv', [
  ['sku', 'name', 'price', 'type'],
  ['A', 'Apple', 1.5, 't1'],
  ['B', 'Bread', 3, 't2'],
]);
const types = file('types.csv', [
  ['type', 'category'],
  ['t1', 'Fruit'],
  ['t2', 'Bakery'],
]);

describe('heads, lines and lists', () => {
  test('are put together whatever file is named first, and the relations are shown', async () => {
    for (const [first, ...others] of [
      [lines, orders, products, types],
      [types, products, lines, orders],
    ]) {
      const checked = await inspectAndCheck(first, { with: others });
      const { inspection } = checked;
      expect(inspection.fileName).toBe('order_lines.csv');
      const shown = inspection.extras.map(({ fileName, relation, sureness }) => ({ fileName, relation, sureness }));
      expect(shown).toContainEqual({
        fileName: 'orders.csv',
        relation: { kind: 'join', on: [{ column: 'order_id', matches: 'id' }] },
        sureness: 'likely',
      });
      expect(shown).toContainEqual({
        fileName: 'types.csv',
        relation: { kind: 'join', on: [{ column: 'type', matches: 'type' }] },
        sureness: 'sure',
      });
      expect(short(checked)).toEqual([
        'A 2024-01-01 2 1.5',
        'A 2024-01-02 1 1.5',
        'B 2024-01-01 1 3',
        'B 2024-01-02 4 3',
      ]);
      expect(checked.products.slice(0, 9).map(({ name, category }) => `${name}, ${category}`)).toEqual([
        'Apple, Fruit',
        'Bread, Bakery',
      ]);
      // The order of line 4 is in no file: it has no date.
      expect(checked.log.rejectedRows.map(({ line, code }) => `${line} ${code}`)).toEqual(['5 missing-date']);
      expect(checked.report.issues).toContainEqual(
        expect.objectContaining({ code: 'not-looked-up', column: 'orders.csv', count: 1 }),
      );
    }
  });

  test('are related as the user says', async () => {
    const inspection = await inspectFile({
      ...lines,
      extras: [orders],
      relations: [{ extra: 0, relation: { kind: 'ignore' } }],
    });
    expect(inspection.extras[0].relation).toEqual({ kind: 'ignore' });
    expect(inspection.missingRoles).toEqual(['date']);
  });

  test('of which none belongs to the other are left out, and said to be', async () => {
    const other = file('people.csv', [
      ['manager', 'area'],
      ['Ada', 'West'],
    ]);
    const { extras } = await inspectFile({ ...lines, extras: [other] });
    expect(extras).toMatchObject([{ fileName: 'people.csv', relation: { kind: 'ignore' }, sureness: 'unsure' }]);
  });

  test('look up by several columns where one does not tell rows apart', async () => {
    const sales = file('sales.csv', [
      ['date', 'store', 'sku', 'units'],
      ['2024-01-01', 'S1', 'A', 1],
      ['2024-01-01', 'S2', 'A', 2],
    ]);
    const prices = file('prices.csv', [
      ['store', 'sku', 'price'],
      ['S1', 'A', 5],
      ['S2', 'A', 6],
      ['S1', 'B', 7],
    ]);
    const checked = await inspectAndCheck(sales, { with: [prices] });
    expect(observationsOf(checked).map(({ store, price }) => `${store} ${price}`)).toEqual(['S1 5', 'S2 6']);
  });
});

describe('a split year', () => {
  test('is read as one, columns by their names', async () => {
    const first = file('2023.csv', [
      ['Date', 'SKU', 'Qty'],
      ['2023-12-31', 'A', 1],
    ]);
    const second = file('2024.csv', [
      ['Qty', 'Date', 'SKU'],
      [2, '2024-01-01', 'A'],
      [3, '2024-01-02', 'B'],
    ]);
    const checked = await inspectAndCheck(first, { with: [second] });
    expect(checked.inspection.fileName).toBe('2023.csv');
    expect(checked.inspection.extras).toMatchObject([{ fileName: '2024.csv', relation: { kind: 'append' } }]);
    expect(checked.report.result).toMatchObject({ firstDay: '2023-12-31', lastDay: '2024-01-02', units: 6 });
    expect(checked.report.rows.total).toBe(3);
  });

  test('names its rejected rows as the first file would have them, so that they can be dropped in again', async () => {
    const first = file('2023.csv', [
      ['Date', 'SKU', 'Note', 'Qty'],
      ...[1, 2, 3, 4].map((day) => [`2023-12-0${day}`, 'A', 'x', day]),
      ['2023-12-31', 'B', 'x', 'none'],
    ]);
    const text = 'qty;Date;SKU;Note\n2;2024-01-01;A;"1,5; or so"\nmany;2024-01-02;"B, big";y\n';
    const second = folder.text('2024.csv', text);
    const { log } = await inspectAndCheck(first, { with: [second] });
    const rejected = log.rejectedRows.map((row) => [row.file, row.line, row.text]);
    expect(rejected).toEqual([
      ['2023.csv', 6, '2023-12-31,B,x,none'],
      ['2024.csv', 3, '2024-01-02,"B, big",y,many'],
    ]);
  });

  test('of wide files is read as one, each with its own days', async () => {
    const days = (from: number) => Array.from({ length: 4 }, (_, i) => `2024-01-0${from + i}`);
    const first = file('a.csv', [
      ['sku', ...days(1)],
      ['A', 1, 2, 3, 4],
    ]);
    const second = file('b.csv', [
      ['sku', ...days(5)],
      ['A', 5, 6, 7, 8],
      ['B', 1, 1, 1, 1],
    ]);
    const { report } = await inspectAndCheck(first, { with: [second] });
    expect(report.result).toMatchObject({ firstDay: '2024-01-01', lastDay: '2024-01-08', products: 2, units: 40 });
  });
});
