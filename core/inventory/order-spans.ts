// The spans of days that an order is decided on, with the demand of each: lead time, protection interval, shelf life.
import type { DemandDistribution } from '../math/distribution.ts';
import { type DecisionInput, type DemandOver, MAX_DEMAND_DAYS, withinReach } from './decision-input.ts';
import { demandUntilDelivery } from './lead-time.ts';
import { orderMoment } from './order-calendar.ts';

export interface OrderSpans {
  readonly demandOver: DemandOver;
  /** Days from the origin to the order that is decided: the first on which one can be placed. */
  readonly daysUntilOrder: number;
  /** Whether that is the day that was asked about. */
  readonly orderDue: boolean;
  /** Days from this order to the next one. */
  readonly reviewDays: number;
  /** Demand from the origin until this order is delivered (D_L), and until the next one is (D_P). */
  readonly untilDelivery: DemandDistribution;
  readonly untilNextDelivery: DemandDistribution;
  /** Until an order placed at the next look at the stock is delivered; asked for by reorder levels only. */
  readonly untilNextCheck: () => DemandDistribution;
  /** Demand between this delivery and the next (D_R). */
  readonly betweenDeliveries: () => DemandDistribution;
  /** Until this order's units expire, and from their delivery on; null: they keep longer than forecasts reach. */
  readonly untilExpiry: DemandDistribution | null;
  readonly whileFresh: () => DemandDistribution;
}

export function orderSpans(input: DecisionInput): OrderSpans {
  const { terms, originDay, checkDays } = input;
  const demandOver = withinReach(input.demandOver);
  const asked = input.daysUntilOrder;
  const moment = orderMoment(originDay + 1 + asked, terms.orderWeekdays, terms.reviewPeriodDays);
  const start = asked + moment.waitDays;
  const reviewDays = moment.untilNextDays;
  const { leadTimes, shelfLifeDays } = terms;
  const until = (days: number): DemandDistribution =>
    demandUntilDelivery(leadTimes, (leadTime) => demandOver(start + leadTime + days));
  const afterDelivery = (days: number): DemandDistribution =>
    demandUntilDelivery(leadTimes, (leadTime) => demandOver(days, start + leadTime));
  const longest = Math.max(...leadTimes.map(({ days }) => days));
  const expires = shelfLifeDays !== null && start + longest + shelfLifeDays <= MAX_DEMAND_DAYS;
  return {
    demandOver,
    daysUntilOrder: start,
    orderDue: moment.waitDays === 0,
    reviewDays,
    untilDelivery: until(0),
    untilNextDelivery: until(reviewDays),
    untilNextCheck: () => until(terms.orderWeekdays === null ? checkDays : reviewDays),
    betweenDeliveries: () => afterDelivery(reviewDays),
    untilExpiry: expires ? until(shelfLifeDays) : null,
    whileFresh: () => afterDelivery(shelfLifeDays ?? 0),
  };
}
