// Alerts that somebody put away, by product and kind.
import type { AlertKind, AlertState } from '../contract/alerts.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';

export interface AlertMark {
  readonly product: string;
  readonly kind: AlertKind;
  readonly state: Exclude<AlertState, 'open'>;
  /** ISO timestamp. */
  readonly until: string;
  /** What doing nothing cost when it was put away. */
  readonly cost: number;
  readonly markedBy: string;
}

/** Marks of a store that hold at `now` (ISO timestamp). */
export function listAlertMarks(db: ReadDb, storeId: number, now: string): AlertMark[] {
  const rows = db.all(
    q
      .selectFrom('alert_mark as mark')
      .innerJoin('product', 'product.id', 'mark.product_id')
      .select(['product.code', 'mark.kind', 'mark.state', 'mark.until', 'mark.cost', 'mark.marked_by'])
      .where('product.store_id', '=', storeId)
      .where('mark.until', '>', now),
  );
  return rows.map((row) => ({
    product: row.code,
    kind: row.kind as AlertKind,
    state: row.state as AlertMark['state'],
    until: row.until,
    cost: row.cost,
    markedBy: row.marked_by,
  }));
}

/** Puts an alert away; an earlier mark of it is replaced. `markedAt`: ISO timestamp. */
export function setAlertMark(
  db: WriteDb,
  productId: number,
  mark: Omit<AlertMark, 'product'> & { readonly markedAt: string },
): void {
  const values = {
    state: mark.state,
    until: mark.until,
    cost: mark.cost,
    marked_at: mark.markedAt,
    marked_by: mark.markedBy,
  };
  db.run(
    q
      .insertInto('alert_mark')
      .values({ product_id: productId, kind: mark.kind, ...values })
      .onConflict((conflict) => conflict.columns(['product_id', 'kind']).doUpdateSet(values)),
  );
}

/** Opens an alert again; without a mark nothing changes. */
export function removeAlertMark(db: WriteDb, productId: number, kind: AlertKind): void {
  db.run(q.deleteFrom('alert_mark').where('product_id', '=', productId).where('kind', '=', kind));
}
