// A change of one order as data: applying it answers the patch that takes it back.
import type { Day } from '../math/day.ts';
import type { PurchaseOrderLineTable, PurchaseOrderTable } from './schema/orders.ts';
import { q, type SqlValue, type WriteDb } from './sql.ts';

export interface LinePatch {
  readonly product: string;
  /** null: the line goes. Of a line that is there only the named columns change; a new one names all of them. */
  readonly row: Partial<PurchaseOrderLineTable> | null;
}

export interface ReceiptPatch {
  readonly product: string;
  readonly day: Day;
  /** What came in of it on that day, all together; null: nothing. */
  readonly units: number | null;
}

export interface OrderPatch {
  readonly orderId: string;
  /** Left out: as it is. null: the order goes, with all its lines. A new order names all columns. */
  readonly order?: Partial<PurchaseOrderTable> | null;
  readonly lines?: readonly LinePatch[];
  readonly receipts?: readonly ReceiptPatch[];
}

/** Applies a patch within the caller's transaction; answers its inverse. */
export function applyOrderPatch(db: WriteDb, { orderId, order, lines = [], receipts = [] }: OrderPatch): OrderPatch {
  const current = db.get(q.selectFrom('purchase_order').selectAll().where('id', '=', orderId));
  if (order === null) {
    const inverse = {
      orderId,
      order: current ?? null,
      lines: allLines(db, orderId),
      receipts: allReceipts(db, orderId),
    };
    db.run(q.deleteFrom('purchase_order').where('id', '=', orderId));
    return inverse;
  }
  if (order && !current) {
    db.run(q.insertInto('purchase_order').values(order as PurchaseOrderTable));
  } else if (order) {
    db.run(q.updateTable('purchase_order').set(order).where('id', '=', orderId));
  }
  const before = {
    lines: lines.map((line) => applyLine(db, orderId, line)),
    receipts: receipts.map((receipt) => applyReceipt(db, orderId, receipt)),
  };
  if (order && !current) return { orderId, order: null };
  return { orderId, ...(order && { order: pick(current as PurchaseOrderTable, order) }), ...before };
}

function applyLine(db: WriteDb, orderId: string, { product, row }: LinePatch): LinePatch {
  const current = db
    .prepare<[string, string], PurchaseOrderLineTable>(
      'SELECT * FROM purchase_order_line WHERE order_id = ? AND product_code = ?',
    )
    .get(orderId, product);
  if (row === null) {
    db.prepare('DELETE FROM purchase_order_line WHERE order_id = ? AND product_code = ?').run(orderId, product);
    return { product, row: current ?? null };
  }
  if (!current) {
    db.run(q.insertInto('purchase_order_line').values(row as PurchaseOrderLineTable));
    return { product, row: null };
  }
  const columns = Object.keys(row) as (keyof PurchaseOrderLineTable)[];
  const set = columns.map((column) => `"${column}" = ?`).join(', ');
  db.prepare<SqlValue[]>(`UPDATE purchase_order_line SET ${set} WHERE order_id = ? AND product_code = ?`).run(
    ...columns.map((column) => row[column] as SqlValue),
    orderId,
    product,
  );
  return { product, row: pick(current, row) };
}

function applyReceipt(db: WriteDb, orderId: string, { product, day, units }: ReceiptPatch): ReceiptPatch {
  const key = [orderId, product, day] as const;
  const where = 'WHERE order_id = ? AND product_code = ? AND day = ?';
  const current = db
    .prepare<[string, string, Day], { units: number }>(`SELECT units FROM purchase_order_receipt ${where}`)
    .get(...key);
  if (units === null) db.prepare(`DELETE FROM purchase_order_receipt ${where}`).run(...key);
  else db.prepare('INSERT OR REPLACE INTO purchase_order_receipt VALUES (?, ?, ?, ?)').run(...key, units);
  return { product, day, units: current?.units ?? null };
}

const allLines = (db: WriteDb, orderId: string): LinePatch[] =>
  db
    .all(q.selectFrom('purchase_order_line').selectAll().where('order_id', '=', orderId))
    .map((row) => ({ product: row.product_code, row }));

const allReceipts = (db: WriteDb, orderId: string): ReceiptPatch[] =>
  db
    .all(q.selectFrom('purchase_order_receipt').selectAll().where('order_id', '=', orderId))
    .map(({ product_code: product, day, units }) => ({ product, day, units }));

/** The columns of `row` that `wanted` names. */
const pick = <Row extends object>(row: Row, wanted: Partial<Row>): Partial<Row> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => column in wanted)) as Partial<Row>;
