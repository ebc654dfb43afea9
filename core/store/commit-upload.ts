// Takes a checked upload over into the store and notes that it is there: one transaction, all or nothing.

import { planEvents } from './event-plans.ts';
import type { WriteDb } from './sql.ts';
import { type CommitOptions, type CommitOutcome, commitStaged } from './staging.ts';
import { getUpload, updateUpload } from './uploads.ts';

export type UploadCommit = Pick<CommitOptions, 'uploadId' | 'columns' | 'at'>;

export interface UploadOutcome extends CommitOutcome {
  /** Days to come are planned that were not before. */
  hasPlanned: boolean;
}

/** `onProgress` gets 0 to 1; what it throws takes everything back. Throws not-found/upload. */
export function commitUpload(
  db: WriteDb,
  { uploadId, columns, at }: UploadCommit,
  onProgress?: (done: number) => void,
): UploadOutcome {
  return db.transaction(() => {
    const { report, options } = getUpload(db, uploadId);
    if (!report) throw new Error(`upload ${uploadId} has no report`);
    const committed = commitStaged(db, { uploadId, overlap: options.overlap, columns, at, onProgress });
    const { days } = report.events;
    const planned = planEvents(db, report.result.stores, days);
    updateUpload(db, uploadId, {
      state: 'committed',
      committedAt: at,
      report: { ...report, effect: committed.effect, events: { days, planned } },
    });
    return { ...committed, hasPlanned: planned.length > 0 };
  });
}
