// What the engine and the training worker say to each other.
import type { LossPoint } from '../contract/jobs.ts';
import type { TrainSettings } from '../contract/models.ts';
import type { CalendarFacts } from '../features/feature-spec.ts';
import type { TrainOutput } from '../forecast/train/train-store.ts';
import type { SeriesFrame } from '../frame/series-frame.ts';
import type { ThreadEnd } from './run-thread.ts';

export interface TrainTask {
  /** Columns on SharedArrayBuffers: the worker reads them without a copy. */
  readonly frame: SeriesFrame;
  readonly calendar: CalendarFacts;
  readonly settings: TrainSettings;
  /** Becomes 1 when the training is to stop. */
  readonly cancelFlag: Int32Array<SharedArrayBuffer>;
}

/** What comes before the answer. */
export type TrainNews =
  | { type: 'progress'; stage: string; done: number; detail: string | null }
  | { type: 'curve'; points: readonly LossPoint[] };

export type TrainWorkerMessage = TrainNews | ThreadEnd<TrainOutput>;
