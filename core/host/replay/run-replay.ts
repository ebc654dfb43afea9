// The replay job: reads the store, lives its last months through again, and keeps what came of it.
import { AppError } from '#core/contract/errors.ts';
import {
  REPLAY_HISTORY_DAYS,
  REPLAY_MONTH_DAYS,
  type ReplayAssumption,
  type ReplayLine,
  type ReplaySummary,
} from '#core/contract/replays.ts';
import { buildKnownDemand } from '#core/features/known-demand.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { resolveTerms, UNKNOWN_TERMS } from '#core/inventory/index.ts';
import type { JobResult, JobRun } from '#core/jobs/job-run.ts';
import { runReplayThread } from '#core/jobs/replay-thread.ts';
import { isoFromDay } from '#core/math/day.ts';
import type { ReplayResult } from '#core/replay/replay.ts';
import type { ReplayPlan } from '#core/replay/replay-plan.ts';
import { findActiveModel } from '#core/store/models.ts';
import { loadOrderTerms } from '#core/store/order-terms.ts';
import { saveReplay } from '#core/store/replays.ts';
import { loadSeriesFrame } from '#core/store/series.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { latestPrice, withLatestPrice } from '../decisions/outlook.ts';
import { holidayCalendar } from '../holidays.ts';
import { trainSettings } from '../training.ts';

/** Throws data/too-short, input/invalid (not a daily store), cancelled and what a training throws; then nothing is kept. */
export async function runReplay(
  ctx: EngineContext,
  input: { readonly store: string; readonly months: number },
  run: JobRun,
): Promise<JobResult> {
  const store = getStore(ctx.db, input.store);
  run.report({ stage: 'load', progress: 0 });
  const plan = await planOf(ctx, input);
  const settings = trainSettings(ctx, findActiveModel(ctx.db, store.code)?.card.settings);
  const startedAt = performance.now();
  const result = await runReplayThread(
    { plan, settings },
    {
      signal: run.signal,
      progress({ stage, done, detail }) {
        const elapsed = (performance.now() - startedAt) / 1000;
        run.report({ stage, progress: done, detail, secondsLeft: done > 0.1 ? (elapsed * (1 - done)) / done : null });
      },
    },
  );
  if (result.products.length === 0) {
    throw new AppError(
      'data/no-observations',
      `No product of "${store.code}" has a price or a cost: there is no profit to replay.`,
      {
        store: store.code,
        expected: 'a price or a unit cost',
        advice: 'Import prices or costs, or set them on the Data page.',
      },
    );
  }
  run.report({ stage: 'save', progress: 0.99 });
  const { frame, startStep } = plan;
  const summary: ReplaySummary = {
    jobId: run.id,
    store: store.code,
    createdAt: ctx.config.now().toISOString(),
    currency: store.settings.currency,
    from: isoFromDay(frame.stepDays[startStep]),
    to: isoFromDay(frame.stepDays[frame.stepDays.length - 1]),
    days: frame.stepDays.length - startStep,
    products: result.products.length,
    trainings: result.trainings,
    orderDays: result.orderDays,
    outcomes: result.outcomes,
    minMaxAtEqualStock: result.minMaxAtEqualStock,
    shareOfClairvoyant: shareOf(result),
    assumptions: assumptionsOf(plan, result),
  };
  run.throwIfCancelled();
  saveReplay(ctx.db, store.id, summary, linesOf(frame, result));
  ctx.events.changed('replays');
  return { products: result.products.length, trainings: result.trainings };
}

async function planOf(
  ctx: EngineContext,
  { store: code, months }: { store: string; months: number },
): Promise<ReplayPlan> {
  const { db } = ctx;
  const { id, settings, frequency } = getStore(db, code);
  if (frequency !== 'daily') {
    throw new AppError('input/invalid', `"${code}" is recorded by ${frequency} figures; a replay needs days.`, {
      field: 'store',
      got: frequency,
      expected: 'daily',
      advice: 'Import daily sales to replay this store.',
    });
  }
  const frame = loadSeriesFrame(db, code);
  const steps = frame.stepDays.length;
  const startStep = Math.max(REPLAY_HISTORY_DAYS, steps - months * REPLAY_MONTH_DAYS);
  if (startStep > steps - REPLAY_MONTH_DAYS) {
    const needed = REPLAY_HISTORY_DAYS + REPLAY_MONTH_DAYS;
    throw new AppError('data/too-short', `A replay needs at least ${needed} days of sales; "${code}" has ${steps}.`, {
      neededDays: needed,
      foundDays: steps,
      advice: 'Import older sales.',
    });
  }
  const known = loadOrderTerms(db, id);
  const demand = buildKnownDemand(frame).recovered.map((units) => (Number.isNaN(units) ? 0 : units));
  return {
    frame,
    calendar: await holidayCalendar(settings.country, frame.stepDays[0], frame.stepDays[steps - 1]),
    startStep,
    demand,
    terms: frame.products.map((product, series) => {
      const own = withLatestPrice(known.get(product.code) ?? UNKNOWN_TERMS, latestPrice(frame, series));
      const terms = resolveTerms(own, settings);
      return terms.price === null || terms.unitCost === null ? null : terms;
    }),
    shortages: settings.shortages,
  };
}

function shareOf({ outcomes: { shelfcast, clairvoyant } }: ReplayResult): number | null {
  return shelfcast && clairvoyant && clairvoyant.profit > 0 ? shelfcast.profit / clairvoyant.profit : null;
}

function assumptionsOf(plan: ReplayPlan, result: ReplayResult): ReplayAssumption[] {
  const { terms } = plan;
  return [
    'recovered-demand',
    ...(result.withoutStartingStock > 0 ? (['starting-stock'] as const) : []),
    ...(result.withoutStartingStock < result.products.length ? (['under-way'] as const) : []),
    'average-price',
    'terms-of-today',
    ...(terms.some((each) => each !== null && each.assumed.length > 0) ? (['assumed-terms'] as const) : []),
    'no-plans',
    'quick-models',
    ...(result.outcomes.shop ? (['shop-from-records'] as const) : []),
    ...(terms.some((each) => each === null) ? (['without-money'] as const) : []),
  ];
}

/** Those first for which our orders earn the most more than the simple rule's. */
function linesOf(frame: SeriesFrame, { products }: ReplayResult): ReplayLine[] {
  const gain = ({ outcomes }: ReplayLine): number =>
    (outcomes.shelfcast?.profit ?? 0) - (outcomes['min-max']?.profit ?? 0);
  return products
    .map(({ series, outcomes }): ReplayLine => {
      const { code, name, category } = frame.products[series];
      return { product: code, name, category: frame.categories[category] ?? null, outcomes };
    })
    .sort((a, b) => gain(b) - gain(a) || (a.product < b.product ? -1 : 1));
}
