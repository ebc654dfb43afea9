// Puts the families together: the one place that knows the order of columns, for training and prediction alike.
import { calendarFamily } from './calendar-family.ts';
import { closingFamily } from './closing-family.ts';
import type { FeatureFamily, RowContext } from './feature-family.ts';
import type { FeatureSource } from './feature-source.ts';
import type { FeatureColumn } from './feature-spec.ts';
import { groupFamily } from './group-family.ts';
import { priceFamily } from './price-family.ts';
import { promotionFamily } from './promotion-family.ts';
import { salesFamily } from './sales-family.ts';
import { seasonFamily } from './season-family.ts';
import { stockFamily } from './stock-family.ts';
import { weatherFamily } from './weather-family.ts';
import { yearFamily } from './year-family.ts';

export interface WriteOptions {
  /** Promotion, discount and competitor price of the target count as known where recorded or planned. */
  readonly planKnown: boolean;
  readonly weatherKnown: boolean;
}

export interface FeatureWriter {
  readonly columns: readonly FeatureColumn[];
  /** Units that the sales of a series are measured by as of an origin. */
  level(series: number, origin: number): number;
  /** How the target's weekday compares with all days (1: average), as of the origin. */
  seasonIndex(series: number, origin: number, target: number): number;
  /** level × seasonIndex, units: what targets and scores of trees are multiples of. */
  baseline(series: number, origin: number, target: number): number;
  /**
   * Writes the row of (series, origin, target), steps of the store with firstStep <= origin < target, to
   * out[at … at + columns.length − 1]. Rows of one origin written one after the other share its part.
   */
  write(series: number, origin: number, target: number, options: WriteOptions, out: Float32Array, at: number): void;
}

export function createFeatureWriter(source: FeatureSource): FeatureWriter {
  const families: FeatureFamily[] = [
    salesFamily(source),
    groupFamily(source),
    stockFamily(source),
    seasonFamily(source),
    yearFamily(source),
    calendarFamily(source),
    priceFamily(source),
    promotionFamily(source),
    closingFamily(source),
    weatherFamily(source),
  ].filter((family) => family !== null);
  const ofOrigin = families.filter((family) => family.stage === 'origin');
  const ofTarget = families.filter((family) => family.stage === 'target');
  const originColumns = ofOrigin.flatMap((family) => family.columns);
  const originPart = new Float32Array(originColumns.length);
  const { frame, series: columns } = source;
  const row: RowContext = {
    series: -1,
    origin: -1,
    originCell: -1,
    start: 0,
    target: 0,
    level: 0,
    planKnown: true,
    weatherKnown: true,
  };

  function moveTo(series: number, origin: number): void {
    row.series = series;
    row.origin = origin;
    row.start = frame.offset[series];
    row.originCell = row.start + origin - frame.firstStep[series];
    if (row.originCell < row.start || row.originCell >= frame.offset[series + 1])
      throw new RangeError(`origin ${origin} lies outside the life of series ${series}`);
    row.level = columns.level[row.originCell];
    let at = 0;
    for (const family of ofOrigin) {
      family.write(row, originPart, at);
      at += family.columns.length;
    }
  }

  const level = (series: number, origin: number) =>
    columns.level[frame.offset[series] + origin - frame.firstStep[series]];
  const { seasonIndex } = source;

  return {
    columns: [...originColumns, ...ofTarget.flatMap((family) => family.columns)],
    level,
    seasonIndex,
    baseline: (series, origin, target) => level(series, origin) * seasonIndex(series, origin, target),
    write(series, origin, target, options, out, at) {
      if (row.series !== series || row.origin !== origin) moveTo(series, origin);
      row.target = target;
      row.planKnown = options.planKnown;
      row.weatherKnown = options.weatherKnown;
      out.set(originPart, at);
      let to = at + originPart.length;
      for (const family of ofTarget) {
        family.write(row, out, to);
        to += family.columns.length;
      }
    },
  };
}
