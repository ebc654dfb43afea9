// The levels of a stock policy: how high the service target asks the stock to be, and when an order is due.
import type { DemandDistribution } from '../math/distribution.ts';
import type { OrderSpans } from './order-spans.ts';
import type { OrderTerms } from './order-terms.ts';
import { holdingCostPerUnitDay, shortageCostPerUnit } from './profit.ts';
import { economicLevel, type FillRateOf, levelForFillRate, lotFillRate, periodicFillRate } from './service-target.ts';

export interface OrderLevels {
  /** s (see decisionSchema). */
  readonly reorderLevel: number;
  /** S. */
  readonly orderUpToLevel: number;
  /** Level of the service target − expected demand of the days it covers; may be below 0 for slow movers. */
  readonly safetyStock: number;
  /** Q; null: periodic review. */
  readonly lotSize: number | null;
  readonly serviceMeasure: OrderTerms['serviceMeasure'];
  /** The target: tau, or the fill rate. */
  readonly serviceLevel: number;
  readonly shortageCost: number | null;
  readonly surplusCost: number | null;
  /** What the level leads to. */
  readonly cycleService: number;
  readonly fillRate: number;
}

/**
 * Periodic review (R, S): an order placed now must last until the one placed at the next review arrives, so S serves
 * demand over lead time plus review period (Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains,
 * 4th ed., 6.9); s, over the lead time, only names the status "low". Reorder levels (s, S) and (s, Q): stock is looked
 * at every `checkDays`, so s serves demand over lead time plus those days (op. cit. 6.7, its undershoot included by the
 * days), and S = s + Q. Levels are quantiles of *summed* demand: quantiles of days do not add up.
 */
export function orderLevels(spans: OrderSpans, terms: OrderTerms): OrderLevels {
  const { untilDelivery, untilNextDelivery, reviewDays } = spans;
  if (terms.policy === 'periodic') {
    const fillRate = periodicFillRate(untilDelivery, untilNextDelivery);
    const target = serviceTarget(spans, terms, untilNextDelivery, fillRate, reviewDays);
    const likeIt = Math.min(0.9999, Math.max(1e-4, target.tau));
    return {
      ...target.shown,
      reorderLevel: untilDelivery.quantile(likeIt),
      orderUpToLevel: target.level,
      safetyStock: target.level - untilNextDelivery.mean,
      lotSize: null,
    };
  }
  const daily = Math.max(0, untilNextDelivery.mean - untilDelivery.mean) / reviewDays;
  const lotSize = economicLot(daily, reviewDays, terms);
  const covered = spans.untilNextCheck();
  const lotDays = daily > 0 ? lotSize / daily : reviewDays;
  const target = serviceTarget(spans, terms, covered, lotFillRate(untilDelivery, covered, lotSize), lotDays);
  return {
    ...target.shown,
    reorderLevel: target.level,
    orderUpToLevel: target.level + lotSize,
    safetyStock: target.level - covered.mean,
    lotSize,
  };
}

/** `exposureDays`: how long a unit that was not needed waits for the next chance to be. */
function serviceTarget(
  { untilExpiry }: OrderSpans,
  terms: OrderTerms,
  demand: DemandDistribution,
  fillRate: FillRateOf,
  exposureDays: number,
) {
  const { serviceLevel, unitCost } = terms;
  const at = (
    level: number,
    tau: number,
    serviceMeasure: OrderTerms['serviceMeasure'],
    costs?: { shortageCost: number; surplusCost: number },
  ) => ({
    level,
    tau,
    shown: {
      serviceMeasure,
      serviceLevel: serviceMeasure === 'economic' ? tau : serviceLevel,
      shortageCost: costs?.shortageCost ?? null,
      surplusCost: costs?.surplusCost ?? null,
      cycleService: demand.cdf(level),
      fillRate: fillRate(level),
    },
  });
  if (terms.serviceMeasure === 'fill') {
    const level = levelForFillRate(demand, fillRate, serviceLevel);
    return at(level, demand.cdf(level), 'fill');
  }
  const shortageCost = economicShortageCost(terms);
  if (terms.serviceMeasure === 'economic' && shortageCost !== null && unitCost !== null && unitCost > 0) {
    const economic = economicLevel({
      demand,
      shortageCost,
      holdingCost: holdingCostPerUnitDay(unitCost, terms.holdingRate) * exposureDays,
      waste: untilExpiry && { unitCost, untilExpiry },
    });
    return at(demand.quantile(economic.level), economic.level, 'economic', economic);
  }
  return at(demand.quantile(serviceLevel), serviceLevel, 'cycle');
}

/**
 * Cu of the economic level. Who does not wait takes the margin along: margin + goodwill. Who waits costs goodwill only;
 * without any there is nothing to weigh, and the level of the store counts. null: cannot be said.
 */
function economicShortageCost(terms: OrderTerms): number | null {
  if (terms.price === null) return null;
  if (terms.shortages === 'lost') return Math.max(0, shortageCostPerUnit(terms) ?? 0);
  return terms.goodwillShare > 0 ? terms.goodwillShare * terms.price : null;
}

/**
 * Units of one lot, in whole packs and not below the minimum. With a cost of ordering the economic order quantity
 * sqrt(2 K D / h) (Harris 1913; Silver, Pyke & Thomas, 4.3), rounded to the nearest pack, as its costs are flat there;
 * without one what a review period sells. Never more than keeps fresh.
 */
function economicLot(daily: number, reviewDays: number, terms: OrderTerms): number {
  const { orderingCost, unitCost, holdingRate, packSize, moq, shelfLifeDays } = terms;
  const holding = unitCost === null ? 0 : holdingCostPerUnitDay(unitCost, holdingRate);
  const wanted = orderingCost > 0 && holding > 0 ? Math.sqrt((2 * orderingCost * daily) / holding) : daily * reviewDays;
  const fresh = Math.min(wanted, daily * (shelfLifeDays ?? Number.POSITIVE_INFINITY));
  return Math.max(1, Math.ceil(moq / packSize), Math.round(fresh / packSize)) * packSize;
}
