// The job that takes a checked upload over into the store: one transaction, all or nothing.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { WriteDb } from '../store/sql.ts';
import { commitStaged } from '../store/staging.ts';
import { getUpload, updateUpload } from '../store/uploads.ts';
import type { EventHub } from './event-hub.ts';
import { observationColumns } from './import-check.ts';
import type { JobSpec } from './job-run.ts';

export interface ImportCommit {
  db: WriteDb;
  events: EventHub;
  uploadId: string;
  now(): Date;
  /** Called when the upload is in the store: the file is needed no more. */
  done(): void;
}

/** Result: uploadId and the effect. A commit that fails leaves the store as it was and the upload ready. */
export function importCommitJob({ db, events, uploadId, now, done }: ImportCommit): JobSpec {
  const { fileName, options } = getUpload(db, uploadId);
  return {
    kind: 'import-commit',
    title: fileName,
    store: options.store,
    input: { uploadId },
    async run(run) {
      run.report({ stage: 'commit', progress: 0.1 });
      // Whoever waits for the database gets an answer before the transaction takes its second or two.
      await nextTurn();
      try {
        run.throwIfCancelled();
        const outcome = db.transaction(() => {
          const { report } = getUpload(db, uploadId);
          if (!report) throw new Error(`upload ${uploadId} has no report`);
          const at = now().toISOString();
          const columns = observationColumns(options);
          const committed = commitStaged(db, { uploadId, overlap: options.overlap, columns, at });
          const final = { ...report, effect: committed.effect };
          updateUpload(db, uploadId, { state: 'committed', committedAt: at, report: final });
          return committed;
        });
        done();
        events.changed('uploads');
        if (outcome.changedStores.length > 0) events.changed('stores', 'products', 'observations');
        return { uploadId, ...outcome.effect };
      } catch (error) {
        updateUpload(db, uploadId, { state: 'ready' });
        events.changed('uploads');
        throw error;
      }
    },
  };
}
