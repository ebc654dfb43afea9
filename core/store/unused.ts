// Products and stores that undone uploads brought and that nothing else knows of.
import { dayFromIso } from '../math/day.ts';
import type { PlannedEvents } from './event-plans.ts';
import { FIRST_CORRECTION } from './layers/layer-rows.ts';
import type { ReadDb } from './sql.ts';

/** Products that have no row once those of an upload are gone. */
export interface Emptied {
  /** The upload that is undone, whether that is noted yet or not. */
  uploadId: string;
  productIds: readonly number[];
}

const wasUndone = (table: string): string =>
  `(${table}.upload_id = ? OR EXISTS (SELECT 1 FROM upload WHERE id = ${table}.upload_id AND undone_at IS NOT NULL))`;

/** What somebody may have made of a product beside its observations. */
const PRODUCT_IDS = ['override', 'product_terms', 'stock_count', 'alert_mark'];

const UNDONE_COMMIT = '(SELECT commit_number FROM upload WHERE id = ?)';

/** Cells were corrected by hand: the corrections wait for a row. */
const CORRECTED = `EXISTS (SELECT 1 FROM observation_layer
  WHERE product_id = product.id AND commit_number >= ${FIRST_CORRECTION} AND commit_number IS NOT ${UNDONE_COMMIT})`;

/** It counts for another product, or others for it; a product that was made for a merge goes with that. */
const MERGED = `product.merged_into IS NOT NULL
  OR EXISTS (SELECT 1 FROM product other WHERE other.merged_into = product.id AND other.id NOT IN (
    SELECT product_id FROM product_change WHERE attribute = 'merged_into' AND commit_number = ${UNDONE_COMMIT}))`;

/** Plans, orders and stock lists know products by their code. */
const NAMED_ELSEWHERE = `
  EXISTS (SELECT 1 FROM plan WHERE store_id = product.store_id AND scope = 'product' AND name = product.code)
  OR EXISTS (SELECT 1 FROM purchase_order_line line CROSS JOIN purchase_order o ON o.id = line.order_id
    WHERE line.product_code = product.code AND o.store_id = product.store_id)
  OR EXISTS (SELECT 1 FROM list_import list, json_each(list.changes)
    WHERE list.store_id = product.store_id AND list.undone_at IS NULL
      AND value ->> 'of' = product.code AND value ->> 'kind' <> 'supplier')`;

export interface Unused {
  id: number;
  code: string;
  storeId: number;
}

/** Products that may go, by code. */
export function findUnusedProducts(db: ReadDb, { uploadId, productIds }: Emptied): Unused[] {
  const unknown = PRODUCT_IDS.map((table) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE product_id = product.id)`);
  return db
    .prepare<[string, string, string, string], Unused>(
      `SELECT id, code, store_id AS storeId FROM product
       WHERE ${wasUndone('product')}
         AND (id IN (SELECT value FROM json_each(?)) OR NOT EXISTS (SELECT 1 FROM observation WHERE product_id = product.id))
         AND ${unknown.join(' AND ')} AND NOT (${NAMED_ELSEWHERE})
         AND NOT ${CORRECTED} AND NOT (${MERGED})
       ORDER BY code`,
    )
    .all(uploadId, JSON.stringify(productIds), uploadId, uploadId);
}

export interface EmptyStore {
  id: number;
  code: string;
}

/** What belongs to a store and is worth keeping it for. */
const STORE_IDS = ['purchase_order', 'purchase_order_change', 'list_import', 'model', 'replay'];

/** Something is planned that does not go with the upload. */
const PLANNED = `EXISTS (SELECT 1 FROM plan WHERE store_id = store.id AND NOT (
  scope = 'store' AND price IS NULL AND discount IS NULL AND closed IS NULL AND EXISTS (
    SELECT 1 FROM json_each(?) WHERE value ->> 'store' = store.code AND value ->> 'day' = plan.day)))`;

/** Stores in which nothing is left but the products that go, by code. */
export function findEmptyStores(
  db: ReadDb,
  uploadId: string,
  going: readonly Unused[],
  events: PlannedEvents,
): EmptyStore[] {
  const planned = events.flatMap(({ store, days }) => days.map((day) => ({ store, day: dayFromIso(day) })));
  const empty = STORE_IDS.map((table) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE store_id = store.id)`);
  return db
    .prepare<[string, string, string], EmptyStore>(
      `SELECT id, code FROM store
       WHERE ${wasUndone('store')} AND ${empty.join(' AND ')} AND NOT ${PLANNED}
         AND NOT EXISTS (SELECT 1 FROM product WHERE store_id = store.id AND id NOT IN (SELECT value FROM json_each(?)))
       ORDER BY code`,
    )
    .all(uploadId, JSON.stringify(planned), JSON.stringify(going.map(({ id }) => id)));
}
