// The thread that takes an upload back, on a connection of its own; one transaction, so that a crash leaves nothing.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../contract/errors.ts';
import { openForWriting } from '../store/open.ts';
import { toStorageError } from '../store/storage-error.ts';
import { applyUndo, planUndo } from '../store/undo-upload.ts';
import { toThreadEnd } from './run-thread.ts';
import type { UndoTask, UndoWorkerMessage } from './undo-messages.ts';

/** Share of the time that goes into working out; what is left is written. */
const PLANNING = 0.8;
const POST_INTERVAL_MS = 100;

if (!parentPort) throw new Error('undo-worker runs as a worker thread only');
const port = parentPort;
const { databasePath, uploadId, who, cancelFlag } = workerData as UndoTask;

const post = (message: UndoWorkerMessage) => port.postMessage(message);

let lastTold = Number.NEGATIVE_INFINITY;
function report(done: number): void {
  if (Atomics.load(cancelFlag, 0) === 1) throw new AppError('cancelled', 'The undo was cancelled.', {});
  const now = performance.now();
  if (now - lastTold < POST_INTERVAL_MS) return;
  lastTold = now;
  post({ type: 'progress', done });
}

try {
  const db = openForWriting(databasePath);
  try {
    const planning = planUndo(db, uploadId);
    let step = planning.next();
    for (; !step.done; step = planning.next()) report(PLANNING * step.value);
    post({ type: 'locking' });
    const output = applyUndo(db, step.value, who, (done) => report(PLANNING + (1 - PLANNING) * done));
    post({ type: 'answer', output });
  } finally {
    db.close();
  }
} catch (error) {
  post(toThreadEnd(toStorageError(error, databasePath) ?? error));
}
port.close();
