// How the target's date compares with all days, as of an origin, by weekday and part of the month: the product's own pattern, as far as it can be told
// from chance, and its category's otherwise.
import type { FeatureGround } from './feature-ground.ts';
import type { GroupColumns } from './group-columns.ts';
import { windowMean, windowSum } from './running-sums.ts';
import { createYearlyIndices } from './yearly-season.ts';

/** Weeks looked back. */
const SEASONS = 26;
/** How much the weekday patterns of products of one category differ: variance of the index among them. */
const INDEX_VARIANCE = 0.05;
const MIN_INDEX = 0.05;
const MAX_INDEX = 8;

/** What the index is computed from. */
export type SeasonSource = FeatureGround;

/** Index of (series, origin, target): 1 is an average day. Uses nothing after the origin. */
export type SeasonIndex = (series: number, origin: number, target: number) => number;

/**
 * Weekly and monthly series have few seasons, told from chance as yearly-index.ts says. Daily ones:
 *
 * Own weekday means are noisy by the variance of a day over its number of weeks; products of a category differ from
 * each other by INDEX_VARIANCE. The category's index therefore counts for (variance / mean²) / INDEX_VARIANCE weeks
 * (the weight of a normal prior): a product that sells one a day keeps to its category, one that sells fifty to itself.
 */
export function createSeasonIndex(source: SeasonSource): SeasonIndex {
  const { frame, spec, series: columns, store, categories, monthPhase } = source;
  if (spec.frequency !== 'daily') return createYearlySeasonIndex(source);
  const { sums, season } = columns;
  const width = SEASONS * spec.season;
  return (series, origin, target) => {
    const back = Math.ceil((target - origin) / spec.season) * spec.season - (target - origin);
    const start = frame.offset[series];
    const cell = start + origin - frame.firstStep[series];
    const ofGroup =
      groupIndex(categories, series, origin, back, width) || groupIndex(store, series, origin, back, width) || 1;
    const phase = monthPhase(series, origin, target);
    const n = windowSum(sums.count, start, cell, width);
    const mean = windowSum(sums.sum, start, cell, width) / n;
    const days = windowSum(season.count, start, cell - back, width);
    if (!(mean > 0 && days > 0)) return clamp(ofGroup * phase);
    const variance = windowSum(sums.squares, start, cell, width) / n - mean * mean;
    const priorDays = variance / (mean * mean) / INDEX_VARIANCE;
    const sold = windowSum(season.sum, start, cell - back, width);
    return clamp((phase * (sold / mean + priorDays * ofGroup)) / (days + priorDays));
  };
}

/** NaN: no group, or nothing known of it. */
function groupIndex(group: GroupColumns, series: number, origin: number, back: number, width: number): number {
  const index = group.groupOf[series];
  if (index < 0) return Number.NaN;
  const start = index * group.steps;
  const cell = start + origin;
  return windowMean(group.season, start, cell - back, width) / windowMean(group.sums, start, cell, width);
}

const clamp = (index: number): number => Math.min(MAX_INDEX, Math.max(MIN_INDEX, index));

/** Origins share the indices of the last multiple of so many steps: a season does not change in a few weeks. */
const SHARED_ORIGINS = 13;

function createYearlySeasonIndex(source: SeasonSource): SeasonIndex {
  const { frame, spec } = source;
  const indicesOf = createYearlyIndices(source);
  // Rows come series by series, so the indices of one series are enough to keep.
  let kept = -1;
  const ofOrigin = new Map<number, Float64Array>();
  return (series, origin, target) => {
    if (kept !== series) {
      ofOrigin.clear();
      kept = series;
    }
    const shared = Math.max(frame.firstStep[series], origin - (origin % SHARED_ORIGINS));
    const indices = ofOrigin.get(shared) ?? indicesOf(series, shared);
    ofOrigin.set(shared, indices);
    return Math.max(MIN_INDEX, indices[(target - shared - 1 + spec.season) % spec.season]);
  };
}
