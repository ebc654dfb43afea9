// How far the trees' totals of a category are drawn to what level and calendar alone, or the total's own past, say of them.
import type { SeriesFrame } from '../frame/series-frame.ts';
import type { Day } from '../math/day.ts';

/** The sum of the products' levels × calendar, or a forecast of the total as a series of its own. */
export type TotalsTarget = 'baseline' | 'totals';

/**
 * Factors on the trees' forecasts, by target day. Set on the model's origin for all products at once and kept with the
 * model, so that one product's forecast never depends on whether others were asked for.
 */
export interface TotalsAnchor {
  /** Left out by older models: the baseline. */
  readonly towards?: TotalsTarget;
  /** Share (on the log scale) of the way from the trees' totals to the target's, above 0 to 1. */
  readonly weight: number;
  /** Day of the first factor; one a day. Later days repeat the last week's. */
  readonly firstDay: Day;
  /** By name of the category. */
  readonly categories: Readonly<Record<string, readonly number[]>>;
  /** For products of no category, or of one that came later. */
  readonly store: readonly number[];
}

/** Factor on the trees' forecast of a series for a target day; 1 throughout without an anchor. */
export function anchorFactors(
  anchor: TotalsAnchor | null,
  frame: Pick<SeriesFrame, 'products' | 'categories'>,
): (series: number, day: Day) => number {
  if (anchor === null) return () => 1;
  const ofCategory = frame.categories.map((name) => anchor.categories[name] ?? anchor.store);
  return (series, day) => {
    const factors = ofCategory[frame.products[series].category] ?? anchor.store;
    const at = Math.max(0, day - anchor.firstDay);
    return at < factors.length ? factors[at] : factors[factors.length - 7 + ((at - factors.length) % 7)];
  };
}
