// Which forecaster speaks for which demand class: the one with the smallest error out of sample, or a blend of several.
import type { DemandClass } from '#core/contract/units.ts';
import { DEMAND_CLASSES } from '../demand-class.ts';
import { TWINS } from '../newcomers/newcomers.ts';
import { POOLED_AR } from '../pooled/pooled-ar.ts';
import { RETURNING } from '../returning/seasonal-return.ts';
import { BLEND, type Champion, type Contest } from '../store-model.ts';
import { type BlendStyle, pullOf } from './blend-style.ts';
import { blendWeights } from './blend-weights.ts';
import { type ErrorProducts, errorProducts, type JudgedOrigin, sumProducts } from './error-products.ts';
import { isReturning, speaksForAll } from './origin-forecasts.ts';

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

/** Candidates in a blend: one of each kind; the mean is close to smoothing. */
const BLENDED: readonly string[] = [
  'gbdt',
  TWINS,
  'seasonal-naive',
  'seasonal-naive-growth',
  POOLED_AR,
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
export function chooseChampions(origins: readonly JudgedOrigin[], style: BlendStyle): Record<DemandClass, Champion> {
  const everybody = [...origins[0].forecasts.members.keys()].filter((name) => name !== RETURNING);
  const names = everybody.filter(speaksForAll);
  const overall = choose(
    names,
    foldsOf(origins, names, () => true),
    'store',
    style,
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
    champions[demandClass] = outcomes >= enough ? choose(candidates, products, 'class', style) : unjudged;
  }
  return champions;
}

/** Which of the members may take part in a blend, by their sums of products of errors (row-major). */
export function blendMembers(names: readonly string[], products: Float64Array): boolean[] {
  const k = names.length;
  const best = Math.min(...names.map((_, i) => products[i * k + i]));
  return names.map((name, i) => BLENDED.includes(name) && products[i * k + i] <= NEAR_BEST * best);
}

function foldsOf(
  origins: readonly JudgedOrigin[],
  names: readonly string[],
  includes: (own: DemandClass) => boolean,
): ErrorProducts[] {
  const halves =
    origins.length > 1 ? [() => true] : [(series: number) => series % 2 === 0, (series: number) => series % 2 === 1];
  return origins.flatMap((origin) => {
    const { classes } = origin.forecasts;
    const ofSeries = [...classes.keys()].filter(
      (series) => includes(classes[series]) && !isReturning(origin.forecasts, series),
    );
    return halves.map((half) => errorProducts(origin, names, ofSeries.filter(half)));
  });
}

function choose(
  names: readonly string[],
  folds: readonly ErrorProducts[],
  basis: Contest['basis'],
  style: BlendStyle,
): Champion {
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
  const blended = blendMembers(names, all);
  if (blended.filter(Boolean).length < 2) return single;
  const pull = pullOf(style, names, blended);
  let outside = 0;
  for (const [held, products] of folds.entries()) {
    const others = sumProducts(
      folds.filter((_, i) => i !== held),
      k,
    );
    outside += blendLoss(products.products, blendWeights(others, blended, pull));
  }
  if (!style.onlyBlends && all[best * k + best] < (1 - SINGLE_GAIN) * outside) return single;
  const weights = blendWeights(all, blended, pull);
  const shares = Object.fromEntries(
    names.map((name, i) => [name, weights[i]]).filter(([, share]) => Number(share) > 0),
  );
  return { forecaster: BLEND, weights: shares, ...contest({ [BLEND]: outside }) };
}

function blendLoss(products: Float64Array, weights: readonly number[]): number {
  const k = weights.length;
  let loss = 0;
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) loss += weights[i] * weights[j] * products[i * k + j];
  return loss;
}
