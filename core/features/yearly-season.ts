// Yearly indices of a series as of an origin, drawn towards its category's, and those towards the store's.
import type { FeatureGround } from './feature-ground.ts';
import type { GroupColumns } from './group-columns.ts';
import { yearlyIndices } from './yearly-index.ts';

/** Indices of (series, origin), place 0 being the step after the origin. Uses nothing after the origin. */
export type YearlyIndices = (series: number, origin: number) => Float64Array;

type YearlySource = Pick<FeatureGround, 'frame' | 'spec' | 'series' | 'store' | 'categories'>;

export function createYearlyIndices(source: YearlySource): YearlyIndices {
  const { frame, spec, series: columns } = source;
  const ofGroup = createGroupIndices(source);
  return (series, origin) => {
    const from = frame.offset[series];
    const demand = columns.demand.subarray(from, from + origin - frame.firstStep[series] + 1);
    return yearlyIndices(demand, spec.season, ofGroup(series, origin));
  };
}

/** Computed once a group and origin. */
function createGroupIndices({ spec, store, categories }: YearlySource): YearlyIndices {
  const known = new Map<string, Float64Array>();
  const indicesOf = (name: string, group: GroupColumns, index: number, origin: number, prior?: Float64Array) => {
    const key = `${name} ${index} ${origin}`;
    const from = index * group.steps;
    const made =
      known.get(key) ?? yearlyIndices(group.perProduct.subarray(from, from + origin + 1), spec.season, prior);
    known.set(key, made);
    return made;
  };
  return (series, origin) => {
    const ofStore = indicesOf('store', store, 0, origin);
    const category = categories.groupOf[series];
    return category < 0 ? ofStore : indicesOf('category', categories, category, origin, ofStore);
  };
}
