// The job that takes a checked upload over into the store, in a thread of its own: one transaction, all or nothing.
import type { UploadCommit } from '../store/commit-upload.ts';
import type { WriteDb } from '../store/sql.ts';
import { getUpload, updateUpload } from '../store/uploads.ts';
import type { EventHub } from './event-hub.ts';
import { observationColumns } from './import-check.ts';
import type { JobRun, JobSpec } from './job-run.ts';
import type { ReadyThread } from './ready-thread.ts';
import { runStoreThread } from './store-thread.ts';
import type { WriteGate } from './write-gate.ts';

export interface ImportCommit {
  db: WriteDb;
  events: EventHub;
  writes: WriteGate;
  thread: ReadyThread;
  uploadId: string;
  now(): Date;
  /** Called when the upload is in the store: the file is needed no more. */
  done(): void;
}

/** Result: uploadId and the effect. A commit that fails leaves the store as it was and the upload ready. */
export function importCommitJob({ db, events, writes, thread, uploadId, now, done }: ImportCommit): JobSpec {
  const { fileName, options } = getUpload(db, uploadId);
  const commit = (run: JobRun, work: UploadCommit) =>
    runStoreThread(
      { task: 'commit', ...work },
      {
        thread,
        db,
        writes,
        run,
        cancelled: 'The import was cancelled. Nothing was changed.',
        crashed: (got) => `The import stopped unexpectedly: ${got}. Nothing was changed.`,
      },
    );
  return {
    kind: 'import-commit',
    title: fileName,
    store: options.store,
    input: { uploadId },
    async run(run) {
      run.report({ stage: 'commit', progress: 0.01 });
      const work = { uploadId, columns: observationColumns(options), at: now().toISOString() };
      const outcome = await commit(run, work).catch((error) => {
        updateUpload(db, uploadId, { state: 'ready' });
        events.changed('uploads');
        throw error;
      });
      done();
      events.changed('uploads');
      if (outcome.changedStores.length > 0) events.changed('stores', 'products', 'observations');
      if (outcome.hasPlanned) events.changed('plans');
      return { uploadId, ...outcome.effect };
    },
  };
}
