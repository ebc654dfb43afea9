// Orders made here as decisions see them: what is on its way on a day, and what had arrived by then.
import type { Day } from '../math/day.ts';
import type { ReadDb } from './sql.ts';

/** Part of an order of one product that arrived on one day, or that is still on its way (null). */
export interface OwnOrder {
  readonly day: Day;
  readonly units: number;
  readonly arrivedDay: Day | null;
}

/**
 * One row a delivery, and one for what had not come by `onDay`. An order closed by then brings nothing more; one that was
 * received or closed later was still on its way.
 */
const OWN_ORDERS_SQL = (only: string) => `
WITH asked (store_id, on_day, since_day) AS (SELECT ?, ?, ?),
line AS (
  SELECT o.id, o.order_day, o.received_day, l.product_code, l.quantity, a.on_day
  FROM asked a JOIN purchase_order o ON o.store_id = a.store_id AND o.state IN ('placed', 'received')
  JOIN purchase_order_line l ON l.order_id = o.id
  WHERE o.order_day <= a.on_day AND (o.received_day IS NULL OR o.received_day >= a.since_day)${only}
)
SELECT l.product_code, l.order_day, r.units, r.day
FROM line l JOIN purchase_order_receipt r ON r.order_id = l.id AND r.product_code = l.product_code
WHERE r.day <= l.on_day
UNION ALL
SELECT l.product_code, l.order_day, l.quantity - coalesce((SELECT sum(r.units) FROM purchase_order_receipt r
  WHERE r.order_id = l.id AND r.product_code = l.product_code AND r.day <= l.on_day), 0) AS rest, NULL
FROM line l WHERE (l.received_day IS NULL OR l.received_day > l.on_day) AND rest > 0`;

/** By product code; placed on or before `onDay`, and not closed before `sinceDay`. */
export function loadOwnOrders(
  db: ReadDb,
  storeId: number,
  days: { readonly sinceDay: Day; readonly onDay: Day },
  product?: string,
): Map<string, OwnOrder[]> {
  type Row = [code: string, day: Day, units: number, arrivedDay: Day | null];
  const { sinceDay, onDay } = days;
  const rows =
    product === undefined
      ? db.prepareRows<[number, Day, Day], Row>(OWN_ORDERS_SQL('')).all(storeId, onDay, sinceDay)
      : db
          .prepareRows<[number, Day, Day, string], Row>(OWN_ORDERS_SQL(' AND l.product_code = ?'))
          .all(storeId, onDay, sinceDay, product);
  const orders = new Map<string, OwnOrder[]>();
  for (const [code, day, units, arrivedDay] of rows) {
    const order = { day, units, arrivedDay };
    const known = orders.get(code);
    if (known) known.push(order);
    else orders.set(code, [order]);
  }
  return orders;
}

/** Products of orders that were placed after a moment, whatever became of the orders since but being taken back. */
export function listProductsOrderedSince(db: ReadDb, storeId: number, at: string): Set<string> {
  const sql = `SELECT DISTINCT l.product_code FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.id
    WHERE o.store_id = ? AND o.state IN ('placed', 'received') AND o.placed_at > ?`;
  return new Set(
    db
      .prepareRows<[number, string], [string]>(sql)
      .all(storeId, at)
      .map(([code]) => code),
  );
}
