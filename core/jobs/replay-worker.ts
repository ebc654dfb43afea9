// The thread that lives the last months through again: pure maths on shared columns, free to be killed at any moment.
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../contract/errors.ts';
import { quickEffort } from '../forecast/train/train-effort.ts';
import { trainStore } from '../forecast/train/train-store.ts';
import { predictRaw } from '../gbdt/index.ts';
import { replay } from '../replay/replay.ts';
import { openKernelRuntime } from './kernel-threads.ts';
import type { ReplayTask, ReplayWorkerMessage } from './replay-messages.ts';
import { toThreadEnd } from './run-thread.ts';

const POST_INTERVAL_MS = 100;

if (!parentPort) throw new Error('replay-worker runs as a worker thread only');
const port = parentPort;
const { plan, settings, cancelFlag } = workerData as ReplayTask;

const post = (message: ReplayWorkerMessage) => port.postMessage(message);
const isCancelled = () => Atomics.load(cancelFlag, 0) === 1;
const throwIfCancelled = () => {
  if (isCancelled()) throw new AppError('cancelled', 'The replay was cancelled.', {});
};

let lastTold = Number.NEGATIVE_INFINITY;
function report(stage: string, done: number, detail: string): void {
  const now = performance.now();
  if (now - lastTold < POST_INTERVAL_MS) return;
  lastTold = now;
  post({ type: 'progress', stage, done, detail });
}

const runtime = openKernelRuntime({ threads: settings.threads });
try {
  const output = await replay(plan, {
    throwIfCancelled,
    report,
    train(frame, lastStep, progress) {
      const input = { frame, calendar: plan.calendar, settings, fingerprint: '', effort: quickEffort(lastStep) };
      const hooks = { progress, curve: () => {}, isCancelled };
      const { model } = trainStore(input, hooks, runtime);
      return {
        model,
        predictors: model.blocks.map(({ ensemble }) => ({
          predictRaw: async (matrix) => predictRaw(ensemble, matrix),
        })),
      };
    },
  });
  post({ type: 'answer', output });
} catch (error) {
  post(toThreadEnd(error));
} finally {
  runtime.close();
}
port.close();
