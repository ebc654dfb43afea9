// Bands of totals, from errors of totals: products err together, so their bands cannot be added up.
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { HorizonPlan } from '../horizon-plan.ts';
import type { TotalBand, TotalBands } from './band-calibration.ts';
import type { BandOrigin } from './band-origin.ts';

/** A total is never taken to be known better than this. */
const MIN_LOG_DEVIATION = 0.01;
const UNKNOWN_LOG_DEVIATION = 0.3;

export function fitTotals(
  source: FeatureSource,
  plan: HorizonPlan,
  near: readonly BandOrigin[],
  far: readonly BandOrigin[],
): { store: TotalBands; category: TotalBands } {
  const categories = Array.from({ length: source.frame.categories.length }, (_, category) => category);
  const bandsOf = (groups: readonly (number | undefined)[]): TotalBands => {
    const daily: TotalBand[] = [];
    for (const block of plan.blocks) {
      const errors: number[] = [];
      const origins = block.fromStep <= plan.validationSteps ? near : far;
      for (const origin of origins)
        for (let step = block.fromStep; step <= Math.min(block.toStep, origin.steps); step++)
          for (const group of groups) pushLogError(errors, source, origin, step, step, group);
      daily.push(bandOf(block.fromStep, block.toStep, errors, daily[daily.length - 1]));
    }
    const sums: TotalBand[] = [];
    for (const steps of plan.sumSteps) {
      const errors: number[] = [];
      for (const origin of near) for (const group of groups) pushLogError(errors, source, origin, 1, steps, group);
      sums.push(bandOf(1, steps, errors, sums[sums.length - 1]));
    }
    return { daily, sums };
  };
  return { store: bandsOf([undefined]), category: bandsOf(categories) };
}

/** log(actual / forecast) of the group over the steps, where every step has an outcome. */
function pushLogError(
  errors: number[],
  { frame }: FeatureSource,
  { steps, mean, outcomes, classes }: BandOrigin,
  fromStep: number,
  toStep: number,
  group: number | undefined,
): void {
  if (toStep > steps) return;
  let forecast = 0;
  let actual = 0;
  for (let step = fromStep; step <= toStep; step++) {
    let known = 0;
    for (let series = 0; series < classes.length; series++) {
      if (group !== undefined && frame.products[series].category !== group) continue;
      const at = series * steps + step - 1;
      if (Number.isNaN(outcomes.units[at]) || Number.isNaN(mean[at])) continue;
      forecast += mean[at];
      actual += outcomes.units[at];
      known++;
    }
    const closed = outcomes.closed[step - 1] === 1;
    if (known === 0 && !closed) return;
  }
  if (forecast > 0 && actual > 0) errors.push(Math.log(actual / forecast));
}

/** Widened by 1 + 1 / n, the variance of one more observation around a mean of n. */
function bandOf(fromStep: number, toStep: number, errors: number[], before: TotalBand | undefined): TotalBand {
  const n = errors.length;
  if (n === 0) {
    return { fromStep, toStep, logDeviation: before?.logDeviation ?? UNKNOWN_LOG_DEVIATION, observations: 0 };
  }
  const square = errors.reduce((sum, error) => sum + error * error, 0) / n;
  return {
    fromStep,
    toStep,
    logDeviation: Math.max(MIN_LOG_DEVIATION, Math.sqrt(square * (1 + 1 / n))),
    observations: n,
  };
}
