// What has to happen in every transaction that changes a store's observations.
import { detectFrequency } from './detect-frequency.ts';
import { q, type WriteDb } from './sql.ts';
import { raiseDataVersion } from './stores.ts';

/**
 * Raises the version of a store's data and looks anew whether it is daily, weekly or monthly. Returns the store's code.
 */
export function dataChanged(db: WriteDb, storeId: number): string {
  raiseDataVersion(db, storeId);
  const days = db.prepareRows<[number], [number]>(
    'SELECT DISTINCT day FROM product CROSS JOIN observation ON product_id = id WHERE store_id = ? ORDER BY day',
  );
  const frequency = detectFrequency(days.all(storeId).map(([day]) => day));
  db.run(q.updateTable('store').set({ frequency }).where('id', '=', storeId));
  return db.get(q.selectFrom('store').select('code').where('id', '=', storeId))?.code ?? '';
}
