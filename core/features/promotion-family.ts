// Promotions around the target, and what promotions did for this product before.
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import { type RunningSums, windowMean, windowSum } from './running-sums.ts';
import { windowsOf } from './windows.ts';

/** A run of promoted steps longer than this is "long". */
const MAX_RUN = 14;

export function promotionFamily({ spec, series, ahead, covariates }: FeatureSource): FeatureFamily | null {
  if (!spec.promotion) return null;
  const { usual, long } = windowsOf(spec.frequency);
  const promotions = covariates.promotions as RunningSums;
  const promoted = covariates.promoted as RunningSums;
  const memory = 2 * long;
  return {
    stage: 'target',
    columns: columnsOf('promotion', [
      'promotion',
      'promotion_before',
      'promotion_after',
      'promotion_run',
      'promotion_share',
      'promotion_lift',
    ]),
    write({ series: index, origin, originCell, start, target, planKnown, level }, out, at) {
      const promotionOn = (step: number) => (step <= origin || planKnown ? ahead.promotion(index, step) : Number.NaN);
      const today = promotionOn(target);
      let to = at;
      out[to++] = today;
      out[to++] = promotionOn(target - 1);
      out[to++] = planKnown ? ahead.promotion(index, target + 1) : Number.NaN;
      let run = 0;
      while (run < MAX_RUN && promotionOn(target - run) > 0) run++;
      out[to++] = Number.isNaN(today) ? Number.NaN : run;
      out[to++] = windowMean(promotions, start, originCell, usual);
      const all = windowMean(series.sums, start, originCell, memory);
      const lifted = windowSum(promoted.count, start, originCell, memory) > 0;
      const during = lifted ? windowMean(promoted, start, originCell, memory) : Number.NaN;
      out[to++] = (during + 0.5 * level) / (all + 0.5 * level);
    },
  };
}
