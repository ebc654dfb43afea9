// What a prediction takes where its user says nothing: the latest known values of the product.
import type { KnownContext } from '#core/contract/predictions.ts';
import type { PricesSeen } from '#core/contract/price-curve.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import type { PredictionDates } from '../decisions/dates.ts';
import { latestPrice, type ProductOutlook } from '../decisions/outlook.ts';

export interface KnownInput {
  /** Forecast without a plan. */
  readonly forecast: StoreForecast;
  /** The product decided on without anything set. */
  readonly usual: ProductOutlook;
  readonly series: number;
  readonly dates: PredictionDates;
  /** Name of the public holiday on the date. */
  readonly holiday: string | null;
}

export function knownContext({ forecast, usual, series, dates, holiday }: KnownInput): KnownContext {
  const { frame } = forecast;
  const { decision } = usual;
  const lastOf = (column: Float64Array): number | null => latestOf(frame, series, column);
  const promotion = lastOf(frame.promotion);
  const weather = frame.weather.findLast((level) => level >= 0) ?? -1;
  return {
    price: latestPrice(frame, series),
    discount: lastOf(frame.discount),
    promotion: promotion === null ? null : promotion > 0,
    weather: weather < 0 ? null : frame.weatherLevels[weather],
    competitorPrice: lastOf(frame.competitorPrice),
    holiday,
    closed: forecast.closed(series, dates.dateStep),
    onHand: decision.onHand,
    onOrder: decision.onOrder,
    supplier: decision.supplier,
    leadTimeDays: decision.leadTimeDays,
    serviceLevel: decision.serviceLevel,
    weatherLevels: [...frame.weatherLevels],
    pricesSeen: pricesSeen(frame, series),
    heeded: forecast.heeded(series),
  };
}

function latestOf(frame: SeriesFrame, series: number, column: Float64Array): number | null {
  for (let cell = frame.offset[series + 1] - 1; cell >= frame.offset[series]; cell--) {
    if (!Number.isNaN(column[cell])) return column[cell];
  }
  return null;
}

/** null: no price above 0 was ever recorded. */
export function pricesSeen({ price, offset }: SeriesFrame, series: number): PricesSeen | null {
  const counts = new Map<number, number>();
  let [low, high, records] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let cell = offset[series]; cell < offset[series + 1]; cell++) {
    if (!(price[cell] > 0)) continue;
    const cents = Math.round(price[cell] * 100);
    counts.set(cents, (counts.get(cents) ?? 0) + 1);
    low = Math.min(low, price[cell]);
    high = Math.max(high, price[cell]);
    records++;
  }
  if (records === 0) return null;
  const usual = Math.max(...counts.values());
  return { low, high, distinct: counts.size, records, otherRecords: records - usual };
}
