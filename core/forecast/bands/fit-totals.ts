// Bands of totals, from errors of totals: products err together, so their bands cannot be added up.
//
// Scatter is measured as that of products is (spread.ts): squared errors over squared forecasts, in units. Logs of
// actual / forecast would count a month in which everything sold a tenth of what was expected, or ten times as much, like
// all others however little it was, and make absurd bands of one change of level. In units the root mean square of a
// total's errors is never above the sum of its products' (Minkowski): at worst, products are taken to go wrong all at once.
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
      const errors: TotalErrors = new Map();
      const origins = block.fromStep <= plan.validationSteps ? near : far;
      for (const origin of origins)
        for (let step = block.fromStep; step <= Math.min(block.toStep, origin.steps); step++)
          for (const group of groups) addError(errors, source, origin, step, step, group);
      daily.push(bandOf(block.fromStep, block.toStep, errors, daily[daily.length - 1]));
    }
    const sums: TotalBand[] = [];
    for (const steps of plan.sumSteps) {
      const errors: TotalErrors = new Map();
      for (const origin of near) for (const group of groups) addError(errors, source, origin, 1, steps, group);
      sums.push(bandOf(1, steps, errors, sums[sums.length - 1]));
    }
    return { daily, sums };
  };
  return { store: bandsOf([undefined]), category: bandsOf(categories) };
}

/** Squares of errors and of forecasts, and how many, by group: unlike groups are no measure for each other. */
type TotalErrors = Map<number | undefined, { errors: number; forecasts: number; count: number }>;

/** The group's forecast over the steps against what happened, where every step has an outcome. */
function addError(
  sums: TotalErrors,
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
  if (!(forecast > 0)) return;
  const own = sums.get(group) ?? { errors: 0, forecasts: 0, count: 0 };
  sums.set(group, own);
  own.errors += (actual - forecast) ** 2;
  own.forecasts += forecast ** 2;
  own.count++;
}

/**
 * Deviation of the lognormal distribution with the groups' mean relative variance (v = exp(d²) − 1), widened by 1 + 1 / n,
 * the variance of one more observation around a mean of n.
 */
function bandOf(fromStep: number, toStep: number, sums: TotalErrors, before: TotalBand | undefined): TotalBand {
  const groups = [...sums.values()];
  const n = groups.reduce((total, { count }) => total + count, 0);
  if (n === 0) {
    return { fromStep, toStep, logDeviation: before?.logDeviation ?? UNKNOWN_LOG_DEVIATION, observations: 0 };
  }
  const variance = groups.reduce((total, { errors, forecasts }) => total + errors / forecasts, 0) / groups.length;
  const deviation = Math.sqrt(Math.log1p(variance * (1 + 1 / n)));
  return { fromStep, toStep, logDeviation: Math.max(MIN_LOG_DEVIATION, deviation), observations: n };
}
