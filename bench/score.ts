// Scores of a forecast over one window: point errors, quantile losses, calibration, sums. Formulas beside each function.
import type { SeriesAtOrigin } from './sets/sales-set.ts';

/** One series with what was forecast for its window. */
export interface ScoredSeries extends SeriesAtOrigin {
  readonly mean: Float64Array;
  /** By quantile, then by day. */
  readonly quantiles: readonly Float64Array[];
  /** Sums over the first so many days: quantiles in the same order. */
  readonly sums: ReadonlyMap<number, Float64Array>;
}

export const CLASSES = ['smooth', 'erratic', 'intermittent', 'lumpy'] as const;
export type ClassName = (typeof CLASSES)[number];

const sum = (values: ArrayLike<number>): number => {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
};
const mean = (values: readonly number[]): number => sum(values) / values.length;

/** The history from its first sale on. */
const life = (history: Float64Array): Float64Array => history.subarray(history.findIndex((units) => units > 0));

/** Syntetos, Boylan, Croston (2005): mean interval between sales 1.32, squared variation of sizes 0.49. */
export function classOf(series: SeriesAtOrigin): ClassName {
  const history = life(series.history);
  const sold = history.filter((units) => units > 0);
  const average = sum(sold) / sold.length;
  const squares = sold.reduce((total, units) => total + (units - average) ** 2, 0);
  const variation = sold.length > 1 ? squares / (sold.length - 1) / average ** 2 : 0;
  const isFrequent = history.length / sold.length < 1.32;
  if (variation < 0.49) return isFrequent ? 'smooth' : 'intermittent';
  return isFrequent ? 'erratic' : 'lumpy';
}

/** The last season (a week of days, a year of weeks) again and again. */
export function seasonalNaive({ history, actual }: SeriesAtOrigin, season: number): Float64Array {
  return Float64Array.from(actual, (_, h) => history[history.length - season + (h % season)]);
}

const squaredError = (actual: Float64Array, forecast: Float64Array): number =>
  actual.reduce((total, units, h) => total + (units - forecast[h]) ** 2, 0);

/** Root of the mean squared error over the mean squared day-to-day change of the history; null where that is 0. */
function rmsse(history: Float64Array, actual: Float64Array, forecast: Float64Array): number | null {
  let change = 0;
  for (let t = 1; t < history.length; t++) change += (history[t] - history[t - 1]) ** 2;
  if (history.length < 2 || change === 0) return null;
  return Math.sqrt(squaredError(actual, forecast) / actual.length / (change / (history.length - 1)));
}

export interface PointScores {
  /** Sum of absolute errors over sum of sales. */
  readonly wape: number;
  /** Mean over series. */
  readonly rmsse: number;
  /** Mean over the levels total, category and product of RMSSE weighted by units of the last 28 steps (M5, unit prices). */
  readonly wrmsseUnits: number;
}

export function pointScores(series: readonly SeriesAtOrigin[], forecasts: readonly Float64Array[]): PointScores {
  let absolute = 0;
  let actual = 0;
  const scaled: number[] = [];
  series.forEach((one, i) => {
    one.actual.forEach((units, h) => {
      absolute += Math.abs(units - forecasts[i][h]);
      actual += units;
    });
    const scale = rmsse(life(one.history), one.actual, forecasts[i]);
    if (scale !== null) scaled.push(scale);
  });
  return { wape: absolute / actual, rmsse: mean(scaled), wrmsseUnits: wrmsseUnits(series, forecasts) };
}

function wrmsseUnits(series: readonly SeriesAtOrigin[], forecasts: readonly Float64Array[]): number {
  const levels: ((one: SeriesAtOrigin) => string)[] = [
    () => 'all',
    ({ category }) => category,
    ({ product }) => product,
  ];
  // One category would only repeat the total.
  if (new Set(series.map(({ category }) => category)).size < 2) levels.splice(1, 1);
  return mean(
    levels.map((keyOf) => {
      const groups = new Map<string, { history: Float64Array; actual: Float64Array; forecast: Float64Array }>();
      series.forEach((one, i) => {
        const key = keyOf(one);
        let group = groups.get(key);
        if (!group) {
          group = {
            history: new Float64Array(one.history.length),
            actual: new Float64Array(one.actual.length),
            forecast: new Float64Array(one.actual.length),
          };
          groups.set(key, group);
        }
        for (let t = 0; t < one.history.length; t++) group.history[t] += one.history[t];
        for (let h = 0; h < one.actual.length; h++) {
          group.actual[h] += one.actual[h];
          group.forecast[h] += forecasts[i][h];
        }
      });
      let weights = 0;
      let total = 0;
      for (const { history, actual, forecast } of groups.values()) {
        const scale = rmsse(life(history), actual, forecast);
        if (scale === null) continue;
        const weight = sum(history.subarray(Math.max(0, history.length - 28)));
        weights += weight;
        total += weight * scale;
      }
      return total / weights;
    }),
  );
}

const pinball = (tau: number, actual: number, quantile: number): number =>
  actual >= quantile ? tau * (actual - quantile) : (1 - tau) * (quantile - actual);

/** Mean over quantiles of twice the pinball loss over the sum of sales. */
export function weightedQuantileLoss(series: readonly ScoredSeries[], taus: readonly number[]): number {
  const actual = series.reduce((total, one) => total + sum(one.actual), 0);
  return mean(
    taus.map((tau, k) => {
      let loss = 0;
      for (const { actual: sold, quantiles } of series)
        for (let h = 0; h < sold.length; h++) loss += pinball(tau, sold[h], quantiles[k][h]);
      return (2 * loss) / actual;
    }),
  );
}

/** Counts that calibration is read from; they add up over origins. */
export class Calibration {
  readonly taus: readonly number[];
  readonly below: Float64Array;
  readonly upTo: Float64Array;
  count = 0;
  #inBand = 0;
  /** By origin: outcomes, and for each tau those below its quantile, half of those on it. */
  readonly #byOrigin = new Map<number, { count: number; below: Float64Array }>();

  constructor(taus: readonly number[]) {
    this.taus = taus;
    this.below = new Float64Array(taus.length);
    this.upTo = new Float64Array(taus.length);
  }

  /** One actual and its quantiles, forecast from this origin. */
  add(origin: number, actual: number, quantileAt: (k: number) => number): void {
    const own = this.#byOrigin.get(origin) ?? { count: 0, below: new Float64Array(this.taus.length) };
    this.#byOrigin.set(origin, own);
    own.count++;
    this.count++;
    this.taus.forEach((_, k) => {
      const isBelow = actual < quantileAt(k) ? 1 : 0;
      const isUpTo = actual <= quantileAt(k) ? 1 : 0;
      this.below[k] += isBelow;
      this.upTo[k] += isUpTo;
      own.below[k] += (isBelow + isUpTo) / 2;
    });
    const [low, high] = [this.taus.indexOf(0.1), this.taus.indexOf(0.9)];
    if (actual >= quantileAt(low) && actual <= quantileAt(high)) this.#inBand++;
  }

  /** Largest distance of a tau from [share of actuals below its quantile, share at or below it]. */
  get miss(): number {
    return Math.max(...this.taus.map((_, k) => this.#missAt(k)));
  }

  #missAt(k: number): number {
    return Math.max(0, this.below[k] / this.count - this.taus[k], this.taus[k] - this.upTo[k] / this.count);
  }

  /**
   * Two standard errors of the share at the quantile that is missed most, with what happened after one origin as one draw: all
   * products have a good month or a bad one together. Null for a single origin.
   */
  get chanceOfOrigins(): number | null {
    const origins = [...this.#byOrigin.values()];
    if (origins.length < 2) return null;
    const worst = this.taus.reduce((best, _, k) => (this.#missAt(k) > this.#missAt(best) ? k : best), 0);
    const shares = origins.map(({ count, below }) => below[worst] / count);
    const centre = mean(shares);
    const squares = shares.reduce((total, share) => total + (share - centre) ** 2, 0);
    return 2 * Math.sqrt(squares / (shares.length * (shares.length - 1)));
  }

  /** What is allowed, or two standard errors of a share of one half where the set is too small for it. */
  tolerance(allowed: number): number {
    return Math.max(allowed, 2 * Math.sqrt(0.25 / this.count));
  }

  /** Share of actuals within the quantiles 0.1 and 0.9. */
  get cover80(): number {
    return this.#inBand / this.count;
  }
}

export function addDays(calibration: Calibration, origin: number, series: ScoredSeries): void {
  for (const [h, units] of series.actual.entries()) calibration.add(origin, units, (k) => series.quantiles[k][h]);
}

export function addSum(calibration: Calibration, origin: number, series: ScoredSeries, days: number): void {
  const quantiles = series.sums.get(days)!;
  calibration.add(origin, sum(series.actual.subarray(0, days)), (k) => quantiles[k]);
}

export const squaredErrors = (
  { actual, mean: forecast }: ScoredSeries,
  naive: Float64Array,
): { ours: number; naive: number } => ({
  ours: squaredError(actual, forecast),
  naive: squaredError(actual, naive),
});
