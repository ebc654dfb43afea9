// The order decision for one product: product.md's formulas put together, every number of them shown.
import type { Decision } from '../contract/predictions.ts';
import { daysOfCover } from './days-of-cover.ts';
import { type DecisionInput, type DemandOver, MAX_DEMAND_DAYS, NO_DEMAND } from './decision-input.ts';
import { orderLevels } from './order-levels.ts';
import { orderQuantity } from './order-quantity.ts';
import { expectedAverageStock, holdingCostPerUnitDay, orderPriority, revenueAtRisk } from './profit.ts';
import { type ProfitCurve, profitCurve } from './profit-steps.ts';
import { inventoryPosition } from './stock-position.ts';
import { OVERSTOCK_EXTRA_DAYS, OVERSTOCK_LEVEL, stockStatus } from './stock-status.ts';

/**
 * Decides whether and what to order, and says what is at stake. Money in major currency units.
 *
 * Where no stock is recorded the order cannot be S − position. It then is what will be sold over one review period,
 * in whole units: the order that leaves the shelf as it is, and the one that a shop following this policy would place
 * on average (position S − E[D_R]). Status, risk, cover, revenue at risk and holding cost stay unknown.
 */
export function decide(input: DecisionInput): Decision {
  const { stock, terms, daysUntilOrder } = input;
  const demandOver = withinReach(input.demandOver);
  const protectionDays = terms.leadTimeDays + terms.reviewPeriodDays;
  const untilDelivery = demandOver(daysUntilOrder + terms.leadTimeDays);
  const untilNext = demandOver(daysUntilOrder + protectionDays);
  const levels = orderLevels(untilDelivery, untilNext, terms.serviceLevel);

  const position = inventoryPosition(stock);
  const needed = position === null ? Math.round(untilNext.mean - untilDelivery.mean) : levels.orderUpToLevel - position;
  const order = orderQuantity(needed, terms.moq, terms.packSize);
  const priority = orderPriority(
    untilDelivery,
    untilNext,
    position ?? levels.orderUpToLevel - Math.max(0, needed),
    order.quantity,
    terms,
  );

  const onShelfAndComing = stock.onHand === null ? null : stock.onHand + stock.onOrder;
  const stockOutRisk = onShelfAndComing === null ? null : 1 - untilDelivery.cdf(onShelfAndComing);
  const { price, unitCost } = terms;
  return {
    status: stockStatus({
      onHand: stock.onHand,
      inventoryPosition: position,
      stockOutRisk,
      reorderLevel: levels.reorderLevel,
      overstockLevel: () => {
        // More days cannot ask for less: most products are settled without the longer sum.
        const least = untilNext.quantile(OVERSTOCK_LEVEL);
        return stock.onHand !== null && stock.onHand <= least ? least : overstockLevel(input);
      },
    }),
    onHand: stock.onHand,
    onOrder: stock.onOrder,
    committed: stock.committed,
    inventoryPosition: position,
    leadTimeDays: terms.leadTimeDays,
    reviewPeriodDays: terms.reviewPeriodDays,
    protectionDays,
    daysUntilOrder,
    serviceLevel: terms.serviceLevel,
    expectedDemandLeadTime: untilDelivery.mean,
    expectedDemandProtection: untilNext.mean,
    ...levels,
    packSize: terms.packSize,
    moq: terms.moq,
    orderQuantity: order.quantity,
    roundingUnits: order.roundingUnits,
    unitCost,
    price,
    orderCost: unitCost === null ? null : unitCost * order.quantity,
    daysOfCover:
      onShelfAndComing === null
        ? null
        : daysOfCover(demandOver, onShelfAndComing, untilNext.mean / Math.max(1, daysUntilOrder + protectionDays)),
    stockOutRisk,
    revenueAtRisk: position === null || price === null ? null : revenueAtRisk(untilNext, position, price),
    holdingCost:
      position === null || unitCost === null
        ? null
        : holdingCostPerUnitDay(unitCost, terms.holdingRate) *
          expectedAverageStock(untilDelivery, untilNext, position + order.quantity),
    priority: priority.value,
    priorityUnit: priority.unit,
    assumed: stock.onOrderKnown ? [...terms.assumed] : [...terms.assumed, 'onOrder'],
  };
}

/** The stock above which a product is overstocked: what 95 % of futures sell over the protection interval + 30 days. */
export function overstockLevel({ demandOver, daysUntilOrder, terms }: DecisionInput): number {
  const days = daysUntilOrder + terms.leadTimeDays + terms.reviewPeriodDays + OVERSTOCK_EXTRA_DAYS;
  return demandOver(Math.min(days, MAX_DEMAND_DAYS)).quantile(OVERSTOCK_LEVEL);
}

/** What each pack of a decided order earns, for budgets (see profitCurve); null: cost or price is not known. */
export function profitCurveOf(input: DecisionInput, decision: Decision): ProfitCurve | null {
  const demandOver = withinReach(input.demandOver);
  const quantity = decision.orderQuantity;
  return profitCurve({
    untilDelivery: demandOver(input.daysUntilOrder + decision.leadTimeDays),
    untilNextDelivery: demandOver(input.daysUntilOrder + decision.protectionDays),
    // Without a stock record: what `decide` takes it to be.
    position: decision.inventoryPosition ?? decision.orderUpToLevel - (quantity - decision.roundingUnits),
    terms: input.terms,
    quantity,
  });
}

/** Each sum is asked for once; no days have no demand; what lies beyond 180 days is cut. */
function withinReach(demandOver: DemandOver): DemandOver {
  const known = new Map<number, ReturnType<DemandOver>>([[0, NO_DEMAND]]);
  return (days) => {
    const reach = Math.min(days, MAX_DEMAND_DAYS);
    let demand = known.get(reach);
    if (!demand) {
      demand = demandOver(reach);
      known.set(reach, demand);
    }
    return demand;
  };
}
