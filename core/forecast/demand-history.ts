// The history of one series as the simple methods read it.
import type { FeatureSource } from '../features/feature-source.ts';
import { createSeasonIndex } from '../features/season-index.ts';
import type { DemandHistory } from './simple/index.ts';

export interface DemandHistories {
  /** Known demand of a series up to an origin inside its life; weekday indices shared with its category. */
  of(series: number, origin: number): DemandHistory;
}

export function createDemandHistories(source: FeatureSource): DemandHistories {
  const { frame, spec, series: columns } = source;
  const indexOf = createSeasonIndex(source);
  return {
    of(series, origin) {
      const from = frame.offset[series];
      const demand = columns.demand.subarray(from, from + origin - frame.firstStep[series] + 1);
      if (spec.frequency !== 'daily') return { demand, season: spec.season };
      const indices = Float64Array.from({ length: spec.season }, (_, place) =>
        indexOf(series, origin, origin + 1 + place),
      );
      return { demand, season: spec.season, indices };
    },
  };
}
