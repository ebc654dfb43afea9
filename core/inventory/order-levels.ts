// The two levels of a stock policy and what lies between them and expected demand.
import type { DemandDistribution } from '../math/distribution.ts';

export interface OrderLevels {
  /** s: tau-quantile of demand until a delivery ordered now arrives (D_L). */
  readonly reorderLevel: number;
  /** S: tau-quantile of demand over the protection interval (D_P). */
  readonly orderUpToLevel: number;
  /** S − E[D_P]; may be 0 or below for slow movers, whose mean lies above most of their days. */
  readonly safetyStock: number;
}

/**
 * Periodic review, order up to (R, S): an order placed now must last until the one placed at the next review arrives,
 * so S is a quantile of demand over lead time plus review period (Silver, Pyke & Thomas, Inventory and Production
 * Management in Supply Chains, 4th ed., 6.9). Both are quantiles of *summed* demand: quantiles of days do not add up.
 */
export function orderLevels(
  untilDelivery: DemandDistribution,
  untilNextDelivery: DemandDistribution,
  serviceLevel: number,
): OrderLevels {
  const orderUpToLevel = untilNextDelivery.quantile(serviceLevel);
  return {
    reorderLevel: untilDelivery.quantile(serviceLevel),
    orderUpToLevel,
    safetyStock: orderUpToLevel - untilNextDelivery.mean,
  };
}

/**
 * The service level that pays best: Cu / (Cu + Co), the newsvendor's critical ratio (Arrow, Harris & Marschak 1951;
 * Silver, Pyke & Thomas, 9.2.2). `shortageCost` Cu: what a missed sale costs (unit margin + goodwill); `surplusCost`
 * Co: what a unit left over costs (holding over the exposure + expected waste). Both >= 0 and not both 0.
 */
export function economicServiceLevel(shortageCost: number, surplusCost: number): number {
  if (!(shortageCost >= 0 && surplusCost >= 0 && shortageCost + surplusCost > 0)) {
    throw new RangeError(`costs must be 0 or more and not both 0, not ${shortageCost} and ${surplusCost}`);
  }
  return shortageCost / (shortageCost + surplusCost);
}
