// Lets a thread write to the store while the engine's own goes on answering; who wants to write waits at the gate.
import { AppError } from '../contract/errors.ts';
import type { WriteDb } from '../store/sql.ts';
import type { JobRun } from './job-run.ts';
import { ReadyThread } from './ready-thread.ts';
import { followThread } from './run-thread.ts';
import type { StoreNews, StoreOutcome, StoreTask, StoreWork } from './store-messages.ts';
import type { WriteGate } from './write-gate.ts';

export const createStoreThread = (): ReadyThread => new ReadyThread('store-worker', { isKilled: false });

export interface StoreThreadOptions {
  thread: ReadyThread;
  db: WriteDb;
  writes: WriteGate;
  run: JobRun;
  /** Messages of the errors: it was cancelled; it ended without an answer. */
  cancelled: string;
  crashed(got: string): string;
}

/**
 * Rejects with what the work throws, with 'cancelled', or with engine/worker-crashed; nothing of the work was done then. It is
 * never killed: it loads a native module, and looks at the job's flag itself.
 */
export async function runStoreThread<Work extends StoreWork>(
  work: Work,
  { thread, db, writes, run, cancelled, crashed }: StoreThreadOptions,
): Promise<StoreOutcome[Work['task']]> {
  let letGo = () => {};
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  const worker = thread.take();
  worker.postMessage({ databasePath: db.path, work, cancelFlag } satisfies StoreTask);
  try {
    return await followThread<StoreOutcome[Work['task']], StoreNews>(worker, cancelFlag, {
      signal: run.signal,
      take(news) {
        if (news.type === 'progress') run.report({ progress: news.done });
        else letGo = writes.hold();
      },
      crashed: (got) =>
        new AppError('engine/worker-crashed', crashed(got), {
          got,
          advice: 'Try it again. If it happens again, close other programs to free memory.',
        }),
      cancelled,
      isKilled: false,
    });
  } finally {
    letGo();
  }
}
