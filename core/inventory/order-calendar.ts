// On which days a supplier takes orders: whether one is due, and how long until the one after it.
import { type Day, weekdayOf } from '../math/day.ts';

export interface OrderMoment {
  /** Days to wait until an order can be placed; 0: today. */
  readonly waitDays: number;
  /** Days from that order to the next: the review period. */
  readonly untilNextDays: number;
}

/**
 * `orderWeekdays`: weekdays as in weekdayOf on which orders are taken; null: every day, so an order is due now and the
 * next one after a review period. With weekdays the next order is on the first of them that lies at least
 * `reviewPeriodDays` after the one that is due; 1: every such weekday is a chance to order. Throws RangeError for
 * weekdays that are none.
 */
export function orderMoment(day: Day, orderWeekdays: readonly number[] | null, reviewPeriodDays: number): OrderMoment {
  if (orderWeekdays === null) return { waitDays: 0, untilNextDays: reviewPeriodDays };
  if (
    orderWeekdays.length === 0 ||
    !orderWeekdays.every((weekday) => Number.isInteger(weekday) && weekday >= 0 && weekday <= 6)
  ) {
    throw new RangeError(`order weekdays go from 0 (Monday) to 6 (Sunday), not ${orderWeekdays.join(', ')}`);
  }
  const waitFrom = (from: Day): number => {
    let wait = 0;
    while (!orderWeekdays.includes(weekdayOf(from + wait))) wait++;
    return wait;
  };
  const waitDays = waitFrom(day);
  const gap = Math.max(1, reviewPeriodDays);
  return { waitDays, untilNextDays: gap + waitFrom(day + waitDays + gap) };
}
