// Forecasts from past days against what happened, and the models that make them possible.
import { AppError } from '#core/contract/errors.ts';
import type { LookBack } from '#core/contract/forecasts.ts';
import { QUANTILES } from '#core/contract/units.ts';
import { lookBack } from '#core/forecast/look-back.ts';
import { futureDay, type SeriesFrame } from '#core/frame/series-frame.ts';
import type { JobResult, JobRun } from '#core/jobs/job-run.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { findModelForOrigin, listModels } from '#core/store/models.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { createForecastService } from '../forecasting.ts';
import { trainAndSave } from '../training.ts';
import { checkSubject, type SubjectInput, subjectOf } from './subject.ts';

export interface LookBackInput extends SubjectInput {
  readonly asOf: string;
  readonly horizon: number;
  readonly forecaster?: string;
}

/** Throws input/invalid when nothing has happened yet after the day asked for, and what a forecast throws. */
export async function lookBackFrom(
  ctx: EngineContext,
  input: LookBackInput,
  signal: AbortSignal | undefined,
): Promise<LookBack> {
  checkSubject(input);
  const { store, product, category, asOf, horizon, forecaster } = input;
  const service = ctx.service(createForecastService);
  const full = await service.allDays(store);
  const asOfDay = dayFromIso(asOf);
  checkPast(full, asOf, asOfDay);
  const { forecast, modelOriginDay } = await service.forecastPast(
    { store, asOfDay, horizon, forecaster, products: product === undefined ? undefined : [product] },
    { signal, report: () => {} },
  );
  const { frame } = forecast;
  const subject = subjectOf(forecast, input);
  const about = subject.series === undefined ? { group: subject.group } : { series: subject.series };
  const { steps, score } = lookBack(full, forecast, about, horizon);
  return {
    store,
    product: product ?? null,
    category: category ?? null,
    origin: isoFromDay(frame.stepDays[frame.stepDays.length - 1]),
    forecaster: subject.forecaster,
    modelOrigin: modelOriginDay === null ? null : isoFromDay(modelOriginDay),
    points: steps.map((step, i) => {
      const demand = subject.demandOn(i + 1);
      return {
        date: isoFromDay(futureDay(frame, i + 1)),
        mean: demand.mean,
        quantiles: QUANTILES.map((tau) => demand.quantile(tau)),
        ...step,
      };
    }),
    score,
  };
}

function checkPast({ stepDays, store }: SeriesFrame, asOf: string, asOfDay: number): void {
  const [first, last] = [stepDays[0], stepDays[stepDays.length - 1]];
  if (asOfDay >= first && asOfDay < last) return;
  throw new AppError('input/invalid', `"${store}" has no day to look back on from ${asOf}.`, {
    field: 'asOf',
    got: asOf,
    expected: `${isoFromDay(first)} to ${isoFromDay(last - 1)}`,
  });
}

/** Models that may be used from some day on, newest origin first; of several for one day the latest. */
export function lookBackModels(
  ctx: EngineContext,
  store: string,
): { modelId: string; origin: string; active: boolean }[] {
  getStore(ctx.db, store);
  const byOrigin = new Map<number, { modelId: string; origin: string; active: boolean }>();
  for (const { card, originDay } of listModels(ctx.db, store)) {
    if (card.status === 'failed' || byOrigin.has(originDay)) continue;
    byOrigin.set(originDay, { modelId: card.id, origin: card.origin, active: card.status === 'active' });
  }
  return [...byOrigin].sort(([a], [b]) => b - a).map(([, model]) => model);
}

/** Steps that must lie before an origin for a training to mean anything. */
const MIN_HISTORY_STEPS = 28;

/** Trains what is missing, the newest origin first: it shortens the way back the most. */
export async function prepareLookBack(
  ctx: EngineContext,
  input: { readonly store: string; readonly models: number; readonly stepsApart: number },
  run: JobRun,
): Promise<JobResult> {
  const { store, models, stepsApart } = input;
  const { stepDays } = await ctx.service(createForecastService).allDays(store);
  const last = stepDays.length - 1;
  const steps = Array.from({ length: models }, (_, i) => last - (i + 1) * stepsApart);
  const origins = steps.filter((step) => step >= MIN_HISTORY_STEPS - 1).map((step) => stepDays[step]);
  if (origins.length === 0) {
    const needed = MIN_HISTORY_STEPS + stepsApart;
    throw new AppError('data/too-short', `Looking back needs ${needed} days of history; "${store}" has ${last + 1}.`, {
      neededDays: needed,
      foundDays: last + 1,
      advice: 'Import older sales first.',
    });
  }
  let trained = 0;
  for (const [index, asOfDay] of origins.entries()) {
    const { data_version: version } = getStore(ctx.db, store);
    if (findModelForOrigin(ctx.db, store, asOfDay, version)) continue;
    run.throwIfCancelled();
    await trainAndSave(
      ctx,
      { store, asOfDay, status: 'as-of' },
      {
        signal: run.signal,
        report: ({ stage, progress, secondsLeft }) =>
          run.report({
            stage,
            progress: progress === undefined ? undefined : (index + progress) / origins.length,
            detail: isoFromDay(asOfDay),
            secondsLeft,
          }),
      },
    );
    trained++;
  }
  return { models: origins.length, trained };
}
