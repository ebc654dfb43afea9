// Starts a worker thread that computes one answer, and turns what becomes of it into one promise.
import type { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorDetails, isErrorCode, type StoredError } from '../contract/errors.ts';
import { startWorker } from './start-worker.ts';

/** A cancelled thread may take this long to notice by itself; then it is killed. */
const CANCEL_PATIENCE_MS = 2_000;

/** What a thread says last; everything before is news. */
export type ThreadEnd<Output> =
  | { type: 'answer'; output: Output }
  | { type: 'failed'; error: StoredError }
  | { type: 'crashed'; message: string; stack: string };

export interface ThreadOptions<News> {
  readonly signal: AbortSignal;
  take(news: News): void;
  /** What was lost when the thread ended without an answer. */
  crashed(message: string): AppError;
  /** Message of the error when it was cancelled. */
  readonly cancelled: string;
  /** false: it is never killed; it loads a native module and notices by itself that it was cancelled. Default true. */
  readonly isKilled?: boolean;
}

const ENDS: readonly string[] = ['answer', 'failed', 'crashed'] satisfies ThreadEnd<unknown>['type'][];

/**
 * Runs core/jobs/`name`.ts with `task` and a flag that becomes 1 when it is to stop. Rejects with 'cancelled' when the
 * signal aborted, with `crashed` when the thread ended without an answer, or with the error itself where our own code is
 * at fault.
 */
export function runThread<Output, News extends { readonly type: string }>(
  name: string,
  task: object,
  options: ThreadOptions<News>,
): Promise<Output> {
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  return followThread(startWorker(name, { workerData: { ...task, cancelFlag } }), cancelFlag, options);
}

/** The same for a thread that has its task already. */
export async function followThread<Output, News extends { readonly type: string }>(
  worker: Worker,
  cancelFlag: Int32Array<SharedArrayBuffer>,
  { signal, take, crashed, cancelled, isKilled = true }: ThreadOptions<News>,
): Promise<Output> {
  let killing: NodeJS.Timeout | undefined;
  const stop = () => {
    Atomics.store(cancelFlag, 0, 1);
    if (isKilled) killing ??= setTimeout(() => void worker.terminate(), CANCEL_PATIENCE_MS);
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<Output>((resolve, reject) => {
      let end: { output: Output } | undefined;
      worker.on('message', (message: News | ThreadEnd<Output>) => {
        if (!isEnd(message)) take(message);
        else if (message.type === 'answer') end = message;
        else if (message.type === 'failed') reject(toAppError(message.error, crashed));
        else reject(Object.assign(new Error(message.message), { stack: message.stack }));
      });
      worker.on('error', (error) => reject(crashed(error instanceof Error ? error.message : String(error))));
      worker.on('exit', () => {
        // What a thread that is never killed has done stays done, however late it was asked to stop.
        if (end && !(isKilled && signal.aborted)) resolve(end.output);
        else if (signal.aborted) reject(new AppError('cancelled', cancelled, {}));
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

const isEnd = <Output>(message: { readonly type: string }): message is ThreadEnd<Output> => ENDS.includes(message.type);

function toAppError({ code, message, details }: StoredError, crashed: (message: string) => AppError): AppError {
  if (isErrorCode(code)) return new AppError(code, message, details as ErrorDetails<ErrorCode>);
  return crashed(message);
}

/** How an error is told to the engine's thread. */
export const toThreadEnd = (error: unknown): ThreadEnd<never> =>
  error instanceof AppError
    ? { type: 'failed', error: { code: error.code, message: error.message, details: { ...error.details } } }
    : { type: 'crashed', message: String(error), stack: (error instanceof Error && error.stack) || '' };
