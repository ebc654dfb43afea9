// The job that reads every row of a file into staging and says what a commit would do. The store stays as it is.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ImportOptions, ImportReport } from '../contract/imports.ts';
import type { WriteDb } from '../store/sql.ts';
import {
  measureEffect,
  OBSERVATION_COLUMNS,
  type ObservationColumn,
  type StagedObservations,
  stageObservations,
  stageProducts,
} from '../store/staging.ts';
import { dropUpload, insertRejectedRows, updateUpload } from '../store/uploads.ts';
import type { EventHub } from './event-hub.ts';
import type { FileReport, WorkerFile } from './import-messages.ts';
import type { ImportThreads } from './import-threads.ts';
import type { JobRun, JobSpec } from './job-run.ts';
import type { ReadyThread } from './ready-thread.ts';

export interface ImportCheck {
  db: WriteDb;
  events: EventHub;
  threads: ImportThreads;
  /** Made ready while the rows are staged: the commit mostly follows at once. */
  committing?: ReadyThread;
  uploadId: string;
  fileId: string;
  file: WorkerFile;
  /** The other files, as `options.extras` counts them from 1 on. */
  extras: WorkerFile[];
  options: ImportOptions;
}

/** Rows stored in one go: some 10 ms, after which others get their turn. */
const SLICE_ROWS = 4096;
/** Shares of the whole: reading, then staging, then comparing. */
const READ_END = 0.55;
const STAGE_END = 0.9;

/** Result: uploadId and the counts of rows. A check that fails or is cancelled leaves nothing in staging. */
export function importCheckJob(check: ImportCheck): JobSpec {
  const { db, events, uploadId, file, options } = check;
  return {
    kind: 'import-check',
    title: file.name,
    store: options.store,
    input: { fileId: check.fileId, uploadId, options },
    async run(run) {
      try {
        const fileReport = await readIntoStaging(check, run);
        const report = await measure(check, fileReport, run);
        run.throwIfCancelled();
        updateUpload(db, uploadId, { state: 'ready', report });
        events.changed('uploads');
        const { total, accepted, repaired, rejected } = report.rows;
        return { uploadId, total, accepted, repaired, rejected };
      } catch (error) {
        dropUpload(db, uploadId, run.signal.aborted ? 'discarded' : 'failed');
        events.changed('uploads');
        throw error;
      }
    },
  };
}

async function readIntoStaging(check: ImportCheck, run: JobRun): Promise<FileReport> {
  const { db, threads, committing, uploadId, file, extras, options } = check;
  run.report({ stage: 'read' });
  const answer = await threads.run(
    { task: 'check', file, extras, options, cancelFlag: run.cancelFlag },
    {
      signal: run.signal,
      async take(message) {
        if (message.type === 'progress') {
          run.report({ progress: message.share * READ_END, detail: `${message.rows}` });
        } else if (message.type === 'products') {
          committing?.prepare();
          stageProducts(db, uploadId, message.products);
        } else if (message.type === 'observations') {
          await stage(db, uploadId, message.batch);
          run.report({ stage: 'stage', progress: READ_END + message.share * (STAGE_END - READ_END) });
        } else if (message.type === 'rejected') {
          insertRejectedRows(db, uploadId, message.rows);
        }
      },
    },
  );
  if (answer.type !== 'checked') throw new Error(`a check was answered with ${answer.type}`);
  return answer.report;
}

async function stage(db: WriteDb, uploadId: string, batch: StagedObservations): Promise<void> {
  for (let from = 0; from < batch.count; from += SLICE_ROWS) {
    stageObservations(db, uploadId, batch, from, Math.min(batch.count, from + SLICE_ROWS));
    await nextTurn();
  }
}

async function measure(
  { db, uploadId, options }: ImportCheck,
  fileReport: FileReport,
  run: JobRun,
): Promise<ImportReport> {
  run.report({ stage: 'compare', progress: STAGE_END });
  const measurement = measureEffect(db, uploadId, options.overlap, observationColumns(options));
  for (;;) {
    const step = measurement.next();
    if (step.done) return { ...fileReport, effect: step.value.effect };
    run.report({ progress: STAGE_END + step.value * (1 - STAGE_END) });
    await nextTurn();
    run.throwIfCancelled();
  }
}

/** Columns of the store that a file with this mapping fills; the others keep what the store knows. */
export function observationColumns(options: Pick<ImportOptions, 'mapping'>): ObservationColumn[] {
  const roles = new Set<string>(options.mapping.map(({ role }) => role));
  if (roles.has('revenue')) roles.add('price');
  return OBSERVATION_COLUMNS.filter((column) => roles.has(column));
}
