// The job that takes an upload back: worked out and written in a thread of its own, in one transaction, all or nothing.
import { AppError } from '../contract/errors.ts';
import type { WriteDb } from '../store/sql.ts';
import type { UndoEffect } from '../store/undo-upload.ts';
import { getUpload } from '../store/uploads.ts';
import type { EventHub } from './event-hub.ts';
import type { JobSpec } from './job-run.ts';
import { runThread } from './run-thread.ts';
import type { UndoNews } from './undo-messages.ts';
import type { WriteGate } from './write-gate.ts';

export interface ImportUndo {
  db: WriteDb;
  events: EventHub;
  writes: WriteGate;
  uploadId: string;
  /** Name for the history. */
  by: string;
  now(): Date;
}

/** Result: uploadId and the counts of rows. An undo that fails or is cancelled leaves the store and the upload as they were. */
export function importUndoJob({ db, events, writes, uploadId, by, now }: ImportUndo): JobSpec {
  const { fileName, options } = getUpload(db, uploadId);
  return {
    kind: 'import-undo',
    title: fileName,
    store: options.store,
    input: { uploadId },
    async run(run) {
      run.report({ stage: 'undo', progress: 0.01 });
      let letGo = () => {};
      const take = (news: UndoNews) => {
        if (news.type === 'progress') run.report({ progress: news.done });
        else letGo = writes.hold();
      };
      const task = { databasePath: db.path, uploadId, who: { at: now().toISOString(), by } };
      try {
        const effect = await runThread<UndoEffect, UndoNews>('undo-worker', task, {
          signal: run.signal,
          take,
          crashed,
          cancelled: 'The undo was cancelled. Nothing was changed.',
          isKilled: false,
        });
        const { removed, restored, stayed, changedStores } = effect;
        events.changed('uploads');
        if (changedStores.length > 0) events.changed('stores', 'products', 'observations');
        return { uploadId, removed, restored, stayed };
      } finally {
        letGo();
      }
    },
  };
}

const crashed = (message: string): AppError =>
  new AppError('engine/worker-crashed', `The undo stopped unexpectedly: ${message}. Nothing was changed.`, {
    got: message,
    advice: 'Start the undo again. If it happens again, close other programs to free memory.',
  });
