// Replays a store's last months in a thread of its own: it trains and forecasts day by day and would hold up the engine.
import { AppError } from '../contract/errors.ts';
import type { ReplayResult } from '../replay/replay.ts';
import type { ReplayNews, ReplayTask } from './replay-messages.ts';
import { runThread } from './run-thread.ts';

export interface ReplayThreadOptions {
  readonly signal: AbortSignal;
  progress(news: Omit<ReplayNews, 'type'>): void;
}

/** Rejects like runTrainThread. */
export const runReplayThread = (
  task: Omit<ReplayTask, 'cancelFlag'>,
  { signal, progress }: ReplayThreadOptions,
): Promise<ReplayResult> =>
  runThread<ReplayResult, ReplayNews>('replay-worker', task, {
    signal,
    take: progress,
    crashed: (message) =>
      new AppError('engine/worker-crashed', `The replay stopped unexpectedly: ${message}. Nothing of it was kept.`, {
        got: message,
        advice:
          'Start the replay again. If it happens again, close other programs to free memory, or choose fewer months.',
      }),
    cancelled: 'The replay was cancelled.',
  });
