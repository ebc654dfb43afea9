// One training from the store's data to a saved model: thread, ONNX, parity, registry. Nothing half is ever kept.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { LossPoint } from '../contract/jobs.ts';
import type { ModelCard, TrainSettings } from '../contract/models.ts';
import type { FeatureMatrix } from '../features/feature-matrix.ts';
import type { BlockModel, StoreModel } from '../forecast/store-model.ts';
import { DEFAULT_TRAIN_SETTINGS } from '../forecast/train/train-store.ts';
import { runTrainThread } from '../jobs/train-thread.ts';
import { type Day, isoFromDay } from '../math/day.ts';
import { exportOnnx } from '../onnx/export.ts';
import { checkParity } from '../onnx/parity.ts';
import { loadPredictor } from '../onnx/session.ts';
import { saveModel } from '../registry/save-model.ts';
import { loadSeriesFrame } from '../store/series.ts';
import { getStore } from '../store/stores.ts';
import type { EngineContext } from './context.ts';
import { holidayCalendar } from './holidays.ts';
import { whoIs } from './preferences.ts';

export interface TrainingOrder {
  readonly store: string;
  /** Last day that may be looked at; all days when left out. */
  readonly asOfDay?: Day;
  readonly status: 'active' | 'as-of';
  readonly settings?: Partial<TrainSettings>;
}

/** The part of a job that a training needs; a forecast that trains on the way has one, too. */
export interface TrainingWatcher {
  readonly signal: AbortSignal;
  report(progress: {
    stage?: string;
    progress?: number;
    detail?: string | null;
    secondsLeft?: number | null;
    curve?: readonly LossPoint[];
  }): void;
}

/** Share of a training's time that lies before and inside the thread. */
const LOAD_SHARE = 0.03;
const THREAD_SHARE = 0.93;
const EXPORT_SHARE = 0.03;
/** Rows compared between trees and ONNX without giving way to other work: about ten milliseconds. */
const PARITY_ROWS = 1_000;
/** Before this much is done an estimate of what is left is a guess. */
const MIN_SHARE_FOR_ESTIMATE = 0.08;

/**
 * Trains a model for a store and saves it. Throws not-found/store, data/no-observations, cancelled, model/parity,
 * engine/worker-crashed, storage/*; then nothing of it is left.
 */
export async function trainAndSave(
  ctx: EngineContext,
  order: TrainingOrder,
  watcher: TrainingWatcher,
): Promise<ModelCard> {
  const startedAt = ctx.config.now();
  const clock = performance.now();
  const report = (stage: string, done: number, detail: string | null = null) => {
    const elapsed = (performance.now() - clock) / 1000;
    const secondsLeft = done >= MIN_SHARE_FOR_ESTIMATE ? (elapsed * (1 - done)) / done : null;
    watcher.report({ stage, progress: done, detail, secondsLeft });
  };

  report('load', 0);
  const { data_version: dataVersion, settings: storeSettings } = getStore(ctx.db, order.store);
  const frame = loadSeriesFrame(ctx.db, order.store, { lastDay: order.asOfDay });
  const calendar = await holidayCalendar(
    storeSettings.country,
    frame.stepDays[0],
    frame.stepDays[frame.stepDays.length - 1],
  );
  const settings = trainSettings(ctx, order.settings);
  const { model, samples } = await runTrainThread(
    { frame, calendar, settings },
    {
      signal: watcher.signal,
      progress: (stage, done, detail) => report(stage, LOAD_SHARE + THREAD_SHARE * done, detail),
      curve: (curve) => watcher.report({ curve }),
    },
  );

  const onnx: { bytes: Uint8Array; parityMaxRelativeDifference: number }[] = [];
  for (const [index, block] of model.blocks.entries()) {
    const done = LOAD_SHARE + THREAD_SHARE + EXPORT_SHARE * (index / model.blocks.length);
    report('export', done);
    const bytes = exportBlock(model, block);
    report('parity', done);
    const parityMaxRelativeDifference = await compareWithTrees(bytes, block, samples[index], watcher.signal);
    onnx.push({ bytes, parityMaxRelativeDifference });
  }
  report('save', 0.99);
  watcher.signal.throwIfAborted();
  const card = saveModel(ctx.db, ctx.workspaceDir, {
    model,
    onnx,
    status: order.status,
    dataVersion,
    trainedAt: startedAt,
    trainedBy: whoIs(ctx.config),
    seconds: (performance.now() - clock) / 1000,
  });
  ctx.events.changed('models');
  return card;
}

/** What the caller left out, or left undefined, takes its default. Never more threads than the engine may use. */
export function trainSettings({ config }: EngineContext, asked: Partial<TrainSettings> = {}): TrainSettings {
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const threads = Math.min(asked.threads ?? config.threads, config.threads);
  return { ...DEFAULT_TRAIN_SETTINGS, ...said, threads };
}

function exportBlock(model: StoreModel, block: BlockModel): Uint8Array {
  // The number of threads changes nothing, and must not change the bytes of the file either.
  const { threads: _, ...settings } = model.settings;
  return exportOnnx(block.ensemble, {
    store: model.store,
    origin: isoFromDay(model.originDay),
    steps: `${block.fromStep}-${block.toStep}`,
    fingerprint: model.report.data.fingerprint,
    spec: JSON.stringify(model.features),
    settings: JSON.stringify(settings),
    accuracy: JSON.stringify(model.report.accuracy),
  });
}

/** Largest relative difference over the sampled training rows. Throws model/parity where it is too large. */
async function compareWithTrees(
  bytes: Uint8Array,
  { ensemble }: BlockModel,
  { rows, columns, values }: FeatureMatrix,
  signal: AbortSignal,
): Promise<number> {
  const predictor = await loadPredictor(bytes);
  try {
    let worst = 0;
    for (let from = 0; from < rows; from += PARITY_ROWS) {
      signal.throwIfAborted();
      const count = Math.min(PARITY_ROWS, rows - from);
      const slice = { rows: count, columns, values: values.subarray(from * columns, (from + count) * columns) };
      worst = Math.max(worst, await checkParity(ensemble, predictor, slice));
      await nextTurn();
    }
    return worst;
  } finally {
    await predictor.close();
  }
}
