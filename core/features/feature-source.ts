// Everything that features are computed from, prepared once a frame.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { type ClosingPattern, detectClosingPattern } from './closing-pattern.ts';
import { buildCovariateColumns, type CovariateColumns } from './covariate-columns.ts';
import type { CalendarFacts, FeatureSpec } from './feature-spec.ts';
import { buildGroupColumns, type GroupColumns } from './group-columns.ts';
import { createKnownAhead, type KnownAhead, type SeriesPlans } from './known-ahead.ts';
import { buildSeriesColumns, type SeriesColumns } from './series-columns.ts';

export interface FeatureSource {
  readonly frame: SeriesFrame;
  readonly spec: FeatureSpec;
  readonly calendar: CalendarFacts;
  readonly series: SeriesColumns;
  readonly store: GroupColumns;
  readonly categories: GroupColumns;
  readonly suppliers: GroupColumns;
  readonly covariates: CovariateColumns;
  readonly closing: ClosingPattern;
  readonly ahead: KnownAhead;
}

/** `plans` by series index: what is planned for the steps after the frame's last one. */
export function createFeatureSource(
  frame: SeriesFrame,
  spec: FeatureSpec,
  calendar: CalendarFacts,
  plans: SeriesPlans = new Map(),
): FeatureSource {
  const series = buildSeriesColumns(frame, spec);
  const covariates = buildCovariateColumns(frame, spec, series);
  const closing = detectClosingPattern(frame);
  const groups = (groupOf: Int32Array, count: number) =>
    buildGroupColumns(frame, series.demand, groupOf, count, spec.season);
  const index = (of: (series: number) => number) => Int32Array.from({ length: frame.count }, (_, i) => of(i));
  return {
    frame,
    spec,
    calendar,
    series,
    store: groups(
      index(() => 0),
      1,
    ),
    categories: groups(
      index((i) => frame.products[i].category),
      frame.categories.length,
    ),
    suppliers: groups(
      index((i) => frame.products[i].supplier),
      frame.suppliers.length,
    ),
    covariates,
    closing,
    ahead: createKnownAhead(frame, covariates.filledPrice, closing, plans),
  };
}

/** The same source with other plans: the costly columns are shared. */
export function withPlans(source: FeatureSource, plans: SeriesPlans): FeatureSource {
  const { frame, covariates, closing } = source;
  return { ...source, ahead: createKnownAhead(frame, covariates.filledPrice, closing, plans) };
}
