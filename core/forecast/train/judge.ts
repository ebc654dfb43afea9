// Past forecasts beside their outcomes, for the trainings that had not seen them.
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter, WriteOptions } from '#core/features/feature-writer.ts';
import type { BandOrigin } from '../bands/band-origin.ts';
import type { HorizonPlan } from '../horizon-plan.ts';
import { nextToNothing } from '../next-to-nothing.ts';
import { RETURNS } from '../returning/returning-products.ts';
import { championOf, type RuleChoice } from '../store-model.ts';
import type { JudgedOrigin } from './error-products.ts';
import { factorsOf, type ShownForecasts, totalOffers } from './fit-correction.ts';
import type { FitStages } from './fit-stages.ts';
import { forecastOrigin, isReturning, type OriginForecasts, type ScoredBlock, withTrees } from './origin-forecasts.ts';
import { errorScales, outcomesAfter } from './outcome.ts';
import { firstEnd, rollingOrigins, scoredEnd, selectionEnd, type TimeSplit } from './time-split.ts';

export interface Judged {
  /** Origins of the selection training, outcomes up to the last step; empty where there was none. */
  readonly selection: readonly JudgedOrigin[];
  /** The one origin of the scored training. */
  readonly scored: JudgedOrigin;
  /** Origins further back, for the blocks behind the validation window. */
  readonly far: readonly JudgedOrigin[];
}

/** All of them, in the order selection, scored, far. */
export const judgedOrigins = ({ selection, scored, far }: Judged): readonly JudgedOrigin[] => [
  ...selection,
  scored,
  ...far,
];

/** Simple methods' forecasts do not depend on what is planned: made once for all scenarios. */
export interface PastForecasts {
  readonly selection: readonly OriginForecasts[];
  readonly scored: OriginForecasts;
  readonly far: readonly OriginForecasts[];
}

export function forecastPast(source: FeatureSource, plan: HorizonPlan, split: TimeSplit): PastForecasts {
  const near = split.hasSelection ? rollingOrigins(split, selectionEnd(split), plan.rollSteps) : [];
  return {
    selection: near.map((origin) => forecastOrigin(source, origin, split.window)),
    scored: forecastOrigin(source, scoredEnd(split), split.window),
    far: farOrigins(split).map(({ origin, steps }) => forecastOrigin(source, origin, steps)),
  };
}

/** For each block behind the window: the latest origin all of whose targets are unseen, and one a window earlier. */
function farOrigins(split: TimeSplit): { origin: number; steps: number }[] {
  const end = firstEnd(split);
  return split.blocks
    .filter((block) => block.fromStep > split.window)
    .flatMap((block) => {
      const latest = end - block.fromStep + 1;
      return [latest, latest - split.window]
        .filter((origin) => origin >= split.window)
        .map((origin) => ({ origin, steps: Math.min(block.toStep, split.last - origin) }));
    });
}

export function judge(
  source: FeatureSource,
  writer: FeatureWriter,
  split: TimeSplit,
  past: PastForecasts,
  stages: FitStages | null,
  known: WriteOptions,
): Judged {
  const unseen = firstEnd(split);
  const judged = (forecasts: OriginForecasts, blocks: readonly ScoredBlock[] | null, after: number): JudgedOrigin => ({
    forecasts: blocks ? withTrees(forecasts, source, writer, blocks, known) : forecasts,
    outcomes: outcomesAfter(source, forecasts.origin, forecasts.steps, after + 1, split.last),
    scales: errorScales(source, forecasts.origin),
  });
  const early = stages && (stages.selection ?? stages.scored);
  const beyond = (early ?? []).filter((block) => block.fromStep > split.window);
  const earlyUnseen = stages && stages.selection === null ? scoredEnd(split) : unseen;
  return {
    // Without selection trees (too few early rows) the simple methods alone cannot choose: nothing is judged early.
    selection:
      stages && !stages.selection ? [] : past.selection.map((one) => judged(one, stages?.selection ?? null, unseen)),
    scored: judged(past.scored, stages?.scored ?? null, scoredEnd(split)),
    far: past.far.map((one) => judged(one, stages ? beyond : null, earlyUnseen)),
  };
}

/** Outcomes of a judged origin cut at a step: as it looked when nothing later had happened. */
export function cutAt(
  source: FeatureSource,
  { forecasts, outcomes, scales }: JudgedOrigin,
  lastTarget: number,
): JudgedOrigin {
  const { origin, steps, firstTarget } = outcomes;
  return { forecasts, outcomes: outcomesAfter(source, origin, steps, firstTarget, lastTarget), scales };
}

/** The forecasts that the champions would have shown, ready for calibration. */
export function toBandOrigin(
  source: FeatureSource,
  { forecasts, outcomes }: JudgedOrigin,
  choice: RuleChoice,
): BandOrigin {
  const { classes, levelVariance } = forecasts;
  const shown = shownForecasts(source, forecasts, choice);
  return { ...corrected(source, shown, choice.correctionWeight ?? 0), classes, outcomes, levelVariance };
}

function corrected(source: FeatureSource, shown: ShownForecasts, weight: number): ShownForecasts {
  if (weight === 0) return shown;
  const factors = factorsOf(totalOffers(source, shown), weight);
  return { ...shown, mean: shown.mean.map((units, at) => units * factors[at % shown.steps]) };
}

/** What the champions say, before the store's total corrects it. */
export function shownForecasts(source: FeatureSource, forecasts: OriginForecasts, choice: RuleChoice): ShownForecasts {
  const { origin, steps, classes, members } = forecasts;
  const mean = new Float64Array(classes.length * steps);
  for (let series = 0; series < classes.length; series++) {
    const { weights } = isReturning(forecasts, series)
      ? RETURNS
      : championOf(choice, classes[series], source.frame.products[series].code);
    const [from, to] = [series * steps, (series + 1) * steps];
    for (const [name, share] of Object.entries(weights)) {
      const values = members.get(name);
      if (!values) throw new RangeError(`no member is called "${name}"`);
      for (let at = from; at < to; at++) mean[at] += share * values[at];
    }
    const nothing = nextToNothing(source, series, origin);
    for (let at = from; at < to; at++) if (mean[at] < nothing) mean[at] = 0;
  }
  return { origin, steps, mean };
}
