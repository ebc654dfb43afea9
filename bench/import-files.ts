// Files that imports are measured with: made up, the same every time, written piece by piece.
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import * as sheetJs from 'xlsx';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';

const FIRST_DAY = dayFromIso('2023-01-01');

/** Columns of the long file, as SQL would declare them; the first three are the key. */
export const LONG_COLUMNS = [
  ['date', 'TEXT'],
  ['store', 'TEXT'],
  ['product', 'TEXT'],
  ['category', 'TEXT'],
  ['units', 'REAL'],
  ['price', 'REAL'],
  ['promotion', 'INTEGER'],
  ['stock', 'REAL'],
] as const;

/** A row for every product and day, product by product. */
export async function writeLongFile(path: string, products: number, days: number): Promise<void> {
  const rng = createRng(20_261_128).fork('long file');
  const file = createWriteStream(path);
  file.write(`${LONG_COLUMNS.map(([name]) => name).join(',')}\n`);
  const dates = Array.from({ length: days }, (_, i) => isoFromDay(FIRST_DAY + i));
  for (let product = 0; product < products; product++) {
    const level = 1 + rng.int(9);
    const price = (1 + (product % 90) / 3).toFixed(2);
    const words = `S001,P${String(product).padStart(5, '0')},Group ${product % 40}`;
    const lines = dates.map(
      (date) => `${date},${words},${rng.int(2 * level + 1)},${price},${rng.int(2)},${rng.int(60)}`,
    );
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await finished(file);
}

/** Receipt lines as a web shop's workbook has them: numbers, texts, real dates with a time. */
export function writeReceiptBook(path: string, rows: number): void {
  const rng = createRng(20_261_128).fork('receipts');
  const header = ['Invoice', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID', 'Country'];
  const lines = Array.from({ length: rows }, (_, i) => {
    const product = rng.int(3000);
    const at = new Date((FIRST_DAY * 1440 + Math.floor((i * 43_200) / rows)) * 60_000);
    return [
      536_000 + (i >> 4),
      `C${product}`,
      `Article ${product}`,
      1 + rng.int(12),
      at,
      0.5 + (product % 40) / 4,
      12_000 + (i >> 6),
      'France',
    ];
  });
  const book = sheetJs.utils.book_new();
  sheetJs.utils.book_append_sheet(
    book,
    sheetJs.utils.aoa_to_sheet([header, ...lines], { UTC: true, dense: true }),
    'Lines',
  );
  writeFileSync(path, sheetJs.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
}
