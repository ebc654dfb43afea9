// What an order decision is made of.
import type { DemandDistribution } from '../math/distribution.ts';
import type { OrderTerms } from './order-terms.ts';
import type { StockPosition } from './stock-position.ts';

/** Distribution of demand summed over the first `days` days after the origin; `days` from 0 to 180. */
export type DemandOver = (days: number) => DemandDistribution;

export interface DecisionInput {
  readonly demandOver: DemandOver;
  /**
   * Days between the origin, whose stock is known, and the day on which the order is placed: 0 when the list is for
   * the day after the origin. Demand of these days uses up stock before the order's own time begins.
   */
  readonly daysUntilOrder: number;
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
