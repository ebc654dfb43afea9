// Which forecaster speaks for which demand class: the one with the smallest error out of sample, or a blend of several.
import type { DemandClass } from '#core/contract/units.ts';
import { DEMAND_CLASSES } from '../demand-class.ts';
import { TWINS } from '../newcomers/newcomers.ts';
import type { Champion, Contest } from '../store-model.ts';
import { blendWeights } from './blend-weights.ts';
import type { OriginForecasts } from './origin-forecasts.ts';
import type { ErrorScales, Outcomes } from './outcome.ts';

export interface JudgedOrigin {
  readonly forecasts: OriginForecasts;
  readonly outcomes: Outcomes;
  readonly scales: ErrorScales;
}

/**
 * A class with fewer outcomes than this, or fewer than this for each origin, follows the store's overall choice: origins
 * overlap, so one product seen from twenty of them is still one product.
 */
const MIN_OUTCOMES = 280;
const MIN_OUTCOMES_OF_ORIGIN = 56;
/**
 * A single forecaster must beat the blend by this share: it was picked as the luckiest of several on the very days that
 * it is judged on, the blend was not.
 */
const SINGLE_GAIN = 0.01;
export const BLEND = 'blend';

/** Candidates in a blend: one of each kind; the mean is close to smoothing. */
const BLENDED: readonly string[] = [
  'gbdt',
  TWINS,
  'seasonal-naive',
  'seasonal-naive-growth',
  'weekday-mean',
  'ses',
  'theta',
  'ets',
  'tsb',
];
/** A member whose squared error is more than so many times the best one's is left out: shrinking to equal would keep it. */
const NEAR_BEST = 2.5;

/** A product that has not sold for half a year fades to nothing, whatever the methods of the living say. */
const FADING: Champion = { forecaster: 'tsb', weights: { tsb: 1 } };
/** Of a new product too little is known to let chance choose; twins did best on stores of several kinds. */
const UNJUDGED_NEW: Champion = { forecaster: TWINS, weights: { [TWINS]: 1 } };

/**
 * Judged by squared error over each series' own scale (the square of RMSSE, so that the mean forecast is what wins).
 * A blend is judged on origins other than those its weights come from; where there is one origin only, on other series.
 */
export function chooseChampions(origins: readonly JudgedOrigin[]): Record<DemandClass, Champion> {
  const everybody = [...origins[0].forecasts.members.keys()];
  const names = everybody.filter((name) => name !== TWINS);
  const overall = choose(
    names,
    foldsOf(origins, names, () => true),
    'store',
  );
  const champions = {} as Record<DemandClass, Champion>;
  for (const demandClass of DEMAND_CLASSES) {
    if (demandClass === 'dead' && names.includes('tsb')) {
      champions[demandClass] = FADING;
      continue;
    }
    const candidates = demandClass === 'new' ? everybody : names;
    const products = foldsOf(origins, candidates, (own) => own === demandClass);
    const outcomes = products.reduce((sum, { count }) => sum + count, 0);
    const unjudged = demandClass === 'new' && everybody.includes(TWINS) ? UNJUDGED_NEW : overall;
    const enough = Math.max(MIN_OUTCOMES, MIN_OUTCOMES_OF_ORIGIN * origins.length);
    champions[demandClass] = outcomes >= enough ? choose(candidates, products, 'class') : unjudged;
  }
  return champions;
}

/** Sums of products of scaled errors, members × members: all that mean squared errors of any blend depend on. */
interface ErrorProducts {
  readonly products: Float64Array;
  readonly count: number;
}

function foldsOf(
  origins: readonly JudgedOrigin[],
  names: readonly string[],
  includes: (own: DemandClass) => boolean,
): ErrorProducts[] {
  const halves =
    origins.length > 1 ? [() => true] : [(series: number) => series % 2 === 0, (series: number) => series % 2 === 1];
  return origins.flatMap((origin) =>
    halves.map((half) =>
      errorProducts(origin, names, (series) => half(series) && includes(origin.forecasts.classes[series])),
    ),
  );
}

function errorProducts(
  { forecasts, outcomes, scales }: JudgedOrigin,
  names: readonly string[],
  includes: (series: number) => boolean,
): ErrorProducts {
  const members = names.map((name) => forecasts.members.get(name) as Float64Array);
  const k = names.length;
  const products = new Float64Array(k * k);
  const errors = new Float64Array(k);
  let count = 0;
  for (let series = 0; series < forecasts.classes.length; series++) {
    const scale = 1 / scales.squared[series];
    if (Number.isNaN(scale) || !includes(series)) continue;
    for (let at = series * outcomes.steps; at < (series + 1) * outcomes.steps; at++) {
      const actual = outcomes.units[at];
      if (Number.isNaN(actual) || outcomes.soldOut[at] === 1) continue;
      for (let i = 0; i < k; i++) errors[i] = members[i][at] - actual;
      for (let i = 0; i < k; i++) for (let j = 0; j <= i; j++) products[i * k + j] += errors[i] * errors[j] * scale;
      count++;
    }
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) products[j * k + i] = products[i * k + j];
  return { products, count };
}

function choose(names: readonly string[], folds: readonly ErrorProducts[], basis: Contest['basis']): Champion {
  const k = names.length;
  const all = sumProducts(folds, k);
  let best = names.includes('gbdt') ? names.indexOf('gbdt') : 0;
  for (let i = 0; i < k; i++) if (all[i * k + i] < all[best * k + best]) best = i;
  const outcomes = folds.reduce((sum, { count }) => sum + count, 0);
  const contest = (extra: Record<string, number> = {}): { contest?: Contest } => {
    if (outcomes === 0) return {};
    const losses = { ...Object.fromEntries(names.map((name, i) => [name, all[i * k + i]])), ...extra };
    const errors = Object.entries(losses).map(([name, loss]) => [name, Math.sqrt(Math.max(0, loss) / outcomes)]);
    return { contest: { basis, errors: Object.fromEntries(errors), outcomes } };
  };
  const single: Champion = { forecaster: names[best], weights: { [names[best]]: 1 }, ...contest() };
  const blended = names.map((name, i) => BLENDED.includes(name) && all[i * k + i] <= NEAR_BEST * all[best * k + best]);
  if (blended.filter(Boolean).length < 2) return single;
  let outside = 0;
  for (const [held, products] of folds.entries()) {
    const others = sumProducts(
      folds.filter((_, i) => i !== held),
      k,
    );
    outside += blendLoss(products.products, blendWeights(others, blended));
  }
  if (all[best * k + best] < (1 - SINGLE_GAIN) * outside) return single;
  const weights = blendWeights(all, blended);
  const shares = Object.fromEntries(
    names.map((name, i) => [name, weights[i]]).filter(([, share]) => Number(share) > 0),
  );
  return { forecaster: BLEND, weights: shares, ...contest({ [BLEND]: outside }) };
}

function sumProducts(parts: readonly ErrorProducts[], k: number): Float64Array {
  const sum = new Float64Array(k * k);
  for (const { products } of parts) for (let i = 0; i < k * k; i++) sum[i] += products[i];
  return sum;
}

function blendLoss(products: Float64Array, weights: readonly number[]): number {
  const k = weights.length;
  let loss = 0;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) loss += weights[i] * weights[j] * products[i * k + j];
  return loss;
}
