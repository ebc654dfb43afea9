// The means that everybody is shown: members weighted by the champion's shares, nothing on closed days.
import type { FeatureSource } from '#core/features/feature-source.ts';
import { horizonPlanOf, standInStep } from '../horizon-plan.ts';
import type { SeriesRules } from './series-rules.ts';

export interface ShownMeans {
  /** Expected units on a step after the origin; steps beyond the horizon repeat the last ones (see horizon-plan.ts). */
  mean(series: number, step: number): number;
  /** Over the steps from … from + steps − 1. */
  sum(series: number, from: number, steps: number): number;
  /** Sum of `ofSeries` over the forecast series of a category, or of the store. */
  overGroup(group: number | undefined, ofSeries: (series: number) => number): number;
  /** The step within the horizon that stands for `step`. */
  standIn(step: number): number;
}

/** `members`: values at series × horizon + step − 1. Series that are not in `wanted` get NaN. */
export function shownMeans(
  source: FeatureSource,
  rules: SeriesRules,
  members: ReadonlyMap<string, Float64Array>,
  wanted: readonly number[],
  horizon: number,
): ShownMeans {
  const { frame, ahead } = source;
  const origin = frame.stepDays.length - 1;
  const means = new Float64Array(frame.count * horizon).fill(Number.NaN);
  for (const series of wanted) {
    const shares = Object.entries(rules.weights(series));
    for (let step = 1; step <= horizon; step++) {
      const at = series * horizon + step - 1;
      let mean = 0;
      for (const [name, share] of shares) mean += share * (members.get(name) as Float64Array)[at];
      means[at] =
        ahead.closed(series, origin + step) === 1 ? 0 : rules.shown(series, mean) * rules.correction(series, step);
    }
  }
  const { repeatSteps } = horizonPlanOf(frame.frequency);
  const standIn = (step: number) => standInStep(step, horizon, repeatSteps);
  const mean = (series: number, step: number) => means[series * horizon + standIn(step) - 1];
  return {
    mean,
    sum(series, from, steps) {
      let sum = 0;
      for (let step = from; step < from + steps; step++) sum += mean(series, step);
      return sum;
    },
    overGroup(group, ofSeries) {
      let sum = 0;
      for (const series of wanted)
        if (group === undefined || frame.products[series].category === group) sum += ofSeries(series);
      return sum;
    },
    standIn,
  };
}
