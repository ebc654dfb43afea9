// Products that rest for a part of every year and come back: stollen, ice, garden furniture. What the weeks just past say of
// them is nothing; what the same weeks of earlier years say is all there is.

/** Name of the forecaster for people. */
export const RETURNING = 'returning';

/** How the demand goes on in time; all in steps. */
export interface YearShape {
  /** A whole number of weeks in daily stores, so that weekdays stay what they are. */
  readonly year: number;
  /** 7 days, 1 week. */
  readonly stepsPerWeek: number;
  /** Days that a step lasts. */
  readonly stepDays: number;
}

export interface SeasonalReturn {
  /** Expected units on a step after the origin. */
  forecast(step: number): number;
  /** Relative variance of the level: whether and when it comes back, and how well. */
  readonly levelVariance: number;
}

/** Without a sale for so long, a product rests. */
const REST_DAYS = 28;
/** A year ago it must have rested for at least this long; shorter pauses are chance, or an empty shelf. */
const YEARLY_REST_DAYS = 56;
/** It may come back later than last year by as much; after that it is not waited for. */
const LATE_DAYS = 28;
/** For so long after it came back, earlier years still know more of its season than its first days. */
const FIRST_DAYS = 28;
/** In its season it sells on at least this share of the steps, for at least so many days. */
const SEASON_SHARE = 0.5;
const SEASON_DAYS = 14;
const MOST_YEARS = 3;
const LEVEL_VARIANCE = 0.3;

/**
 * What to expect of a product that rests now, or came back in the last four weeks, as it did a year ago between two seasons: the
 * mean of the same steps of up to three years and of the weeks beside them, the latest year counting most. Null for all other
 * products. `demand` up to the origin, NaN: unknown.
 */
export function seasonalReturn(demand: Float64Array, shape: YearShape): SeasonalReturn | null {
  const { year, stepsPerWeek, stepDays } = shape;
  const steps = (days: number): number => Math.max(1, Math.round(days / stepDays));
  const last = demand.length - 1;
  const restEnd = lastOfRest(demand, steps(REST_DAYS), steps(FIRST_DAYS));
  if (restEnd === null || restEnd < year) return null;
  const lastSale = latestSale(demand, restEnd);
  const isBack = restEnd < last;
  const rests = restEnd - lastSale;
  if (lastSale < 0 || rests < steps(isBack ? YEARLY_REST_DAYS : REST_DAYS) || rests >= year) return null;
  const rest = restAround(demand, restEnd - year, steps(YEARLY_REST_DAYS), steps(LATE_DAYS));
  if (rest === null || latestSale(demand, rest.start - 1) < 0) return null;
  if (!isSeason(demand.subarray(rest.end + 1, lastSale + 1), steps(SEASON_DAYS))) return null;
  const firstSale = demand.findIndex((units) => units > 0);
  const ofEarlierYears = (at: number): number => {
    let sum = 0;
    let weights = 0;
    for (let back = 1; back <= MOST_YEARS; back++) {
      const place = at - back * year;
      // Half a year before its first sale it was not on sale, rather than at rest.
      if (place < firstSale - year / 2) continue;
      for (const near of [place - stepsPerWeek, place, place + stepsPerWeek]) {
        if (near < 0 || near > last || Number.isNaN(demand[near])) continue;
        sum += demand[near] / back;
        weights += 1 / back;
      }
    }
    return weights > 0 ? sum / weights : 0;
  };
  return { levelVariance: LEVEL_VARIANCE, forecast: (step) => ofEarlierYears(last + step) };
}

/** Last step of the rest that lasts still, or ended within the last `first` steps; null where there is none. */
function lastOfRest(demand: Float64Array, least: number, first: number): number | null {
  const last = demand.length - 1;
  let at = last;
  while (at >= 0 && last - at <= first) {
    const sale = latestSale(demand, at);
    if (at - sale >= least && isKnown(demand.subarray(sale + 1, at + 1))) return at;
    at = sale - 1;
  }
  return null;
}

/** Index of the latest sale up to `from`; −1: none. */
function latestSale(demand: Float64Array, from: number): number {
  let at = from;
  while (at >= 0 && !(demand[at] > 0)) at--;
  return at;
}

/** The run of at least `least` steps without a sale that holds `at`, or ended at most `late` steps before it. */
function restAround(
  demand: Float64Array,
  at: number,
  least: number,
  late: number,
): { start: number; end: number } | null {
  let end = at;
  while (end + 1 < demand.length && !(demand[end + 1] > 0)) end++;
  if (demand[at] > 0) end = at;
  while (end >= at - late && end >= 0) {
    if (demand[end] > 0) {
      end--;
      continue;
    }
    const start = latestSale(demand, end) + 1;
    if (end - start + 1 >= least && isKnown(demand.subarray(start, end + 1))) return { start, end };
    end = start - 1;
  }
  return null;
}

/** Whether steps without a sale are mostly known to be such: an empty shelf, or a closed shop, is no rest. */
const isKnown = (demand: Float64Array): boolean =>
  demand.filter((units) => !Number.isNaN(units)).length >= demand.length / 2;

function isSeason(demand: Float64Array, least: number): boolean {
  const known = demand.filter((units) => !Number.isNaN(units));
  return demand.length >= least && known.filter((units) => units > 0).length >= SEASON_SHARE * known.length;
}
