// The series of one product, for the product list: read one by one, because a page shows only a few of them.
import type { Day } from '../math/day.ts';
import { recordReader } from './merged-products.ts';
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

const COLUMNS = ['day', 'units', 'price', 'closed', 'stock', 'units_ordered'] as const;
type Cell = number | null;
type Row = [day: Day, units: number, price: Cell, closed: Cell, stock: Cell, ordered: Cell];

/** undefined when the product has no record. */
export function findProductSales(
  db: ReadDb,
  { calendar, sold, closedSteps, members }: StoreTotals,
  productId: number,
): ProductSales | undefined {
  const rows = recordReader<Row>(db, members, COLUMNS)(productId);
  if (rows.length === 0) return undefined;
  const from = calendar.stepOf(rows[0][0]);
  const steps = calendar.days.length - from;
  const units = new Float64Array(steps).fill(Number.NaN);
  const closed = new Uint8Array(steps);
  const stock = new Float64Array(steps).fill(Number.NaN);
  const orders: { day: Day; units: number }[] = [];
  let [unitsSold, ordersKnown] = [0, false];
  let lastPrice: number | null = null;
  for (const [day, sales, price, isClosed, opening, ordered] of rows) {
    const step = calendar.stepOf(day) - from;
    units[step] = Number.isNaN(units[step]) ? sales : units[step] + sales;
    if (isClosed === 1 || closedSteps?.[from + step] === 1) closed[step] = 1;
    if (opening !== null) stock[step] = Math.max(0, opening);
    if (price !== null) lastPrice = price / PRICE_SCALE;
    if (ordered !== null) ordersKnown = true;
    if (ordered !== null && ordered > 0) orders.push({ day, units: ordered });
    unitsSold += sales;
  }
  for (let step = 0; step < steps; step++) {
    if (!Number.isNaN(units[step])) units[step] = Math.max(0, units[step]);
    else {
      units[step] = 0;
      if (sold[from + step] === 0) closed[step] = 1;
    }
  }
  const days = calendar.days.subarray(from);
  const [firstDay, lastDay] = [rows[0][0], rows[rows.length - 1][0]];
  return { firstDay, lastDay, days, units, closed, stock, orders, ordersKnown, unitsSold, lastPrice };
}
