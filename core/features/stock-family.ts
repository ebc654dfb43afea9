// How often the shelf was empty lately: sales then say less than demand.
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import { type RunningSums, windowMean } from './running-sums.ts';
import { windowsOf } from './windows.ts';

export function stockFamily({ spec, covariates }: FeatureSource): FeatureFamily | null {
  if (!spec.stock) return null;
  const { usual, long } = windowsOf(spec.frequency);
  const shortage = covariates.shortage as Float64Array;
  const sums = covariates.shortages as RunningSums;
  return {
    stage: 'origin',
    columns: columnsOf('stock', ['stock_out_share', 'stock_out_share_long', 'stock_out_last']),
    write({ originCell, start }, out, at) {
      out[at] = windowMean(sums, start, originCell, usual);
      out[at + 1] = windowMean(sums, start, originCell, long);
      out[at + 2] = shortage[originCell];
    },
  };
}
