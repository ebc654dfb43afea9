// The first page in one answer: what was sold, what is expected, what runs out, what needs attention, how good the
// model is.
import type { Dashboard } from '#core/contract/dashboard.ts';
import { AppError } from '#core/contract/errors.ts';
import type { Forecast } from '#core/contract/forecasts.ts';
import type { ImportReport } from '#core/contract/imports.ts';
import { QUANTILES } from '#core/contract/units.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import { type Day, isoFromDay } from '#core/math/day.ts';
import { totalHistory } from '#core/store/history.ts';
import { findActiveModel, type ModelRecord } from '#core/store/models.ts';
import { q, type ReadDb } from '#core/store/sql.ts';
import type { StoreFacts } from '#core/store/store-facts.ts';
import type { EngineContext } from '../context.ts';
import { stepDay } from '../decisions/dates.ts';
import type { ForecastAnswer, SharedForecasts } from '../decisions/forecasts.ts';
import { decideAll, type OrderLine, sumKnown } from '../decisions/order-list.ts';
import { createOutlook, type Outlook, stepsToPrepare, toBanded } from '../decisions/outlook.ts';
import { modelWarnings } from '../decisions/product-warnings.ts';
import { storeFacts } from '../store-facts.ts';
import { stockCards } from './stock-cards.ts';

/** Days of history behind the forecast, and steps of the forecast. */
const HISTORY_DAYS = 365;
const FORECAST_STEPS = 28;
const UPLOADS = 5;

/** Builds dashboards; the decisions behind the last one are kept until the forecast or the settings change. */
export class DashboardBuilder {
  readonly #ctx: EngineContext;
  readonly #forecasts: SharedForecasts;
  #kept: { forecast: StoreForecast; settings: string; lines: OrderLine[] } | undefined;

  constructor(ctx: EngineContext, forecasts: SharedForecasts) {
    this.#ctx = ctx;
    this.#forecasts = forecasts;
  }

  /** Never trains a model: what needs one is null until there is one. Throws not-found/store, data/no-observations. */
  async build(storeCode: string): Promise<Dashboard> {
    const { db } = this.#ctx;
    const facts = this.#ctx.service(storeFacts).of(storeCode);
    const { lastDay } = facts;
    if (lastDay === null) {
      throw new AppError('data/no-observations', `The store "${storeCode}" has no sales yet.`, { store: storeCode });
    }
    const model = findActiveModel(db, storeCode);
    const head = {
      store: storeCode,
      asOf: isoFromDay(lastDay),
      currency: facts.store.settings.currency,
      sold: soldLately(facts, lastDay),
      history: totalHistory(facts, { fromDay: lastDay - HISTORY_DAYS + 1, toDay: lastDay }),
      latestUploads: latestUploads(db, storeCode),
      model: model ? describeModel(model, lastDay) : null,
    };
    // After an undone import the data may end before the model's origin: such a model may not be used.
    if (!model || model.originDay > lastDay) {
      return { ...head, expected7Days: null, runningOut: null, overstock: null, forecast: null, attention: [] };
    }
    const { store } = facts;
    const { leadTimeDays, reviewPeriodDays } = store.settings;
    const steps = stepsToPrepare(store.frequency, 1, [FORECAST_STEPS, leadTimeDays + reviewPeriodDays]);
    const answer = await this.#forecasts.ofStore({ store: storeCode, asOfDay: undefined, steps });
    const { forecast } = answer;
    const outlook = createOutlook({ db, storeId: store.id, settings: store.settings, forecast, dateStep: 1 });
    return {
      ...head,
      expected7Days: toBanded(forecast.totalSum(1, outlook.steps(7))),
      ...stockCards(outlook, await this.#decide(outlook, JSON.stringify(store.settings))),
      forecast: describeTotal(answer, Math.min(FORECAST_STEPS, steps), modelWarnings(db, answer)),
    };
  }

  async #decide(outlook: Outlook, settings: string): Promise<OrderLine[]> {
    const { forecast } = outlook;
    if (this.#kept?.forecast === forecast && this.#kept.settings === settings) return this.#kept.lines;
    const lines = await decideAll(outlook, 7);
    this.#kept = { forecast, settings, lines };
    return lines;
  }
}

function soldLately(facts: StoreFacts, lastDay: Day): Dashboard['sold'] {
  const sumOver = (fromDay: Day, toDay: Day) => {
    const { units, revenue } = totalHistory(facts, { fromDay, toDay });
    return { units: sumKnown(units) ?? 0, revenue: sumKnown(revenue) };
  };
  const last = sumOver(lastDay - 6, lastDay);
  return {
    last7Days: last.units,
    previous7Days: sumOver(lastDay - 13, lastDay - 7).units,
    revenueLast7Days: last.revenue,
  };
}

function describeModel({ card, originDay }: ModelRecord, lastDay: Day): NonNullable<Dashboard['model']> {
  const naive = card.references.find((reference) => reference.forecaster === 'seasonal-naive');
  return {
    modelId: card.id,
    trainedAt: card.trainedAt,
    origin: isoFromDay(originDay),
    wape: card.accuracy.wape,
    naiveWape: naive?.accuracy.wape ?? null,
    newerDays: Math.max(0, lastDay - originDay),
  };
}

/** The whole store's forecast, step by step. */
function describeTotal({ forecast }: ForecastAnswer, steps: number, warnings: string[]): Forecast {
  const { frame } = forecast;
  const originDay = frame.stepDays[frame.stepDays.length - 1];
  return {
    store: frame.store,
    product: null,
    category: null,
    origin: isoFromDay(originDay),
    modelId: forecast.modelId,
    forecaster: 'total',
    points: Array.from({ length: steps }, (_, i) => {
      const total = forecast.total(i + 1);
      return {
        date: isoFromDay(stepDay(originDay, frame.frequency, i + 1)),
        mean: total.mean,
        quantiles: QUANTILES.map((level) => total.quantile(level)),
      };
    }),
    warnings,
  };
}

/** Committed uploads that brought rows for the store, newest first. */
function latestUploads(db: ReadDb, storeCode: string): Dashboard['latestUploads'] {
  const rows = db.all(
    q
      .selectFrom('upload')
      .select(['id', 'file_name', 'committed_at', 'created_at', 'report'])
      .where('state', '=', 'committed')
      .orderBy('created_at', 'desc')
      .limit(50),
  );
  return rows
    .map((row) => ({ ...row, report: JSON.parse(row.report ?? 'null') as ImportReport | null }))
    .filter(({ report }) => report?.result.stores.includes(storeCode))
    .slice(0, UPLOADS)
    .map((row) => ({
      uploadId: row.id,
      fileName: row.file_name,
      at: row.committed_at ?? row.created_at,
      rows: row.report?.rows.accepted ?? 0,
    }));
}
