// One task of an import in a thread: what the two say to each other, as one promise.
import type { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode, type ErrorDetails, isErrorCode, type StoredError } from '../contract/errors.ts';
import type { ImportTask, ImportThreadMessage, ImportWorkerMessage } from './import-messages.ts';

/** Memory of one import, beyond which a workbook is refused instead of the machine being brought to its knees. */
export const MAX_HEAP_MB = 1536;

/** Messages that end a task. */
const ANSWERS = ['inspected', 'previewed', 'checked', 'planned', 'listed'] as const;
export type ImportAnswer = Extract<ImportWorkerMessage, { type: (typeof ANSWERS)[number] }>;

export interface ImportThreadOptions {
  signal?: AbortSignal;
  /** Takes what comes before the answer; batches are acknowledged when its promise resolves. */
  take?(message: ImportWorkerMessage): Promise<void>;
}

/**
 * Runs a task in a thread that waits for one; resolves with its answer. Rejects with the AppError that the file was refused
 * with, with 'cancelled' (the thread is then being ended), limit/file-too-large when memory ran out, engine/worker-crashed,
 * or with the error itself where our own code is at fault.
 */
export async function runInThread(
  worker: Worker,
  task: ImportTask,
  options: ImportThreadOptions,
): Promise<ImportAnswer> {
  const stop = () => void worker.terminate();
  const listening = new AbortController();
  const cancelled = () => new AppError('cancelled', 'The import was cancelled.', {});
  options.signal?.addEventListener('abort', stop, { once: true, signal: listening.signal });
  try {
    return await new Promise<ImportAnswer>((resolve, reject) => {
      // Batches are stored one after the other, whatever order the promises would like.
      let storing = Promise.resolve();
      const take = (message: ImportWorkerMessage) => {
        storing = storing.then(() => handle(message)).catch(reject);
      };
      async function handle(message: ImportWorkerMessage): Promise<void> {
        if (isAnswer(message)) resolve(message);
        else if (message.type === 'failed') reject(toAppError(message.error));
        else if (message.type === 'crashed')
          reject(Object.assign(new Error(message.message), { stack: message.stack }));
        else await options.take?.(message);
        if (isBatch(message)) worker.postMessage('more' satisfies ImportThreadMessage);
      }
      const fail = (error: unknown) => reject(wordWorkerError(error, task));
      const end = () => {
        void storing.then(() => reject(options.signal?.aborted ? cancelled() : crashed('it ended without an answer')));
      };
      worker.on('message', take).on('error', fail).on('exit', end);
      listening.signal.addEventListener('abort', () => worker.off('message', take).off('error', fail).off('exit', end));
      if (options.signal?.aborted) stop();
      else worker.postMessage(task satisfies ImportThreadMessage);
    });
  } finally {
    listening.abort();
  }
}

const isAnswer = (message: ImportWorkerMessage): message is ImportAnswer =>
  (ANSWERS as readonly string[]).includes(message.type);

const isBatch = ({ type }: ImportWorkerMessage): boolean =>
  type === 'products' || type === 'observations' || type === 'rejected';

function toAppError({ code, message, details }: StoredError): AppError {
  if (isErrorCode(code)) return new AppError(code, message, details as ErrorDetails<ErrorCode>);
  return crashed(message);
}

function crashed(message: string): AppError {
  return new AppError(
    'engine/worker-crashed',
    `The part of Shelfcast that reads files stopped unexpectedly: ${message}. Nothing was changed.`,
    { got: message, advice: 'Save the file as CSV and try again.' },
  );
}

function wordWorkerError(error: unknown, task: ImportTask): AppError {
  const { code, message } = (error ?? {}) as { code?: string; message?: string };
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return crashed(message ?? String(error));
  const { name } = task.file;
  const advice = 'Save the sheet as CSV, which is read piece by piece, or split it by year.';
  return new AppError('limit/file-too-large', `"${name}" needs more memory than one import may take. ${advice}`, {
    limitBytes: MAX_HEAP_MB * 1024 * 1024,
    advice,
    place: { file: name },
  });
}
