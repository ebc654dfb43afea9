// One store's forecast seen by somebody who has to order: per product its terms, its stock and the decision.

import { AppError } from '#core/contract/errors.ts';
import type { Decision, Prediction } from '#core/contract/predictions.ts';
import type { StoreSettings } from '#core/contract/stores.ts';
import { type Banded, type Frequency, QUANTILES } from '#core/contract/units.ts';
import { daysPerStep } from '#core/forecast/demand-class.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import {
  type DecisionInput,
  decide,
  gainInstead,
  OLDEST_STOCK_RECORD_DAYS,
  type OrderTerms,
  overstockLevel,
  type Priority,
  type ProductTerms,
  type ProfitCurve,
  profitCurveOf,
  resolveTerms,
  type StockPosition,
  stockAtClose,
  type TermsOverride,
  type TradeOffPoint,
  tradeOffCurve,
  UNKNOWN_TERMS,
} from '#core/inventory/index.ts';
import type { Day } from '#core/math/day.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { getLastKnownDay, loadPlacedOrders } from '#core/store/order-inputs.ts';
import { loadOrderTerms } from '#core/store/order-terms.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { loadStockCounts } from '#core/store/stock-counts.ts';
import { MAX_STEPS_AHEAD } from './dates.ts';

/** Spans of the projection cards, in days. */
const PROJECTION_DAYS = [1, 7, 14, 30] as const;

/** What a user sets for one question about one product. */
export interface DecisionOverride extends TermsOverride {
  readonly onHand?: number;
  readonly onOrder?: number;
}

export interface ProductOutlook {
  readonly series: number;
  readonly code: string;
  readonly terms: OrderTerms;
  readonly stock: StockPosition & { readonly recordedDaysAgo: number | null };
  readonly decision: Decision;
  /** Stock above which it is overstocked (stock-status.ts). */
  overstockLevel(): number;
  /** What each pack of the order earns, for budgets; null: cost or price is not known. */
  profitCurve(): ProfitCurve | null;
  /** What other service levels would hold, lose and earn (see tradeOffCurve); null: cost or price is not known. */
  tradeOff(levels?: readonly number[]): TradeOffPoint[] | null;
  /** Expected profit of any quantity against ordering nothing today; in units where neither price nor cost is known. */
  gain(quantity: number): Priority;
  /** Demand summed over `days` days from the date. */
  demand(days: number): DemandDistribution;
}

export interface Outlook {
  readonly forecast: StoreForecast;
  readonly frame: SeriesFrame;
  /** First step predicted, counted from the origin. */
  readonly dateStep: number;
  /** Days between the origin, whose stock is known, and the order that is decided (see orderDelay). */
  readonly daysUntilOrder: number;
  /** Whole steps that cover so many days, at least one. */
  steps(days: number): number;
  /** Index of a product's series. Throws not-found/product. */
  seriesOf(productCode: string): number;
  product(series: number, override?: DecisionOverride): ProductOutlook;
}

export interface OutlookOptions {
  readonly db: ReadDb;
  readonly storeId: number;
  readonly settings: StoreSettings;
  readonly forecast: StoreForecast;
  readonly dateStep: number;
  /** Only this product will be asked for: nothing else is read. */
  readonly only?: string;
}

/** Reads terms and orders of the store (or one product) and stands ready to decide. */
export function createOutlook(options: OutlookOptions): Outlook {
  const { db, storeId, settings, forecast, dateStep, only } = options;
  const { frame } = forecast;
  const stepLength = daysPerStep(frame.frequency);
  const originDay = frame.stepDays[frame.stepDays.length - 1];
  const terms = loadOrderTerms(db, storeId, only);
  const seriesByCode = new Map(frame.products.map((product, series) => [product.code, series]));
  const steps = (days: number): number => Math.max(1, Math.ceil(days / stepLength));
  const daysUntilOrder = orderDelay((dateStep - 1) * stepLength, settings);
  const orderSpan = {
    fromDay: originDay - longestLook(frame, terms, settings, only),
    toDay: originDay,
    onDay: originDay + 1 + daysUntilOrder,
  };
  const placed = loadPlacedOrders(db, storeId, orderSpan, only);
  const counts = usableCounts(db, { id: storeId, code: frame.store }, originDay, only);
  const countOf = (series: number, code: string): { daysAgo: number; units: number } | undefined => {
    const count = counts.get(code);
    if (!count) return undefined;
    const daysAgo = originDay - count.day;
    if (daysAgo >= 0) return { daysAgo, units: count.units };
    // Counted after the last day with sales: what is expected to have been sold until then was still there.
    const sold = (forecast.sum(series, 1, steps(-daysAgo)).mean * -daysAgo) / (steps(-daysAgo) * stepLength);
    return { daysAgo, units: count.units + sold };
  };

  return {
    forecast,
    frame,
    dateStep,
    daysUntilOrder,
    steps,
    seriesOf(code) {
      const series = seriesByCode.get(code);
      if (series === undefined) {
        const message = `The store "${frame.store}" has no product "${code}" with sales up to the origin.`;
        throw new AppError('not-found/product', message, { name: code });
      }
      return series;
    },
    product(series, override = {}) {
      const { code } = frame.products[series];
      const own = withLatestPrice(terms.get(code) ?? UNKNOWN_TERMS, latestPrice(frame, series));
      const resolved = resolveTerms(own, settings, override);
      const orders = placed.get(code);
      const recorded = stockAtClose({
        ...stockColumns(frame, series),
        orders: (orders ?? []).map(({ day, units, arrivedDay }) => ({
          daysAgo: originDay - day,
          units,
          arrivedDaysAgo: typeof arrivedDay === 'number' ? originDay - arrivedDay : arrivedDay,
        })),
        ordersKnown: orders !== undefined,
        leadTimeDays: Math.ceil(resolved.leadTimeDays),
        counted: countOf(series, code),
      });
      // What the user says is on its way knows nothing of orders placed here.
      const booked = (orders ?? []).reduce((sum, order) => (order.arrivedDay === null ? sum + order.units : sum), 0);
      const stock = {
        ...recorded,
        onHand: override.onHand ?? recorded.onHand,
        onOrder: override.onOrder ?? (own.onOrder === null ? recorded.onOrder : own.onOrder + booked),
        committed: own.committed ?? recorded.committed,
        onOrderKnown: override.onOrder !== undefined || own.onOrder !== null || recorded.onOrderKnown,
      };
      const input: DecisionInput = {
        demandOver: (days, after = 0) => forecast.sum(series, 1 + Math.round(after / stepLength), steps(days)),
        originDay,
        daysUntilOrder,
        checkDays: stepLength,
        stock,
        terms: resolved,
      };
      const decision = decide(input);
      return {
        series,
        code,
        terms: resolved,
        stock,
        decision,
        profitCurve: () => profitCurveOf(input, decision),
        tradeOff: (levels) => tradeOffCurve(input, levels),
        gain: (quantity) => gainInstead(input, decision)(quantity),
        overstockLevel: () => overstockLevel(input),
        // One step has a band of its own; a sum of one must not show another.
        demand: (days) =>
          steps(days) === 1 ? forecast.daily(series, dateStep) : forecast.sum(series, dateStep, steps(days)),
      };
    },
  };
}

/**
 * When the order is placed: on the date, as long as no other order falls due before it. Beyond one review period other
 * orders will have been placed by then, which nobody knows yet: the order is then the one for the day after the origin.
 */
export const orderDelay = (daysUntilDate: number, { reviewPeriodDays }: StoreSettings): number =>
  daysUntilDate <= reviewPeriodDays ? daysUntilDate : 0;

/** Steps a forecast has to be prepared for so that the answer's own spans, from the date on, are forecast and not repeated. */
export function stepsToPrepare(frequency: Frequency, dateStep: number, spansInDays: readonly number[]): number {
  const days = Math.max(...PROJECTION_DAYS, ...spansInDays);
  return Math.min(MAX_STEPS_AHEAD, dateStep - 1 + Math.ceil(days / daysPerStep(frequency)));
}

/** Counts after the origin count when it is the store's last day; a look back knows nothing of them. */
function usableCounts(
  db: ReadDb,
  store: { readonly id: number; readonly code: string },
  originDay: Day,
  only: string | undefined,
): ReturnType<typeof loadStockCounts> {
  const latest = loadStockCounts(db, store.id, Number.MAX_SAFE_INTEGER, only);
  const isLater = [...latest.values()].some(({ day }) => day > originDay);
  if (!isLater || getLastKnownDay(db, store) <= originDay) return latest;
  return loadStockCounts(db, store.id, originDay, only);
}

/** A price that was set goes before the latest at which something was sold, and that before a file's list price. */
export const withLatestPrice = (own: ProductTerms, latest: number | null): ProductTerms =>
  own.sources.price === 'set' || latest === null
    ? own
    : { ...own, price: latest, sources: { ...own.sources, price: 'file' } };

/** Days before the origin from which orders matter: the longest lead time plus the age of the stock record it meets. */
function longestLook(
  frame: SeriesFrame,
  terms: ReturnType<typeof loadOrderTerms>,
  settings: StoreSettings,
  only: string | undefined,
): Day {
  let leadTime = settings.leadTimeDays;
  for (const { leadTimeDays, supplier } of terms.values()) {
    const ofSupplier = supplier?.leadTimes?.map(({ days }) => days) ?? [supplier?.leadTimeDays ?? 0];
    leadTime = Math.max(leadTime, leadTimeDays ?? 0, ...ofSupplier);
  }
  let age = 0;
  frame.products.forEach((product, series) => {
    if (only !== undefined && product.code !== only) return;
    const { stock, daysAgo } = stockColumns(frame, series);
    let step = stock.length - 1;
    while (step >= 0 && Number.isNaN(stock[step]) && daysAgo(step) <= OLDEST_STOCK_RECORD_DAYS) step--;
    if (step >= 0 && !Number.isNaN(stock[step])) age = Math.max(age, daysAgo(step));
  });
  return leadTime + age;
}

function stockColumns(frame: SeriesFrame, series: number) {
  const cells = [frame.offset[series], frame.offset[series + 1]] as const;
  const last = frame.stepDays.length - 1;
  const first = frame.firstStep[series];
  return {
    stock: frame.stock.subarray(...cells),
    units: frame.units.subarray(...cells),
    daysAgo: (step: number) => frame.stepDays[last] - frame.stepDays[first + step],
  };
}

/** Latest recorded price of a series; null: none. */
export function latestPrice(frame: SeriesFrame, series: number): number | null {
  for (let cell = frame.offset[series + 1] - 1; cell >= frame.offset[series]; cell--) {
    if (!Number.isNaN(frame.price[cell])) return frame.price[cell];
  }
  return null;
}

/** Mean with the 80 % band. */
export const toBanded = (demand: DemandDistribution): Banded => ({
  mean: demand.mean,
  low: demand.quantile(0.1),
  high: demand.quantile(0.9),
});

/** Demand and sales value over 1, 7, 14 and 30 days from the date. */
export function projectionsOf({ demand, decision }: ProductOutlook): Prediction['projections'] {
  return PROJECTION_DAYS.map((days) => {
    const distribution = demand(days);
    return {
      days,
      mean: distribution.mean,
      quantiles: QUANTILES.map((level) => distribution.quantile(level)),
      revenue: decision.price === null ? null : decision.price * distribution.mean,
    };
  });
}
