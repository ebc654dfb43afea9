// Files on their way into the store: inspected, checked, committed or discarded.
import { AppError } from '#core/contract/errors.ts';
import type { Upload } from '#core/contract/imports.ts';
import { importCheckJob } from '#core/jobs/import-check.ts';
import { importCommitJob } from '#core/jobs/import-commit.ts';
import type { WorkerFile } from '#core/jobs/import-messages.ts';
import { runImportThread } from '#core/jobs/import-thread.ts';
import { newId } from '#core/store/id.ts';
import {
  dropUpload,
  findCommitted,
  getUpload,
  insertUpload,
  listUploads,
  pageRejectedRows,
  recoverUploads,
  updateUpload,
} from '#core/store/uploads.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { whoIs } from '../preferences.ts';

const MS_PER_DAY = 86_400_000;

export function importsHandlers(ctx: EngineContext): DomainHandlers<'imports'> {
  const { db, jobs, events, files, config } = ctx;
  const recovered = recoverUploads(db);
  if (recovered > 0) config.log.warn({ uploads: recovered }, 'uploads of an engine that ended were thrown away');

  /** File and check job of each upload that is being checked or waits for its commit. */
  const open = new Map<string, { fileId: string; jobId: string }>();

  const workerFile = (fileId: string): WorkerFile => {
    const { path, name, sizeBytes } = files.get(fileId);
    return { path, name, sizeBytes, today: Math.floor(config.now().getTime() / MS_PER_DAY) };
  };

  /** Throws not-found/upload, conflict/upload-state. */
  function expectState(uploadId: string, ...states: Upload['state'][]): Upload {
    const upload = getUpload(db, uploadId);
    if (states.includes(upload.state)) return upload;
    throw new AppError(
      'conflict/upload-state',
      `The upload of "${upload.fileName}" is ${upload.state}; this needs one that is ${states.join(' or ')}.`,
      { state: upload.state, expected: states.join(' or ') },
    );
  }

  function discard(uploadId: string): Upload {
    const upload = expectState(uploadId, 'checking', 'ready', 'discarded', 'failed');
    if (upload.state === 'checking') {
      const jobId = open.get(uploadId)?.jobId;
      if (jobId) jobs.cancel(jobId);
    }
    if (upload.state === 'checking' || upload.state === 'ready') dropUpload(db, uploadId, 'discarded');
    open.delete(uploadId);
    events.changed('uploads');
    return getUpload(db, uploadId);
  }

  /** A job that was cancelled before its turn came has not run, so nobody has tidied up after it. */
  function whenCancelledUnrun(jobId: string, uploadId: string, left: Upload['state'], tidyUp: () => void): void {
    void jobs.settled(jobId).then((job) => {
      if (job.state !== 'cancelled' || getUpload(db, uploadId).state !== left) return;
      tidyUp();
      events.changed('uploads');
    });
  }

  return {
    async inspect({ input, signal }) {
      const { sha256 } = files.get(input.fileId);
      const file = workerFile(input.fileId);
      const task = { task: 'inspect', file, reading: input.reading, mapping: input.mapping } as const;
      const answer = await runImportThread(task, { signal });
      if (answer.type !== 'inspected') throw new Error(`an inspection was answered with ${answer.type}`);
      return { ...answer.inspection, fileId: input.fileId, alreadyImported: findCommitted(db, sha256) };
    },
    check({ input: { fileId, options } }) {
      const file = workerFile(fileId);
      // A file is checked anew when its mapping was changed: the check before it is out of date.
      for (const [uploadId, other] of open) if (other.fileId === fileId) discard(uploadId);
      const uploadId = newId();
      const { sha256 } = files.get(fileId);
      insertUpload(db, {
        id: uploadId,
        fileName: file.name,
        sizeBytes: file.sizeBytes,
        sha256,
        who: whoIs(config),
        createdAt: config.now().toISOString(),
        options,
      });
      const { jobId } = jobs.start(importCheckJob({ db, events, uploadId, fileId, file, options }));
      open.set(uploadId, { fileId, jobId });
      whenCancelledUnrun(jobId, uploadId, 'checking', () => dropUpload(db, uploadId, 'discarded'));
      events.changed('uploads');
      return { jobId, uploadId };
    },
    commit({ input: { uploadId } }) {
      expectState(uploadId, 'ready');
      const fileId = open.get(uploadId)?.fileId;
      const done = () => {
        open.delete(uploadId);
        if (fileId) files.discard(fileId);
      };
      const job = jobs.start(importCommitJob({ db, events, uploadId, now: config.now, done }));
      updateUpload(db, uploadId, { state: 'committing' });
      whenCancelledUnrun(job.jobId, uploadId, 'committing', () => updateUpload(db, uploadId, { state: 'ready' }));
      events.changed('uploads');
      return job;
    },
    discard: ({ input }) => discard(input.uploadId),
    get: ({ input }) => getUpload(db, input.uploadId),
    list: ({ input }) => listUploads(db, input),
    rejectedRows({ input }) {
      getUpload(db, input.uploadId);
      return pageRejectedRows(db, input.uploadId, input);
    },
  };
}
