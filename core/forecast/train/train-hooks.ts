// How a training talks to whoever watches it.
import { AppError } from '#core/contract/errors.ts';
import type { LossPoint } from '#core/contract/jobs.ts';

/** Stages inside the worker, in order, with the share of the time that each usually takes. */
export const TRAIN_STAGES = [
  ['clean', 0.01],
  ['encode', 0.01],
  ['features', 0.02],
  ['split', 0.01],
  ['boost', 0.85],
  ['validate', 0.1],
] as const satisfies readonly (readonly [string, number])[];
export type TrainStage = (typeof TRAIN_STAGES)[number][0];

export interface TrainHooks {
  /** `done`: share of the whole training behind, 0 to 1, never going back. */
  progress(stage: TrainStage, done: number, detail: string | null): void;
  curve(points: readonly LossPoint[]): void;
  isCancelled(): boolean;
}

export const SILENT_HOOKS: TrainHooks = { progress: () => {}, curve: () => {}, isCancelled: () => false };

export interface StageClock {
  /** Enters a stage (all before it count as done). */
  enter(stage: TrainStage, detail?: string): void;
  /** Share of the current stage that is done, 0 to 1. */
  within(share: number, detail?: string): void;
}

/** Turns "half of boosting is done" into a share of the whole. Throws cancelled when the training was cancelled. */
export function createStageClock(hooks: TrainHooks): StageClock {
  let current: TrainStage = 'clean';
  let done = 0;
  const report = (share: number, detail?: string) => {
    if (hooks.isCancelled()) throw new AppError('cancelled', 'The training was cancelled.', {});
    let before = 0;
    for (const [stage, weight] of TRAIN_STAGES) {
      if (stage === current) {
        done = Math.max(done, before + weight * Math.min(1, share));
        break;
      }
      before += weight;
    }
    hooks.progress(current, done, detail ?? null);
  };
  return {
    enter(stage, detail) {
      current = stage;
      report(0, detail);
    },
    within: report,
  };
}
