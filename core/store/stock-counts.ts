// Counted stock: what somebody saw on the shelf at the close of a day, by hand or by a stock list.
import type { Day } from '../math/day.ts';
import type { ReadDb } from './sql.ts';

export interface StockCount {
  /** It was counted at the close of this day. */
  readonly day: Day;
  readonly units: number;
}

/** The last count of each product, one seek in the primary key a product. */
const LATEST_SQL = `
SELECT p.code, c.day, c.units FROM product p
JOIN stock_count c ON c.product_id = p.id
  AND c.day = (SELECT max(day) FROM stock_count WHERE product_id = p.id AND day <= ?)
WHERE p.store_id = ?`;

/** The last count of each counted product on or before `toDay`, by code; of the products named. */
export function loadStockCounts(
  db: ReadDb,
  storeId: number,
  toDay: Day,
  product?: string | readonly string[],
): Map<string, StockCount> {
  type Row = [code: string, day: Day, units: number];
  const rows =
    product === undefined
      ? db.prepareRows<[number, number], Row>(LATEST_SQL).all(toDay, storeId)
      : db
          .prepareRows<[number, number, string], Row>(`${LATEST_SQL} AND p.code IN (SELECT value FROM json_each(?))`)
          .all(toDay, storeId, JSON.stringify([product].flat()));
  return new Map(rows.map(([code, day, units]) => [code, { day, units }]));
}
