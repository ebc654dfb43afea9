// Trains a store in a thread of its own.
import { AppError } from '../contract/errors.ts';
import type { LossPoint } from '../contract/jobs.ts';
import type { TrainOutput } from '../forecast/train/train-store.ts';
import { runThread } from './run-thread.ts';
import type { TrainNews, TrainTask } from './train-messages.ts';

export interface TrainThreadOptions {
  readonly signal: AbortSignal;
  /** `done`: share of the work of the thread, 0 to 1. */
  progress(stage: string, done: number, detail: string | null): void;
  curve(points: readonly LossPoint[]): void;
}

/**
 * Rejects with 'cancelled' when the signal aborted, engine/worker-crashed when the thread ended without an answer, or
 * with the error itself where our own code is at fault.
 */
export const runTrainThread = (
  task: Omit<TrainTask, 'cancelFlag'>,
  { signal, progress, curve }: TrainThreadOptions,
): Promise<TrainOutput> =>
  runThread<TrainOutput, TrainNews>('train-worker', task, {
    signal,
    take(news) {
      if (news.type === 'progress') progress(news.stage, news.done, news.detail);
      else curve(news.points);
    },
    crashed: (message) =>
      new AppError(
        'engine/worker-crashed',
        `The training stopped unexpectedly: ${message}. Nothing of it was kept; the model in use stays.`,
        {
          got: message,
          advice: 'Start the training again. If it happens again, close other programs to free memory.',
        },
      ),
    cancelled: 'The training was cancelled.',
  });
