// What a service level costs and what it brings: average stock against lost sales and profit, for one product or many.
import { createBudgetAllocator } from './allocate-budget.ts';
import type { DecisionInput } from './decision-input.ts';
import { orderQuantity } from './order-quantity.ts';
import { type OrderSpans, orderSpans } from './order-spans.ts';
import { expectedLeftover, holdingCostPerUnitDay, shortageCostPerUnit } from './profit.ts';
import type { ProfitCurve } from './profit-steps.ts';

/** Life at one service level, the product being ordered up to its level again and again; money in major units. */
export interface TradeOffPoint {
  /** Cycle service level; 0: no stock at all. */
  readonly serviceLevel: number;
  /** Order-up-to level, units. */
  readonly level: number;
  readonly averageStock: number;
  readonly stockValue: number;
  /** Units a day: asked for, not met from the shelf, expired. */
  readonly demandPerDay: number;
  readonly lostPerDay: number;
  readonly wastePerDay: number;
  /** Sales value a day that is not met from the shelf. */
  readonly lostRevenuePerDay: number;
  /** Margin − goodwill − holding − waste, a day. */
  readonly profitPerDay: number;
}

/** Service levels that curves are drawn through. */
export const TRADE_OFF_LEVELS: readonly number[] = [
  0.5, 0.6, 0.7, 0.75, 0.8, 0.84, 0.88, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995,
];

/** Positions that packs and minimums leave above the level, averaged over. */
const POSITIONS = 4;

/**
 * Points by rising service level, the first with no stock; null where cost or price is not known.
 *
 * Under (R, S) the position after each order is S, or with packs and minimums evenly above it (Hadley & Whitin 1963,
 * Analysis of Inventory Systems, 5-3). From it: the mean of what is there at a delivery and before the next one as average
 * stock, E[(D_P − y)+] − E[(D_L − y)+] as the shortage of a cycle (see periodicFillRate), both per day of the cycle. Where
 * customers do not wait, shortages do not add up from cycle to cycle, so stock is a little higher and less is lost.
 * Throws RangeError for levels that do not rise inside (0, 1).
 */
export function tradeOffCurve(
  input: DecisionInput,
  levels: readonly number[] = TRADE_OFF_LEVELS,
): TradeOffPoint[] | null {
  const { price, unitCost } = input.terms;
  if (price === null || unitCost === null) return null;
  levels.forEach((level, i) => {
    if (!(level > (i === 0 ? 0 : levels[i - 1]) && level < 1)) throw new RangeError(`levels must rise in (0, 1)`);
  });
  const spans = orderSpans({ ...input, daysUntilOrder: 0, originDay: orderingDay(input) });
  const demandPerDay =
    Math.max(0, spans.untilNextDelivery.expectedShortage(0) - spans.untilDelivery.expectedShortage(0)) /
    spans.reviewDays;
  const none = pointAt(spans, input, demandPerDay, { price, unitCost }, 0, null);
  return [
    none,
    ...levels.map((serviceLevel) =>
      pointAt(
        spans,
        input,
        demandPerDay,
        { price, unitCost },
        serviceLevel,
        spans.untilNextDelivery.quantile(serviceLevel),
      ),
    ),
  ];
}

/** The day before one on which orders are taken: a curve is about all orders, not about waiting for this one. */
const orderingDay = (input: DecisionInput): number => {
  const { daysUntilOrder } = orderSpans(input);
  return input.originDay + daysUntilOrder;
};

/** `level` null: nothing is ever ordered. */
function pointAt(
  spans: OrderSpans,
  { terms }: DecisionInput,
  demandPerDay: number,
  { price, unitCost }: { readonly price: number; readonly unitCost: number },
  serviceLevel: number,
  level: number | null,
): TradeOffPoint {
  const { untilDelivery, untilNextDelivery, untilExpiry, reviewDays } = spans;
  let [averageStock, lostPerDay, wastePerDay] = [0, level === null ? demandPerDay : 0, 0];
  if (level !== null) {
    const lot = orderQuantity(1, terms.moq, terms.packSize).quantity;
    for (let i = 0; i < POSITIONS; i++) {
      const position = level + ((i + 0.5) / POSITIONS) * (lot - 1);
      const short = untilNextDelivery.expectedShortage(position) - untilDelivery.expectedShortage(position);
      averageStock +=
        (expectedLeftover(untilDelivery, position) + expectedLeftover(untilNextDelivery, position)) / 2 / POSITIONS;
      lostPerDay += Math.max(0, short) / reviewDays / POSITIONS;
      if (untilExpiry) wastePerDay += expectedLeftover(untilExpiry, position) / reviewDays / POSITIONS;
    }
  }
  const holding = holdingCostPerUnitDay(unitCost, terms.holdingRate) * averageStock;
  const shortageCost = shortageCostPerUnit(terms) ?? 0;
  return {
    serviceLevel,
    level: level ?? 0,
    averageStock,
    stockValue: unitCost * averageStock,
    demandPerDay,
    lostPerDay,
    wastePerDay,
    lostRevenuePerDay: price * lostPerDay,
    profitPerDay: (price - unitCost) * demandPerDay - shortageCost * lostPerDay - holding - unitCost * wastePerDay,
  };
}

export type TradeOffTotals = Omit<TradeOffPoint, 'level'>;

/** The same level for every product: the curve of a category or a store. All curves must be drawn through the same levels. */
export function sumTradeOff(curves: readonly (readonly TradeOffPoint[])[]): TradeOffTotals[] {
  if (curves.length === 0) return [];
  return curves[0].map((_, k) => sumOfPoints(curves.map((curve) => pointOf(curve, k, curves[0]))));
}

function pointOf(curve: readonly TradeOffPoint[], k: number, first: readonly TradeOffPoint[]): TradeOffPoint {
  if (curve.length !== first.length || curve[k].serviceLevel !== first[k].serviceLevel) {
    throw new RangeError('curves that are added up must have the same service levels');
  }
  return curve[k];
}

/** `serviceLevel`: weighted by demand. */
function sumOfPoints(points: readonly TradeOffPoint[]): TradeOffTotals {
  const total = (of: (point: TradeOffPoint) => number): number => points.reduce((sum, point) => sum + of(point), 0);
  const demandPerDay = total((point) => point.demandPerDay);
  const weighted = total((point) => point.serviceLevel * point.demandPerDay);
  return {
    serviceLevel: demandPerDay > 0 ? weighted / demandPerDay : (points[0]?.serviceLevel ?? 0),
    averageStock: total((point) => point.averageStock),
    stockValue: total((point) => point.stockValue),
    demandPerDay,
    lostPerDay: total((point) => point.lostPerDay),
    wastePerDay: total((point) => point.wastePerDay),
    lostRevenuePerDay: total((point) => point.lostRevenuePerDay),
    profitPerDay: total((point) => point.profitPerDay),
  };
}

export interface TradeOffOptimum {
  /** Point of each curve that is chosen; 0: no stock. */
  readonly chosen: readonly number[];
  readonly totals: TradeOffTotals;
}

/**
 * Prepares the optimum under a budget: each product gets its own level so that profit is largest while the average value
 * of all stock stays within it (the exchange curve of Silver, Pyke & Thomas, 4th ed., ch. 4 and 7, product by product
 * instead of by one multiplier). Answers each budget in milliseconds. Throws RangeError for a budget below 0.
 */
export function createTradeOffOptimizer(
  curves: readonly (readonly TradeOffPoint[])[],
): (stockValue: number) => TradeOffOptimum {
  const allocate = createBudgetAllocator(curves.map(toProfitCurve), { spendAtALoss: false });
  return (stockValue) => {
    const { units: chosen } = allocate(stockValue);
    return { chosen, totals: sumOfPoints(chosen.map((k, i) => curves[i][k])) };
  };
}

/** Points as steps of a budget: one "unit" a point, so that nothing lies between two of them. */
function toProfitCurve(curve: readonly TradeOffPoint[]): ProfitCurve {
  const [none] = curve;
  let cost = 0;
  return {
    packSize: 1,
    steps: curve.slice(1).map((point, i) => {
      // Equal quantiles are the same level; rounding must not let the cost fall.
      cost = Math.max(cost, point.stockValue);
      return { units: i + 1, cost, profit: point.profitPerDay - none.profitPerDay };
    }),
  };
}
