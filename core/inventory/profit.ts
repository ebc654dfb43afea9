// What stock and orders are worth: shortages and surplus in units from the distribution, then in money.
import type { DemandDistribution } from '../math/distribution.ts';
import type { OrderTerms } from './order-terms.ts';

/** E[(stock − D)+]: units expected to be left. From the identity (a − D)+ = a − D + (D − a)+. */
export function expectedLeftover(demand: DemandDistribution, stock: number): number {
  // expectedShortage(0) is the mean of the very quantiles that the shortage comes from; `mean` may be calibrated apart.
  return Math.max(0, stock - demand.expectedShortage(0) + demand.expectedShortage(stock));
}

/** price × E[(D_P − available)+]: sales value that stock and orders on the way do not cover. */
export function revenueAtRisk(untilNextDelivery: DemandDistribution, available: number, price: number): number {
  return price * untilNextDelivery.expectedShortage(available);
}

/** Cost of holding one unit for one day: unit cost × annual rate / 365. */
export const holdingCostPerUnitDay = (unitCost: number, holdingRate: number): number => (unitCost * holdingRate) / 365;

/**
 * Expected average stock over the cycle that an order serves: the mean of what is there when it arrives and what is
 * left when the next one does. `position` includes the order. (Average on-hand stock under (R, S): Silver, Pyke &
 * Thomas, 6.9; here with expectations from the distribution instead of the normal approximation.)
 */
export function expectedAverageStock(
  untilDelivery: DemandDistribution,
  untilNextDelivery: DemandDistribution,
  position: number,
): number {
  return (expectedLeftover(untilDelivery, position) + expectedLeftover(untilNextDelivery, position)) / 2;
}

export interface Priority {
  readonly value: number;
  readonly unit: 'money' | 'units';
}

/** Cu: margin of a missed sale + goodwill, major currency units; null: price or cost is not known. */
export const shortageCostPerUnit = ({ price, unitCost, goodwillShare }: OrderTerms): number | null =>
  price === null || unitCost === null ? null : price - unitCost + goodwillShare * price;

export interface GainInput {
  /** Demand until an order placed now is delivered. */
  readonly untilDelivery: DemandDistribution;
  /** Demand until the next one is, or until what is ordered now expires if that comes first. */
  readonly untilNextDelivery: DemandDistribution;
  /** Demand until what is ordered now expires; null: it keeps. */
  readonly untilExpiry: DemandDistribution | null;
  /** Inventory position before the order. */
  readonly position: number;
  /** Days between this order and the next. */
  readonly reviewDays: number;
  readonly terms: OrderTerms;
}

/**
 * Expected profit of ordering so many units today instead of nothing: (unit margin + goodwill) × shortage avoided −
 * holding cost of the extra units − cost of those that expire.
 *
 * Without the order E[(D_P − position)+] goes short until the next chance to order has been delivered; with it
 * E[(D_P − position − quantity)+]. What runs short before even today's order could arrive, E[(D_L − position)+], is
 * lost either way and is not counted as avoided. The extra units lie on the shelf over the review period, on average
 * half of those that will be sold. In units (shortage avoided) when neither price nor cost is known. Concave in the
 * quantity.
 */
export function gainOfOrdering(input: GainInput): (quantity: number) => Priority {
  const { untilDelivery, untilNextDelivery, untilExpiry, position, terms } = input;
  const { unitCost } = terms;
  const shortageCost = shortageCostPerUnit(terms);
  const lostAnyway = untilDelivery.expectedShortage(position);
  const without = untilNextDelivery.expectedShortage(position);
  const avoidedBy = (quantity: number): number => {
    const withOrder = untilNextDelivery.expectedShortage(position + quantity);
    return quantity > 0 ? Math.max(0, without - Math.max(lostAnyway, withOrder)) : 0;
  };
  if (shortageCost === null || unitCost === null) return (quantity) => ({ value: avoidedBy(quantity), unit: 'units' });
  const holdingPerUnit = holdingCostPerUnitDay(unitCost, terms.holdingRate) * input.reviewDays;
  const wasteOf = (quantity: number): number =>
    untilExpiry === null
      ? 0
      : expectedLeftover(untilExpiry, position + quantity) - expectedLeftover(untilExpiry, position);
  return (quantity) => {
    const avoided = avoidedBy(quantity);
    const holding = holdingPerUnit * (quantity - avoided / 2);
    return { value: shortageCost * avoided - holding - unitCost * wasteOf(quantity), unit: 'money' };
  };
}
