// One product on one date: demand with its band, the order, the money, the reasons.
import type { Prediction, PredictionContext } from '#core/contract/predictions.ts';
import type { PricesSeen } from '#core/contract/price-curve.ts';
import { QUANTILES } from '#core/contract/units.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import type { FuturePlan, SeriesFrame } from '#core/frame/series-frame.ts';
import { resolveTerms, UNKNOWN_TERMS } from '#core/inventory/index.ts';
import { isoFromDay } from '#core/math/day.ts';
import { loadOrderTerms } from '#core/store/order-terms.ts';
import { getProduct } from '#core/store/products.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { resolveDates } from '../decisions/dates.ts';
import type { ForecastQuestion, SharedForecasts } from '../decisions/forecasts.ts';
import {
  createOutlook,
  type DecisionOverride,
  type Outlook,
  type ProductOutlook,
  projectionsOf,
  stepsToPrepare,
  toBanded,
} from '../decisions/outlook.ts';
import {
  asTold,
  modelNotices,
  orderDayNotices,
  productNotices,
  type WordedNotice,
} from '../decisions/product-warnings.ts';
import { priceWarning, sayDay, summarySentence, weatherWarning } from '../decisions/words.ts';
import { holidayName } from '../holidays.ts';
import { toDecisionOverride } from './decision-override.ts';
import { findWeather, toFuturePlan } from './future-plan.ts';
import { knownContext } from './known-context.ts';

export interface PredictInput {
  readonly store: string;
  readonly product: string;
  readonly date: string;
  readonly asOf?: string;
}

/** A prediction with what it was decided on. */
export interface PredictedProduct {
  readonly prediction: Prediction;
  readonly product: ProductOutlook;
  /** Decides on other forecasts of the same data from the same day. */
  outlookOf(forecast: StoreForecast): Outlook;
  readonly question: ForecastQuestion;
  /** What the context sets of the days ahead; undefined: nothing. */
  readonly plan: FuturePlan | undefined;
  /** What it sets for the decision. */
  readonly set: DecisionOverride;
}

/**
 * Throws not-found/store, not-found/product, not-found/supplier, data/no-observations, input/invalid (the date) and what a
 * forecast throws.
 */
export const predict = async (...asked: Parameters<typeof predictProduct>): Promise<Prediction> =>
  (await predictProduct(...asked)).prediction;

/** As `predict`. */
export async function predictProduct(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: PredictInput,
  context: PredictionContext = {},
): Promise<PredictedProduct> {
  const { db } = ctx;
  const store = getStore(db, input.store);
  const { settings } = store;
  getProduct(db, store, input.product);
  const dates = resolveDates(ctx, input.store, input);
  const own = loadOrderTerms(db, store.id, input.product).get(input.product) ?? UNKNOWN_TERMS;
  const set = toDecisionOverride(db, store, context);
  const terms = resolveTerms(own, settings, set);
  const question = {
    store: store.code,
    asOfDay: dates.asOfDay,
    steps: stepsToPrepare(store.frequency, dates.dateStep, [
      Math.ceil(terms.leadTimeDays) + Math.max(terms.reviewPeriodDays, settings.reviewPeriodDays),
    ]),
  };
  const usual = await forecasts.ofProduct(question, input.product);
  const outlookOf = (forecast: StoreForecast) =>
    createOutlook({ db, storeId: store.id, settings, forecast, dateStep: dates.dateStep, only: input.product });
  const usualOutlook = outlookOf(usual.forecast);
  const series = usualOutlook.seriesOf(input.product);
  // The plan needs the levels and closing days of the very data that is forecast from.
  const plan = toFuturePlan({
    frame: usual.forecast.frame,
    dateStep: dates.dateStep,
    steps: question.steps,
    context,
  });
  const known = knownContext({
    forecast: usual.forecast,
    usual: usualOutlook.product(series),
    series,
    dates,
    holiday: await holidayName(settings.country, dates.dateDay),
  });
  const answer = plan ? await forecasts.ofProduct(question, input.product, plan) : usual;

  const { forecast } = answer;
  const outlook = outlookOf(forecast);
  const product = outlook.product(series, set);
  const { name, category } = forecast.frame.products[series];
  const daily = forecast.daily(series, dates.dateStep);
  const notices = [
    ...modelNotices(db, usual),
    ...orderDayNotices(outlook),
    ...productNotices(outlook, product, settings),
    ...contextNotices(forecast.frame, known.pricesSeen, context, settings.currency),
  ];
  const prediction: Prediction = {
    store: store.code,
    product: input.product,
    name,
    category: category < 0 ? null : forecast.frame.categories[category],
    date: isoFromDay(dates.dateDay),
    origin: isoFromDay(dates.originDay),
    modelId: forecast.modelId,
    forecaster: forecast.forecaster(series),
    demandClass: forecast.demandClass(series),
    mean: daily.mean,
    quantiles: QUANTILES.map((level) => daily.quantile(level)),
    projections: projectionsOf(product),
    decision: product.decision,
    confidence: forecast.confidence(series),
    explanation: forecast.explain(series, dates.dateStep),
    borrowedFrom: [...forecast.borrowedFrom(series)],
    known,
    summary: summarySentence({
      name,
      when: WHEN[store.frequency](sayDay(dates.dateDay)),
      demand: toBanded(daily),
      decision: product.decision,
      currency: settings.currency,
    }),
    ...asTold(notices),
  };
  return { prediction, product, outlookOf, question, plan, set };
}

const WHEN = {
  daily: (day: string) => `on ${day}`,
  weekly: (day: string) => `in the week of ${day}`,
  monthly: (day: string) => `in the month of ${day}`,
};

/** What was set that the model cannot know much about. */
function contextNotices(
  frame: SeriesFrame,
  seen: PricesSeen | null,
  { price, weather }: PredictionContext,
  currency: string,
): WordedNotice[] {
  const notices: WordedNotice[] = [];
  if (price !== undefined && seen && (price < seen.low || price > seen.high)) {
    const { low, high } = seen;
    notices.push({
      code: 'price-outside',
      values: { price, low, high },
      text: priceWarning(price, low, high, currency),
    });
  }
  if (weather !== undefined && findWeather(frame.weatherLevels, weather) < 0) {
    const values = { weather, known: frame.weatherLevels.join(', ') };
    notices.push({ code: 'weather-unknown', values, text: weatherWarning(weather, frame.weatherLevels) });
  }
  return notices;
}
