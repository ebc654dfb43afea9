// The bulk job: forecast every product, decide every order, save the list whole.
import type { BulkSummary } from '#core/contract/bulk.ts';
import type { JobResult, JobRun } from '#core/jobs/job-run.ts';
import { isoFromDay } from '#core/math/day.ts';
import { type BulkBasis, saveBulkRun } from '#core/store/bulk.ts';
import { newId } from '#core/store/id.ts';
import { ordersVersion } from '#core/store/order-changes.ts';
import { getStore, type StoreRow } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { type PredictionDates, resolveDates } from '../decisions/dates.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { listNotices } from '../decisions/list-notices.ts';
import { decideAll, totalsOf } from '../decisions/order-list.ts';
import { nextOrderStep } from '../decisions/order-step.ts';
import { createOutlook, stepsToPrepare } from '../decisions/outlook.ts';
import { asTold, modelNotices, orderDayNotices } from '../decisions/product-warnings.ts';
import { overridesFrom, overridesKey } from '../overrides/standing-units.ts';
import { toDecisionRow, toLineRow } from './line-rows.ts';

export interface BulkInput {
  readonly store: string;
  readonly date?: string;
  readonly asOf?: string;
  readonly horizonDays: number;
}

/** Shares of the job's progress that lie behind when forecasting and deciding are done. */
const FORECAST_DONE = 0.6;
const DECIDE_DONE = 0.95;

/** Without a date the list is for the first day on which something can be ordered. */
function datesOf(ctx: EngineContext, store: StoreRow, input: BulkInput): PredictionDates {
  const dates = resolveDates(ctx, input.store, input);
  const step = input.date === undefined ? nextOrderStep(ctx.db, store, dates.originDay) : 1;
  if (step === 1) return dates;
  return resolveDates(ctx, input.store, { date: isoFromDay(dates.originDay + step), asOf: input.asOf });
}

/** Makes and saves a run; the result names it (bulkId). Throws what dates and forecasts throw. */
export async function runBulk(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: BulkInput,
  run: Pick<JobRun, 'report' | 'signal' | 'throwIfCancelled'>,
): Promise<JobResult> {
  const { db, config } = ctx;
  const startedAt = config.now();
  const store = getStore(db, input.store);
  const dates = datesOf(ctx, store, input);
  const { settings } = store;
  const steps = stepsToPrepare(store.frequency, dates.dateStep, [
    input.horizonDays,
    settings.leadTimeDays + settings.reviewPeriodDays,
  ]);
  run.report({ stage: 'forecast', progress: 0 });
  const answer = await forecasts.ofStore(
    { store: store.code, asOfDay: dates.asOfDay, steps },
    {
      signal: run.signal,
      report: ({ stage, progress }) =>
        run.report({ stage, progress: progress === undefined ? undefined : progress * FORECAST_DONE }),
    },
  );
  run.throwIfCancelled();
  run.report({ stage: 'decide', progress: FORECAST_DONE });
  const outlook = createOutlook({
    db,
    storeId: store.id,
    settings,
    forecast: answer.forecast,
    dateStep: dates.dateStep,
  });
  const lines = await decideAll(outlook, input.horizonDays, {
    progress: (share) => run.report({ progress: FORECAST_DONE + (DECIDE_DONE - FORECAST_DONE) * share }),
    throwIfCancelled: () => run.throwIfCancelled(),
  });
  run.report({ stage: 'save', progress: DECIDE_DONE });
  const finishedAt = config.now();
  const bulkId = newId();
  const decisions = lines.map(({ decision }) => decision);
  const notices = [...modelNotices(db, answer), ...orderDayNotices(outlook), ...listNotices(decisions, settings)];
  const summary: BulkSummary = {
    bulkId,
    store: store.code,
    date: isoFromDay(dates.dateDay),
    origin: isoFromDay(dates.originDay),
    horizonDays: input.horizonDays,
    modelId: answer.forecast.modelId,
    createdAt: finishedAt.toISOString(),
    currency: settings.currency,
    budget: null,
    ...totalsOf(outlook, lines, input.horizonDays),
    seconds: (finishedAt.getTime() - startedAt.getTime()) / 1000,
    ...asTold(notices),
  };
  const { categories, suppliers } = outlook.frame;
  const basis: BulkBasis = {
    dataVersion: store.data_version,
    settings,
    asOfDay: dates.asOfDay ?? null,
    forecastSteps: steps,
    categories,
    suppliers,
    ordersVersion: ordersVersion(db, store.id),
    overrides: overridesKey(overridesFrom(db, store.code, dates.originDay)),
  };
  saveBulkRun(
    db,
    { summary, basis, dateDay: dates.dateDay, originDay: dates.originDay },
    lines.map((line) => toLineRow(bulkId, outlook, line)),
    lines.filter(({ decision }) => decision.orderQuantity > 0).map((line) => toDecisionRow(bulkId, line)),
  );
  ctx.events.changed('bulk');
  return { bulkId, products: lines.length, trainedForOrigin: answer.trainedForOrigin };
}
