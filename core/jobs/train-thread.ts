// Starts the training worker and turns what becomes of it into one promise.
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorDetails, isErrorCode, type StoredError } from '../contract/errors.ts';
import type { LossPoint } from '../contract/jobs.ts';
import type { TrainOutput } from '../forecast/train/train-store.ts';
import type { TrainTask, TrainWorkerMessage } from './train-messages.ts';
import { workerUrl } from './worker-url.ts';

/** A cancelled training may take this long to notice by itself; then its thread is killed. */
const CANCEL_PATIENCE_MS = 2_000;

export interface TrainThreadOptions {
  readonly signal: AbortSignal;
  /** `done`: share of the work of the thread, 0 to 1. */
  progress(stage: string, done: number, detail: string | null): void;
  curve(points: readonly LossPoint[]): void;
}

/**
 * Trains in a thread of its own. Rejects with 'cancelled' when the signal aborted, engine/worker-crashed when the
 * thread ended without an answer, or with the error itself where our own code is at fault.
 */
export async function runTrainThread(
  task: Omit<TrainTask, 'cancelFlag'>,
  { signal, progress, curve }: TrainThreadOptions,
): Promise<TrainOutput> {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(workerUrl('train-worker'), { workerData: { ...task, cancelFlag } satisfies TrainTask });
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    Atomics.store(cancelFlag, 0, 1);
    killing ??= setTimeout(() => void worker.terminate(), CANCEL_PATIENCE_MS);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<TrainOutput>((resolve, reject) => {
      let output: TrainOutput | undefined;
      worker.on('message', (message: TrainWorkerMessage) => {
        if (message.type === 'progress') progress(message.stage, message.done, message.detail);
        else if (message.type === 'curve') curve(message.points);
        else if (message.type === 'trained') output = message.output;
        else if (message.type === 'failed') reject(toAppError(message.error));
        else reject(Object.assign(new Error(message.message), { stack: message.stack }));
      });
      worker.on('error', (error) => reject(crashed(error instanceof Error ? error.message : String(error))));
      worker.on('exit', () => {
        if (signal.aborted) reject(new AppError('cancelled', 'The training was cancelled.', {}));
        else if (output) resolve(output);
        else reject(crashed('it ended without an answer'));
      });
      if (signal.aborted) stop();
    });
  } finally {
    clearTimeout(killing);
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}

function toAppError({ code, message, details }: StoredError): AppError {
  if (isErrorCode(code)) return new AppError(code, message, details as ErrorDetails<ErrorCode>);
  return crashed(message);
}

function crashed(message: string): AppError {
  return new AppError(
    'engine/worker-crashed',
    `The training stopped unexpectedly: ${message}. Nothing of it was kept; the model in use stays.`,
    { got: message, advice: 'Start the training again. If it happens again, close other programs to free memory.' },
  );
}
