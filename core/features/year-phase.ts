// How the time of the year compares, for daily series of two years and more: what all of July sells against all of May.
import type { FeatureGround } from './feature-ground.ts';
import type { GroupColumns } from './group-columns.ts';
import { type RunningSums, windowMean } from './running-sums.ts';
import { yearlyIndices } from './yearly-index.ts';

const WEEK = 7;
const WEEKS_OF_YEAR = 52;
/** Origins share the indices of the last multiple of so many steps: a season does not change in four weeks. */
const SHARED_ORIGINS = 28;
/** A week of the year below this sells next to nothing: ratios to it are all chance. */
const MIN_INDEX = 0.05;
/** What lies behind the level: the usual window. */
const LEVEL_WEEKS = 4;
/** A product that begins or ends its season changes more than can be told in advance. */
const MAX_CHANGE = 2;

export interface YearPhase {
  /** How a step's time of the year compares with a whole year (1: average), as of an origin. */
  index(series: number, origin: number, step: number): number;
  /** How the target's time of the year compares with the four weeks up to the origin. */
  change(series: number, origin: number, target: number): number;
}

export const NO_YEAR_PHASE: YearPhase = { index: () => 1, change: () => 1 };

type YearSource = Pick<FeatureGround, 'frame' | 'store' | 'categories'> & {
  readonly series: { readonly sums: RunningSums };
};

/**
 * Indices of the 52 weeks counted back from the origin, from weekly means: the product's own, drawn to its category's, and
 * those to the store's, as far as they repeat from year to year (yearly-index.ts); between the middles of two weeks a
 * straight line. Uses nothing after the origin.
 */
export function createYearPhase({ frame, series: columns, store, categories }: YearSource): YearPhase {
  const known = new Map<string, Float64Array>();
  const remember = (key: string, make: () => Float64Array): Float64Array => {
    const found = known.get(key) ?? make();
    known.set(key, found);
    return found;
  };
  const ofGroup = (name: string, group: GroupColumns, index: number, asOf: number, prior?: Float64Array) =>
    remember(`${name} ${index} ${asOf}`, () => {
      const start = index * group.steps;
      return yearlyIndices(weeklyMeans(group.sums, start, start + asOf), WEEKS_OF_YEAR, prior);
    });
  const indicesOf = (series: number, asOf: number) =>
    remember(`${series} ${asOf}`, () => {
      const ofStore = ofGroup('store', store, 0, asOf);
      const category = categories.groupOf[series];
      const prior = category < 0 ? ofStore : ofGroup('category', categories, category, asOf, ofStore);
      const start = frame.offset[series];
      return yearlyIndices(
        weeklyMeans(columns.sums, start, start + asOf - frame.firstStep[series]),
        WEEKS_OF_YEAR,
        prior,
      );
    });
  // Rows come series by series and origin by origin: the latest indices are asked for again and again.
  let latest = { series: -1, asOf: -1, indices: new Float64Array(0) as Float64Array };
  const index = (series: number, origin: number, step: number): number => {
    const asOf = Math.max(frame.firstStep[series], origin - (origin % SHARED_ORIGINS));
    if (latest.series !== series || latest.asOf !== asOf) latest = { series, asOf, indices: indicesOf(series, asOf) };
    const { indices } = latest;
    // Place of the step among the middles of the weeks after `asOf`.
    const at = (step - asOf - 1 - (WEEK - 1) / 2) / WEEK;
    const week = Math.floor(at);
    const part = at - week;
    const ofWeek = (number: number) => indices[((number % WEEKS_OF_YEAR) + WEEKS_OF_YEAR) % WEEKS_OF_YEAR];
    return Math.max(MIN_INDEX, (1 - part) * ofWeek(week) + part * ofWeek(week + 1));
  };
  return {
    index,
    change(series, origin, target) {
      let behind = 0;
      for (let week = 0; week < LEVEL_WEEKS; week++)
        behind += index(series, origin, origin - (WEEK - 1) / 2 - week * WEEK) / LEVEL_WEEKS;
      const change = index(series, origin, target) / behind;
      return Math.min(MAX_CHANGE, Math.max(1 / MAX_CHANGE, change));
    },
  };
}

/** Means of whole weeks, oldest first, the last one ending at `cell`; NaN where nothing is known. */
function weeklyMeans(sums: RunningSums, start: number, cell: number): Float64Array {
  const weeks = Math.floor((cell - start + 1) / WEEK);
  return Float64Array.from({ length: weeks }, (_, week) =>
    windowMean(sums, start, cell - (weeks - 1 - week) * WEEK, WEEK),
  );
}
