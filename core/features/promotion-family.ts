// Promotions around the target, and what promotions did for this product before.
import { columnsOf, type FeatureFamily } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import { type RunningSums, type StridedSums, windowMean, windowSum } from './running-sums.ts';
import { windowsOf } from './windows.ts';

/** A run of promoted steps longer than this is "long". */
const MAX_RUN = 14;
/** Seasons (weeks) looked back for days like the target. */
const SEASONS = 26;

export function promotionFamily({ spec, series, ahead, covariates }: FeatureSource): FeatureFamily | null {
  if (!spec.promotion) return null;
  const { usual, long } = windowsOf(spec.frequency);
  const promotions = covariates.promotions as RunningSums;
  const promoted = covariates.promoted as RunningSums;
  const promotedSeason = covariates.promotedSeason as StridedSums;
  const { season } = series;
  const seasonWidth = SEASONS * spec.season;
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
      'same_season_same_promotion',
      'same_season_promotion_effect',
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
      // The same weekday under the same promotion: what a promoted Monday brings this product, not promotions at large.
      const back = Math.ceil((target - origin) / spec.season) * spec.season - (target - origin);
      const cell = originCell - back;
      const days = windowSum(season.count, start, cell, seasonWidth);
      const sold = windowSum(season.sum, start, cell, seasonWidth);
      const promotedDays = windowSum(promotedSeason.count, start, cell, seasonWidth);
      const promotedSold = windowSum(promotedSeason.sum, start, cell, seasonWidth);
      const alike = today > 0 ? promotedDays : days - promotedDays;
      const mean = Number.isNaN(today)
        ? Number.NaN
        : (today > 0 ? promotedSold : sold - promotedSold) / (alike || Number.NaN);
      out[to++] = mean / level;
      out[to++] = (mean + 0.5 * level) / (sold / days + 0.5 * level);
    },
  };
}
