// Takes a committed upload out of the store, whatever was committed after it: afterwards the observations are as if it had
// never been imported.
import { AppError } from '../contract/errors.ts';
import { dataChanged } from './data-changed.ts';
import { countChangedProducts, revertAttributes } from './layers/attribute-changes.ts';
import { loadCommitOrder } from './layers/layer-rows.ts';
import { applyProductUndo, type ProductUndo, planProductUndo, type UndoOrder } from './layers/undo-product.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';
import { getStoreById } from './stores.ts';
import { findEmptyStores, findUnusedProducts } from './unused.ts';
import { getCommit } from './uploads.ts';

/** What undoing an upload does to the store. */
export interface UndoEffect {
  /** Rows that only this upload knows: they go. */
  removed: number;
  /** Rows that take the values which the other uploads give them. */
  restored: number;
  /** Rows of this upload that stay as they are, because others say the same or, later, more. */
  stayed: number;
  /** Of the rows that go, those that were corrected by hand: the corrections wait and count again when the day comes back. */
  waiting: number;
  /** Rows it replaced when what they were was not kept yet: they cannot come back. */
  lost: number;
  /** Days since 1970-01-01 between which rows go or change; null: none does. */
  firstDay: number | null;
  lastDay: number | null;
  /** Products with rows that go or change. */
  products: number;
  /** Products whose name, category or terms this upload changed. */
  changedProducts: number;
  /** Codes of products and stores that only undone uploads brought and that nothing refers to any more: they go. */
  removedProducts: string[];
  removedStores: string[];
  /** Codes of the stores whose data change. */
  changedStores: string[];
}

/**
 * What undoing an upload would do now. Yields how far it is, 0 to 1, after every slice of a few tens of milliseconds: pause
 * there where others wait for the database. Throws not-found/upload, and conflict/upload-state unless it is committed and
 * not undone.
 */
export function* measureUndo(db: ReadDb, uploadId: string): Generator<number, UndoEffect> {
  const order = prepareUndo(db, uploadId);
  const sum = emptySum();
  const touched = findTouched(db, order);
  let work = 0;
  for (let i = 0; i < touched.length; i++) {
    const plan = planProductUndo(db, order, touched[i].productId);
    addPlan(sum, plan, touched[i].storeId);
    work += 10 + (plan.changes?.days.length ?? 0);
    if (work < SLICE_WORK) continue;
    work = 0;
    yield (i + 1) / touched.length;
  }
  for (const storeId of storesOfChanges(db, order.commit)) sum.stores.add(storeId);
  return conclude(db, order, sum).effect;
}

/** Rows with layers that are worked out in one go: some 30 ms. */
const SLICE_WORK = 2000;

/** Undoes an upload in one transaction (nested in the caller's, if there is one). Throws as `measureUndo` does. */
export function undoUpload(db: WriteDb, uploadId: string, who: { at: string; by: string }): UndoEffect {
  return db.transaction(() => {
    const order = prepareUndo(db, uploadId);
    const sum = emptySum();
    for (const { productId, storeId } of findTouched(db, order)) {
      const plan = planProductUndo(db, order, productId);
      applyProductUndo(db, order, plan);
      addPlan(sum, plan, storeId);
    }
    for (const storeId of storesOfChanges(db, order.commit)) sum.stores.add(storeId);
    const { effect, products, stores } = conclude(db, order, sum);
    revertAttributes(db, order.commit);
    db.prepare('DELETE FROM closed_day WHERE commit_number = ?').run(order.commit);
    db.run(q.updateTable('upload').set({ undone_at: who.at, undone_by: who.by }).where('id', '=', uploadId));
    for (const { id } of products) db.run(q.deleteFrom('product').where('id', '=', id));
    for (const { id } of stores) db.run(q.deleteFrom('store').where('id', '=', id));
    for (const storeId of sum.stores) if (!stores.some(({ id }) => id === storeId)) dataChanged(db, storeId);
    return effect;
  });
}

function prepareUndo(db: ReadDb, uploadId: string): UndoOrder {
  const { fileName, state } = getCommit(db, uploadId);
  const order = loadCommitOrder(db);
  const commit = order.commitOf.get(uploadId);
  if (state === 'committed' && commit !== undefined) return { uploadId, commit, ...order };
  const message = `The upload of "${fileName}" is ${state}; only a committed one can be undone.`;
  throw new AppError('conflict/upload-state', message, { state, expected: 'committed' });
}

interface Touched {
  productId: number;
  storeId: number;
}

/** Products with rows of the upload, or with rows that other uploads laid over its own. */
const findTouched = (db: ReadDb, { uploadId, commit }: UndoOrder): Touched[] =>
  db
    .prepare<[number, string], Touched>(
      `SELECT id AS productId, store_id AS storeId FROM product
       WHERE EXISTS (SELECT 1 FROM observation_layer WHERE product_id = product.id AND commit_number = ?)
         OR EXISTS (SELECT 1 FROM observation WHERE product_id = product.id AND upload_id = ?)`,
    )
    .all(commit, uploadId);

/** Stores whose products an upload changed or, a correction, whose days it closed. */
const storesOfChanges = (db: ReadDb, commit: number): number[] =>
  db
    .prepareRows<[number, number], [number]>(
      `SELECT store_id FROM product_change JOIN product ON product.id = product_id WHERE commit_number = ?
       UNION SELECT store_id FROM closed_day WHERE commit_number = ?`,
    )
    .all(commit, commit)
    .map(([storeId]) => storeId);

/** What the products' plans add up to. */
interface Sum {
  removed: number;
  restored: number;
  stayed: number;
  waiting: number;
  products: number;
  firstDay: number | null;
  lastDay: number | null;
  emptied: number[];
  stores: Set<number>;
}

const emptySum = (): Sum => ({
  removed: 0,
  restored: 0,
  stayed: 0,
  waiting: 0,
  products: 0,
  firstDay: null,
  lastDay: null,
  emptied: [],
  stores: new Set(),
});

function addPlan(sum: Sum, plan: ProductUndo, storeId: number): void {
  sum.removed += plan.removed;
  sum.restored += plan.restored;
  sum.stayed += plan.stayed;
  sum.waiting += plan.waiting;
  if (plan.firstDay === null || plan.lastDay === null) return;
  sum.products++;
  sum.firstDay = Math.min(sum.firstDay ?? plan.firstDay, plan.firstDay);
  sum.lastDay = Math.max(sum.lastDay ?? plan.lastDay, plan.lastDay);
  sum.stores.add(storeId);
  if (plan.rowsLeft === 0) sum.emptied.push(plan.productId);
}

/** The whole effect, and the products and stores that go with it. */
function conclude(db: ReadDb, { uploadId, commit }: UndoOrder, { emptied, stores: changed, ...counts }: Sum) {
  const upload = db.get(q.selectFrom('upload').select(['commit_rule', 'report']).where('id', '=', uploadId));
  const replaced = upload?.report ? (JSON.parse(upload.report).effect?.replaced ?? 0) : 0;
  const products = findUnusedProducts(db, { uploadId, productIds: emptied });
  const stores = findEmptyStores(db, uploadId, products);
  for (const { storeId } of products) changed.add(storeId);
  const codes = new Set([...changed].map((storeId) => getStoreById(db, storeId).code));
  for (const { code } of stores) codes.add(code);
  const effect: UndoEffect = {
    ...counts,
    lost: upload?.commit_rule === null ? replaced : 0,
    changedProducts: countChangedProducts(db, commit),
    removedProducts: products.map(({ code }) => code),
    removedStores: stores.map(({ code }) => code),
    changedStores: [...codes].sort(),
  };
  return { effect, products, stores };
}
