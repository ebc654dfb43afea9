// Made-up sales of big stores, as a file a till might export: the same every time.
import { writeFile } from 'node:fs/promises';
import { isoFromDay } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';

export interface BigStore {
  readonly code: string;
  readonly products: number;
  readonly days: number;
  /** Share of the days on which a product sells. */
  readonly density: number;
}

const FIRST_DAY = 20_454;

/** Writes the store's sales as CSV and answers the day after the last. */
export async function writeBigStore(file: string, { code, products, days, density }: BigStore): Promise<string> {
  const rng = createRng(7).fork(code);
  const lines = ['date,store,product,name,category,supplier,units,price,stock'];
  for (let product = 0; product < products; product++) {
    const level = 1 + rng.int(9);
    const words = `${code},P${product},Product ${product},Group ${product % 40},Supplier ${product % 25}`;
    for (let day = 0; day < days; day++) {
      const isLast = day === days - 1;
      if (!isLast && rng.next() > density) continue;
      const units = rng.int(2 * level + 1);
      lines.push(
        `${isoFromDay(FIRST_DAY + day)},${words},${units},${(1 + (product % 90) / 3).toFixed(2)},${rng.int(40)}`,
      );
    }
  }
  await writeFile(file, `${lines.join('\n')}\n`);
  return isoFromDay(FIRST_DAY + days);
}
