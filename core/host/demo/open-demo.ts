// Opens the demo store: its sales go the way of every other file (inspect, check, commit), its shipped model is
// installed. An existing demo store is replaced in the same transaction, so a reset never leaves half a store.
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors.ts';
import type { ImportOptions } from '#core/contract/imports.ts';
import { importCheckJob, observationColumns } from '#core/jobs/import-check.ts';
import type { JobResult, JobRun, JobSpec } from '#core/jobs/job-run.ts';
import { installModel } from '#core/registry/save-model.ts';
import { newId } from '#core/store/id.ts';
import { q, type WriteDb } from '#core/store/sql.ts';
import { commitStaged } from '#core/store/staging.ts';
import { deleteStore, findStore, getStore, updateStoreSettings } from '#core/store/stores.ts';
import { patchSuppliers } from '#core/store/suppliers.ts';
import { dropUpload, getUpload, insertUpload, updateUpload } from '#core/store/uploads.ts';
import type { EngineContext } from '../context.ts';
import { importThreads } from '../import-threads.ts';
import { whoIs } from '../preferences.ts';
import { type DemoSupplier, SUPPLIERS } from './catalogue.ts';
import { DEMO_LAST_DAY } from './demand-process.ts';
import { DEMO_FILE_NAME, DEMO_STORE, demoCsv, generateDemo } from './generate-demo.ts';

/** Folder of the shipped model below EngineConfig.modelsDir; `npm run demo:generate` makes it. */
export const DEMO_MODEL_FOLDER = 'demo-store';

const MS_PER_DAY = 86_400_000;
/** The check is most of the work; its own progress runs from 0 to 1. */
const CHECK_FROM = 0.15;
const CHECK_TO = 0.75;

/** Job that puts the demo store, with its trained model, into the open workspace. Result: store, uploadId, modelId. */
export function openDemoJob(ctx: EngineContext): JobSpec {
  return {
    kind: 'demo',
    title: DEMO_STORE,
    store: DEMO_STORE,
    input: {},
    async run(run) {
      refuseForeignStore(ctx);
      run.report({ stage: 'generate', progress: 0.02 });
      const fileId = writeDemoFile(ctx);
      try {
        return await importDemo(ctx, run, fileId);
      } finally {
        ctx.files.discard(fileId);
      }
    },
  };
}

/** A store of the user's own that happens to bear the demo's name is never touched. */
function refuseForeignStore({ db }: EngineContext): void {
  const existing = findStore(db, DEMO_STORE);
  if (!existing || existing.is_demo === 1) return;
  throw new AppError('input/invalid', `This workspace has a store of its own called "${DEMO_STORE}".`, {
    field: 'store',
    got: DEMO_STORE,
    advice: 'Open the demo store in another workspace.',
  });
}

function writeDemoFile({ files }: EngineContext): string {
  const { fileId, path } = files.create(DEMO_FILE_NAME);
  const handle = openSync(path, 'w');
  try {
    for (const chunk of demoCsv(generateDemo())) writeSync(handle, chunk);
  } finally {
    closeSync(handle);
  }
  files.seal(fileId);
  return fileId;
}

async function importDemo(ctx: EngineContext, run: JobRun, fileId: string): Promise<JobResult> {
  const { db, events, config, files } = ctx;
  const threads = ctx.service(importThreads);
  const source = files.get(fileId);
  // A laptop whose clock is wrong opens the demo too: its days are never "in the future".
  const file = { ...source, today: Math.max(Math.floor(config.now().getTime() / MS_PER_DAY), DEMO_LAST_DAY) };
  run.report({ stage: 'inspect', progress: 0.1 });
  const answer = await threads.run({ task: 'inspect', file, extras: [] }, { signal: run.signal });
  if (answer.type !== 'inspected') throw new Error(`an inspection was answered with ${answer.type}`);
  const { reading, columns } = answer.inspection;
  const options: ImportOptions = {
    reading,
    shape: { kind: 'long' },
    extras: [],
    mapping: columns.map(({ column, role }) => ({ column, role })),
    store: null,
    overlap: 'replace',
    product: null,
    stockTime: 'opening',
    repairs: [],
  };
  const uploadId = newId();
  const createdAt = config.now().toISOString();
  insertUpload(db, {
    id: uploadId,
    fileName: source.name,
    sizeBytes: source.sizeBytes,
    sha256: source.sha256,
    who: whoIs(config),
    createdAt,
    options,
  });
  await importCheckJob({ db, events, threads, uploadId, fileId, file, extras: [], options }).run(scaled(run));
  try {
    run.throwIfCancelled();
    run.report({ stage: 'commit', progress: CHECK_TO });
    const { modelId, warning } = commitDemo(ctx, uploadId, options);
    if (warning) config.log.warn({ reason: warning }, 'the demo store has no trained model');
    return { store: DEMO_STORE, uploadId, modelId };
  } catch (error) {
    dropUpload(db, uploadId, run.signal.aborted ? 'discarded' : 'failed');
    throw error;
  } finally {
    events.changed('workspace', 'stores', 'products', 'suppliers', 'observations', 'uploads', 'models', 'bulk');
  }
}

function commitDemo(ctx: EngineContext, uploadId: string, options: ImportOptions) {
  const { db, config, workspaceDir } = ctx;
  const at = config.now().toISOString();
  db.transaction(() => {
    if (findStore(db, DEMO_STORE)) deleteStore(db, DEMO_STORE);
    forgetEarlierUploads(db, uploadId);
    const columns = observationColumns(options);
    const { effect } = commitStaged(db, { uploadId, overlap: 'replace', columns, at, isDemo: true });
    updateStoreSettings(db, DEMO_STORE, { currency: 'EUR' });
    patchSuppliers(db, getStore(db, DEMO_STORE), SUPPLIERS.map(toPatch));
    const { report } = getUpload(db, uploadId);
    if (!report) throw new Error(`upload ${uploadId} has no report`);
    updateUpload(db, uploadId, { state: 'committed', committedAt: at, report: { ...report, effect } });
  });
  const { data_version: dataVersion } = getStore(db, DEMO_STORE);
  try {
    const folder = join(config.modelsDir, DEMO_MODEL_FOLDER);
    return { modelId: installModel(db, workspaceDir, { folder, dataVersion }).id, warning: null };
  } catch (error) {
    // The data are there and can be trained on: a demo without its model is better than none.
    if (!(error instanceof AppError)) throw error;
    return { modelId: null, warning: error.message };
  }
}

const toPatch = ({ name, leadTimeDays, orderWeekdays, minimumOrderValue }: DemoSupplier) => ({
  supplier: name,
  leadTimeDays,
  orderWeekdays: [...orderWeekdays],
  minimumOrderValue,
});

/** The history of uploads tells of the store that is there, not of those that were reset. */
function forgetEarlierUploads(db: WriteDb, uploadId: string): void {
  db.run(q.deleteFrom('upload').where('file_name', '=', DEMO_FILE_NAME).where('id', '!=', uploadId));
}

/** The check's progress as a part of the whole. */
function scaled(run: JobRun): JobRun {
  return {
    ...run,
    report: ({ progress, ...rest }) =>
      run.report({
        ...rest,
        progress: progress === undefined ? undefined : CHECK_FROM + progress * (CHECK_TO - CHECK_FROM),
      }),
  };
}
