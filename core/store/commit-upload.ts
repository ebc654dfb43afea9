// Takes a checked upload over into the store and notes that it is there: one transaction, all or nothing.

import type { WriteDb } from './sql.ts';
import { type CommitOptions, type CommitOutcome, commitStaged } from './staging.ts';
import { getUpload, updateUpload } from './uploads.ts';

export type UploadCommit = Pick<CommitOptions, 'uploadId' | 'columns' | 'at'>;

/** `onProgress` gets 0 to 1; what it throws takes everything back. Throws not-found/upload. */
export function commitUpload(
  db: WriteDb,
  { uploadId, columns, at }: UploadCommit,
  onProgress?: (done: number) => void,
): CommitOutcome {
  return db.transaction(() => {
    const { report, options } = getUpload(db, uploadId);
    if (!report) throw new Error(`upload ${uploadId} has no report`);
    const committed = commitStaged(db, { uploadId, overlap: options.overlap, columns, at, onProgress });
    updateUpload(db, uploadId, {
      state: 'committed',
      committedAt: at,
      report: { ...report, effect: committed.effect },
    });
    return committed;
  });
}
