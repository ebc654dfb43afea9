// A seeded store with the habits of the benchmark data: weekday, season, promotions, slow and fast products, zeros.

import { dayFromIso } from '#core/math/day.ts';
import { createRng } from '#core/math/rng.ts';
import { generateSeries } from '../gbdt-data.ts';
import { DAILY, type SalesSet } from './sales-set.ts';

const FIRST_DAY = dayFromIso('2023-01-01');

/** `products` series of `days` days; promotions are told, and known ahead. */
export function generatedSet(products: number, days: number): SalesSet {
  const rng = createRng(20_260_102);
  const series = Array.from({ length: products }, (_, i) => {
    const { units, promotion } = generateSeries(rng, i, days);
    return {
      product: `P${String(i).padStart(4, '0')}`,
      category: `C${i % 7}`,
      firstDay: FIRST_DAY,
      units,
      promotion: Float64Array.from(promotion),
      closed: new Uint8Array(days),
    };
  });
  return { name: 'generated', store: 'G', pace: DAILY, lastDay: FIRST_DAY + days - 1, series };
}
