// How long deliveries really took: recorded orders matched with the jumps of recorded stock, or told by received orders.

/** One product's record, oldest day first; arrays have one cell a day with a record. */
export interface DeliveryRecord {
  readonly days: ArrayLike<number>;
  /** Stock at opening; NaN: not recorded. */
  readonly stock: ArrayLike<number>;
  readonly units: ArrayLike<number>;
  /** Orders placed, oldest first. */
  readonly orders: readonly { readonly day: number; readonly units: number }[];
}

export interface Delivery {
  readonly orderDay: number;
  readonly arrivalDay: number;
}

export interface MatchedDeliveries {
  readonly deliveries: readonly Delivery[];
  /** Units that arrived while an order was open, and those of them that an order explains to the unit. */
  readonly arrived: number;
  readonly explained: number;
}

/** Nobody waits longer for a delivery that counts as one: see the contract's limit of a lead time. */
const LONGEST_DAYS = 180;
/** Half a unit: below it a difference is rounding. */
const TOLERANCE = 0.5;

/**
 * Deliveries of one product. An order placed on day t that is on the shelf at the opening of day a took a − t days. What
 * arrived on a day is its opening stock less what the record before left over, where the two records are neighbours in
 * the table. An arrival is matched with the oldest open order of just as many units; where none is, with the open
 * orders first in, first out, an order counting as delivered when its last unit has come.
 */
export function matchDeliveries({ days, stock, units, orders }: DeliveryRecord): MatchedDeliveries {
  const open: { day: number; left: number }[] = [];
  const deliveries: Delivery[] = [];
  let next = 0;
  let arrived = 0;
  let explained = 0;
  for (let i = 1; i < days.length; i++) {
    const day = days[i];
    while (next < orders.length && orders[next].day < day) {
      open.push({ day: orders[next].day, left: orders[next].units });
      next++;
    }
    while (open.length > 0 && day - open[0].day > LONGEST_DAYS) open.shift();
    if (Number.isNaN(stock[i]) || Number.isNaN(stock[i - 1])) continue;
    let came = stock[i] - Math.max(0, stock[i - 1] - units[i - 1]);
    if (came <= TOLERANCE || open.length === 0) continue;
    arrived += came;
    const same = open.findIndex(({ left }) => Math.abs(left - came) <= TOLERANCE);
    if (same >= 0) {
      explained += came;
      deliveries.push({ orderDay: open[same].day, arrivalDay: day });
      open.splice(same, 1);
      continue;
    }
    while (came > TOLERANCE && open.length > 0) {
      const oldest = open[0];
      const taken = Math.min(came, oldest.left);
      oldest.left -= taken;
      came -= taken;
      if (oldest.left > TOLERANCE) break;
      deliveries.push({ orderDay: oldest.day, arrivalDay: day });
      open.shift();
    }
  }
  return { deliveries, arrived, explained };
}

export interface LearntLeadTimes {
  /** Shares by days, ascending; add up to 1. */
  readonly leadTimes: readonly { readonly days: number; readonly share: number }[];
  readonly deliveries: number;
  readonly meanDays: number;
}

/** Fewer deliveries say nothing about how they vary. */
const FEWEST_DELIVERIES = 8;
/** Below this share of units explained to the unit, stock and orders do not belong together. */
const LEAST_EXPLAINED = 0.6;
/** Rarer lead times than this are typing errors of a record, not a habit of the supplier. */
const RAREST_SHARE = 0.01;

/**
 * The mixture of lead times of one supplier: from the records of all its products, and from `received`, deliveries whose
 * two days somebody wrote down (one an order). Records that fit badly (orders and stock that have nothing to do with
 * each other) are left out, since learning from them would be inventing. null: what is left is too little.
 */
export function learnLeadTimes(
  matched: readonly MatchedDeliveries[],
  received: readonly Delivery[] = [],
): LearntLeadTimes | null {
  const sum = (value: (one: MatchedDeliveries) => number) => matched.reduce((total, one) => total + value(one), 0);
  const arrived = sum((one) => one.arrived);
  const isTrusted = arrived > 0 && sum((one) => one.explained) >= arrived * LEAST_EXPLAINED;
  return mixtureOf([...(isTrusted ? matched.flatMap((one) => one.deliveries) : []), ...received]);
}

/** The mixture of deliveries whose days are known; null where they are too few. */
function mixtureOf(deliveries: readonly Delivery[]): LearntLeadTimes | null {
  const counts = new Map<number, number>();
  for (const { orderDay, arrivalDay } of deliveries) {
    const days = arrivalDay - orderDay;
    if (days >= 0 && days <= LONGEST_DAYS) counts.set(days, (counts.get(days) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((total, count) => total + count, 0);
  const kept = [...counts].filter(([, count]) => count >= all * RAREST_SHARE).sort(([a], [b]) => a - b);
  const total = kept.reduce((sum, [, count]) => sum + count, 0);
  if (total < FEWEST_DELIVERIES) return null;
  return {
    leadTimes: kept.map(([days, count]) => ({ days, share: count / total })),
    deliveries: total,
    meanDays: kept.reduce((sum, [days, count]) => sum + days * count, 0) / total,
  };
}
