// Runs of days without a sale that the product's own rate makes implausible: somebody forgot to order, and no stock
// record says so.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { weekdayOf } from '../math/day.ts';

/**
 * Log of the chance below which a run of zeros is not believed to be demand: 1e-12. Far less than any store could meet by
 * chance, because real demand pauses more often than the distribution says, and a pause taken for an outage costs more
 * than an outage taken for a pause.
 */
const IMPLAUSIBLE = Math.log(1e-12);
/** Days that a product must have been known before its rate is trusted. */
const MIN_DAYS = 56;
/** A longer pause is a decision (season, assortment), not an empty shelf. */
const MAX_RUN = 84;
/** After the run the product must sell again at this share of its rate over these days. */
const RETURN_DAYS = 7;
const RETURN_SHARE = 0.3;
/** Weight of the newest day in rate and spread, and how many days of the mean a weekday's share is drawn to. */
const WEIGHT = 0.03;
const WEEKDAY_PRIOR = 2;
/** Least relative variance of demand beyond Poisson's: real demand is never as regular. */
const MIN_DISPERSION = 0.15;

export interface ZeroRun {
  /** First cell of the run, and the first one after it. */
  readonly start: number;
  readonly end: number;
  /** Cell on which it is known that the run was an outage: a week after its end. */
  readonly known: number;
}

export interface ZeroRuns {
  /** For each cell of a run the cell on which it is known that it was one (always later); 0 for all others. */
  readonly knownAt: Int32Array;
  /** In the order of time; series without a run are not in it. */
  readonly bySeries: ReadonlyMap<number, readonly ZeroRun[]>;
}

/**
 * A run counts when (1) the chance of so many zeros, day by day negative binomial at the rate of the days before it and
 * the weekdays' shares, is below 1e-12, (2) no stock is recorded in it, (3) sales came back within 84 days at 30 % of the rate at
 * least. So it is known only a week after its end: forecasts made before take its zeros as they are. Daily counts only;
 * null where there is no such run.
 */
export function findZeroRuns(frame: SeriesFrame): ZeroRuns | null {
  if (frame.frequency !== 'daily' || !frame.isCount) return null;
  const bySeries = new Map<number, readonly ZeroRun[]>();
  for (let series = 0; series < frame.count; series++) {
    const found = runsOf(frame, series);
    if (found.length > 0) bySeries.set(series, found);
  }
  if (bySeries.size === 0) return null;
  const knownAt = new Int32Array(frame.units.length);
  for (const runs of bySeries.values()) for (const { start, end, known } of runs) knownAt.fill(known, start, end);
  return { knownAt, bySeries };
}

/** Whether the zero of `cell` is known on `asOf` (a cell of the same series) to say nothing of demand. */
export const isOutage = (runs: ZeroRuns | null, cell: number, asOf: number): boolean =>
  runs !== null && runs.knownAt[cell] > 0 && runs.knownAt[cell] <= asOf;

/**
 * Whether the zero of `target` is known on `asOf` to say nothing of demand, and was not to be foreseen on `origin`: from
 * inside a run more of its zeros are what to expect. All cells are of one series.
 */
export const isUnforeseenOutage = (runs: ZeroRuns | null, origin: number, target: number, asOf: number): boolean =>
  isOutage(runs, target, asOf) && runs?.knownAt[origin] !== runs?.knownAt[target];

/** How many of the cells (cell − width, cell] lie in runs of the series that are known on `cell`. */
export function outageCells(runs: readonly ZeroRun[], cell: number, width: number): number {
  let cells = 0;
  for (const { start, end, known } of runs)
    if (known <= cell) cells += Math.max(0, end - Math.max(start, cell - width + 1));
  return cells;
}

function runsOf({ units, closed, stock, stepDays, offset, firstStep }: SeriesFrame, series: number): ZeroRun[] {
  const found: ZeroRun[] = [];
  const first = offset[series];
  const last = offset[series + 1];
  const weekday = new Float64Array(7);
  const weekdayDays = new Float64Array(7);
  let rate = 0;
  let squares = 0;
  let days = 0;
  let start = -1;
  let chance = 0;
  for (let cell = first; cell < last; cell++) {
    if (closed[cell] === 1) continue;
    const place = weekdayOf(stepDays[firstStep[series] + cell - first]);
    const expected = (rate * (weekday[place] + WEEKDAY_PRIOR)) / (weekdayDays[place] + WEEKDAY_PRIOR);
    if (units[cell] === 0 && days >= MIN_DAYS && Number.isNaN(stock[cell])) {
      if (start < 0) {
        start = cell;
        chance = 0;
      }
      const dispersion = Math.max(MIN_DISPERSION, (squares - rate) / (rate * rate || Number.NaN) || 0);
      chance -= Math.log(1 + dispersion * expected) / dispersion;
      // Zeros of a run that is in doubt teach nothing until it has lasted too long to be an outage.
      if (chance < IMPLAUSIBLE && cell - start < MAX_RUN) continue;
    } else {
      if (start >= 0 && chance < IMPLAUSIBLE && cell - start <= MAX_RUN && returns(units, closed, cell, last, rate))
        found.push({ start, end: cell, known: cell + RETURN_DAYS - 1 });
      start = -1;
    }
    days++;
    const weight = Math.max(WEIGHT, 1 / days);
    const relative = rate > 0 ? Math.min(5, units[cell] / rate) : 1;
    weekday[place] = 0.95 * weekday[place] + relative;
    weekdayDays[place] = 0.95 * weekdayDays[place] + 1;
    squares += weight * ((units[cell] - expected) ** 2 - squares);
    rate += weight * (units[cell] - rate);
  }
  return found;
}

function returns(units: Float64Array, closed: Uint8Array, from: number, last: number, rate: number): boolean {
  if (from + RETURN_DAYS > last) return false;
  let sold = 0;
  let open = 0;
  for (let cell = from; cell < from + RETURN_DAYS; cell++) {
    sold += units[cell];
    open += 1 - closed[cell];
  }
  return sold >= RETURN_SHARE * rate * open;
}
