// Tables in blocks: found where they show beyond doubt, read whole, and left alone where empty cells mean nothing.
import { afterAll, describe, expect, test } from 'vitest';
import { inspectAndCheck, observationsOf, testFolder } from '../test-files.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const DAYS = Array.from({ length: 20 }, (_, i) => `2025-03-${String(i + 1).padStart(2, '0')}`);
const read = async (text: string, more = {}) => {
  const checked = await inspectAndCheck(folder.text('blocks.csv', `${text}\n`), more);
  const { shape } = checked.inspection.shape;
  return { ...checked, carried: 'carried' in shape ? shape.carried : undefined, cells: observationsOf(checked).length };
};

describe('empty cells below the first row of a block', () => {
  test('mean its day', async () => {
    const { carried, cells, report } = await read(
      ['Datum;Artikel;Menge', ...DAYS.map((day) => `${day};Brot;3\n;Milch;2`)].join('\n'),
    );
    expect(carried).toEqual(['Datum']);
    expect([cells, report.rows.rejected, report.result.units]).toEqual([40, 0, 100]);
  });

  test('mean its product, and sums of blocks are no sales', async () => {
    const block = (code: string) => DAYS.map((day, i) => `${i === 0 ? code : ''};${day};2`).join('\n');
    const { carried, cells, report } = await read(
      `Artikel;Datum;Menge\n${block('A1')}\nA1 Ergebnis;;40\n${block('B2')}`,
    );
    expect(carried).toEqual(['Artikel']);
    expect([cells, report.rows.rejected, report.result.units]).toEqual([40, 1, 80]);
  });

  test('mean its order and day, of which several may be of one day', async () => {
    const orders = DAYS.flatMap((day, i) => [
      `S/${2 * i},${day},A,1,2.5\n,,B,2,1`,
      `S/${2 * i + 1},${day},A,1,2.5\n,,C,1,3`,
    ]);
    const { carried, cells, report } = await read(['Order Ref,Date,Product,Quantity,Unit Price', ...orders].join('\n'));
    expect(carried).toEqual(['Order Ref', 'Date']);
    expect([cells, report.rows.rejected, report.result.units]).toEqual([60, 0, 100]);
  });

  test('are empty where the user says so', async () => {
    const { carried, report } = await read(
      ['Datum;Artikel;Menge', ...DAYS.map((day) => `${day};Brot;3\n;Milch;2`)].join('\n'),
      { shape: { kind: 'long', carry: false } },
    );
    expect(carried).toBeUndefined();
    expect(report.rows.rejected).toBe(20);
  });
});

test('a second day that only the first line of an order has is no block', async () => {
  const orders = DAYS.map((day, i) => `${i},${day} 10:00,${day} 10:05,A,1\n${i},${day} 10:00,,B,2`);
  const { carried, report } = await read(['Order ID,Created at,Paid at,Product,Quantity', ...orders].join('\n'));
  expect(carried).toBeUndefined();
  expect(report.result.units).toBe(60);
});

test('products without a code are no block, their names serve', async () => {
  const { carried, report } = await read(
    ['Date,SKU,Item name,Qty', ...DAYS.map((day, i) => `${day},S${i},Bread,1\n${day},,Gift card,1`)].join('\n'),
  );
  expect(carried).toBeUndefined();
  expect(report.issues.map(({ code }) => code)).toContain('missing-code');
});
