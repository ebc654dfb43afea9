// The thread that trains: pure maths on shared columns, nothing native, free to be killed at any moment.
import { parentPort, workerData } from 'node:worker_threads';
import type { LossPoint } from '../contract/jobs.ts';
import { type TrainOutput, trainStore } from '../forecast/train/train-store.ts';
import type { TreeEnsemble } from '../gbdt/tree-ensemble.ts';
import { openKernelRuntime } from './kernel-threads.ts';
import { toThreadEnd } from './run-thread.ts';
import { fingerprintOf } from './train-fingerprint.ts';
import type { TrainTask, TrainWorkerMessage } from './train-messages.ts';

const POST_INTERVAL_MS = 100;

if (!parentPort) throw new Error('train-worker runs as a worker thread only');
const port = parentPort;
const { frame, calendar, settings, cancelFlag } = workerData as TrainTask;

const post = (message: TrainWorkerMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

/** Tells at most ten times a second; points of the curve wait for the next time and are never dropped. */
function createReporter() {
  let waiting: LossPoint[] = [];
  let lastTold = 0;
  const flush = () => {
    if (waiting.length > 0) post({ type: 'curve', points: waiting });
    waiting = [];
  };
  return {
    progress(stage: string, done: number, detail: string | null): void {
      const now = performance.now();
      if (now - lastTold < POST_INTERVAL_MS) return;
      lastTold = now;
      post({ type: 'progress', stage, done, detail });
      flush();
    },
    curve: (points: readonly LossPoint[]) => void waiting.push(...points),
    flush,
  };
}

/** The trained arrays move to the engine's thread instead of being copied. */
function buffersOf({ model, samples }: TrainOutput): ArrayBuffer[] {
  const columns = (ensemble: TreeEnsemble) => Object.values(ensemble).filter((value) => ArrayBuffer.isView(value));
  const views = [...model.blocks.flatMap(({ ensemble }) => columns(ensemble)), ...samples.map(({ values }) => values)];
  return [...new Set(views.map((view) => view.buffer))].filter((buffer) => buffer instanceof ArrayBuffer);
}

const runtime = openKernelRuntime({ threads: settings.threads });
const reporter = createReporter();
try {
  const fingerprint = fingerprintOf(frame);
  const isCancelled = () => Atomics.load(cancelFlag, 0) === 1;
  const output = trainStore({ frame, calendar, settings, fingerprint }, { ...reporter, isCancelled }, runtime);
  reporter.flush();
  post({ type: 'answer', output }, buffersOf(output));
} catch (error) {
  post(toThreadEnd(error));
} finally {
  runtime.close();
}
port.close();
