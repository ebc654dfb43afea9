// Forecasts for everybody who asks: finds or trains the model that may be used, prepares the data once, predicts.
import { AppError } from '../contract/errors.ts';
import { createFeatureSource, type FeatureSource } from '../features/feature-source.ts';
import type { CalendarFacts } from '../features/feature-spec.ts';
import { POOLED_AR } from '../forecast/pooled/pooled-ar.ts';
import { forecastStore } from '../forecast/predict/forecast-store.ts';
import { forecastVariants } from '../forecast/predict/forecast-variants.ts';
import type { AsyncPredictor } from '../forecast/predictor.ts';
import { simpleNamesFor } from '../forecast/simple/index.ts';
import type {
  ForecastProgress,
  ForecastRequest,
  ForecastService,
  PastForecastService,
  StoreForecast,
} from '../forecast/store-forecast.ts';
import type { StoreModel } from '../forecast/store-model.ts';
import { TREES } from '../forecast/train/origin-forecasts.ts';
import { DEFAULT_TRAIN_SETTINGS } from '../forecast/train/train-store.ts';
import { untrainedModel } from '../forecast/untrained-model.ts';
import { futurePlans, overlayPlan, type PlanUse, patchPlan, planSteps } from '../frame/planned-days.ts';
import type { SeriesFrame } from '../frame/series-frame.ts';
import type { Day } from '../math/day.ts';
import { createModelPool } from '../registry/model-pool.ts';
import { findActiveModel, findModelForOrigin, findNewestModelUpTo, type ModelRecord } from '../store/models.ts';
import { listPlannedDays } from '../store/plans.ts';
import { loadSeriesFrame } from '../store/series.ts';
import { getStore } from '../store/stores.ts';
import type { EngineContext } from './context.ts';
import { holidayCalendar } from './holidays.ts';
import { withNewProducts } from './new-products.ts';
import { trainAndSave } from './training.ts';

/** Prepared stores kept in memory: about 150 MB each for 3,000 products and 400 days. */
const PREPARED_KEPT = 2;

interface PreparedData {
  readonly frame: SeriesFrame;
  readonly calendar: CalendarFacts;
  /** Features as the model used last wants them. */
  features: { readonly modelId: string; readonly source: FeatureSource } | null;
}

/** One service for each open workspace: `ctx.service(createForecastService)`. */
export function createForecastService(ctx: EngineContext): ForecastService & PastForecastService {
  const pool = createModelPool(ctx.db, ctx.workspaceDir);
  ctx.onClose(() => pool.close());
  /** Least recently used first. */
  const prepared = new Map<string, Promise<PreparedData>>();
  /** Trainings under way by store and origin, so that two questions do not train twice. */
  const trainings = new Map<string, Promise<string>>();
  const closing = new AbortController();
  ctx.onClose(() => closing.abort(new AppError('cancelled', 'The engine is closing.', {})));

  function prepare(store: string, asOfDay: Day | undefined): Promise<PreparedData> {
    const { id, data_version: version, settings } = getStore(ctx.db, store);
    const key = [id, version, settings.country, settings.censorStockOuts, asOfDay ?? ''].join('|');
    const known = prepared.get(key) ?? load(store, asOfDay, settings.country);
    prepared.delete(key);
    prepared.set(key, known);
    known.catch(() => prepared.delete(key));
    // A look back goes first: the store as it is now is what everybody else asks for.
    const lookBacks = [...prepared.keys()].filter((other) => other !== key && !other.endsWith('|'));
    for (const oldest of [...lookBacks, ...prepared.keys()]) {
      if (prepared.size <= PREPARED_KEPT) break;
      if (oldest !== key) prepared.delete(oldest);
    }
    return known;
  }

  async function load(store: string, asOfDay: Day | undefined, country: string | null): Promise<PreparedData> {
    const recorded = loadSeriesFrame(ctx.db, store, { lastDay: asOfDay });
    const frame = asOfDay === undefined ? withNewProducts(ctx.db, recorded) : recorded;
    const calendar = await holidayCalendar(country, frame.stepDays[0], lastDayOf(frame));
    return { frame, calendar, features: null };
  }

  /** Id of a model that saw nothing after the origin; trains one where there is none. */
  async function modelFor(
    store: string,
    frame: SeriesFrame,
    progress: ForecastProgress | undefined,
  ): Promise<{ modelId: string; trainedForOrigin: boolean }> {
    const originDay = lastDayOf(frame);
    const active = findActiveModel(ctx.db, store);
    if (active && mayBeUsed(active, originDay)) return { modelId: active.card.id, trainedForOrigin: false };
    const { data_version: version } = getStore(ctx.db, store);
    const kept = findModelForOrigin(ctx.db, store, originDay, version);
    if (kept) return { modelId: kept.card.id, trainedForOrigin: true };
    return { modelId: await trainFor(store, originDay, active === undefined, progress), trainedForOrigin: true };
  }

  async function trainFor(
    store: string,
    originDay: Day,
    isFirst: boolean,
    progress: ForecastProgress | undefined,
  ): Promise<string> {
    const { data_version: version } = getStore(ctx.db, store);
    const key = `${store}|${originDay}|${version}`;
    const running = trainings.get(key);
    if (running) {
      try {
        return await running;
      } catch (error) {
        // Whoever asked first may have cancelled; that is not an answer to us.
        if (!(error instanceof AppError && error.code === 'cancelled')) throw error;
        return trainFor(store, originDay, isFirst, progress);
      }
    }
    const isLatest = isFirst && originDay === lastDayOf((await prepare(store, undefined)).frame);
    const signals = progress?.signal instanceof AbortSignal ? [progress.signal, closing.signal] : [closing.signal];
    const training = trainAndSave(
      ctx,
      // The first model of a store, trained on all of its days, is as good as one that somebody asked for.
      { store, asOfDay: originDay, status: isLatest ? 'active' : 'as-of' },
      {
        signal: AbortSignal.any(signals),
        report: ({ stage, progress: share }) =>
          progress?.report({ stage: stage && `train:${stage}`, progress: share === undefined ? share : share * 0.9 }),
      },
    ).then((card) => card.id);
    trainings.set(key, training);
    try {
      return await training;
    } finally {
      trainings.delete(key);
    }
  }

  async function forecastWith(
    data: PreparedData,
    usable: UsableModel,
    request: ForecastRequest,
    progress?: ForecastProgress,
  ): Promise<{ forecast: StoreForecast; planUse: PlanUse }> {
    const { frame, calendar } = data;
    const { model, modelId, predictors } = usable;
    const source = sourceFor(data, usable);
    if (request.forecaster !== undefined) checkForecaster(model, request.forecaster);
    const indexOf = new Map(frame.products.map((product, series) => [product.code, series]));
    const seriesOf = (code: string): number => {
      const series = indexOf.get(code);
      if (series !== undefined) return series;
      throw new AppError('not-found/product', `The store "${frame.store}" had no product "${code}" by then.`, {
        name: code,
      });
    };
    const saved = request.savedPlans === false ? [] : savedPlan(frame);
    const { plans, use } = futurePlans(frame, request.horizon, patchPlan(saved, request.planned ?? []));
    for (const [code, plan] of request.plans ?? []) {
      const series = seriesOf(code);
      plans.set(series, overlayPlan(plans.get(series), plan));
    }
    const forecast = await forecastStore({
      frame,
      source,
      calendar,
      model,
      modelId,
      predictors,
      horizon: request.horizon,
      forecaster: request.forecaster,
      series: request.products?.map(seriesOf),
      plans,
      progress: (share) => {
        if (progress?.signal?.aborted) throw new AppError('cancelled', 'The forecast was cancelled.', {});
        progress?.report({ stage: 'predict', progress: share });
      },
    });
    return { forecast, planUse: use };
  }

  const savedPlan = (frame: SeriesFrame) => listPlannedDays(ctx.db, getStore(ctx.db, frame.store).id);

  function sourceFor(data: PreparedData, { modelId, model }: Omit<UsableModel, 'predictors'>): FeatureSource {
    if (data.features?.modelId !== modelId) {
      data.features = { modelId, source: createFeatureSource(data.frame, model.features, data.calendar) };
    }
    return data.features.source;
  }

  return {
    async variants({ store, asOfDay, product, step, plans }) {
      const data = await prepare(store, asOfDay);
      const { modelId } = await modelFor(store, data.frame, undefined);
      const series = data.frame.products.findIndex(({ code }) => code === product);
      if (series < 0) {
        throw new AppError('not-found/product', `The store "${store}" had no product "${product}" by then.`, {
          name: product,
        });
      }
      const steps = Math.max(step, ...plans.map(planSteps));
      const saved = futurePlans(data.frame, steps, savedPlan(data.frame)).plans.get(series);
      return pool.use(modelId, (loaded) =>
        forecastVariants({
          source: sourceFor(data, { modelId, model: loaded.model }),
          model: loaded.model,
          predictors: loaded.predictors,
          series,
          step,
          plans: plans.map((plan) => overlayPlan(saved, plan)),
        }),
      );
    },
    async forecast(request, progress) {
      const data = await prepare(request.store, request.asOfDay);
      const { modelId, trainedForOrigin } = await modelFor(request.store, data.frame, progress);
      const answer = await pool.use(modelId, (loaded) => forecastWith(data, { ...loaded, modelId }, request, progress));
      return { ...answer, trainedForOrigin };
    },
    async forecastPast(asked, progress) {
      const request = { ...asked, savedPlans: false };
      const data = await prepare(request.store, request.asOfDay);
      const record = findNewestModelUpTo(ctx.db, request.store, lastDayOf(data.frame));
      if (record) {
        const modelId = record.card.id;
        try {
          const { forecast } = await pool.use(modelId, (loaded) =>
            forecastWith(data, { ...loaded, modelId }, request, progress),
          );
          return { forecast, modelOriginDay: record.originDay };
        } catch (error) {
          // A model that an older version trained says nothing any more: as good as none.
          if (!(error instanceof AppError && error.code === 'model/unusable')) throw error;
        }
      }
      const model = untrainedModel(data.frame, data.calendar, { ...DEFAULT_TRAIN_SETTINGS, threads: 1 });
      const untrained = { model, modelId: UNTRAINED, predictors: [] };
      return { forecast: (await forecastWith(data, untrained, request, progress)).forecast, modelOriginDay: null };
    },
    allDays: async (store) => (await prepare(store, undefined)).frame,
  };
}

interface UsableModel {
  readonly model: StoreModel;
  readonly modelId: string;
  /** One a block of the model. */
  readonly predictors: readonly AsyncPredictor[];
}

/** Stands for the id of a model that was never trained. */
const UNTRAINED = 'untrained';

/** Throws input/invalid for a forecaster that this model cannot ask. */
function checkForecaster(model: StoreModel, name: string): void {
  const known = [
    ...(model.blocks.length > 0 ? [TREES] : []),
    ...(model.pooled ? [POOLED_AR] : []),
    ...simpleNamesFor(model.features.season),
  ];
  if (known.includes(name)) return;
  throw new AppError('input/invalid', `There is no forecaster "${name}" for this store.`, {
    field: 'forecaster',
    got: name,
    expected: known.join(', '),
  });
}

const lastDayOf = (frame: SeriesFrame): Day => frame.stepDays[frame.stepDays.length - 1];

const mayBeUsed = (record: ModelRecord, originDay: Day): boolean => record.originDay <= originDay;
