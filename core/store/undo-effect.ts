// What an undo does to the store as a whole: the sum of what it does to each product.
import { findPlannedEvents, type PlannedEvents } from './event-plans.ts';
import { countChangedProducts } from './layers/attribute-changes.ts';
import type { ProductUndo, UndoOrder } from './layers/undo-product.ts';
import { q, type ReadDb } from './sql.ts';
import { getStoreById } from './stores.ts';
import { type EmptyStore, findEmptyStores, findUnusedProducts, type Unused } from './unused.ts';

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
  /** Days to come that it planned as promotions, counted store by store: they are planned no more. */
  unplanned: number;
  /** Codes of products and stores that only undone uploads brought and that nothing refers to any more: they go. */
  removedProducts: string[];
  removedStores: string[];
  /** Codes of the stores whose data change. */
  changedStores: string[];
}

/** What the products' plans add up to. */
export interface UndoSum {
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

export const emptySum = (): UndoSum => ({
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

export function addPlan(sum: UndoSum, plan: ProductUndo, storeId: number): void {
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
export function concludeUndo(
  db: ReadDb,
  { uploadId, commit }: UndoOrder,
  { emptied, stores: ofRows, ...counts }: UndoSum,
): { effect: UndoEffect; events: PlannedEvents; products: Unused[]; stores: EmptyStore[]; changed: Set<number> } {
  const upload = db.get(q.selectFrom('upload').select(['commit_rule', 'report']).where('id', '=', uploadId));
  const replaced = upload?.report ? (JSON.parse(upload.report).effect?.replaced ?? 0) : 0;
  const products = findUnusedProducts(db, { uploadId, productIds: emptied });
  const events = findPlannedEvents(db, uploadId);
  const stores = findEmptyStores(db, uploadId, products, events);
  const changed = new Set([...ofRows, ...storesOfChanges(db, commit), ...products.map(({ storeId }) => storeId)]);
  const codes = new Set([...changed].map((storeId) => getStoreById(db, storeId).code));
  for (const { code } of stores) codes.add(code);
  const effect: UndoEffect = {
    ...counts,
    lost: upload?.commit_rule === null ? replaced : 0,
    unplanned: events.reduce((sum, { days }) => sum + days.length, 0),
    changedProducts: countChangedProducts(db, commit),
    removedProducts: products.map(({ code }) => code),
    removedStores: stores.map(({ code }) => code),
    changedStores: [...codes].sort(),
  };
  return { effect, events, products, stores, changed };
}

/** Stores whose products an upload changed or, a correction, whose days it closed. */
const storesOfChanges = (db: ReadDb, commit: number): number[] =>
  db
    .prepareRows<[number, number], [number]>(
      `SELECT store_id FROM product_change JOIN product ON product.id = product_id WHERE commit_number = ?
       UNION SELECT store_id FROM closed_day WHERE commit_number = ?`,
    )
    .all(commit, commit)
    .map(([storeId]) => storeId);
