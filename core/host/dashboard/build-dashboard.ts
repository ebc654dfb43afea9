// The first page in one answer: what was sold, what is expected, what runs out, how good the model is.
import type { Dashboard } from '#core/contract/dashboard.ts';
import { AppError } from '#core/contract/errors.ts';
import type { Forecast } from '#core/contract/forecasts.ts';
import type { ImportReport } from '#core/contract/imports.ts';
import { type Frequency, QUANTILES } from '#core/contract/units.ts';
import { type Day, isoFromDay } from '#core/math/day.ts';
import { totalHistory } from '#core/store/history.ts';
import type { ModelRecord } from '#core/store/models.ts';
import { q, type ReadDb } from '#core/store/sql.ts';
import type { StoreFacts } from '#core/store/store-facts.ts';
import type { EngineContext } from '../context.ts';
import { resolveDates, stepDay } from '../decisions/dates.ts';
import { type DecidedStores, PERIOD_STEPS, USUAL_STEPS, usableModel } from '../decisions/decided-store.ts';
import type { ForecastAnswer } from '../decisions/forecasts.ts';
import { sumKnown } from '../decisions/order-list.ts';
import { toBanded } from '../decisions/outlook.ts';
import { asTold, modelNotices, type WordedNotice } from '../decisions/product-warnings.ts';
import { storeFacts } from '../store-facts.ts';
import { stockCards } from './stock-cards.ts';

/** Steps of history behind the forecast. */
const HISTORY_STEPS: Record<Frequency, number> = { daily: 365, weekly: 104, monthly: 48 };
const UPLOADS = 5;

/** Builds dashboards from what is kept already: sums of sales, and the decided store that alerts read, too. */
export class DashboardBuilder {
  readonly #ctx: EngineContext;
  readonly #decided: DecidedStores;

  constructor(ctx: EngineContext, decided: DecidedStores) {
    this.#ctx = ctx;
    this.#decided = decided;
  }

  /** Never trains a model: what needs one is null until there is one. `asOf`: nothing later is used. Throws not-found/store, data/no-observations. */
  async build(storeCode: string, asOf?: string, withForecast = true): Promise<Dashboard> {
    const { db } = this.#ctx;
    const facts = this.#ctx.service(storeFacts).of(storeCode);
    const totals = facts.totals();
    if (!totals) {
      throw new AppError('data/no-observations', `The store "${storeCode}" has no sales yet.`, { store: storeCode });
    }
    const { originDay, asOfDay } = resolveDates(this.#ctx, storeCode, { asOf });
    const { store } = facts;
    const { frequency, settings } = store;
    const periodSteps = PERIOD_STEPS[frequency];
    const days = totals.calendar.days.filter((day) => day <= originDay);
    const { model, modelState } = usableModel(db, store, originDay);
    const head = {
      store: storeCode,
      asOf: isoFromDay(originDay),
      currency: settings.currency,
      frequency,
      periodSteps,
      sold: soldLately(facts, days, periodSteps),
      history: totalHistory(facts, { fromDay: days.at(-HISTORY_STEPS[frequency]) ?? days[0], toDay: originDay }),
      latestUploads: latestUploads(db, storeCode),
      model: model ? describeModel(model, originDay) : null,
      modelState,
    };
    if (modelState !== 'ready' || !withForecast) {
      return { ...head, expected: null, runningOut: null, overstock: null, forecast: null };
    }
    const { answer, lines } = await this.#decided.of(storeCode, asOfDay);
    return {
      ...head,
      expected: toBanded(answer.forecast.totalSum(1, periodSteps)),
      ...stockCards(lines),
      forecast: describeTotal(answer, USUAL_STEPS[frequency], modelNotices(db, answer)),
    };
  }
}

/** `days`: of every step up to the as-of date. */
function soldLately(facts: StoreFacts, days: Int32Array, periodSteps: number): Dashboard['sold'] {
  const sumOver = (fromStep: number, toStep: number) => {
    if (toStep < 0) return { units: 0, revenue: null };
    const { units, revenue } = totalHistory(facts, { fromDay: days[Math.max(0, fromStep)], toDay: days[toStep] });
    return { units: sumKnown(units) ?? 0, revenue: sumKnown(revenue) };
  };
  const last = sumOver(days.length - periodSteps, days.length - 1);
  const previous = sumOver(days.length - 2 * periodSteps, days.length - 1 - periodSteps);
  return {
    units: last.units,
    previousUnits: previous.units,
    revenue: last.revenue,
    previousRevenue: previous.revenue,
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
    active: card.status === 'active',
  };
}

/** The whole store's forecast, step by step. */
function describeTotal({ forecast, planUse }: ForecastAnswer, steps: number, notices: WordedNotice[]): Forecast {
  const { frame } = forecast;
  const originDay = frame.stepDays[frame.stepDays.length - 1];
  return {
    store: frame.store,
    product: null,
    category: null,
    origin: isoFromDay(originDay),
    borrowedFrom: [],
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
    plan: planUse,
    ...asTold(notices),
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
