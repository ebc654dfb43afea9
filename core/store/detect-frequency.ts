// Whether a store's sales come by the day, the week or the month: by the gaps between its days.
import type { Frequency } from '../contract/units.ts';
import type { Day } from '../math/day.ts';

/** Fewer days than this say nothing. */
const LEAST_DAYS = 4;
/** Gaps that must fit; the others are closed weeks and missing months, which a longer gap also is. */
const ENOUGH = 0.9;

/** `days` are the distinct days with data, ascending. Daily unless the gaps clearly say otherwise. */
export function detectFrequency(days: readonly Day[]): Frequency {
  if (days.length < LEAST_DAYS) return 'daily';
  const gaps = days.slice(1).map((day, i) => day - days[i]);
  const share = (fits: (gap: number) => boolean) => gaps.filter(fits).length / gaps.length;
  if (share((gap) => gap % 7 === 0) >= ENOUGH && share((gap) => gap === 7) >= 0.5) return 'weekly';
  if (share((gap) => gap >= 28) >= ENOUGH && share((gap) => gap <= 31) >= 0.5) return 'monthly';
  return 'daily';
}
