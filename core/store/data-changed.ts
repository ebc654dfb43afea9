// What has to happen in every transaction that changes a store's observations.
import { detectFrequency } from './detect-frequency.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';
import { raiseDataVersion } from './stores.ts';

/**
 * Raises the version of a store's data and looks anew whether it is daily, weekly or monthly. Returns the store's code.
 */
export function dataChanged(db: WriteDb, storeId: number): string {
  raiseDataVersion(db, storeId);
  const frequency = detectFrequency(daysOf(db, storeId));
  db.run(q.updateTable('store').set({ frequency }).where('id', '=', storeId));
  return db.get(q.selectFrom('store').select('code').where('id', '=', storeId))?.code ?? '';
}

/** Distinct days with data, ascending. Of a product only those are read between which a day is still missing. */
function daysOf(db: ReadDb, storeId: number): number[] {
  const spans = db
    .prepareRows<[number], [number, number, number]>(
      `SELECT id, (SELECT min(day) FROM observation WHERE product_id = id) AS first,
         (SELECT max(day) FROM observation WHERE product_id = id)
       FROM product WHERE store_id = ? AND first IS NOT NULL`,
    )
    .all(storeId);
  const first = spans.reduce((least, [, from]) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const last = spans.reduce((most, [, , to]) => Math.max(most, to), Number.NEGATIVE_INFINITY);
  const has = new Uint8Array(Math.max(0, last - first + 1));
  const days = db.prepareRows<[number], [number]>('SELECT day FROM observation WHERE product_id = ?');
  for (const [productId, from, to] of spans) {
    const gap = has.indexOf(0, from - first);
    if (gap < 0 || gap > to - first) continue;
    for (const [day] of days.all(productId)) has[day - first] = 1;
  }
  return Array.from(has.keys()).flatMap((i) => (has[i] === 1 ? [first + i] : []));
}
