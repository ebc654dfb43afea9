// The first day ahead on which something can be ordered: what lists and alerts speak of when nobody names a day.
import { type Day, weekdayOf } from '#core/math/day.ts';
import { loadOrderTerms } from '#core/store/order-terms.ts';
import type { ReadDb } from '#core/store/sql.ts';
import type { StoreRow } from '#core/store/stores.ts';

/**
 * Steps from the origin to it. 1, the next step, as soon as one product can be ordered on any day; later only where every
 * supplier takes orders on certain weekdays and none of them is the next day. Stores by the week or month: always 1.
 */
export function nextOrderStep(db: ReadDb, store: StoreRow, originDay: Day): number {
  if (store.frequency !== 'daily') return 1;
  const weekdays = new Set<number>();
  for (const { supplier } of loadOrderTerms(db, store.id).values()) {
    if (!supplier?.orderWeekdays) return 1;
    for (const weekday of supplier.orderWeekdays) weekdays.add(weekday);
  }
  let step = 1;
  while (weekdays.size > 0 && !weekdays.has(weekdayOf(originDay + step))) step++;
  return step;
}
