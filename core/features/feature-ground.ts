// What is known before any season is measured: the frame, its columns, and the part of the month.
import type { SeriesFrame } from '../frame/series-frame.ts';
import type { FeatureSpec } from './feature-spec.ts';
import type { GroupColumns } from './group-columns.ts';
import type { MonthPhase } from './month-phase.ts';
import type { SeriesColumns } from './series-columns.ts';

export interface FeatureGround {
  readonly frame: SeriesFrame;
  readonly spec: FeatureSpec;
  readonly series: SeriesColumns;
  readonly store: GroupColumns;
  readonly categories: GroupColumns;
  readonly monthPhase: MonthPhase;
}
