// What every family of features looks like. Writers put their values at out[at …] in the order of their columns.
import type { FeatureColumn, FeatureGroup } from './feature-spec.ts';

/** What a row is about; shared by all families so that a matrix needs no object per row. */
export interface RowContext {
  series: number;
  /** Last known step; nothing observed after it may be read. */
  origin: number;
  /** Cell of the origin in the series' columns. */
  originCell: number;
  /** First cell of the series. */
  start: number;
  /** The step that is forecast, after the origin. */
  target: number;
  /** Units that the series is measured by as of the origin. */
  level: number;
  /** False: promotion, discount and competitor price of the target are taken as not known. */
  planKnown: boolean;
  /** False: the weather of the target is taken as not known. */
  weatherKnown: boolean;
}

/** A family is written either once an origin ('origin') or once a row ('target'). */
export interface FeatureFamily {
  readonly stage: 'origin' | 'target';
  readonly columns: readonly FeatureColumn[];
  write(row: RowContext, out: Float32Array, at: number): void;
}

export const columnsOf = (group: FeatureGroup, names: readonly string[]): FeatureColumn[] =>
  names.map((name) => ({ name, group }));

/** Natural log of a / b; NaN (missing) where either is not above 0, because trees refuse infinite values. */
export const logRatio = (a: number, b: number): number => (a > 0 && b > 0 ? Math.log(a / b) : Number.NaN);
