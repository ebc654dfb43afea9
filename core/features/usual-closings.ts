// Which past days without a record are no gaps: the shop is usually closed on that weekday.
import { weekdayOf } from '../math/day.ts';

/** Weeks looked at on either side of a day, how many there must be, and the share of them that must be empty. */
const WEEKS = 6;
const MIN_WEEKS = 4;
const EMPTY_SHARE = 0.8;

/**
 * @param days every day from the first to the last, one after the other
 * @param isEmpty whether nothing was recorded on the day at an index of `days`
 * @returns 1 for each empty day whose weekday was empty in at least 80 % of the six weeks before and after it; a shop that
 * has begun to open on Sundays has closed ones before, not after
 */
export function usualClosings(days: ArrayLike<number>, isEmpty: (index: number) => boolean): Uint8Array {
  const closed = new Uint8Array(days.length);
  for (let day = 0; day < days.length; day++) {
    if (!isEmpty(day)) continue;
    let weeks = 0;
    let empty = 0;
    for (let week = -WEEKS; week <= WEEKS; week++) {
      const near = day + 7 * week;
      if (week === 0 || near < 0 || near >= days.length || weekdayOf(days[near]) !== weekdayOf(days[day])) continue;
      weeks++;
      if (isEmpty(near)) empty++;
    }
    if (weeks >= MIN_WEEKS && empty >= EMPTY_SHARE * weeks) closed[day] = 1;
  }
  return closed;
}
