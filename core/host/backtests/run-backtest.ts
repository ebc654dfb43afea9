// The backtest job: one origin after the other is trained for, forecast, written and scored, and then forgotten.
import { writeFile } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BacktestSummary } from '#core/contract/backtests.ts';
import { FOR_PROGRAMS } from '#core/contract/csv-style.ts';
import { AppError } from '#core/contract/errors.ts';
import { quantilesOf } from '#core/forecast/accuracy-meter.ts';
import { type Backtest, createBacktest, recordedPlan } from '#core/forecast/backtest.ts';
import { forecastStore } from '#core/forecast/predict/forecast-store.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import { type CutBuffers, cutFrame } from '#core/frame/cut-frame.ts';
import { futureDay, type SeriesFrame } from '#core/frame/series-frame.ts';
import type { JobResult, JobRun } from '#core/jobs/job-run.ts';
import { runTrainThread } from '#core/jobs/train-thread.ts';
import { isoFromDay } from '#core/math/day.ts';
import { findActiveModel } from '#core/store/models.ts';
import { loadSeriesFrame } from '#core/store/series.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { writeCsv } from '../export/csv.ts';
import type { Cell } from '../export/table.ts';
import { cellsOf, dailyColumns, forecastSeries } from '../forecast-files.ts';
import { holidayCalendar } from '../holidays.ts';
import { trainSettings } from '../training.ts';
import { treePredictor } from './tree-predictor.ts';

export interface BacktestInput {
  readonly store: string;
  readonly origins: number;
  readonly horizon: number;
  readonly spacing?: number;
  readonly knownPlans: boolean;
}

/** Steps that must lie before an origin for a forecast from it to mean anything. */
const MIN_HISTORY_STEPS = 28;
/** Share of an origin's time that its training takes. */
const TRAIN_SHARE = 0.9;
/** Rows written in one go: a few milliseconds. */
const ROWS_PER_TURN = 250;

/** Throws data/too-short, cancelled and what a training throws; then no file is left. */
export async function runBacktest(ctx: EngineContext, input: BacktestInput, run: JobRun): Promise<JobResult> {
  const { store, horizon, knownPlans } = input;
  run.report({ stage: 'load', progress: 0 });
  const frame = loadSeriesFrame(ctx.db, store);
  const origins = backtestOrigins(frame, input);
  const backtest = createBacktest(frame, horizon);
  const csv = ctx.files.create(`backtest-${store}.csv`);
  const json = ctx.files.create(`backtest-${store}.json`);
  try {
    const table = { columns: dailyColumns(true), rows: rowsOf(ctx, input, frame, origins, backtest, run) };
    await writeCsv(csv.path, table, { style: FOR_PROGRAMS, signal: run.signal });
    const summary: BacktestSummary = {
      store,
      origins: origins.map((step) => isoFromDay(frame.stepDays[step])),
      horizon,
      knownPlans,
      rows: backtest.rows(),
    };
    await writeFile(json.path, JSON.stringify(summary));
    run.throwIfCancelled();
    ctx.files.seal(csv.fileId);
    ctx.files.seal(json.fileId);
    return { fileId: csv.fileId, summaryFileId: json.fileId, origins: origins.length };
  } catch (error) {
    ctx.files.discard(csv.fileId);
    ctx.files.discard(json.fileId);
    throw error;
  }
}

/** One origin after the other, written and scored before the next is made: nothing grows with their number. */
async function* rowsOf(
  ctx: EngineContext,
  input: BacktestInput,
  frame: SeriesFrame,
  origins: readonly number[],
  backtest: Backtest,
  run: JobRun,
): AsyncGenerator<readonly Cell[]> {
  const startedAt = performance.now();
  const buffers: CutBuffers = new Map();
  for (const [index, step] of origins.entries()) {
    const detail = `${index + 1}/${origins.length} · ${isoFromDay(frame.stepDays[step])}`;
    const report = (stage: string, part: number) => {
      const progress = (index + part) / origins.length;
      const elapsed = (performance.now() - startedAt) / 1000;
      // The first origin's training says how long one takes.
      const secondsLeft = progress * origins.length >= TRAIN_SHARE / 4 ? (elapsed * (1 - progress)) / progress : null;
      run.report({ stage, progress, detail, secondsLeft });
    };
    const forecast = await forecastFrom(ctx, input, cutFrame(frame, step + 1, buffers), frame, run, (stage, part) =>
      report(stage, TRAIN_SHARE * part),
    );
    run.throwIfCancelled();
    report('score', TRAIN_SHARE);
    yield* scoredRows(forecast, frame, step, input.horizon, backtest);
  }
}

async function forecastFrom(
  ctx: EngineContext,
  { store, horizon, knownPlans }: BacktestInput,
  past: SeriesFrame,
  frame: SeriesFrame,
  run: JobRun,
  report: (stage: string, done: number) => void,
): Promise<StoreForecast> {
  const origin = past.stepDays.length - 1;
  const calendar = await holidayCalendar(
    getStore(ctx.db, store).settings.country,
    frame.stepDays[0],
    frame.stepDays[origin],
  );
  const settings = trainSettings(ctx, findActiveModel(ctx.db, store)?.card.settings);
  const { model } = await runTrainThread(
    { frame: past, calendar, settings },
    { signal: run.signal, progress: (stage, done) => report(`train:${stage}`, done), curve: () => {} },
  );
  const seriesOf = seriesByCode(frame);
  const plans = knownPlans
    ? past.products.map(
        ({ code }, i) => [i, recordedPlan(frame, seriesOf.get(code) as number, origin, horizon)] as const,
      )
    : [];
  return forecastStore({
    frame: past,
    calendar,
    model,
    modelId: 'backtest',
    predictors: model.blocks.map(treePredictor),
    horizon,
    plans: new Map(plans),
    progress: () => run.throwIfCancelled(),
  });
}

async function* scoredRows(
  forecast: StoreForecast,
  frame: SeriesFrame,
  origin: number,
  horizon: number,
  backtest: Backtest,
): AsyncGenerator<readonly Cell[]> {
  const past = forecast.frame;
  const originDay = frame.stepDays[origin];
  const seriesOf = seriesByCode(frame);
  const scores = backtest.origin(origin);
  let made = 0;
  for (const index of forecastSeries(forecast)) {
    const { code } = past.products[index];
    const demandClass = forecast.demandClass(index);
    for (let step = 1; step <= horizon; step++) {
      if (made++ % ROWS_PER_TURN === 0) await nextTurn();
      const mean = forecast.mean(index, step);
      const quantiles = quantilesOf(forecast.daily(index, step));
      scores.add(seriesOf.get(code) as number, demandClass, step, mean, quantiles);
      yield [originDay, futureDay(past, step), past.store, code, ...cellsOf(mean, quantiles)];
    }
  }
}

const seriesByCode = (frame: SeriesFrame): Map<string, number> =>
  new Map(frame.products.map(({ code }, series) => [code, series]));

/** Steps of the origins, oldest first: the newest one horizon before the end, the others `spacing` apart. */
function backtestOrigins(frame: SeriesFrame, { store, origins, horizon, spacing = horizon }: BacktestInput): number[] {
  const last = frame.stepDays.length - 1;
  const steps = Array.from({ length: origins }, (_, i) => last - horizon - (origins - 1 - i) * spacing);
  const usable = steps.filter((step) => step >= MIN_HISTORY_STEPS - 1);
  if (usable.length > 0) return usable;
  const needed = MIN_HISTORY_STEPS + horizon;
  throw new AppError(
    'data/too-short',
    `A backtest ${horizon} steps ahead needs at least ${needed} days of history; "${store}" has ${last + 1}.`,
    { neededDays: needed, foundDays: last + 1, advice: 'Choose a shorter horizon, or import older sales.' },
  );
}
