// Products that are known but have never been recorded on any day: forecast at the level of their category.
import type { SeriesFrame, SeriesInfo } from '../frame/series-frame.ts';
import { listProducts } from '../store/products.ts';
import type { ReadDb } from '../store/sql.ts';
import { getStore } from '../store/stores.ts';

/**
 * The frame with a series without cells for every product of the store that has no record at all; it begins after the
 * frame's last step. The frame must hold all of the store's records: on an earlier origin nobody knows what was to come.
 */
export function withNewProducts(db: ReadDb, frame: SeriesFrame): SeriesFrame {
  const recorded = new Set(frame.products.map(({ code }) => code));
  const rows = listProducts(db, getStore(db, frame.store)).filter(({ code }) => !recorded.has(code));
  if (rows.length === 0) return frame;
  const categories = [...frame.categories];
  const suppliers = [...frame.suppliers];
  const fresh = rows.map(
    ({ code, name, category, supplier }): SeriesInfo => ({
      code,
      name,
      category: indexIn(categories, category),
      supplier: indexIn(suppliers, supplier),
    }),
  );
  const cells = frame.offset[frame.count];
  return {
    ...frame,
    count: frame.count + fresh.length,
    offset: Uint32Array.from([...frame.offset, ...fresh.map(() => cells)]),
    firstStep: Int32Array.from([...frame.firstStep, ...fresh.map(() => frame.stepDays.length)]),
    products: [...frame.products, ...fresh],
    categories,
    suppliers,
  };
}

/** Index of a level, added at the end when it is new; −1 for none. */
function indexIn(levels: string[], level: string | null): number {
  if (level === null) return -1;
  const known = levels.indexOf(level);
  return known >= 0 ? known : levels.push(level) - 1;
}
