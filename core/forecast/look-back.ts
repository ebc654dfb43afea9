// A forecast from the past with what happened laid over it: the actuals, the naive method beside, and the accuracy of both.

import { seasonOf } from '../features/feature-spec.ts';
import { buildKnownDemand, KNOWN, SOLD_OUT } from '../features/known-demand.ts';
import type { SeriesFrame } from '../frame/series-frame.ts';
import { seasonalNaive } from './simple/averages.ts';
import type { StoreForecast } from './store-forecast.ts';

/** One product, or everything in a category (index in the forecast's frame), or in the store. */
export type LookBackSubject = { readonly series: number } | { readonly group: number | undefined };

export interface LookBackStep {
  /** Units sold; null: not known yet, or closed. */
  readonly actual: number | null;
  /** What the seasonal naive method would have said. */
  readonly naive: number;
  /** Everything on the shelf was sold: demand may have been higher, so the step is not scored. */
  readonly soldOut: boolean;
  readonly closed: boolean;
}

export interface LookBackScore {
  /** Steps that are scored. */
  readonly steps: number;
  readonly actual: number;
  /** Sum of absolute errors over sum of sales; null where nothing was sold. */
  readonly wape: number | null;
  readonly naiveWape: number | null;
  /** Sum of (forecast − actual) over sum of sales. */
  readonly bias: number | null;
  /** Share of the scored steps whose actual fell into the 80 % and 95 % bands. */
  readonly inside80: number | null;
  readonly inside95: number | null;
}

/**
 * What happened in steps 1 … horizon after the forecast's origin. `full` is the same store with all its days. Products
 * that had not been sold by the origin are left out of actuals, too: the forecast could not know them.
 */
export function lookBack(
  full: SeriesFrame,
  forecast: StoreForecast,
  subject: LookBackSubject,
  horizon: number,
): { steps: LookBackStep[]; score: LookBackScore } {
  const past = forecast.frame;
  const origin = full.stepDays.indexOf(past.stepDays[past.stepDays.length - 1]);
  if (origin < 0) throw new RangeError('the forecast was made on a day that is not one of the store');
  const members = membersOf(forecast, subject);
  const single = 'series' in subject;
  const naive = naiveOf(past, members, horizon);
  const outcomes = outcomesOf(full, past, members, origin, horizon);
  const steps = Array.from({ length: horizon }, (_, i): LookBackStep => {
    const { units, known, closed, soldOut } = outcomes[i];
    return { actual: known ? units : null, naive: naive[i], soldOut: single && soldOut, closed };
  });
  return { steps, score: scoreOf(forecast, subject, steps) };
}

function membersOf({ frame }: StoreForecast, subject: LookBackSubject): number[] {
  if ('series' in subject) return [subject.series];
  const all = frame.products.map((_, series) => series);
  return subject.group === undefined ? all : all.filter((series) => frame.products[series].category === subject.group);
}

/** The naive method's forecasts from the past frame's last step, added up over the members. */
function naiveOf(past: SeriesFrame, members: readonly number[], horizon: number): Float64Array {
  const { demand } = buildKnownDemand(past);
  const season = seasonOf(past.frequency);
  const sum = new Float64Array(horizon);
  const out = new Float64Array(horizon);
  for (const series of members) {
    const history = demand.subarray(past.offset[series], past.offset[series + 1]);
    if (history.length === 0) continue;
    seasonalNaive.forecast({ demand: history, season }, out);
    for (let i = 0; i < horizon; i++) sum[i] += out[i];
  }
  return sum;
}

interface Outcome {
  units: number;
  known: boolean;
  closed: boolean;
  soldOut: boolean;
}

function outcomesOf(
  full: SeriesFrame,
  past: SeriesFrame,
  members: readonly number[],
  origin: number,
  horizon: number,
): Outcome[] {
  const { knowledge } = buildKnownDemand(full);
  const seriesOf = new Map(full.products.map(({ code }, series) => [code, series]));
  const found = members.map((member) => seriesOf.get(past.products[member].code));
  const steps = full.stepDays.length;
  return Array.from({ length: horizon }, (_, i) => {
    const step = origin + 1 + i;
    const outcome: Outcome = { units: 0, known: false, closed: step < steps, soldOut: false };
    if (step >= steps) return outcome;
    for (const series of found) {
      if (series === undefined || full.firstStep[series] > step) continue;
      const cell = full.offset[series] + step - full.firstStep[series];
      if (cell >= full.offset[series + 1]) continue;
      if (full.closed[cell] !== 1) outcome.closed = false;
      if (knowledge[cell] === KNOWN || knowledge[cell] === SOLD_OUT) {
        outcome.known = true;
        outcome.units += full.units[cell];
        if (knowledge[cell] === SOLD_OUT) outcome.soldOut = true;
      }
    }
    return outcome;
  });
}

function scoreOf(forecast: StoreForecast, subject: LookBackSubject, steps: readonly LookBackStep[]): LookBackScore {
  let [count, actuals, errors, naiveErrors, drift, in80, in95] = [0, 0, 0, 0, 0, 0, 0];
  steps.forEach(({ actual, naive, soldOut }, i) => {
    if (actual === null || soldOut) return;
    const band = 'series' in subject ? forecast.daily(subject.series, i + 1) : forecast.total(i + 1, subject.group);
    count++;
    actuals += actual;
    errors += Math.abs(band.mean - actual);
    naiveErrors += Math.abs(naive - actual);
    drift += band.mean - actual;
    if (actual >= band.quantile(0.1) && actual <= band.quantile(0.9)) in80++;
    if (actual >= band.quantile(0.025) && actual <= band.quantile(0.975)) in95++;
  });
  const share = (value: number, of: number): number | null => (of > 0 ? value / of : null);
  return {
    steps: count,
    actual: actuals,
    wape: share(errors, actuals),
    naiveWape: share(naiveErrors, actuals),
    bias: share(drift, actuals),
    inside80: share(in80, count),
    inside95: share(in95, count),
  };
}
