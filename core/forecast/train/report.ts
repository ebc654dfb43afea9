// The figures of a model card: the scored window, which no choice was made on, against the simple methods.
import type { DemandClass } from '#core/contract/units.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureColumn } from '#core/features/feature-spec.ts';
import { KNOWN } from '#core/features/known-demand.ts';
import { isoFromDay } from '#core/math/day.ts';
import { createAccuracyMeter, quantilesOf } from '../accuracy-meter.ts';
import { DEMAND_CLASSES } from '../demand-class.ts';
import type { TrainingReport } from '../store-model.ts';
import type { JudgedOrigin } from './error-products.ts';
import type { FittedBlock } from './fit-stages.ts';
import { type RuleSet, visitOutcomes } from './forecast-rules.ts';
import { toBandOrigin } from './judge.ts';
import { stockOuts, stockOutsIgnored, type WordedNotice } from './notices.ts';
import { speaksForAll } from './origin-forecasts.ts';
import type { TimeSplit } from './time-split.ts';

type ScoreReport = Pick<TrainingReport, 'accuracy' | 'coverage' | 'references' | 'byClass'>;

/** Scores one origin: what the rules would have shown, every member alone, and each class. */
export function scoreOrigin(source: FeatureSource, judged: JudgedOrigin, rules: RuleSet): ScoreReport {
  const { forecasts, scales } = judged;
  const count = source.frame.count;
  const shown = toBandOrigin(source, judged, rules);
  const all = createAccuracyMeter(count);
  // Twins and returns speak for some products only: no references for the store.
  const members = [...forecasts.members]
    .filter(([name]) => speaksForAll(name))
    .map(([name, values]) => ({
      name,
      values,
      meter: createAccuracyMeter(count),
    }));
  const classes = new Map<DemandClass, ClassMeters>();
  const naive = forecasts.members.get('seasonal-naive') as Float64Array;
  visitOutcomes(source, shown, rules.bands, (series, at, mean, actual, band) => {
    const quantiles = quantilesOf(band);
    all.add(series, actual, mean, scales, quantiles);
    for (const member of members) member.meter.add(series, actual, member.values[at], scales);
    const own = classes.get(shown.classes[series]) ?? {
      shown: createAccuracyMeter(count),
      naive: createAccuracyMeter(count),
      products: new Set<number>(),
    };
    classes.set(shown.classes[series], own);
    own.shown.add(series, actual, mean, scales, quantiles);
    own.naive.add(series, actual, naive[at], scales);
    own.products.add(series);
  });
  return {
    accuracy: all.accuracy(),
    coverage: all.coverage(),
    references: members.map(({ name, meter }) => ({ forecaster: name, accuracy: meter.accuracy() })),
    byClass: DEMAND_CLASSES.flatMap((demandClass) => {
      const own = classes.get(demandClass);
      if (!own) return [];
      return {
        demandClass,
        products: own.products.size,
        accuracy: own.shown.accuracy(),
        coverage: own.shown.coverage(),
        naive: own.naive.accuracy(),
        champion: rules.champions[demandClass].forecaster,
      };
    }),
  };
}

interface ClassMeters {
  readonly shown: ReturnType<typeof createAccuracyMeter>;
  readonly naive: ReturnType<typeof createAccuracyMeter>;
  readonly products: Set<number>;
}

/** Nothing could be checked: every figure is unknown. */
export const UNSCORED: ScoreReport = {
  accuracy: { wape: null, mae: null, bias: null, mase: null, rmsse: null, wql: null, observations: 0 },
  coverage: { inside80: null, inside95: null },
  references: [],
  byClass: [],
};

export function dataReport(
  { frame }: FeatureSource,
  trainingRows: number,
  fingerprint: string,
): TrainingReport['data'] {
  return {
    firstDay: isoFromDay(frame.stepDays[0]),
    lastDay: isoFromDay(frame.stepDays[frame.stepDays.length - 1]),
    products: frame.count,
    observations: frame.offset[frame.count],
    trainingRows,
    fingerprint,
  };
}

/** How many days counted as stock-outs; null where none did. */
export function stockOutNotice({ frame, series, spec }: FeatureSource): WordedNotice | null {
  if (!spec.censorStockOuts) return stockOutsIgnored;
  let open = 0;
  let short = 0;
  for (let cell = 0; cell < frame.closed.length; cell++) {
    if (frame.closed[cell] === 1) continue;
    open++;
    if (series.knowledge[cell] !== KNOWN || (series.zeroRuns?.knownAt[cell] ?? 0) > 0) short++;
  }
  return short === 0 ? null : stockOuts(short, open);
}

export function validationReport({ frame }: FeatureSource, split: TimeSplit): TrainingReport['validation'] {
  const first = Math.min(split.last, split.last - split.window + 1);
  return {
    firstDay: isoFromDay(frame.stepDays[first]),
    lastDay: isoFromDay(frame.stepDays[split.last]),
    steps: split.window,
  };
}

/** Share of the loss reduction that each feature brought, over all blocks; largest first. */
export function featureReport(
  columns: readonly FeatureColumn[],
  blocks: readonly FittedBlock[],
): TrainingReport['features'] {
  const gain = new Float64Array(columns.length);
  for (const { ensemble } of blocks)
    for (let node = 0; node < ensemble.feature.length; node++)
      if (ensemble.feature[node] >= 0) gain[ensemble.feature[node]] += ensemble.gain[node];
  const total = gain.reduce((sum, value) => sum + value, 0);
  return columns
    .map((column, i) => ({ ...column, gainShare: total > 0 ? gain[i] / total : 0 }))
    .sort((a, b) => b.gainShare - a.gainShare);
}
