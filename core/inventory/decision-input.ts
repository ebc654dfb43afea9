// What an order decision is made of.
import type { Day } from '../math/day.ts';
import type { DemandDistribution } from '../math/distribution.ts';
import type { OrderTerms } from './order-terms.ts';
import type { StockPosition } from './stock-position.ts';

/** Distribution of demand summed over `days` days (0 to 180) that begin `after` days after the origin (0 when left out). */
export type DemandOver = (days: number, after?: number) => DemandDistribution;

export interface DecisionInput {
  readonly demandOver: DemandOver;
  /** The day whose close the stock is known of. */
  readonly originDay: Day;
  /**
   * Days between the origin and the day on which the order is placed: 0 when the list is for the day after the origin.
   * Demand of these days uses up stock before the order's own time begins.
   */
  readonly daysUntilOrder: number;
  /** Days between two looks at the stock: 1 for daily series. Reorder levels must last them, too. */
  readonly checkDays: number;
  readonly stock: StockPosition;
  readonly terms: OrderTerms;
}

/** No days, no demand. */
export const NO_DEMAND: DemandDistribution = {
  mean: 0,
  quantile: () => 0,
  cdf: (x) => (x >= 0 ? 1 : 0),
  expectedShortage: (x) => Math.max(0, -x),
};

/** Sums of demand reach this far (see StoreForecast.sum); longer intervals are cut here. */
export const MAX_DEMAND_DAYS = 180;

/** Each sum is asked for once; no days have no demand; what lies beyond 180 days is cut. */
export function withinReach(demandOver: DemandOver): DemandOver {
  const known = new Map<number, DemandDistribution>();
  return (days, after = 0) => {
    const reach = Math.min(days, MAX_DEMAND_DAYS);
    if (reach <= 0) return NO_DEMAND;
    const key = after * (MAX_DEMAND_DAYS + 1) + reach;
    let demand = known.get(key);
    if (!demand) {
      demand = after === 0 ? demandOver(reach) : demandOver(reach, after);
      known.set(key, demand);
    }
    return demand;
  };
}
