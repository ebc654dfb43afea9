// How jumpy a product is against others of its size: some sell two a day every day, others fourteen on Saturdays.
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { Spread } from './band-calibration.ts';
import { dispersionAt, varianceOf } from './spread.ts';

/** Steps looked back, and the number of steps that "like all others" counts for. */
const MEMORY = 182;
const PRIOR_STEPS = 40;
const MIN_FACTOR = 0.4;
const MAX_FACTOR = 3;

/**
 * Squared differences of known demand from the level the step before, over the variance that the spread expects at
 * that level. Uses nothing after the origin. `steps`: differences that went in.
 */
export function relativeVariance(
  source: FeatureSource,
  series: number,
  origin: number,
  spread: Spread,
): { ratio: number; steps: number } {
  const { frame, series: columns } = source;
  const start = frame.offset[series];
  const end = start + origin - frame.firstStep[series];
  let observed = 0;
  let expected = 0;
  let steps = 0;
  for (let cell = Math.max(start + 1, end - MEMORY + 1); cell <= end; cell++) {
    const value = columns.demand[cell];
    if (Number.isNaN(value)) continue;
    const level = columns.level[cell - 1];
    observed += (value - level) ** 2;
    expected += varianceOf(level, dispersionAt(spread, level), frame.isCount);
    steps++;
  }
  return { ratio: steps > 0 ? observed / expected : Number.NaN, steps };
}

/** Factor on the variance of a product, drawn towards 1 where its history is short. */
export function varianceFactor(relative: { ratio: number; steps: number }, meanRatio: number): number {
  if (relative.steps === 0 || !(meanRatio > 0)) return 1;
  const factor = ((relative.ratio / meanRatio) * relative.steps + PRIOR_STEPS) / (relative.steps + PRIOR_STEPS);
  return Math.min(MAX_FACTOR, Math.max(MIN_FACTOR, factor));
}
