// What is there and what is coming: stock on hand at the close of the origin, and orders on their way.

export interface StockPosition {
  /** null: no stock record, or none that can still be trusted. Never below 0. */
  readonly onHand: number | null;
  /** Ordered and not yet delivered; all of it arrives within the lead time. */
  readonly onOrder: number;
  /** Promised to customers and still on the shelf. */
  readonly committed: number;
  /** False where no file told of orders, so that `onOrder` is an assumption. */
  readonly onOrderKnown: boolean;
}

/** Inventory position: on hand + on order − committed; null when no stock is recorded. */
export function inventoryPosition(stock: StockPosition): number | null {
  return stock.onHand === null ? null : stock.onHand + stock.onOrder - stock.committed;
}

export interface PastOrder {
  /** Days before the origin on which it was placed; below 0: after the origin, and before the decision. */
  readonly daysAgo: number;
  readonly units: number;
  /** When it arrived, as `daysAgo`; null: it has not. Left out: nobody said, so it arrives a lead time after its day. */
  readonly arrivedDaysAgo?: number | null;
}

/** One product's days up to the origin, oldest first; the arrays have one cell a step. */
export interface StockRecords {
  /** Days before the origin of each step, 0 at the last. */
  readonly daysAgo: (step: number) => number;
  /** Stock at opening; NaN: not recorded. */
  readonly stock: ArrayLike<number>;
  readonly units: ArrayLike<number>;
  /** Orders placed. Empty: none known. */
  readonly orders: readonly PastOrder[];
  readonly ordersKnown: boolean;
  readonly leadTimeDays: number;
  /**
   * Units that somebody counted at the close of a day, arrivals of that day included. Counted after the origin (`daysAgo`
   * below 0): as many as there must have been at its close.
   */
  readonly counted?: { readonly daysAgo: number; readonly units: number };
}

/** A stock record older than this says nothing about today. */
export const OLDEST_STOCK_RECORD_DAYS = 180;

/**
 * Position at the close of the origin, from the latest opening stock S0 recorded on day d:
 *
 *   on hand  = S0 − units sold from d to the origin + orders placed a lead time before (d, origin], thus delivered
 *              + orders whose arrival was booked on day d or later
 *   on order = orders placed less than a lead time ago, and those whose arrival is booked, but not yet
 *
 * An order placed in the evening of day t is on the shelf at opening of day t + lead time. An arrival that was booked on
 * day t came after that day's opening, so that a record of the day does not hold it; one booked after the origin and
 * before the decision is on the shelf, too. A record of the origin
 * itself cannot go below 0 (the day was a stock-out). An older record that the sales since have used up proves a
 * delivery that no file told of: stock is then unknown, never out.
 *
 * A count at the close of day d or later goes before a record at its opening: on hand is then the count − units sold
 * after it + what arrived after it.
 */
export function stockAtClose(records: StockRecords): StockPosition & { readonly recordedDaysAgo: number | null } {
  const { leadTimeDays, orders, stock, units } = records;
  const sumOf = (counts: (order: PastOrder) => boolean): number =>
    orders.reduce((sum, order) => (counts(order) ? sum + order.units : sum), 0);
  const onOrder = sumOf(({ daysAgo, arrivedDaysAgo }) =>
    arrivedDaysAgo === undefined ? daysAgo < leadTimeDays : arrivedDaysAgo === null,
  );
  const rest = { onOrder, committed: 0, onOrderKnown: records.ordersKnown };
  const since = (age: number, recorded: number, sold: number, bookedWithin: number) => {
    const delivered = sumOf(({ daysAgo, arrivedDaysAgo }) => {
      if (arrivedDaysAgo !== undefined) return arrivedDaysAgo !== null && arrivedDaysAgo < bookedWithin;
      return daysAgo >= leadTimeDays && daysAgo - leadTimeDays < age;
    });
    const left = recorded - sold + delivered;
    return { onHand: left >= 0 ? left : age === 0 ? 0 : null, recordedDaysAgo: Math.max(0, age) };
  };
  const { counted } = records;
  const countAge = counted && counted.daysAgo <= OLDEST_STOCK_RECORD_DAYS ? counted.daysAgo : Number.POSITIVE_INFINITY;
  let sold = 0;
  for (let step = stock.length - 1; step >= 0; step--) {
    const age = records.daysAgo(step);
    if (age > OLDEST_STOCK_RECORD_DAYS || age >= countAge) break;
    sold += units[step];
    if (Number.isNaN(stock[step])) continue;
    // An arrival booked on the very day came after its opening, and before its close.
    return { ...rest, ...since(age, stock[step], sold, age + 1) };
  }
  if (!counted || !Number.isFinite(countAge)) return { ...rest, onHand: null, recordedDaysAgo: null };
  return { ...rest, ...since(countAge, counted.units, sold, countAge) };
}
