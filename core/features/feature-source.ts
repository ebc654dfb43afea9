// Everything that features are computed from, prepared once a frame.
import type { SeriesFrame } from '../frame/series-frame.ts';
import { writeAdaptiveLevel } from './adaptive-level.ts';
import { type ClosingPattern, detectClosingPattern } from './closing-pattern.ts';
import { buildCovariateColumns, type CovariateColumns } from './covariate-columns.ts';
import type { FeatureGround } from './feature-ground.ts';
import type { CalendarFacts, FeatureSpec } from './feature-spec.ts';
import { buildGroupColumns, type GroupColumns } from './group-columns.ts';
import { createKnownAhead, type KnownAhead, type SeriesPlans } from './known-ahead.ts';
import { createMonthPhase, type MonthPhase } from './month-phase.ts';
import { createSeasonIndex, type SeasonIndex } from './season-index.ts';
import { buildSeriesColumns, type SeriesColumns } from './series-columns.ts';
import { createYearPhase, NO_YEAR_PHASE, type YearPhase } from './year-phase.ts';

export interface FeatureSource extends FeatureGround {
  readonly calendar: CalendarFacts;
  readonly suppliers: GroupColumns;
  readonly covariates: CovariateColumns;
  readonly yearPhase: YearPhase;
  readonly seasonIndex: SeasonIndex;
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
  const store = groups(
    index(() => 0),
    1,
  );
  const categories = groups(
    index((i) => frame.products[i].category),
    frame.categories.length,
  );
  const monthPhase: MonthPhase = isDriven(spec) ? () => 1 : createMonthPhase(frame, store, categories);
  const seasonIndex = createSeasonIndex({ frame, spec, series, store, categories, monthPhase });
  return {
    frame,
    spec,
    calendar,
    series: { ...series, level: levelsOf(frame, spec, series, seasonIndex) },
    store,
    categories,
    suppliers: groups(
      index((i) => frame.products[i].supplier),
      frame.suppliers.length,
    ),
    monthPhase,
    yearPhase: spec.yearPhase ? createYearPhase({ frame, series, store, categories }) : NO_YEAR_PHASE,
    seasonIndex,
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

/**
 * Whether the shop's own offers move its sales: a level that follows quickly would follow the offers, and the part of the
 * month would take them for pay days. The trees know the offers themselves.
 */
const isDriven = ({ promotion, discount }: FeatureSpec): boolean => promotion || discount;

/**
 * Mean of two levels: the usual window's, which a lucky week moves little, and exponential smoothing's over demand without its
 * weekday and month pattern, which follows the series where it moves. Their errors differ: half and half beats either.
 * The usual one alone where offers move sales.
 */
function levelsOf(
  frame: SeriesFrame,
  spec: FeatureSpec,
  { demand, level: usual }: SeriesColumns,
  index: SeasonIndex,
): Float64Array {
  const adjusted = demand.slice();
  const levels = new Float64Array(demand.length);
  for (let series = 0; series < frame.count; series++) {
    const from = frame.offset[series];
    const to = frame.offset[series + 1];
    for (let cell = from + 1; cell < to; cell++) {
      const step = frame.firstStep[series] + cell - from;
      adjusted[cell] = demand[cell] / index(series, step - 1, step);
    }
    writeAdaptiveLevel(adjusted, from, to, spec.levelFloor, levels);
  }
  // Over eight weeks or six months the usual window's mean is itself mostly season.
  if (spec.frequency !== 'daily') return levels;
  if (isDriven(spec)) return usual;
  for (let cell = 0; cell < levels.length; cell++) levels[cell] = (levels[cell] + usual[cell]) / 2;
  return levels;
}
