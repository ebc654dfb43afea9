// A small shop's sales file: six products, a weekly pattern, promotions, stock, one supplier's lead time.
import { writeFileSync } from 'node:fs';
import { dayFromIso, isoFromDay, weekdayOf } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';

export const SALES = { store: 'S1', products: 6, firstDay: '2025-01-01', days: 150, lastDay: '2025-05-30' } as const;

/** Writes the file in the Retail Store Inventory schema and returns its path. */
export function writeSalesFile(path: string): string {
  const rng = createRng(11);
  const first = dayFromIso(SALES.firstDay);
  const lines = [
    'Date,Store ID,Product ID,Category,Inventory Level,Units Sold,Price,Discount,Weather Condition,Holiday/Promotion',
  ];
  for (let t = 0; t < SALES.days; t++) {
    const weekend = weekdayOf(first + t) >= 5 ? 1.6 : 1;
    for (let p = 1; p <= SALES.products; p++) {
      const promoted = rng.next() < 0.1;
      const mean = (3 + 2 * p) * weekend * (promoted ? 1.8 : 1);
      const units = Math.max(0, Math.round(mean + Math.sqrt(mean) * rng.normal()));
      const price = (1 + p / 2).toFixed(2);
      lines.push(
        [
          isoFromDay(first + t),
          SALES.store,
          `P${p}`,
          p <= 3 ? 'Drinks' : 'Snacks',
          units + rng.int(60),
          units,
          price,
          promoted ? 20 : 0,
          rng.next() < 0.5 ? 'Sunny' : 'Rainy',
          promoted ? 1 : 0,
        ].join(','),
      );
    }
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
