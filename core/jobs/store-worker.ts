// The thread that takes uploads over and back, on a connection of its own; one transaction each, so that a crash leaves nothing.
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { AppError } from '../contract/errors.ts';
import { commitUpload, type UploadOutcome } from '../store/commit-upload.ts';
import { openForWriting } from '../store/open.ts';
import type { WriteDb } from '../store/sql.ts';
import { toStorageError } from '../store/storage-error.ts';
import { applyUndo, planUndo, type UndoEffect } from '../store/undo-upload.ts';
import { NO_TASK } from './ready-thread.ts';
import { toThreadEnd } from './run-thread.ts';
import type { StoreTask, StoreWork, StoreWorkerMessage } from './store-messages.ts';

/** Share of an undo's time that goes into working it out; what is left is written. */
const PLANNING = 0.8;
const POST_INTERVAL_MS = 100;

if (!parentPort) throw new Error('store-worker runs as a worker thread only');
const port = parentPort;

const post = (message: StoreWorkerMessage) => port.postMessage(message);

type Report = (done: number) => void;

function createReport({ cancelFlag }: StoreTask): Report {
  let lastTold = Number.NEGATIVE_INFINITY;
  return (done) => {
    if (Atomics.load(cancelFlag, 0) === 1) throw new AppError('cancelled', 'It was cancelled.', {});
    const now = performance.now();
    if (now - lastTold < POST_INTERVAL_MS) return;
    lastTold = now;
    post({ type: 'progress', done });
  };
}

function commit(db: WriteDb, upload: Extract<StoreWork, { task: 'commit' }>, report: Report): UploadOutcome {
  post({ type: 'locking' });
  return commitUpload(db, upload, report);
}

function undo(db: WriteDb, { uploadId, who }: Extract<StoreWork, { task: 'undo' }>, report: Report): UndoEffect {
  const planning = planUndo(db, uploadId);
  let step = planning.next();
  for (; !step.done; step = planning.next()) report(PLANNING * step.value);
  post({ type: 'locking' });
  return applyUndo(db, step.value, who, (done) => report(PLANNING + (1 - PLANNING) * done));
}

function perform(task: StoreTask): void {
  const { databasePath, work } = task;
  const report = createReport(task);
  try {
    const db = openForWriting(databasePath);
    try {
      const output = work.task === 'commit' ? commit(db, work, report) : undo(db, work, report);
      post({ type: 'answer', output });
    } finally {
      db.close();
    }
  } catch (error) {
    post(toThreadEnd(toStorageError(error, databasePath) ?? error));
  }
}

const [message] = (await once(port, 'message')) as [StoreTask | typeof NO_TASK];
if (message !== NO_TASK) perform(message);
port.close();
