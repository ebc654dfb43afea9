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
const PRIOR_WINDOWS = 4;
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

/** log(total's own forecast / products' sum) by step after the origin; 0 where one of them is nothing. */
export function totalOffers(source: FeatureSource, { origin, steps, mean }: ShownForecasts): Float64Array {
  const { frame, store, spec } = source;
  const demand = store.perProduct.subarray(0, origin + 1);
  const history = { demand, season: spec.season, indices: yearlyIndices(demand, spec.season) };
  const names = demand.length > spec.season + 1 ? [...METHODS, WITH_YEARS] : METHODS;
  const perProduct = new Float64Array(steps);
  const own = new Float64Array(steps);
  for (const name of names) {
    getSimpleForecaster(name).forecast(history, own);
    for (let step = 0; step < steps; step++) perProduct[step] += own[step] / names.length;
  }
  return perProduct.map((units, step) => {
    let sum = 0;
    let begun = 0;
    for (let series = 0; series < frame.count; series++) {
      const value = mean[series * steps + step];
      if (frame.firstStep[series] > origin || Number.isNaN(value)) continue;
      sum += value;
      begun++;
    }
    const target = units * begun;
    return sum > 0 && target > 0 ? Math.min(MOST, Math.max(-MOST, Math.log(target / sum))) : 0;
  });
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
  const seen = squares > 0 ? products / squares : PRIOR_WEIGHT;
  const prior = PRIOR_WINDOWS / Math.max(1, windows);
  const weight = Math.min(1, Math.max(0, (seen + prior * PRIOR_WEIGHT) / (1 + prior)));
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
