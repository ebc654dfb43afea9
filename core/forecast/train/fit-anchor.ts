// Trees are good at telling products apart and bad at telling days apart: a store has thousands of products and a few
// hundred days. What they say of whole categories is therefore held against the baseline and drawn to it as far as
// past forecasts ask for it.
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter, WriteOptions } from '#core/features/feature-writer.ts';
import { futureDay } from '#core/frame/series-frame.ts';
import type { TotalsAnchor } from '../totals-anchor.ts';
import type { JudgedOrigin } from './choose-champions.ts';
import type { FittedBlock } from './fit-stages.ts';
import { cutAt, type Judged } from './judge.ts';
import { type OriginForecasts, TREES, withTrees } from './origin-forecasts.ts';
import { scoredEnd, type TimeSplit } from './time-split.ts';

/** What speaks for "half way" before any evidence, as a share of the evidence. */
const PRIOR_SHARE = 0.25;
/** A smaller weight is none: the trees' totals are as good as the baseline's or better. */
const MIN_WEIGHT = 0.15;

/** log(baseline / trees) of each category's total, at group × steps + step − 1; the last group is the whole store. */
export interface TotalRatios {
  readonly steps: number;
  readonly values: Float64Array;
}

/** Ratios of the totals that are expected where nobody says what is planned. */
export function totalRatios(source: FeatureSource, writer: FeatureWriter, forecasts: OriginForecasts): TotalRatios {
  const { frame, ahead } = source;
  const { origin, steps } = forecasts;
  const trees = forecasts.members.get(TREES) as Float64Array;
  const groups = frame.categories.length + 1;
  const ofTrees = new Float64Array(groups * steps);
  const ofBaseline = new Float64Array(groups * steps);
  for (let series = 0; series < frame.count; series++) {
    if (frame.firstStep[series] > origin) continue;
    const category = frame.products[series].category;
    for (let step = 1; step <= steps; step++) {
      const units = trees[series * steps + step - 1];
      if (Number.isNaN(units) || ahead.closed(series, origin + step) === 1) continue;
      const baseline = writer.baseline(series, origin, origin + step);
      for (const group of category < 0 ? [groups - 1] : [category, groups - 1]) {
        ofTrees[group * steps + step - 1] += units;
        ofBaseline[group * steps + step - 1] += baseline;
      }
    }
  }
  const values = ofTrees.map((units, at) => (units > 0 && ofBaseline[at] > 0 ? Math.log(ofBaseline[at] / units) : 0));
  return { steps, values };
}

/**
 * Share of the way to the baseline that past totals ask for: least squares of log(actual / trees) on log(baseline /
 * trees) over the days of all categories, weighted by volume, drawn to one half, within 0 and 1. 0: no anchor.
 */
export function fitAnchorWeight(
  source: FeatureSource,
  origins: readonly JudgedOrigin[],
  ratios: readonly TotalRatios[],
): number {
  const { frame } = source;
  const groups = frame.categories.length + 1;
  let products = 0;
  let squares = 0;
  for (const [i, { forecasts, outcomes }] of origins.entries()) {
    const { steps } = forecasts;
    const trees = forecasts.members.get(TREES) as Float64Array;
    const expected = new Float64Array(groups * steps);
    const actual = new Float64Array(groups * steps);
    for (let series = 0; series < frame.count; series++) {
      const { category } = frame.products[series];
      const group = category < 0 ? groups - 1 : category;
      for (let step = 0; step < steps; step++) {
        const at = series * steps + step;
        if (Number.isNaN(outcomes.units[at]) || Number.isNaN(trees[at]) || outcomes.soldOut[at] === 1) continue;
        expected[group * steps + step] += trees[at];
        actual[group * steps + step] += outcomes.units[at];
      }
    }
    for (let at = 0; at < expected.length; at++) {
      if (!(expected[at] > 0 && actual[at] > 0)) continue;
      const ratio = ratios[i].values[at];
      products += expected[at] * ratio * Math.log(actual[at] / expected[at]);
      squares += expected[at] * ratio * ratio;
    }
  }
  if (!(squares > 0)) return 0;
  const weight = (products / squares + PRIOR_SHARE / 2) / (1 + PRIOR_SHARE);
  return weight < MIN_WEIGHT ? 0 : Math.min(1, weight);
}

/** Past forecasts as they would have been anchored, with the weight fitted on what was known before the scored window. */
export interface Anchoring {
  readonly weight: number;
  readonly judged: Judged;
}

/** `ratios` in the order selection, scored, far: of the forecasts of the same origins without a plan. */
export function anchorJudged(
  source: FeatureSource,
  split: TimeSplit,
  judged: Judged,
  ratios: readonly TotalRatios[],
): Anchoring {
  const early = judged.selection.map((origin) => cutAt(source, origin, scoredEnd(split)));
  const weight = fitAnchorWeight(source, early, ratios);
  if (weight === 0) return { weight, judged };
  const anchored = (origin: JudgedOrigin, i: number): JudgedOrigin => ({
    ...origin,
    forecasts: withFactors(source, origin.forecasts, ratios[i], weight),
  });
  const n = judged.selection.length;
  return {
    weight,
    judged: {
      selection: judged.selection.map(anchored),
      scored: anchored(judged.scored, n),
      far: judged.far.map((origin, i) => anchored(origin, n + 1 + i)),
    },
  };
}

function withFactors(
  { frame }: FeatureSource,
  forecasts: OriginForecasts,
  { values }: TotalRatios,
  weight: number,
): OriginForecasts {
  const { steps } = forecasts;
  const trees = (forecasts.members.get(TREES) as Float64Array).slice();
  const store = frame.categories.length;
  for (let series = 0; series < frame.count; series++) {
    const { category } = frame.products[series];
    const first = (category < 0 ? store : category) * steps;
    for (let step = 0; step < steps; step++) trees[series * steps + step] *= Math.exp(weight * values[first + step]);
  }
  return { ...forecasts, members: new Map([...forecasts.members, [TREES, trees]]) };
}

/** Ratios of the trees for use, over all the days that they answer for. */
export function finalRatios(
  source: FeatureSource,
  writer: FeatureWriter,
  blocks: readonly FittedBlock[],
  unplanned: WriteOptions,
): TotalRatios {
  const origin = source.frame.stepDays.length - 1;
  const steps = blocks[blocks.length - 1].toStep;
  const nothing: OriginForecasts = {
    origin,
    steps,
    classes: [],
    levelVariance: new Float64Array(0),
    members: new Map(),
  };
  return totalRatios(source, writer, withTrees(nothing, source, writer, blocks, unplanned));
}

/** Null for a weight of 0. */
export function toAnchor({ frame }: FeatureSource, ratios: TotalRatios, weight: number): TotalsAnchor | null {
  if (weight === 0) return null;
  const factors = (group: number): number[] =>
    Array.from(ratios.values.subarray(group * ratios.steps, (group + 1) * ratios.steps), (ratio) =>
      Math.exp(weight * ratio),
    );
  return {
    weight,
    firstDay: futureDay(frame, 1),
    categories: Object.fromEntries(frame.categories.map((name, group) => [name, factors(group)])),
    store: factors(frame.categories.length),
  };
}
