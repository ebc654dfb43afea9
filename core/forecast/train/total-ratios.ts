// What else there is to say of a category's total on a day than what the trees' products add up to.
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter } from '#core/features/feature-writer.ts';
import { ets } from '../simple/ets.ts';
import type { TotalsTarget } from '../totals-anchor.ts';
import { type OriginForecasts, TREES } from './origin-forecasts.ts';

/** log(target / trees) of each category's total, at group × steps + step − 1; the last group is the whole store. */
export type TotalRatios = Readonly<Record<TotalsTarget, Float64Array>> & { readonly steps: number };

/** Ratios of the totals that are expected where nobody says what is planned. */
export function totalRatios(source: FeatureSource, writer: FeatureWriter, forecasts: OriginForecasts): TotalRatios {
  const { frame, ahead } = source;
  const { origin, steps } = forecasts;
  const trees = forecasts.members.get(TREES) as Float64Array;
  const groups = frame.categories.length + 1;
  const ofTrees = new Float64Array(groups * steps);
  const ofBaseline = new Float64Array(groups * steps);
  const open = new Float64Array(groups * steps);
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
        open[group * steps + step - 1]++;
      }
    }
  }
  const perProduct = forecastGroups(source, origin, steps);
  const ratio = (target: number, at: number) => (ofTrees[at] > 0 && target > 0 ? Math.log(target / ofTrees[at]) : 0);
  return {
    steps,
    baseline: ofBaseline.map(ratio),
    totals: perProduct.map((units, at) => ratio(units * open[at], at)),
  };
}

/** Demand of a product of each group on the steps after the origin, forecast from the group's own history. */
function forecastGroups({ store, categories, spec }: FeatureSource, origin: number, steps: number): Float64Array {
  const groups = categories.perProduct.length / categories.steps + 1;
  const out = new Float64Array(groups * steps);
  for (let group = 0; group < groups; group++) {
    const isStore = group === groups - 1;
    const { perProduct } = isStore ? store : categories;
    const from = isStore ? 0 : group * categories.steps;
    const demand = perProduct.subarray(from, from + origin + 1);
    ets.forecast({ demand, season: spec.season }, out.subarray(group * steps, (group + 1) * steps));
  }
  return out;
}
