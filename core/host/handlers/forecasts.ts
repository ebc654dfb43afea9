// Forecasts over many days: for the screen, and as files.
import { AppError } from '#core/contract/errors.ts';
import type { Forecast } from '#core/contract/forecasts.ts';
import type { PlanEntry } from '#core/contract/plans.ts';
import { QUANTILES } from '#core/contract/units.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import type { PlanPatch } from '#core/frame/planned-days.ts';
import { futureDay } from '#core/frame/series-frame.ts';
import type { JobResult, JobRun } from '#core/jobs/job-run.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { writeCsv } from '../export/csv.ts';
import { dailyTable, forecastSeries, sumsTable } from '../forecast-files.ts';
import { createForecastService } from '../forecasting.ts';
import type { DomainHandlers } from '../handler.ts';
import { patchesOf } from '../plans/plan-entries.ts';
import { createPlanFiles } from '../plans/plan-files.ts';

export const forecastsHandlers = (ctx: EngineContext): DomainHandlers<'forecasts'> => ({
  get: ({ input, signal }) => getForecast(ctx, input, signal),
  exportFiles: ({ input }) => {
    getStore(ctx.db, input.store);
    const planned = plannedOf(ctx, input);
    return ctx.jobs.start({
      kind: 'forecast',
      title: input.product ? `${input.store} · ${input.product}` : input.store,
      store: input.store,
      input,
      run: (run) => exportFiles(ctx, input, planned, run),
    });
  },
});

interface GetInput extends PlannedInput {
  store: string;
  product?: string;
  category?: string;
  asOf?: string;
  horizon: number;
}

interface PlannedInput {
  store: string;
  plan?: readonly PlanEntry[];
  planId?: string;
  savedPlans: boolean;
}

/** What the call itself plans. Throws input/invalid for entries of another store, not-found/plan. */
function plannedOf(ctx: EngineContext, { store, plan = [], planId }: PlannedInput): PlanPatch[] {
  const other = plan.find((entry) => entry.store !== store);
  if (other) {
    const message = `The plan of a forecast for "${store}" is for that store; this one names "${other.store}".`;
    throw new AppError('input/invalid', message, { field: 'plan', got: other.store, expected: store });
  }
  const ofFile = planId === undefined ? [] : (ctx.service(createPlanFiles).get(planId).patches.get(store) ?? []);
  return [...ofFile, ...patchesOf(plan)];
}

async function getForecast(ctx: EngineContext, input: GetInput, signal: AbortSignal | undefined): Promise<Forecast> {
  const { store, product, category, asOf, horizon } = input;
  if (product !== undefined && category !== undefined) {
    throw new AppError('input/invalid', 'Ask for a product or for a category, not for both.', { field: 'category' });
  }
  const { forecast, trainedForOrigin, planUse } = await ctx.service(createForecastService).forecast(
    {
      store,
      planned: plannedOf(ctx, input),
      savedPlans: input.savedPlans,
      horizon,
      asOfDay: asOf === undefined ? undefined : dayFromIso(asOf),
      products: product === undefined ? undefined : [product],
    },
    { signal, report: () => {} },
  );
  const { frame } = forecast;
  const originDay = frame.stepDays[frame.stepDays.length - 1];
  const { demandOn, forecaster } = subjectOf(forecast, product, category);
  return {
    store,
    product: product ?? null,
    category: category ?? null,
    origin: isoFromDay(originDay),
    modelId: forecast.modelId,
    forecaster,
    points: Array.from({ length: horizon }, (_, i) => {
      const demand = demandOn(i + 1);
      return {
        date: isoFromDay(futureDay(frame, i + 1)),
        mean: demand.mean,
        quantiles: QUANTILES.map((tau) => demand.quantile(tau)),
      };
    }),
    plan: planUse,
    warnings: trainedForOrigin
      ? [`No model could be used on ${isoFromDay(originDay)} that had not seen later days, so one was trained for it.`]
      : [],
  };
}

/** What is forecast: a product, a category's total or the store's. */
function subjectOf(
  forecast: StoreForecast,
  product: string | undefined,
  category: string | undefined,
): { demandOn(step: number): DemandDistribution; forecaster: string } {
  const { frame } = forecast;
  if (product !== undefined) {
    const series = frame.products.findIndex(({ code }) => code === product);
    return { demandOn: (step) => forecast.daily(series, step), forecaster: forecast.forecaster(series) };
  }
  if (category === undefined) return { demandOn: (step) => forecast.total(step), forecaster: 'sum-of-products' };
  const group = frame.categories.indexOf(category);
  if (group < 0) {
    throw new AppError('input/invalid', `The store "${frame.store}" has no category "${category}".`, {
      field: 'category',
      got: category,
      expected: frame.categories.slice(0, 20).join(', '),
    });
  }
  return { demandOn: (step) => forecast.total(step, group), forecaster: 'sum-of-products' };
}

interface ExportInput extends PlannedInput {
  product?: string;
  asOf?: string;
  horizon: number;
  sums: number[];
}

/** Steps that can be forecast one by one; longer sums repeat the last week (StoreForecast.sum). */
const MAX_HORIZON = 90;

async function exportFiles(
  ctx: EngineContext,
  input: ExportInput,
  planned: readonly PlanPatch[],
  run: JobRun,
): Promise<JobResult> {
  const { store, product, asOf, horizon, sums, savedPlans } = input;
  const asOfDay = asOf === undefined ? undefined : dayFromIso(asOf);
  const prepared = Math.min(MAX_HORIZON, Math.max(horizon, ...sums));
  const { forecast, trainedForOrigin, planUse } = await ctx.service(createForecastService).forecast(
    {
      store,
      asOfDay,
      horizon: prepared,
      products: product === undefined ? undefined : [product],
      planned,
      savedPlans,
    },
    { signal: run.signal, report: ({ stage, progress }) => run.report({ stage, progress: 0.7 * (progress ?? 0) }) },
  );
  run.throwIfCancelled();
  const series = forecastSeries(forecast, product);
  const { frame } = forecast;
  const origin = isoFromDay(frame.stepDays[frame.stepDays.length - 1]);
  const write = async (name: string, table: Parameters<typeof writeCsv>[1]): Promise<string> => {
    const { fileId, path } = ctx.files.create(name);
    await writeCsv(path, table, { forSpreadsheet: false, signal: run.signal });
    ctx.files.seal(fileId);
    return fileId;
  };
  run.report({ stage: 'write', progress: 0.7 });
  const daily = dailyTable(forecast, {
    series,
    horizon,
    progress: (share) => run.report({ progress: 0.7 + 0.25 * share }),
  });
  const fileId = await write(`forecast-${store}-${origin}.csv`, daily);
  const sumsFileId =
    sums.length > 0 ? await write(`sums-${store}-${origin}.csv`, sumsTable(forecast, series, sums)) : null;
  return {
    fileId,
    sumsFileId,
    modelId: forecast.modelId,
    origin,
    products: series.length,
    trainedForOrigin,
    planDaysUsed: planUse.used,
    planDaysPast: planUse.past,
    planDaysBeyond: planUse.beyond,
    planDaysUnknown: planUse.unknown,
  };
}
