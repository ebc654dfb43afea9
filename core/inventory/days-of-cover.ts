// How long the stock lasts: the day on which half of all futures have used it up.
import type { DemandOver } from './decision-input.ts';

/** Cover beyond this is not told apart: sums of demand reach no further. */
export const MAX_COVER_DAYS = 180;

/**
 * First day d (1 = the day after the origin) on which the median of demand summed over d days exceeds `available`
 * (on hand + on order); 180 when that is later. The median of the sum, not a sum of daily medians: a product that
 * sells one unit every third day has a median of 0 every day and would last for ever.
 *
 * Gallops from the day that the mean points to, then bisects: a handful of sums instead of 180.
 * `dailyMean`: expected demand a day, only a hint.
 */
export function daysOfCover(demandOver: DemandOver, available: number, dailyMean: number): number {
  const isUsedUp = (day: number): boolean => demandOver(day).quantile(0.5) > available;
  const hint = dailyMean > 0 ? Math.ceil(available / dailyMean) : MAX_COVER_DAYS;
  let low = 0;
  let high = Math.min(Math.max(hint, 1), MAX_COVER_DAYS);
  let step = Math.max(1, Math.round(high / 8));
  if (isUsedUp(high)) {
    while (high - step > 0 && isUsedUp(high - step)) {
      high -= step;
      step *= 2;
    }
    low = Math.max(0, high - step);
  } else {
    low = high;
    for (;;) {
      if (low >= MAX_COVER_DAYS) return MAX_COVER_DAYS;
      high = Math.min(low + step, MAX_COVER_DAYS);
      if (isUsedUp(high)) break;
      low = high;
      step *= 2;
    }
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isUsedUp(middle)) high = middle;
    else low = middle;
  }
  return high;
}
