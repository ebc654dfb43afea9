// The thread that reads files, one task after the other: parsing only, nothing native, free to be stopped at any moment.
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { AppError } from '../contract/errors.ts';
import { checkFile } from '../import/check/check-file.ts';
import { inspectFile } from '../import/inspect.ts';
import { readListFile } from '../import/list/read-list.ts';
import { readPlanFile } from '../import/plan/read-plan.ts';
import {
  type ImportTask,
  type ImportThreadMessage,
  type ImportWorkerMessage,
  toStoredError,
} from './import-messages.ts';

/** Read and judged in about the time that a person looks up from a menu. */
const PREVIEWED_ROWS = 20_000;
const BATCH_ROWS = 8192;
const BATCH_PRODUCTS = 2000;
/** Batches that may be on their way at once: the next one is made while the engine stores the last. */
const MAX_UNDERWAY = 3;
const PROGRESS_INTERVAL_MS = 100;

if (!parentPort) throw new Error('import-worker runs as a worker thread only');
const port = parentPort;

const post = (message: ImportWorkerMessage) => port.postMessage(message);

/** Hands batches over and waits while too many are underway. */
function createFeed() {
  let underway = 0;
  const count = () => {
    underway--;
  };
  port.on('message', count);
  return {
    async send(message: ImportWorkerMessage): Promise<void> {
      post(message);
      underway++;
      while (underway >= MAX_UNDERWAY) await once(port, 'message');
    },
    async drain(): Promise<void> {
      while (underway > 0) await once(port, 'message');
      port.off('message', count);
    },
  };
}

async function inspect(request: Extract<ImportTask, { task: 'inspect' }>): Promise<void> {
  const { task: _, file, ...said } = request;
  post({ type: 'inspected', inspection: await inspectFile({ ...file, ...said }) });
}

async function preview({ file, extras, options }: Extract<ImportTask, { task: 'preview' }>): Promise<void> {
  const { report, isPartial } = await checkFile({ ...file, extras, options, maxRows: PREVIEWED_ROWS });
  const { rows, result, issues } = report;
  post({ type: 'previewed', preview: { rows, result, issues, isPartial } });
}

async function check(request: Extract<ImportTask, { task: 'check' }>): Promise<void> {
  const { file, extras, options, cancelFlag } = request;
  let lastTold = 0;
  const checked = await checkFile({
    ...file,
    extras,
    options,
    onProgress(share, rows) {
      if (Atomics.load(cancelFlag, 0) === 1) throw new AppError('cancelled', 'The import was cancelled.', {});
      const now = performance.now();
      if (now - lastTold < PROGRESS_INTERVAL_MS) return;
      lastTold = now;
      post({ type: 'progress', share, rows });
    },
  });
  const feed = createFeed();
  const { products, log, report } = checked;
  for (let from = 0; from < products.count; from += BATCH_PRODUCTS) {
    await feed.send({ type: 'products', products: products.slice(from, from + BATCH_PRODUCTS) });
  }
  let sent = 0;
  // They are stored in their order: while one is made, at most the last two before it are underway.
  for (const batch of checked.batches(BATCH_ROWS, MAX_UNDERWAY)) {
    sent += batch.count;
    await feed.send({ type: 'observations', batch, share: sent / checked.observations });
  }
  await feed.send({ type: 'rejected', rows: log.rejectedRows });
  await feed.drain();
  post({ type: 'checked', report });
}

/** The file vanished, cannot be read, or there is no room to unpack it: not our mistake. */
function wordFileError(error: unknown, { name, path }: ImportTask['file']): unknown {
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== 'string' || typeof syscall !== 'string') return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const advice = 'Free some disk space, then try again. Nothing was changed.';
    return new AppError('storage/disk-full', `The disk is full: "${name}" cannot be unpacked. ${advice}`, {
      path,
      advice,
    });
  }
  if (code === 'ENOENT') return new AppError('not-found/file', `"${name}" is not there any more.`, { name });
  return new AppError('storage/unavailable', `"${name}" cannot be read: ${code}.`, { path, got: code });
}

async function perform(task: ImportTask): Promise<void> {
  try {
    if (task.task === 'inspect') await inspect(task);
    else if (task.task === 'preview') await preview(task);
    else if (task.task === 'plan') post({ type: 'planned', content: await readPlanFile(task.file) });
    else if (task.task === 'list') post({ type: 'listed', content: await readListFile(task.file) });
    else await check(task);
  } catch (thrown) {
    const error = wordFileError(thrown, task.file);
    if (error instanceof AppError) post({ type: 'failed', error: toStoredError(error) });
    else post({ type: 'crashed', message: String(error), stack: (error instanceof Error && error.stack) || '' });
  }
}

port.on('message', (message: ImportThreadMessage) => {
  if (message !== 'more') void perform(message);
});
