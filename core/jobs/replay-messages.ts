// What the engine and the replay worker say to each other.
import type { TrainSettings } from '../contract/models.ts';
import type { ReplayResult } from '../replay/replay.ts';
import type { ReplayPlan } from '../replay/replay-plan.ts';
import type { ThreadEnd } from './run-thread.ts';

export interface ReplayTask {
  /** The columns of its frame on SharedArrayBuffers: the worker reads them without a copy. */
  readonly plan: ReplayPlan;
  readonly settings: TrainSettings;
  /** Becomes 1 when the replay is to stop. */
  readonly cancelFlag: Int32Array<SharedArrayBuffer>;
}

/** `done`: share of the days behind, 0 to 1; `detail`: the day that is lived through. */
export interface ReplayNews {
  type: 'progress';
  stage: string;
  done: number;
  detail: string;
}

export type ReplayWorkerMessage = ReplayNews | ThreadEnd<ReplayResult>;
