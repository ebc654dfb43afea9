// What a reader should know before trusting the numbers of one product, or of one store's forecast.
import { AppError } from '#core/contract/errors.ts';
import type { ModelCard } from '#core/contract/models.ts';
import type { Notice } from '#core/contract/predictions.ts';
import type { StoreSettings } from '#core/contract/stores.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import { MAX_DEMAND_DAYS } from '#core/inventory/index.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { getModel } from '#core/store/models.ts';
import type { ReadDb } from '#core/store/sql.ts';
import type { ForecastAnswer } from './forecasts.ts';
import type { Outlook, ProductOutlook } from './outlook.ts';
import {
  assumedWarning,
  daysUntilOrderWarning,
  firstModelWarning,
  longIntervalWarning,
  noHistoryWarning,
  noStockWarning,
  olderModelWarning,
  oldStockWarning,
  orderForTodayWarning,
  shortHistoryWarning,
  trainedForOriginWarning,
} from './words.ts';

/** A notice with its English words. */
export interface WordedNotice extends Notice {
  readonly text: string;
}

const texts = (notices: readonly WordedNotice[]): string[] => notices.map(({ text }) => text);

/** As an answer carries them: in English, and as codes with their values. */
export const asTold = (notices: readonly WordedNotice[]): { warnings: string[]; notices: Notice[] } => ({
  warnings: texts(notices),
  notices: notices.map(({ code, values }) => ({ code, values })),
});

/** About the model: trained for this origin only, or before the latest days. */
export function modelNotices(db: ReadDb, { forecast, trainedForOrigin }: ForecastAnswer): WordedNotice[] {
  const originDay = forecast.frame.stepDays[forecast.frame.stepDays.length - 1];
  const card = findCard(db, forecast.modelId);
  if (trainedForOrigin) {
    return card?.status === 'active'
      ? [{ code: 'first-model', values: {}, text: firstModelWarning() }]
      : [
          {
            code: 'trained-for-origin',
            values: { day: isoFromDay(originDay) },
            text: trainedForOriginWarning(originDay),
          },
        ];
  }
  const modelOrigin = card ? dayFromIso(card.origin) : originDay;
  if (modelOrigin >= originDay) return [];
  const values = { day: isoFromDay(modelOrigin), count: originDay - modelOrigin };
  return [{ code: 'older-model', values, text: olderModelWarning(modelOrigin, originDay) }];
}

/** undefined: the model was deleted after it had made the forecast. */
function findCard(db: ReadDb, modelId: string): ModelCard | undefined {
  try {
    return getModel(db, modelId).card;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found/model') return undefined;
    throw error;
  }
}

/** About the day on which the order is placed, when that is not simply the day after the origin. */
export function orderDayNotices({ dateStep, daysUntilOrder, frame }: Outlook): WordedNotice[] {
  if (dateStep === 1) return [];
  const originDay = frame.stepDays[frame.stepDays.length - 1];
  if (daysUntilOrder > 0) {
    const values = { day: isoFromDay(originDay), count: daysUntilOrder };
    return [{ code: 'days-until-order', values, text: daysUntilOrderWarning(originDay, daysUntilOrder) }];
  }
  const values = { day: isoFromDay(originDay + 1) };
  return [{ code: 'order-for-today', values, text: orderForTodayWarning(originDay + 1) }];
}

export const orderDayWarnings = (outlook: Outlook): string[] => texts(orderDayNotices(outlook));

/** About the product: what was assumed, what is not known, how short its history is. */
export function productNotices(outlook: Outlook, product: ProductOutlook, settings: StoreSettings): WordedNotice[] {
  const { decision, stock } = product;
  const notices = historyNotices(outlook.forecast, product.series);
  if (decision.onHand === null) notices.push({ code: 'no-stock', values: {}, text: noStockWarning() });
  else if (stock.recordedDaysAgo !== null && stock.recordedDaysAgo > 7 && stock.onHand === decision.onHand) {
    const count = stock.recordedDaysAgo;
    notices.push({ code: 'old-stock', values: { count }, text: oldStockWarning(count) });
  }
  const assumed = assumedWarning(decision, settings);
  if (assumed) {
    notices.push({ code: 'assumed', values: { inputs: decision.assumed.join(',') }, text: assumed });
  }
  if (decision.protectionDays > MAX_DEMAND_DAYS) {
    notices.push({ code: 'long-interval', values: { count: MAX_DEMAND_DAYS }, text: longIntervalWarning() });
  }
  return notices;
}

export const productWarnings = (outlook: Outlook, product: ProductOutlook, settings: StoreSettings): string[] =>
  texts(productNotices(outlook, product, settings));

/** About a product that is not sold yet, or not for long: how little is known, and whom it borrows from. */
export function historyNotices(forecast: StoreForecast, series: number): WordedNotice[] {
  const { frame } = forecast;
  const borrowed = forecast.borrowedFrom(series);
  const nameOf = new Map(borrowed.length > 0 ? frame.products.map(({ code, name }) => [code, name]) : []);
  const twins = borrowed.map((twin) => nameOf.get(twin.product) ?? twin.product);
  const isBorrowed = twins.length > 0;
  const names = twins.slice(0, 3).join(', ');
  if (frame.offset[series] === frame.offset[series + 1]) {
    return [
      {
        code: isBorrowed ? 'no-history-twins' : 'no-history',
        values: { names },
        text: noHistoryWarning(twins),
      },
    ];
  }
  if (forecast.demandClass(series) !== 'new') return [];
  const count = frame.stepDays[frame.stepDays.length - 1] - frame.stepDays[frame.firstStep[series]] + 1;
  const share = borrowed.reduce((sum, { weight }) => sum + weight, 0);
  return [
    {
      code: isBorrowed ? 'short-history-twins' : 'short-history',
      values: { count, share, names },
      text: shortHistoryWarning(count, twins, share),
    },
  ];
}
