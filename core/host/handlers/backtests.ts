// Rolling-origin backtests: what the engine would have said on past days, with models that had not seen later ones.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type BacktestSummary, backtestSummarySchema } from '#core/contract/backtests.ts';
import { AppError } from '#core/contract/errors.ts';
import { createBacktest } from '#core/forecast/backtest.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import type { JobResult, JobRun } from '#core/jobs/job-run.ts';
import { isoFromDay } from '#core/math/day.ts';
import { loadSeriesFrame } from '#core/store/series.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { writeCsv } from '../export/csv.ts';
import type { Cell } from '../export/table.ts';
import { dailyColumns, dailyTable, forecastSeries } from '../forecast-files.ts';
import { createForecastService } from '../forecasting.ts';
import type { DomainHandlers } from '../handler.ts';

export const backtestsHandlers = (ctx: EngineContext): DomainHandlers<'backtests'> => ({
  start: ({ input }) => {
    getStore(ctx.db, input.store);
    return ctx.jobs.start({
      kind: 'backtest',
      title: input.store,
      store: input.store,
      input,
      run: (run) => runBacktest(ctx, input, run),
    });
  },
  summary: ({ input }) => readSummary(ctx, input.jobId),
});

interface BacktestInput {
  store: string;
  origins: number;
  horizon: number;
}

/** Steps that must lie before an origin for a forecast from it to mean anything. */
const MIN_HISTORY_STEPS = 28;

async function runBacktest(ctx: EngineContext, input: BacktestInput, run: JobRun): Promise<JobResult> {
  const { store, horizon } = input;
  run.report({ stage: 'load', progress: 0 });
  const frame = loadSeriesFrame(ctx.db, store);
  const origins = backtestOrigins(frame, input);
  const backtest = createBacktest(frame, horizon);
  const service = ctx.service(createForecastService);

  /** One origin after the other, written before the next is made: a store's columns are in memory once. */
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for (const [index, step] of origins.entries()) {
      const originDay = frame.stepDays[step];
      const report = (stage: string | undefined, part: number) =>
        run.report({ stage, progress: (index + part) / origins.length, detail: isoFromDay(originDay) });
      const { forecast } = await service.forecast(
        { store, asOfDay: originDay, horizon },
        { signal: run.signal, report: ({ stage, progress }) => report(stage, 0.9 * (progress ?? 0)) },
      );
      run.throwIfCancelled();
      report('score', 0.9);
      backtest.add(forecast);
      yield* dailyTable(forecast, { series: forecastSeries(forecast), horizon, originDay }).rows;
    }
  }
  const csv = ctx.files.create(`backtest-${store}.csv`);
  await writeCsv(
    csv.path,
    { columns: dailyColumns(true), rows: rows() },
    { forSpreadsheet: false, signal: run.signal },
  );
  ctx.files.seal(csv.fileId);
  const summary: BacktestSummary = {
    store,
    origins: origins.map((step) => isoFromDay(frame.stepDays[step])),
    horizon,
    rows: backtest.rows(),
  };
  const json = ctx.files.create(`backtest-${store}.json`);
  await writeFile(json.path, JSON.stringify(summary));
  ctx.files.seal(json.fileId);
  return { fileId: csv.fileId, summaryFileId: json.fileId, origins: origins.length };
}

/** Steps of the origins, oldest first: the newest one horizon before the end, the others a horizon apart. */
function backtestOrigins(frame: SeriesFrame, { store, origins, horizon }: BacktestInput): number[] {
  const last = frame.stepDays.length - 1;
  const steps = Array.from({ length: origins }, (_, i) => last - (origins - i) * horizon);
  const usable = steps.filter((step) => step >= MIN_HISTORY_STEPS - 1);
  if (usable.length > 0) return usable;
  const needed = MIN_HISTORY_STEPS + horizon;
  throw new AppError(
    'data/too-short',
    `A backtest ${horizon} steps ahead needs at least ${needed} days of history; "${store}" has ${last + 1}.`,
    { neededDays: needed, foundDays: last + 1, advice: 'Choose a shorter horizon, or import older sales.' },
  );
}

function readSummary(ctx: EngineContext, jobId: string): BacktestSummary {
  const job = ctx.jobs.get(jobId);
  if (job.kind !== 'backtest' || typeof job.result?.summaryFileId !== 'string') {
    throw new AppError('not-found/job', `The job ${jobId} is not a backtest that has finished.`, { name: jobId });
  }
  const { path } = ctx.files.get(job.result.summaryFileId);
  return backtestSummarySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
