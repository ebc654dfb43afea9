// The job that takes an upload back: worked out and written in a thread of its own, in one transaction, all or nothing.
import type { WriteDb } from '../store/sql.ts';
import { getUpload } from '../store/uploads.ts';
import type { EventHub } from './event-hub.ts';
import type { JobSpec } from './job-run.ts';
import type { ReadyThread } from './ready-thread.ts';
import { runStoreThread } from './store-thread.ts';
import type { WriteGate } from './write-gate.ts';

export interface ImportUndo {
  db: WriteDb;
  events: EventHub;
  writes: WriteGate;
  thread: ReadyThread;
  uploadId: string;
  /** Name for the history. */
  by: string;
  now(): Date;
}

/** Result: uploadId and the counts of rows. An undo that fails or is cancelled leaves the store and the upload as they were. */
export function importUndoJob({ db, events, writes, thread, uploadId, by, now }: ImportUndo): JobSpec {
  const { fileName, options } = getUpload(db, uploadId);
  return {
    kind: 'import-undo',
    title: fileName,
    store: options.store,
    input: { uploadId },
    async run(run) {
      run.report({ stage: 'undo', progress: 0.01 });
      const work = { task: 'undo', uploadId, who: { at: now().toISOString(), by } } as const;
      const { removed, restored, stayed, unplanned, changedStores } = await runStoreThread(work, {
        thread,
        db,
        writes,
        run,
        cancelled: 'The undo was cancelled. Nothing was changed.',
        crashed: (got) => `The undo stopped unexpectedly: ${got}. Nothing was changed.`,
      });
      events.changed('uploads');
      if (changedStores.length > 0) events.changed('stores', 'products', 'observations');
      if (unplanned > 0) events.changed('plans');
      return { uploadId, removed, restored, stayed };
    },
  };
}
