// On which days a product can be ordered in a replay.
import type { OrderTerms } from '#core/inventory/index.ts';
import { type Day, weekdayOf } from '#core/math/day.ts';

/**
 * Whether an order can be placed at the close of each day from `firstDay` on, for `days` days: on the supplier's weekdays, at
 * least a review period apart; without weekdays every review period from the first day on.
 */
export function orderDays(terms: OrderTerms, firstDay: Day, days: number): Uint8Array {
  const { orderWeekdays, reviewPeriodDays } = terms;
  const can = new Uint8Array(days);
  let earliest = 0;
  for (let i = 0; i < days; i++) {
    // An order decided at the close of a day is placed on the morning after it.
    if (i < earliest || (orderWeekdays !== null && !orderWeekdays.includes(weekdayOf(firstDay + i + 1)))) continue;
    can[i] = 1;
    earliest = i + Math.max(1, reviewPeriodDays);
  }
  return can;
}

/** Index of the next day after `from` that is set; `can.length` where there is none. */
export function nextOrderDay(can: Uint8Array, from: number): number {
  let next = from + 1;
  while (next < can.length && can[next] === 0) next++;
  return next;
}
