// Demand of whole groups (store, categories, suppliers) step by step: the calm signal that slow movers borrow from.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { buildRunningSums, buildStridedSums, type RunningSums, type StridedSums } from './running-sums.ts';

/** Group g owns the cells g × steps … (g + 1) × steps − 1, one a step of the store's life. */
export interface GroupColumns {
  readonly steps: number;
  /** Group of each series; −1: none known. */
  readonly groupOf: Int32Array;
  /** Mean demand of a product of the group on a step, over the products whose demand is known; NaN: none. */
  readonly perProduct: Float64Array;
  readonly sums: RunningSums;
  readonly season: StridedSums;
}

export function buildGroupColumns(
  frame: SeriesFrame,
  demand: Float64Array,
  groupOf: Int32Array,
  groups: number,
  season: number,
): GroupColumns {
  const steps = frame.stepDays.length;
  const perProduct = new Float64Array(groups * steps);
  const known = new Float64Array(groups * steps);
  for (let series = 0; series < frame.count; series++) {
    const group = groupOf[series];
    if (group < 0) continue;
    const shift = group * steps + frame.firstStep[series] - frame.offset[series];
    for (let cell = frame.offset[series]; cell < frame.offset[series + 1]; cell++) {
      if (Number.isNaN(demand[cell])) continue;
      perProduct[shift + cell] += demand[cell];
      known[shift + cell]++;
    }
  }
  for (let i = 0; i < perProduct.length; i++) perProduct[i] = known[i] > 0 ? perProduct[i] / known[i] : Number.NaN;
  const offset = Uint32Array.from({ length: groups + 1 }, (_, group) => group * steps);
  return {
    steps,
    groupOf,
    perProduct,
    sums: buildRunningSums(perProduct, offset),
    season: buildStridedSums(perProduct, offset, season),
  };
}
