// The history of orders: every change with who and when, and what takes it back.

import { AppError } from '../contract/errors.ts';
import type { OrderChangeFacts, OrderChangeKind } from '../contract/orders.ts';
import { newId } from './id.ts';
import { applyOrderPatch, type OrderPatch } from './order-patch.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';

/** Changes of a store that can be taken back, counted by rows; older ones stay as history. */
export const CHANGES_UNDOABLE = 1000;

export interface NewOrderChange {
  readonly storeId: number;
  readonly kind: OrderChangeKind;
  readonly at: string;
  readonly by: string;
  readonly patches: readonly (OrderPatch & { readonly facts: OrderChangeFacts })[];
}

export interface OrderChangeRecord {
  readonly id: string;
  readonly orderId: string;
  readonly kind: OrderChangeKind;
  readonly facts: OrderChangeFacts;
  readonly at: string;
  readonly by: string;
  readonly isUndone: boolean;
  readonly isUndoable: boolean;
}

/** Makes a change of one or more orders in one transaction; answers the id that takes it back. */
export function changeOrders(db: WriteDb, change: NewOrderChange): string {
  const id = newId();
  db.transaction(() => {
    for (const { facts, ...patch } of change.patches) {
      const inverse = applyOrderPatch(db, patch);
      insertChange(db, { ...change, id, orderId: patch.orderId, facts, inverse });
    }
    forgetOldInverses(db, change.storeId);
  });
  return id;
}

/**
 * Takes a change back, in one transaction, and notes that. Throws not-found/order-change; conflict/order-state when an
 * order of it was changed since, or it is too old or taken back already.
 */
export function undoOrderChange(db: WriteDb, id: string, who: { at: string; by: string }): string[] {
  return db.transaction(() => {
    const rows = db.all(
      q.selectFrom('purchase_order_change').selectAll().where('id', '=', id).orderBy('number', 'desc'),
    );
    if (rows.length === 0) {
      throw new AppError('not-found/order-change', `There is no change ${id} of an order.`, { name: id });
    }
    for (const row of rows) {
      if (row.undone === 1 || row.kind === 'undone') throw cannotUndo('it was taken back already');
      if (row.inverse === null) throw cannotUndo('it is too old');
      if (hasLaterChange(db, row)) throw cannotUndo('the order was changed since');
      applyOrderPatch(db, JSON.parse(row.inverse) as OrderPatch);
      insertChange(db, {
        storeId: row.store_id,
        kind: 'undone',
        ...who,
        id: newId(),
        orderId: row.order_id,
        facts: { ...(JSON.parse(row.facts) as OrderChangeFacts), of: row.kind as OrderChangeKind },
        inverse: null,
      });
    }
    db.run(q.updateTable('purchase_order_change').set({ undone: 1 }).where('id', '=', id));
    return rows.map((row) => row.order_id);
  });
}

function hasLaterChange(db: ReadDb, { order_id, number }: { order_id: string; number: number }): boolean {
  const later = q
    .selectFrom('purchase_order_change')
    .select('number')
    .where('order_id', '=', order_id)
    .where('number', '>', number)
    .where('undone', '=', 0)
    .where('kind', '<>', 'undone')
    .limit(1);
  return db.get(later) !== undefined;
}

const cannotUndo = (why: string): AppError =>
  new AppError('conflict/order-state', `This change cannot be taken back: ${why}.`, {
    got: why,
    advice: 'Take back what was done after it first, or change the order by hand.',
  });

function insertChange(
  db: WriteDb,
  change: Omit<NewOrderChange, 'patches'> & {
    id: string;
    orderId: string;
    facts: OrderChangeFacts;
    inverse: OrderPatch | null;
  },
): void {
  db.run(
    q.insertInto('purchase_order_change').values({
      id: change.id,
      store_id: change.storeId,
      order_id: change.orderId,
      kind: change.kind,
      facts: JSON.stringify(change.facts),
      changed_at: change.at,
      changed_by: change.by,
      inverse: change.inverse === null ? null : JSON.stringify(change.inverse),
      undone: 0,
    }),
  );
}

function forgetOldInverses(db: WriteDb, storeId: number): void {
  db.prepare(
    `UPDATE purchase_order_change SET inverse = NULL WHERE store_id = ? AND inverse IS NOT NULL AND number <=
       (SELECT number FROM purchase_order_change WHERE store_id = ? ORDER BY number DESC LIMIT 1 OFFSET ${CHANGES_UNDOABLE})`,
  ).run(storeId, storeId);
}

/** Changes of a store, of one order where it is named, the latest first. */
export function listOrderChanges(
  db: ReadDb,
  storeId: number,
  page: { readonly orderId?: string; readonly offset: number; readonly limit: number },
): OrderChangeRecord[] {
  let query = q.selectFrom('purchase_order_change').selectAll().where('store_id', '=', storeId);
  if (page.orderId !== undefined) query = query.where('order_id', '=', page.orderId);
  const rows = db.all(query.orderBy('number', 'desc').limit(page.limit).offset(page.offset));
  return rows.map((row) => ({
    id: row.id,
    orderId: row.order_id,
    kind: row.kind as OrderChangeKind,
    facts: JSON.parse(row.facts) as OrderChangeFacts,
    at: row.changed_at,
    by: row.changed_by,
    isUndone: row.undone === 1,
    isUndoable: row.undone === 0 && row.kind !== 'undone' && row.inverse !== null && !hasLaterChange(db, row),
  }));
}

/** Changes of drafts: nothing that decisions look at. */
const OF_DRAFTS: readonly OrderChangeKind[] = [
  'proposed',
  'edited',
  'line-added',
  'lines-removed',
  'allocated',
  'removed',
];

/** Rises with every change of what is on its way to the store or has arrived: what was decided before is out of date. */
export function ordersVersion(db: ReadDb, storeId: number): number {
  const row = db.get(
    q
      .selectFrom('purchase_order_change')
      .select((eb) => eb.fn.max('number').as('last'))
      .where('store_id', '=', storeId)
      .where('kind', 'not in', OF_DRAFTS),
  );
  return Number(row?.last ?? 0);
}
