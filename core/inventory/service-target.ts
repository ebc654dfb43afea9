// From "how often may it run short" to a stock level: cycle service, fill rate, or what pays best.
import type { DemandDistribution } from '../math/distribution.ts';
import { smallestWith } from '../math/mixture.ts';

/** Share of demand that is met from the shelf, for a stock that serves demand from one delivery to the next. */
export type FillRateOf = (level: number) => number;

/**
 * Periodic review, order up to S: 1 − (E[(D_P − S)+] − E[(D_L − S)+]) / E[D_R]. What is short when the next delivery
 * comes, less what was short already when this one came, over the demand between the two (Sobel 2004, Manufacturing &
 * Service Operations Management 6, 41-52; Teunter 2009, European Journal of Operational Research 196, 553-560). 1 without
 * demand. Exact where customers wait; where they do not, what was lost is not asked for again and the rate is a little higher.
 */
export function periodicFillRate(untilDelivery: DemandDistribution, untilNext: DemandDistribution): FillRateOf {
  const demand = untilNext.expectedShortage(0) - untilDelivery.expectedShortage(0);
  if (!(demand > 0)) return () => 1;
  return (level) =>
    clampShare(1 - (untilNext.expectedShortage(level) - untilDelivery.expectedShortage(level)) / demand);
}

/** Positions between s and s + Q that are averaged over. */
const LOT_POINTS = 12;

/**
 * Reorder level s with lots of Q, the stock looked at again and again: after each look the position lies evenly between s
 * and s + Q (Hadley & Whitin 1963, Analysis of Inventory Systems, 5-3; Axsäter, Inventory Control, 3rd ed., 5.3), and each
 * such position y meets what periodicFillRate(y) says, until a delivery ordered now comes and until one ordered at the next
 * look does. Lots of more than 12 units are averaged over 12 evenly spaced positions.
 */
export function lotFillRate(
  untilDelivery: DemandDistribution,
  untilNextCheck: DemandDistribution,
  lot: number,
): FillRateOf {
  const fillRate = periodicFillRate(untilDelivery, untilNextCheck);
  const points = Math.min(LOT_POINTS, Math.ceil(lot));
  // Whole lots of few units: the positions s + 1 … s + Q themselves; of many: the middles of equal parts.
  const offset = lot <= LOT_POINTS ? 1 : 0.5;
  return (level) => {
    let sum = 0;
    for (let point = 0; point < points; point++) sum += fillRate(level + ((point + offset) * lot) / points);
    return sum / points;
  };
}

const clampShare = (share: number): number => Math.min(1, Math.max(0, share));

/** Levels are looked for up to this quantile of demand. */
const HIGHEST_LEVEL = 0.9999;

/** Smallest level whose fill rate is at least `target` (0 to 1, exclusive). Throws RangeError for another target. */
export function levelForFillRate(demand: DemandDistribution, fillRate: FillRateOf, target: number): number {
  if (!(target > 0 && target < 1)) throw new RangeError(`a fill rate must lie inside (0, 1), not ${target}`);
  const high = demand.quantile(HIGHEST_LEVEL);
  return fillRate(high) < target ? high : smallestWith((level) => fillRate(level) >= target, 0, high);
}

/** Bounds of an economic level: what lies beyond is not told from past errors. */
export const LEAST_ECONOMIC_LEVEL = 0.05;
export const MOST_ECONOMIC_LEVEL = 0.995;

export interface EconomicInput {
  /** Demand that the level is a quantile of. */
  readonly demand: DemandDistribution;
  /** Cu: what a unit short costs. */
  readonly shortageCost: number;
  /** What it costs to keep a unit that was not needed until the next delivery. */
  readonly holdingCost: number;
  /** What a unit is worth that expires, and demand until it does; null: it keeps. */
  readonly waste: { readonly unitCost: number; readonly untilExpiry: DemandDistribution } | null;
}

export interface EconomicLevel {
  /** tau = Cu / (Cu + Co). */
  readonly level: number;
  readonly shortageCost: number;
  /** Co: holding plus expected waste of a unit that was not needed. */
  readonly surplusCost: number;
}

/**
 * The level that pays best: the newsvendor's critical ratio Cu / (Cu + Co) (Arrow, Harris & Marschak 1951; Silver, Pyke &
 * Thomas, 9.2.2). A unit that was not needed until the next delivery may still be sold before it expires, so the waste in
 * Co is unit cost × P(it expires | it was not needed) = unit cost × F_T(S) / F_P(S), at the level S itself. Throws
 * RangeError for costs below 0 or all 0.
 */
export function economicLevel(input: EconomicInput): EconomicLevel {
  const { demand, shortageCost, holdingCost, waste } = input;
  if (!(shortageCost >= 0 && holdingCost >= 0 && shortageCost + holdingCost + (waste?.unitCost ?? 0) > 0)) {
    throw new RangeError(`costs must be 0 or more and not all 0, not ${shortageCost} and ${holdingCost}`);
  }
  const surplusAt = (tau: number): number => {
    if (!waste) return holdingCost;
    const stock = demand.quantile(tau);
    return holdingCost + waste.unitCost * Math.min(1, waste.untilExpiry.cdf(stock) / demand.cdf(stock));
  };
  const paysNoMore = (tau: number): boolean => shortageCost * (1 - tau) <= surplusAt(tau) * tau;
  const level = paysNoMore(MOST_ECONOMIC_LEVEL)
    ? smallestWith(paysNoMore, LEAST_ECONOMIC_LEVEL, MOST_ECONOMIC_LEVEL)
    : MOST_ECONOMIC_LEVEL;
  return { level, shortageCost, surplusCost: surplusAt(level) };
}
