// Demand and profit of one product on one date against its price, as far as the data can tell.
import { AppError } from '#core/contract/errors.ts';
import type { PredictionContext } from '#core/contract/predictions.ts';
import type { PriceCurve, PricePoint, PricesSeen, PriceVerdict } from '#core/contract/price-curve.ts';
import { isoFromDay } from '#core/math/day.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { nonIncreasing } from '#core/math/isotonic.ts';
import { getProduct } from '#core/store/products.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { resolveDates } from '../decisions/dates.ts';
import type { SharedForecasts } from '../decisions/forecasts.ts';
import { createOutlook, latestPrice, stepsToPrepare } from '../decisions/outlook.ts';
import { toFuturePlan } from './future-plan.ts';
import { pricesSeen } from './known-context.ts';
import type { PredictInput } from './predict.ts';

export interface PriceCurveInput extends PredictInput {
  readonly context: PredictionContext;
  readonly fromPrice?: number;
  readonly toPrice?: number;
  readonly steps: number;
}

/** Records at another price than the usual one, below which the curve would be made of noise. */
const MIN_OTHER_RECORDS = 8;
/** The range shown reaches this far beyond the prices seen. */
const MARGIN = 0.1;
/** A fall of less than this share of the demand over the whole range is none. */
const FLAT = 0.01;

/** Throws what predict throws, and input/invalid for a range that is turned around. */
export async function priceCurve(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: PriceCurveInput,
): Promise<PriceCurve> {
  const { db } = ctx;
  const { fromPrice, toPrice } = input;
  if (fromPrice !== undefined && toPrice !== undefined && fromPrice >= toPrice) {
    throw new AppError(
      'input/invalid',
      `The prices go from ${fromPrice} to ${toPrice}; the first must be the lower one.`,
      {
        field: 'toPrice',
        got: String(toPrice),
        expected: `more than ${fromPrice}`,
      },
    );
  }
  const store = getStore(db, input.store);
  getProduct(db, store, input.product);
  const { settings } = store;
  const dates = resolveDates(ctx, input.store, input);
  const steps = stepsToPrepare(store.frequency, dates.dateStep, [settings.leadTimeDays + settings.reviewPeriodDays]);
  const question = { store: store.code, asOfDay: dates.asOfDay, steps };
  const { forecast } = await forecasts.ofProduct(question, input.product);
  const { frame } = forecast;
  const outlook = createOutlook({
    db,
    storeId: store.id,
    settings,
    forecast,
    dateStep: dates.dateStep,
    only: input.product,
  });
  const series = outlook.seriesOf(input.product);
  const seen = pricesSeen(frame, series);
  const { terms } = outlook.product(series);
  const discount = input.context.discount ?? 0;
  const head = {
    store: store.code,
    product: input.product,
    date: isoFromDay(dates.dateDay),
    origin: isoFromDay(dates.originDay),
    modelId: forecast.modelId,
    currency: settings.currency,
    pricesSeen: seen,
    lastPrice: latestPrice(frame, series),
    discount,
    unitCost: terms.unitCost,
    unitCostAssumed: terms.assumed.includes('unitCost'),
  };
  const isClosed = input.context.closed ?? forecast.closed(series, dates.dateStep);
  const refusal = isClosed ? 'closed' : whyNot(seen, forecast.heeded(series).includes('price'));
  if (refusal || !seen) return { ...head, verdict: refusal ?? 'no-prices', points: [], best: null };

  const prices = priceRange(seen, input);
  const plans = prices.map(
    (price) =>
      toFuturePlan({
        frame,
        dateStep: dates.dateStep,
        steps,
        context: { ...input.context, price },
      }) ?? {},
  );
  const demand = await forecasts.variants(question, input.product, dates.dateStep, plans);
  const points = toPoints(prices, demand, seen, { discount, unitCost: terms.unitCost });
  const isFlat = points[0].mean - (points.at(-1) as PricePoint).mean < FLAT * points[0].mean || points[0].mean === 0;
  return { ...head, verdict: isFlat ? 'flat' : 'ok', points, best: isFlat ? null : bestOf(points) };
}

/** Why the data cannot support a curve; null: they can. */
function whyNot(seen: PricesSeen | null, isHeeded: boolean): PriceVerdict | null {
  if (!seen) return 'no-prices';
  if (seen.distinct < 2) return 'never-varied';
  if (seen.otherRecords < MIN_OTHER_RECORDS) return 'too-few-prices';
  return isHeeded ? null : 'not-heeded';
}

/** Evenly spaced prices, ascending, to the cent. */
function priceRange(seen: PricesSeen, { fromPrice, toPrice, steps }: PriceCurveInput): number[] {
  const from = fromPrice ?? seen.low * (1 - MARGIN);
  const to = Math.max(toPrice ?? seen.high * (1 + MARGIN), from);
  const prices = Array.from({ length: steps }, (_, i) => from + ((to - from) * i) / (steps - 1));
  return [...new Set(prices.map((price) => Math.max(0.01, Math.round(price * 100) / 100)))];
}

/**
 * A tree's steps and chance make the raw numbers rise here and there. What is drawn, and what profit is counted from, is
 * the closest curve that falls with the price; the raw numbers stay beside it (docs/decisions/0130-price-curve.md).
 */
function toPoints(
  prices: readonly number[],
  demand: readonly DemandDistribution[],
  seen: PricesSeen,
  { discount, unitCost }: { discount: number; unitCost: number | null },
): PricePoint[] {
  const raw = demand.map(({ mean }) => mean);
  const mean = nonIncreasing(raw);
  const low = nonIncreasing(demand.map((one) => one.quantile(0.1)));
  const high = nonIncreasing(demand.map((one) => one.quantile(0.9)));
  return prices.map((price, i) => ({
    price,
    raw: raw[i],
    mean: mean[i],
    low: low[i],
    high: high[i],
    profit: unitCost === null ? null : mean[i] * (price * (1 - discount) - unitCost),
    seen: price >= seen.low - 0.005 && price <= seen.high + 0.005,
  }));
}

/** Among the prices seen only: beyond them trees know no change, so that a higher price would always look better. */
function bestOf(points: readonly PricePoint[]): PriceCurve['best'] {
  const candidates = points.filter(({ seen, profit }) => seen && profit !== null);
  if (candidates.length < 3) return null;
  const best = candidates.reduce((most, point) => ((point.profit ?? 0) > (most.profit ?? 0) ? point : most));
  const edge = best === candidates[0] ? 'low' : best === candidates.at(-1) ? 'high' : null;
  return { ...best, edge };
}
