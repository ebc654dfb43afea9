// From forecasts and outcomes on past origins to calibrated bands: single steps, sums, and totals of store and category.
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { HorizonPlan } from '../horizon-plan.ts';
import type { BandCalibration, BandCell, DailyBand, Spread, SumBand } from './band-calibration.ts';
import type { BandOrigin } from './band-origin.ts';
import { type BandSamples, emptySamples, fitBandCell } from './fit-band-cell.ts';
import { fitTotals } from './fit-totals.ts';
import { relativeVariance, varianceFactor } from './relative-variance.ts';
import { fitSpread } from './spread.ts';

/**
 * Bands from origins that the forecasts had not looked beyond. `near` origins reach over the validation steps;
 * `far` ones serve the blocks behind them. Null when nothing positive was ever forecast.
 */
export function fitBands(
  source: FeatureSource,
  plan: HorizonPlan,
  near: readonly BandOrigin[],
  far: readonly BandOrigin[],
): BandCalibration | null {
  const { isCount } = source.frame;
  const spread = roughSpread(near, isCount);
  if (spread === null) return null;
  const meanRelativeVariance = meanRatio(source, near, spread);
  const factors = new Map<BandOrigin, Float64Array>();
  for (const origin of [...near, ...far]) factors.set(origin, factorsOf(source, origin, spread, meanRelativeVariance));

  const daily: DailyBand[] = [];
  for (const block of plan.blocks) {
    const origins = block.fromStep <= plan.validationSteps ? near : far;
    const samples = emptySamples();
    for (const origin of origins) addSingleSteps(samples, origin, factors, block.fromStep, block.toStep);
    const cell = fitBandCell(samples, isCount) ?? daily[daily.length - 1]?.cell;
    if (cell) daily.push({ ...block, cell });
  }
  const sums: SumBand[] = [];
  for (const steps of plan.sumSteps) {
    // One step is one step: sums of two lie between the single steps' band and that of three.
    if (steps === 1 && daily.length > 0) {
      sums.push({ steps, cell: daily[0].cell });
      continue;
    }
    const samples = emptySamples();
    for (const origin of near) addSums(samples, origin, factors, steps);
    const cell: BandCell | null = fitBandCell(samples, isCount, Math.max(1, steps / plan.rollSteps));
    if (cell) sums.push({ steps, cell });
  }
  if (daily.length === 0) return null;
  if (sums.length === 0) sums.push({ steps: 1, cell: daily[0].cell });
  return {
    isCount,
    daily,
    sums,
    relativeSpread: spread,
    meanRelativeVariance,
    ...fitTotals(source, plan, near, far),
  };
}

/** Spread of single steps near the origin, before anything is known of single products. */
function roughSpread(origins: readonly BandOrigin[], isCount: boolean): Spread | null {
  const mean: number[] = [];
  const units: number[] = [];
  for (const origin of origins) {
    for (let at = 0; at < origin.mean.length; at++) {
      if (!(origin.mean[at] > 0) || Number.isNaN(origin.outcomes.units[at]) || origin.outcomes.soldOut[at] === 1)
        continue;
      mean.push(origin.mean[at]);
      units.push(origin.outcomes.units[at]);
    }
  }
  return mean.length === 0 ? null : fitSpread(Float64Array.from(mean), Float64Array.from(units), isCount);
}

function meanRatio(source: FeatureSource, origins: readonly BandOrigin[], spread: Spread): number {
  let sum = 0;
  let count = 0;
  for (const { origin } of origins) {
    for (let series = 0; series < source.frame.count; series++) {
      if (source.frame.firstStep[series] >= origin) continue;
      const { ratio } = relativeVariance(source, series, origin, spread);
      if (!(ratio > 0)) continue;
      sum += ratio;
      count++;
    }
  }
  return count > 0 ? sum / count : 1;
}

function factorsOf(source: FeatureSource, { origin }: BandOrigin, spread: Spread, meanRatio: number): Float64Array {
  return Float64Array.from({ length: source.frame.count }, (_, series) =>
    source.frame.firstStep[series] > origin
      ? 1
      : varianceFactor(relativeVariance(source, series, origin, spread), meanRatio),
  );
}

function addSingleSteps(
  samples: BandSamples,
  origin: BandOrigin,
  factors: ReadonlyMap<BandOrigin, Float64Array>,
  fromStep: number,
  toStep: number,
): void {
  const factor = factors.get(origin) as Float64Array;
  for (let series = 0; series < origin.classes.length; series++) {
    for (let step = fromStep; step <= Math.min(toStep, origin.steps); step++) {
      const at = series * origin.steps + step - 1;
      if (Number.isNaN(origin.outcomes.units[at]) || Number.isNaN(origin.mean[at])) continue;
      push(samples, origin, series, origin.mean[at], origin.outcomes.units[at], origin.outcomes.soldOut[at], factor);
    }
  }
}

/** A sum counts when every one of its steps is known, or closed by plan. */
function addSums(
  samples: BandSamples,
  origin: BandOrigin,
  factors: ReadonlyMap<BandOrigin, Float64Array>,
  steps: number,
): void {
  if (steps > origin.steps) return;
  const factor = factors.get(origin) as Float64Array;
  for (let series = 0; series < origin.classes.length; series++) {
    let mean = 0;
    let units = 0;
    let soldOut = 0;
    for (let at = series * origin.steps; at < series * origin.steps + steps; at++) {
      if (origin.outcomes.closed[at] === 1) continue;
      mean += origin.mean[at];
      units += origin.outcomes.units[at];
      soldOut |= origin.outcomes.soldOut[at];
    }
    if (Number.isNaN(mean) || Number.isNaN(units)) continue;
    push(samples, origin, series, mean, units, soldOut, factor);
  }
}

function push(
  samples: BandSamples,
  origin: BandOrigin,
  series: number,
  mean: number,
  outcome: number,
  soldOut: number,
  factor: Float64Array,
): void {
  samples.origin.push(origin.origin);
  samples.mean.push(mean);
  samples.outcome.push(outcome);
  samples.soldOut.push(soldOut);
  samples.demandClass.push(origin.classes[series]);
  samples.factor.push(factor[series]);
  samples.levelVariance.push(origin.levelVariance[series]);
}
