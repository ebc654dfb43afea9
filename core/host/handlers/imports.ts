// Files on their way into the store: inspected, checked, committed or discarded.
import { AppError } from '#core/contract/errors.ts';
import type { Inspection, Upload } from '#core/contract/imports.ts';
import { importCheckJob } from '#core/jobs/import-check.ts';
import { importCommitJob } from '#core/jobs/import-commit.ts';
import type { WorkerFile } from '#core/jobs/import-messages.ts';
import { importUndoJob } from '#core/jobs/import-undo.ts';
import { newId } from '#core/store/id.ts';
import {
  dropUpload,
  findCommitted,
  findWholeStoreProduct,
  getUpload,
  insertUpload,
  listUploads,
  pageRejectedRows,
  recoverUploads,
  updateUpload,
} from '#core/store/uploads.ts';
import type { EngineContext } from '../context.ts';
import type { DomainHandlers } from '../handler.ts';
import { importThreads, storeThread } from '../import-threads.ts';
import { previewUndo } from '../imports/undo.ts';
import { whoIs } from '../preferences.ts';

const MS_PER_DAY = 86_400_000;

export function importsHandlers(ctx: EngineContext): DomainHandlers<'imports'> {
  const { db, jobs, events, writes, files, config } = ctx;
  const threads = ctx.service(importThreads);
  const committing = ctx.service(storeThread);
  const recovered = recoverUploads(db);
  if (recovered > 0) config.log.warn({ uploads: recovered }, 'uploads of an engine that ended were thrown away');

  /** Files (the one with the sales first) and check job of each upload that is being checked or waits for its commit. */
  const open = new Map<string, { fileIds: string[]; jobId: string }>();

  const workerFile = (fileId: string): WorkerFile => {
    const { path, name, sizeBytes } = files.get(fileId);
    return { path, name, sizeBytes, today: Math.floor(config.now().getTime() / MS_PER_DAY) };
  };

  /** The first of these files that was imported before. */
  function findImported(fileIds: readonly string[]): Inspection['alreadyImported'] {
    for (const fileId of fileIds) {
      const { name, sha256 } = files.get(fileId);
      const committed = findCommitted(db, sha256);
      if (committed) return { ...committed, fileName: name };
    }
    return null;
  }

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
      const fileIds = [input.fileId, ...(input.extraFileIds ?? [])];
      const [file, ...extras] = fileIds.map(workerFile);
      const { reading, mapping, shape } = input;
      const relations = input.relations?.map(({ fileId, sheet, relation }) => {
        if (fileId === input.fileId && sheet !== undefined) return { extra: -1, sheet, relation };
        const extra = fileIds.indexOf(fileId, 1) - 1;
        if (extra < 0) throw new AppError('not-found/file', `${fileId} is none of the other files.`, { name: fileId });
        return { extra, relation };
      });
      // The shop is taken to be where the computer is; the user sees the zone and may change it.
      const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
      const task = { task: 'inspect', file, extras, timeZone, reading, mapping, shape, relations } as const;
      const answer = await threads.run(task, { signal });
      if (answer.type !== 'inspected') throw new Error(`an inspection was answered with ${answer.type}`);
      const { file: main, extras: others, ...inspection } = answer.inspection;
      const found = others.map(({ file: index, ...extra }) => ({ ...extra, fileId: fileIds[index] }));
      const appended = found.filter(({ relation }) => relation.kind === 'append');
      return {
        ...inspection,
        fileId: fileIds[main],
        extras: found,
        knownProduct: findWholeStoreProduct(db),
        alreadyImported: findImported([fileIds[main], ...appended.map((extra) => extra.fileId)]),
      };
    },
    async preview({ input: { fileId, extraFileIds = [], options }, signal }) {
      const task = {
        task: 'preview',
        file: workerFile(fileId),
        extras: extraFileIds.map(workerFile),
        options,
      } as const;
      const answer = await threads.run(task, { signal });
      if (answer.type !== 'previewed') throw new Error(`a preview was answered with ${answer.type}`);
      return answer.preview;
    },
    check({ input: { fileId, extraFileIds = [], options } }) {
      const file = workerFile(fileId);
      const extras = extraFileIds.map(workerFile);
      // A file is checked anew when its mapping was changed: the check before it is out of date.
      for (const [uploadId, other] of open) if (other.fileIds[0] === fileId) discard(uploadId);
      const uploadId = newId();
      const appended = options.extras.filter(({ relation }) => relation.kind === 'append');
      insertUpload(db, {
        id: uploadId,
        fileName: [file, ...extras].map(({ name }) => name).join(', '),
        sizeBytes: [file, ...extras].reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        sha256: files.get(fileId).sha256,
        moreSha256: appended.flatMap((extra) => extraFileIds[extra.file - 1] ?? []).map((id) => files.get(id).sha256),
        who: whoIs(config),
        createdAt: config.now().toISOString(),
        options,
      });
      const { jobId } = jobs.start(
        importCheckJob({ db, events, threads, committing, uploadId, fileId, file, extras, options }),
      );
      open.set(uploadId, { fileIds: [fileId, ...extraFileIds], jobId });
      whenCancelledUnrun(jobId, uploadId, 'checking', () => dropUpload(db, uploadId, 'discarded'));
      events.changed('uploads');
      return { jobId, uploadId };
    },
    commit({ input: { uploadId } }) {
      expectState(uploadId, 'ready');
      const fileIds = open.get(uploadId)?.fileIds ?? [];
      const done = () => {
        open.delete(uploadId);
        for (const fileId of fileIds) files.discard(fileId);
      };
      const job = jobs.start(
        importCommitJob({ db, events, writes, thread: committing, uploadId, now: config.now, done }),
      );
      updateUpload(db, uploadId, { state: 'committing' });
      whenCancelledUnrun(job.jobId, uploadId, 'committing', () => updateUpload(db, uploadId, { state: 'ready' }));
      events.changed('uploads');
      return job;
    },
    discard: ({ input }) => discard(input.uploadId),
    previewUndo({ input, signal }) {
      expectState(input.uploadId, 'committed');
      return previewUndo(db, input.uploadId, signal);
    },
    undo({ input: { uploadId } }) {
      expectState(uploadId, 'committed');
      return jobs.start(
        importUndoJob({ db, events, writes, thread: committing, uploadId, by: whoIs(config), now: config.now }),
      );
    },
    get: ({ input }) => getUpload(db, input.uploadId),
    list: ({ input }) => listUploads(db, input),
    rejectedRows({ input }) {
      getUpload(db, input.uploadId);
      return pageRejectedRows(db, input.uploadId, input);
    },
  };
}
