// The series of one product, for the product list: read one by one, because a page shows only a few of them.
import type { Day } from '../math/day.ts';
import { PRICE_SCALE } from './series.ts';
import type { ReadDb } from './sql.ts';
import type { StoreTotals } from './store-facts.ts';

/** One cell a step, from the product's first record to the store's last known day. */
export interface ProductSales {
  /** First and last day with a record. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** Day of each step. */
  readonly days: Int32Array;
  /** Netted within the step, negative as 0, as training sees it. */
  readonly units: Float64Array;
  readonly closed: Uint8Array;
  /** Stock at opening, negative as 0; NaN: not recorded. */
  readonly stock: Float64Array;
  /** Orders the shop noted, oldest first. */
  readonly orders: readonly { readonly day: Day; readonly units: number }[];
  /** Whether any record tells of orders, if only that there were none. */
  readonly ordersKnown: boolean;
  /** Sum of all records, returns taken off. */
  readonly unitsSold: number;
  /** In currency units; the latest recorded. */
  readonly lastPrice: number | null;
}

interface Row {
  day: Day;
  units: number;
  price: number | null;
  closed: number | null;
  stock: number | null;
  units_ordered: number | null;
}

const ROWS_SQL =
  'SELECT day, units, price, closed, stock, units_ordered FROM observation WHERE product_id = ? ORDER BY day';

/** undefined when the product has no record. */
export function findProductSales(
  db: ReadDb,
  { calendar, sold }: StoreTotals,
  productId: number,
): ProductSales | undefined {
  const rows = db.prepare<[number], Row>(ROWS_SQL).all(productId);
  if (rows.length === 0) return undefined;
  const from = calendar.stepOf(rows[0].day);
  const steps = calendar.days.length - from;
  const units = new Float64Array(steps).fill(Number.NaN);
  const closed = new Uint8Array(steps);
  const stock = new Float64Array(steps).fill(Number.NaN);
  const orders: { day: Day; units: number }[] = [];
  let [unitsSold, ordersKnown] = [0, false];
  let lastPrice: number | null = null;
  for (const row of rows) {
    const step = calendar.stepOf(row.day) - from;
    units[step] = Number.isNaN(units[step]) ? row.units : units[step] + row.units;
    if (row.closed === 1) closed[step] = 1;
    if (row.stock !== null) stock[step] = Math.max(0, row.stock);
    if (row.price !== null) lastPrice = row.price / PRICE_SCALE;
    if (row.units_ordered !== null) ordersKnown = true;
    if (row.units_ordered !== null && row.units_ordered > 0) orders.push({ day: row.day, units: row.units_ordered });
    unitsSold += row.units;
  }
  for (let step = 0; step < steps; step++) {
    if (!Number.isNaN(units[step])) units[step] = Math.max(0, units[step]);
    else {
      units[step] = 0;
      if (sold[from + step] === 0) closed[step] = 1;
    }
  }
  const days = calendar.days.subarray(from);
  const [firstDay, lastDay] = [rows[0].day, rows[rows.length - 1].day];
  return { firstDay, lastDay, days, units, closed, stock, orders, ordersKnown, unitsSold, lastPrice };
}
