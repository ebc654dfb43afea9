// What a reader should know before trusting the numbers of one product, or of one store's forecast.
import { AppError } from '#core/contract/errors.ts';
import type { ModelCard } from '#core/contract/models.ts';
import type { StoreSettings } from '#core/contract/stores.ts';
import { MAX_DEMAND_DAYS } from '#core/inventory/index.ts';
import { dayFromIso } from '#core/math/day.ts';
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

/** About the model: trained for this origin only, or before the latest days. */
export function modelWarnings(db: ReadDb, { forecast, trainedForOrigin }: ForecastAnswer): string[] {
  const originDay = forecast.frame.stepDays[forecast.frame.stepDays.length - 1];
  const card = findCard(db, forecast.modelId);
  if (trainedForOrigin) return [card?.status === 'active' ? firstModelWarning() : trainedForOriginWarning(originDay)];
  const modelOrigin = card ? dayFromIso(card.origin) : originDay;
  return modelOrigin < originDay ? [olderModelWarning(modelOrigin, originDay)] : [];
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
export function orderDayWarnings({ dateStep, daysUntilOrder, frame }: Outlook): string[] {
  if (dateStep === 1) return [];
  const originDay = frame.stepDays[frame.stepDays.length - 1];
  return [daysUntilOrder > 0 ? daysUntilOrderWarning(originDay, daysUntilOrder) : orderForTodayWarning(originDay + 1)];
}

/** About the product: what was assumed, what is not known, how short its history is. */
export function productWarnings(outlook: Outlook, product: ProductOutlook, settings: StoreSettings): string[] {
  const { frame, forecast } = outlook;
  const { decision, series, stock } = product;
  const warnings: string[] = [];
  const borrowed = forecast.borrowedFrom(series);
  const nameOf = new Map(borrowed.length > 0 ? frame.products.map(({ code, name }) => [code, name]) : []);
  const twins = borrowed.map((twin) => nameOf.get(twin.product) ?? twin.product);
  if (frame.offset[series] === frame.offset[series + 1]) warnings.push(noHistoryWarning(twins));
  else if (forecast.demandClass(series) === 'new') {
    const days = frame.stepDays[frame.stepDays.length - 1] - frame.stepDays[frame.firstStep[series]] + 1;
    const share = borrowed.reduce((sum, { weight }) => sum + weight, 0);
    warnings.push(shortHistoryWarning(days, twins, share));
  }
  if (decision.onHand === null) warnings.push(noStockWarning());
  else if (stock.recordedDaysAgo !== null && stock.recordedDaysAgo > 7 && stock.onHand === decision.onHand) {
    warnings.push(oldStockWarning(stock.recordedDaysAgo));
  }
  const assumed = assumedWarning(decision, settings);
  if (assumed) warnings.push(assumed);
  if (decision.protectionDays > MAX_DEMAND_DAYS) warnings.push(longIntervalWarning());
  return warnings;
}
