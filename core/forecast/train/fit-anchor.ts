// Trees are good at telling products apart and bad at telling days apart: a store has thousands of products and a few
// hundred days. What they say of whole categories is therefore held against the baseline, and against forecasts made of the
// totals themselves, and drawn to one of them as far as past forecasts ask for it.
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter, WriteOptions } from '#core/features/feature-writer.ts';
import { futureDay } from '#core/frame/series-frame.ts';
import type { TotalsAnchor, TotalsTarget } from '../totals-anchor.ts';
import type { JudgedOrigin } from './error-products.ts';
import type { FittedBlock } from './fit-stages.ts';
import { cutAt, type Judged } from './judge.ts';
import { type OriginForecasts, TREES, withTrees } from './origin-forecasts.ts';
import { scoredEnd, type TimeSplit } from './time-split.ts';
import { type TotalRatios, totalRatios } from './total-ratios.ts';

/** What speaks for "half way" before any evidence, as a share of the evidence. */
const PRIOR_SHARE = 0.25;
/** A smaller weight is none: the trees' totals are as good as the target's or better. */
const MIN_WEIGHT = 0.15;
const TARGETS: readonly TotalsTarget[] = ['baseline', 'totals'];
/** What the totals' own forecasts must leave less than the baseline: the days that choose are few. */
const OWN_GAIN = 0.95;

/** How far past totals ask to be drawn, and to what. Weight 0: not at all. */
export interface AnchorChoice {
  readonly towards: TotalsTarget;
  readonly weight: number;
}

/**
 * Which of none, the baseline's totals and the totals' own forecasts serves past totals best, and how far to go: for each,
 * least squares of log(actual / trees) on log(target / trees) over the days of all categories, weighted by volume, the share
 * drawn to one half, within 0 and 1; the target that leaves less is used.
 *
 * To draw all products of a category by one factor is what reconciliation with minimum trace comes to (Wickramasuriya,
 * Athanasopoulos & Hyndman 2019, JASA 114) where errors of products are independent and their variances in proportion to
 * their forecasts; the share is then (variance of the trees' total) / (that + variance of the target), estimated here
 * from what was left over on rolling origins.
 */
export function fitAnchor(
  source: FeatureSource,
  origins: readonly JudgedOrigin[],
  ratios: readonly TotalRatios[],
): AnchorChoice {
  const days = pastTotals(source, origins, ratios);
  const fits = TARGETS.map((towards) => fitShare(days, towards));
  const [baseline, totals] = fits;
  const best = totals.left < OWN_GAIN * baseline.left ? totals : baseline;
  return best.weight < MIN_WEIGHT ? { ...best, weight: 0 } : best;
}

/** One category on one day of one origin. */
interface PastTotal {
  /** Units that the trees expected: its weight. */
  readonly expected: number;
  /** log(actual / trees). */
  readonly missed: number;
  /** log(target / trees). */
  readonly offered: Readonly<Record<TotalsTarget, number>>;
}

function fitShare(days: readonly PastTotal[], towards: TotalsTarget): AnchorChoice & { left: number } {
  let products = 0;
  let squares = 0;
  for (const { expected, missed, offered } of days) {
    products += expected * offered[towards] * missed;
    squares += expected * offered[towards] ** 2;
  }
  const share = squares > 0 ? (products / squares + PRIOR_SHARE / 2) / (1 + PRIOR_SHARE) : 0;
  const weight = Math.min(1, Math.max(0, share));
  const left = days.reduce((sum, { expected, missed, offered }) => {
    return sum + expected * (missed - weight * offered[towards]) ** 2;
  }, 0);
  return { towards, weight, left };
}

function pastTotals(
  { frame }: FeatureSource,
  origins: readonly JudgedOrigin[],
  ratios: readonly TotalRatios[],
): PastTotal[] {
  const groups = frame.categories.length + 1;
  return origins.flatMap(({ forecasts, outcomes }, i) => {
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
    return Array.from(expected, (units, at) => ({
      expected: units,
      missed: Math.log(actual[at] / units),
      offered: { baseline: ratios[i].baseline[at], totals: ratios[i].totals[at] },
    })).filter((day, at) => day.expected > 0 && actual[at] > 0);
  });
}

/** Past forecasts as they would have been anchored, with the weight fitted on what was known before the scored window. */
export interface Anchoring {
  readonly choice: AnchorChoice;
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
  const choice = fitAnchor(source, early, ratios);
  if (choice.weight === 0) return { choice, judged };
  const anchored = (origin: JudgedOrigin, i: number): JudgedOrigin => ({
    ...origin,
    forecasts: withFactors(source, origin.forecasts, ratios[i][choice.towards], choice.weight),
  });
  const n = judged.selection.length;
  return {
    choice,
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
  values: Float64Array,
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
export function toAnchor(
  { frame }: FeatureSource,
  ratios: TotalRatios,
  { towards, weight }: AnchorChoice,
): TotalsAnchor | null {
  if (weight === 0) return null;
  const factors = (group: number): number[] =>
    Array.from(ratios[towards].subarray(group * ratios.steps, (group + 1) * ratios.steps), (ratio) =>
      Math.exp(weight * ratio),
    );
  return {
    towards,
    weight,
    firstDay: futureDay(frame, 1),
    categories: Object.fromEntries(frame.categories.map((name, group) => [name, factors(group)])),
    store: factors(frame.categories.length),
  };
}
