// Products of a week err together: what moves all of them (a level that fell, a season) is seen best in their sum. Daily stores
// have an anchor of the trees for it (fit-anchor.ts); here, where everybody blends, the blend itself is drawn.
import type { FeatureSource } from '#core/features/feature-source.ts';
import { yearlyIndices } from '#core/features/yearly-index.ts';
import { getSimpleForecaster } from '../simple/index.ts';
import type { TotalCorrection } from '../total-correction.ts';
import type { Outcomes } from './outcome.ts';

/** Their mean forecasts the total; the last one only where there is a year to look back on. */
const METHODS = ['ses', 'ets', 'theta'];
const WITH_YEARS = 'seasonal-naive-growth';
/** The weight before any evidence, and how many windows of evidence it counts as much as; measured in docs/decisions/0195. */
const PRIOR_WEIGHT = 0.35;
const PRIOR_WINDOWS = 6;
/** Totals that agree within this tell nothing about whom to believe. */
const LEAST_OFFER = 0.02;
/** Products that came later are not in the totals that are compared: their first weeks are no change of the store. */
const ESTABLISHED_STEPS = 13;
/** A smaller weight is none. */
const MIN_WEIGHT = 0.1;
/** More than a factor of two is no correction: something else is wrong. */
const MOST = Math.log(2);

/** Forecasts of one origin as they are shown, without a correction: values as in BandOrigin. */
export interface ShownForecasts {
  readonly origin: number;
  readonly steps: number;
  readonly mean: Float64Array;
}

/** log(total's own forecast / products' sum) by step after the origin, of established products; 0 where one of them is nothing. */
export function totalOffers(source: FeatureSource, { origin, steps, mean }: ShownForecasts): Float64Array {
  const { season } = source.spec;
  const established = establishedSeries(source, origin);
  const demand = totalOf(source, established, origin);
  const history = { demand, season, indices: yearlyIndices(demand, season) };
  const names = demand.length > season + 1 ? [...METHODS, WITH_YEARS] : METHODS;
  const total = new Float64Array(steps);
  const own = new Float64Array(steps);
  for (const name of names) {
    getSimpleForecaster(name).forecast(history, own);
    for (let step = 0; step < steps; step++) total[step] += own[step] / names.length;
  }
  return total.map((target, step) => {
    let sum = 0;
    let known = 0;
    for (const series of established) {
      const value = mean[series * steps + step];
      if (Number.isNaN(value)) continue;
      sum += value;
      known++;
    }
    const offer = Math.log((target * known) / established.length / sum);
    return Number.isFinite(offer) ? Math.min(MOST, Math.max(-MOST, offer)) : 0;
  });
}

function establishedSeries({ frame }: FeatureSource, origin: number): number[] {
  const all = Array.from({ length: frame.count }, (_, series) => series);
  const begun = all.filter((series) => frame.firstStep[series] <= origin);
  const established = begun.filter((series) => frame.firstStep[series] <= origin - ESTABLISHED_STEPS);
  return established.length > 0 ? established : begun;
}

/** Demand of the series together on each step up to `origin`; of those not known what the others sold on average. */
function totalOf({ frame, series: columns }: FeatureSource, ofSeries: readonly number[], origin: number): Float64Array {
  const sums = new Float64Array(origin + 1);
  const known = new Float64Array(origin + 1);
  const begun = new Float64Array(origin + 1);
  for (const series of ofSeries) {
    const first = frame.firstStep[series];
    for (let step = first; step <= origin; step++) {
      begun[step]++;
      const units = columns.demand[frame.offset[series] + step - first];
      if (Number.isNaN(units)) continue;
      sums[step] += units;
      known[step]++;
    }
  }
  return sums.map((sum, step) => (known[step] > 0 ? (sum / known[step]) * begun[step] : Number.NaN));
}

/**
 * Least squares of log(actual / products' sum) on the totals' offers over the steps of all origins, drawn to PRIOR_WEIGHT as
 * if that had been seen on PRIOR_WINDOWS windows. `windows`: how many of the origins' windows do not overlap.
 */
export function fitCorrectionWeight(
  source: FeatureSource,
  origins: readonly (ShownForecasts & { readonly outcomes: Outcomes })[],
  windows: number,
): number {
  let products = 0;
  let squares = 0;
  for (const origin of origins) {
    const offers = totalOffers(source, origin);
    for (let step = 0; step < origin.steps; step++) {
      const missed = missedAt(source, origin, step);
      if (missed === null) continue;
      products += offers[step] * missed;
      squares += offers[step] ** 2;
    }
  }
  const steps = origins.reduce((most, origin) => Math.max(most, origin.steps), 0);
  const ofWindow = Math.max(squares / Math.max(1, windows), steps * LEAST_OFFER ** 2);
  const prior = PRIOR_WINDOWS * ofWindow;
  const weight = Math.min(1, Math.max(0, (products + prior * PRIOR_WEIGHT) / (squares + prior)));
  return weight < MIN_WEIGHT ? 0 : weight;
}

/** log(actual / products' sum) over the products whose outcome is known; null where either is nothing. */
function missedAt(
  { frame }: FeatureSource,
  { steps, mean, outcomes }: ShownForecasts & { readonly outcomes: Outcomes },
  step: number,
): number | null {
  let expected = 0;
  let actual = 0;
  for (let series = 0; series < frame.count; series++) {
    const at = series * steps + step;
    if (Number.isNaN(outcomes.units[at]) || Number.isNaN(mean[at]) || outcomes.soldOut[at] === 1) continue;
    expected += mean[at];
    actual += outcomes.units[at];
  }
  return expected > 0 && actual > 0 ? Math.log(actual / expected) : null;
}

/** Null for a weight of 0. `shown`: from the origin of the model that is to be used. */
export function toCorrection(source: FeatureSource, shown: ShownForecasts, weight: number): TotalCorrection | null {
  return weight === 0 ? null : { weight, factors: factorsOf(totalOffers(source, shown), weight) };
}

export const factorsOf = (offers: Float64Array, weight: number): number[] =>
  Array.from(offers, (offer) => Math.exp(weight * offer));
