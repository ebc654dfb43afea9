// Terms whose orders can be worked by hand. Only for tests and benchmarks.
import { certainLeadTime } from './lead-time.ts';
import type { OrderTerms } from './order-terms.ts';

/** A product of cost 7 and price 10, ordered every 7 days, delivered after 3; customers wait. */
export const TEST_TERMS: OrderTerms = {
  leadTimes: certainLeadTime(3),
  leadTimeDays: 3,
  reviewPeriodDays: 7,
  orderWeekdays: null,
  policy: 'periodic',
  serviceMeasure: 'cycle',
  serviceLevel: 0.95,
  shortages: 'backordered',
  goodwillShare: 0,
  orderingCost: 0,
  holdingRate: 0.25,
  unitCost: 7,
  price: 10,
  packSize: 1,
  moq: 1,
  shelfLifeDays: null,
  storageLimit: null,
  supplier: null,
  sources: {},
  assumed: [],
};

/** The same with a lead time of so many days, always. */
export const withLeadTime = (leadTimeDays: number): Pick<OrderTerms, 'leadTimes' | 'leadTimeDays'> => ({
  leadTimes: certainLeadTime(leadTimeDays),
  leadTimeDays,
});
