// The order decision for one product: product.md's formulas put together, every number of them shown.
import type { Decision } from '../contract/predictions.ts';
import { isoFromDay } from '../math/day.ts';
import { toMinorUnits } from '../math/money.ts';
import { daysOfCover } from './days-of-cover.ts';
import { type DecisionInput, MAX_DEMAND_DAYS } from './decision-input.ts';
import { type OrderLevels, orderLevels } from './order-levels.ts';
import { limitedOrder, type OrderLimits } from './order-quantity.ts';
import { type OrderSpans, orderSpans } from './order-spans.ts';
import { orderSteps } from './order-steps.ts';
import {
  expectedAverageStock,
  expectedLeftover,
  type GainInput,
  gainOfOrdering,
  holdingCostPerUnitDay,
  type Priority,
  revenueAtRisk,
} from './profit.ts';
import { type ProfitCurve, profitCurve } from './profit-steps.ts';
import { inventoryPosition } from './stock-position.ts';
import { OVERSTOCK_EXTRA_DAYS, OVERSTOCK_LEVEL, stockStatus } from './stock-status.ts';

/**
 * Decides whether and what to order, and says what is at stake. Money in major currency units.
 *
 * Where no stock is recorded the order cannot be S − position. It then is what will be sold over one review period,
 * in whole units: the order that leaves the shelf as it is, and the one that a shop following this policy would place
 * on average (position S − E[D_R]). Status, risk, cover, revenue at risk and holding cost stay unknown.
 *
 * On a day on which the supplier takes no orders the quantity is 0, and everything else is that of the next order day.
 */
export function decide(input: DecisionInput): Decision {
  const { stock, terms } = input;
  const spans = orderSpans(input);
  const { untilDelivery, untilNextDelivery, reviewDays, daysUntilOrder, orderDue } = spans;
  const levels = orderLevels(spans, terms);
  const position = inventoryPosition(stock);
  const needed = unitsNeeded(spans, levels, terms, position);
  const wanted = withoutLostSales(needed, spans, levels, terms, position);
  const gainInput = gainInputOf(spans, input, position ?? levels.orderUpToLevel - Math.max(0, needed));
  const gain = gainOfOrdering(gainInput);
  const order = limitedOrder(wanted, terms, limitsOf(spans, levels, terms, position), (quantity) => {
    const { value, unit } = gain(quantity);
    return unit === 'money' ? value : null;
  });
  const quantity = orderDue ? order.quantity : 0;
  const priority = gain(quantity);
  const protectionDays = terms.leadTimeDays + reviewDays;

  const onShelfAndComing = stock.onHand === null ? null : stock.onHand + stock.onOrder;
  const stockOutRisk = onShelfAndComing === null ? null : 1 - untilDelivery.cdf(onShelfAndComing);
  const { price, unitCost } = terms;
  const orderDay = input.originDay + 1 + daysUntilOrder;
  return {
    status: stockStatus({
      onHand: stock.onHand,
      inventoryPosition: position,
      stockOutRisk,
      reorderLevel: levels.reorderLevel,
      overstockLevel: () => {
        // More days cannot ask for less: most products are settled without the longer sum.
        const least = untilNextDelivery.quantile(OVERSTOCK_LEVEL);
        return stock.onHand !== null && stock.onHand <= least ? least : overstockOf(spans, terms);
      },
    }),
    onHand: stock.onHand,
    onOrder: stock.onOrder,
    committed: stock.committed,
    inventoryPosition: position,
    supplier: terms.supplier?.name ?? null,
    leadTimeDays: terms.leadTimeDays,
    leadTimes: [...terms.leadTimes],
    reviewPeriodDays: reviewDays,
    protectionDays,
    daysUntilOrder,
    orderDue,
    orderDay: isoFromDay(orderDay),
    nextOrderDay: isoFromDay(orderDay + reviewDays),
    policy: terms.policy,
    shortages: terms.shortages,
    expectedDemandLeadTime: untilDelivery.mean,
    expectedDemandProtection: untilNextDelivery.mean,
    ...levels,
    packSize: terms.packSize,
    moq: terms.moq,
    shelfLifeDays: terms.shelfLifeDays,
    storageLimit: terms.storageLimit,
    orderQuantity: quantity,
    roundingUnits: orderDue ? Math.max(0, order.quantity - order.allowed) : 0,
    conflict: order.conflict,
    expectedWaste:
      position === null || spans.untilExpiry === null ? null : expectedLeftover(spans.untilExpiry, position + quantity),
    unitCost,
    price,
    orderCost: unitCost === null ? null : toMinorUnits(unitCost * quantity),
    daysOfCover:
      onShelfAndComing === null
        ? null
        : daysOfCover(
            spans.demandOver,
            onShelfAndComing,
            untilNextDelivery.mean / Math.max(1, daysUntilOrder + protectionDays),
          ),
    stockOutRisk,
    revenueAtRisk: position === null || price === null ? null : revenueAtRisk(untilNextDelivery, position, price),
    holdingCost:
      position === null || unitCost === null
        ? null
        : holdingCostPerUnitDay(unitCost, terms.holdingRate) *
          expectedAverageStock(untilDelivery, untilNextDelivery, position + quantity),
    priority: priority.value,
    priorityUnit: priority.unit,
    steps: orderSteps({ levels, stock, position, needed, wanted, order, orderDue }),
    sources: terms.sources,
    assumed: stock.onOrderKnown ? [...terms.assumed] : [...terms.assumed, 'onOrder'],
  };
}

/** What the policy asks for; 0 or below: nothing. */
function unitsNeeded(
  { untilDelivery, untilNextDelivery }: OrderSpans,
  { reorderLevel, orderUpToLevel, lotSize }: OrderLevels,
  { policy }: DecisionInput['terms'],
  position: number | null,
): number {
  if (position === null) return Math.round(untilNextDelivery.mean - untilDelivery.mean);
  if (lotSize === null) return orderUpToLevel - position;
  if (position > reorderLevel) return 0;
  if (policy === 'reorder-up-to') return orderUpToLevel - position;
  // Lots until the position is above the reorder level again (Axsäter, Inventory Control, 3rd ed., 3.2: (R, nQ)).
  return (Math.floor((reorderLevel - position) / lotSize) + 1) * lotSize;
}

/**
 * Customers who find the shelf empty and go do not come back for the units: after the delivery demand is D_R, whatever was
 * missing before. The units needed are then min(D_P − x, D_R), so the tau-quantile of D_R is enough, however far the
 * position lies below the level (a capped base-stock policy: Xin 2021, Operations Research 69, 61-70). It matters only
 * where stock may run out before the delivery.
 */
function withoutLostSales(
  needed: number,
  spans: OrderSpans,
  levels: OrderLevels,
  { shortages, policy }: DecisionInput['terms'],
  position: number | null,
): number {
  if (shortages !== 'lost' || policy !== 'periodic' || position === null || needed <= 0) return needed;
  const tau = likeLevel(levels);
  if (spans.untilDelivery.cdf(position) >= tau) return needed;
  return Math.min(needed, spans.betweenDeliveries().quantile(tau));
}

/** This share of futures leaves room for what is to be stored. */
const ROOM_CERTAINTY = 0.9;

function limitsOf(
  spans: OrderSpans,
  levels: OrderLevels,
  { storageLimit, shortages }: DecisionInput['terms'],
  position: number | null,
): OrderLimits {
  const tau = likeLevel(levels);
  let shelfLife = Number.POSITIVE_INFINITY;
  if (spans.untilExpiry !== null) {
    const sellsFresh = (): number => spans.whileFresh().quantile(tau);
    shelfLife = position === null ? sellsFresh() : spans.untilExpiry.quantile(tau) - position;
    if (position !== null && shortages === 'lost') shelfLife = Math.min(shelfLife, sellsFresh());
  }
  // What is there when the order comes, if little is sold until then.
  const left = position === null ? 0 : Math.max(0, position - spans.untilDelivery.quantile(1 - ROOM_CERTAINTY));
  return { shelfLife, storage: storageLimit === null ? Number.POSITIVE_INFINITY : storageLimit - left };
}

/** The cycle service that the level stands for, whatever measure it was found by. */
const likeLevel = ({ cycleService, serviceLevel, serviceMeasure }: OrderLevels): number =>
  serviceMeasure === 'fill' ? Math.min(0.9999, Math.max(0.0001, cycleService)) : serviceLevel;

function gainInputOf(spans: OrderSpans, { terms }: DecisionInput, position: number): GainInput {
  const { untilExpiry, reviewDays } = spans;
  const isGoneFirst = untilExpiry !== null && (terms.shelfLifeDays ?? 0) < reviewDays;
  return {
    untilDelivery: spans.untilDelivery,
    untilNextDelivery: isGoneFirst ? untilExpiry : spans.untilNextDelivery,
    untilExpiry,
    position,
    reviewDays,
    terms,
  };
}

/** The stock above which a product is overstocked: what 95 % of futures sell over the protection interval + 30 days. */
export const overstockLevel = (input: DecisionInput): number => overstockOf(orderSpans(input), input.terms);

function overstockOf({ demandOver, daysUntilOrder, reviewDays }: OrderSpans, terms: DecisionInput['terms']): number {
  const days = daysUntilOrder + Math.ceil(terms.leadTimeDays) + reviewDays + OVERSTOCK_EXTRA_DAYS;
  return demandOver(Math.min(days, MAX_DEMAND_DAYS)).quantile(OVERSTOCK_LEVEL);
}

/** What each pack of a decided order earns, for budgets (see profitCurve); null: cost or price is not known. */
export const profitCurveOf = (input: DecisionInput, decision: Decision): ProfitCurve | null =>
  profitCurve({ ...decidedOn(input, decision), quantity: decision.orderQuantity });

/** What any quantity would have earned instead of the one that was decided (see gainOfOrdering). */
export const gainInstead = (input: DecisionInput, decision: Decision): ((quantity: number) => Priority) =>
  gainOfOrdering(decidedOn(input, decision));

function decidedOn(input: DecisionInput, decision: Decision): GainInput {
  const { inventoryPosition, orderUpToLevel, orderQuantity, roundingUnits } = decision;
  // Without a stock record: what `decide` takes it to be.
  const position = inventoryPosition ?? orderUpToLevel - (orderQuantity - roundingUnits);
  return gainInputOf(orderSpans(input), input, position);
}
