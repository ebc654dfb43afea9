// Forecasts over many days: for the screen, and as files.

import { FOR_PROGRAMS } from '#core/contract/csv-style.ts';
import { AppError } from '#core/contract/errors.ts';
import type { PlanEntry } from '#core/contract/plans.ts';
import type { PlanPatch } from '#core/frame/planned-days.ts';
import type { JobResult, JobRun } from '#core/jobs/job-run.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { sharedForecasts } from '../decisions/forecasts.ts';
import { writeCsv } from '../export/csv.ts';
import { dailyTable, forecastSeries, sumsTable } from '../forecast-files.ts';
import { createForecastService } from '../forecasting.ts';
import { forecastEvents } from '../forecasts/events.ts';
import { exportForecast } from '../forecasts/export.ts';
import { lookBackFrom, lookBackModels, prepareLookBack } from '../forecasts/look-back.ts';
import { forecastSum, forecastView } from '../forecasts/view.ts';
import type { DomainHandlers } from '../handler.ts';
import { withStandingUnits } from '../overrides/standing-units.ts';
import { patchesOf } from '../plans/plan-entries.ts';
import { createPlanFiles } from '../plans/plan-files.ts';

export function forecastsHandlers(ctx: EngineContext): DomainHandlers<'forecasts'> {
  const forecasts = ctx.service(sharedForecasts);
  return {
    get: ({ input, signal }) => forecastView(ctx, forecasts, { ...input, planned: plannedOf(ctx, input) }, signal),
    sum: ({ input, signal }) => forecastSum(forecasts, input, signal),
    events: ({ input }) => forecastEvents(ctx, input),
    lookBack: ({ input, signal }) => lookBackFrom(ctx, input, signal),
    lookBackModels: ({ input }) => lookBackModels(ctx, input.store),
    prepareLookBack: ({ input }) => {
      getStore(ctx.db, input.store);
      return ctx.jobs.start({
        kind: 'look-back',
        title: input.store,
        store: input.store,
        input,
        run: (run) => prepareLookBack(ctx, input, run),
      });
    },
    export: ({ input, signal }) => exportForecast(ctx, forecasts, input, signal),
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
  };
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
  const answer = await ctx.service(createForecastService).forecast(
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
  const { trainedForOrigin, planUse } = answer;
  const forecast = withStandingUnits(ctx.db, answer.forecast);
  const series = forecastSeries(forecast, product);
  const { frame } = forecast;
  const origin = isoFromDay(frame.stepDays[frame.stepDays.length - 1]);
  const write = async (name: string, table: Parameters<typeof writeCsv>[1]): Promise<string> => {
    const { fileId, path } = ctx.files.create(name);
    await writeCsv(path, table, { style: FOR_PROGRAMS, signal: run.signal });
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
