// The job that takes an upload back: one transaction, all or nothing.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WriteDb } from '../store/sql.ts';
import { undoUpload } from '../store/undo-upload.ts';
import { getUpload } from '../store/uploads.ts';
import type { EventHub } from './event-hub.ts';
import type { JobSpec } from './job-run.ts';

export interface ImportUndo {
  db: WriteDb;
  events: EventHub;
  uploadId: string;
  /** Name for the history. */
  by: string;
  now(): Date;
}

/** Result: uploadId and the counts of rows. An undo that fails leaves the store and the upload as they were. */
export function importUndoJob({ db, events, uploadId, by, now }: ImportUndo): JobSpec {
  const { fileName, options } = getUpload(db, uploadId);
  return {
    kind: 'import-undo',
    title: fileName,
    store: options.store,
    input: { uploadId },
    async run(run) {
      run.report({ stage: 'undo', progress: 0.1 });
      // Whoever waits for the database gets an answer before the transaction takes its second or two.
      await nextTurn();
      run.throwIfCancelled();
      const { removed, restored, stayed, changedStores } = undoUpload(db, uploadId, { at: now().toISOString(), by });
      events.changed('uploads');
      if (changedStores.length > 0) events.changed('stores', 'products', 'observations');
      return { uploadId, removed, restored, stayed };
    },
  };
}
