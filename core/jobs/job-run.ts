// What a running job may do: report progress, notice that it was cancelled, return what it made.
import type { Job, JobKind, LossPoint } from '../contract/jobs.ts';

/** Kinds that run one at a time, in the order of their start; the others (bulk, exports) run at once. */
export const HEAVY_KINDS: ReadonlySet<JobKind> = new Set<JobKind>([
  'import-check',
  'import-commit',
  'import-undo',
  'train',
  'backtest',
  'look-back',
  'replay',
  'demo',
]);

export interface JobProgress {
  /** Machine name of the stage, e.g. "read", "features", "boost". */
  stage?: string;
  /** Overall progress, 0 to 1. The queue never lets it go back. */
  progress?: number;
  detail?: string | null;
  secondsLeft?: number | null;
  /** New points of a training's loss curve, appended to the live curve. */
  curve?: readonly LossPoint[];
}

export interface JobRun {
  readonly id: string;
  readonly signal: AbortSignal;
  /** One shared Int32 that becomes 1 when the job is cancelled: hot loops in workers poll it with Atomics.load. */
  readonly cancelFlag: Int32Array<SharedArrayBuffer>;
  /** Latest value wins; the queue tells listeners at most ten times a second. */
  report(progress: JobProgress): void;
  /** Throws AppError('cancelled') once the job was cancelled. */
  throwIfCancelled(): void;
}

export type JobResult = NonNullable<Job['result']>;

export interface JobSpec {
  kind: JobKind;
  title: string;
  store: string | null;
  /** Everything needed to say later what was asked for; stored as JSON. */
  input: unknown;
  /** Resolves with what the job made; rejects when it failed or noticed that it was cancelled. */
  run(run: JobRun): Promise<JobResult>;
}
