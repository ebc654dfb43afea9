// A plan of one product whose replay can be worked by hand. Only for tests.
import { NO_CALENDAR } from '../features/feature-spec.ts';
import { testFrame } from '../frame/test-frame.ts';
import type { OrderTerms } from '../inventory/index.ts';
import { TEST_TERMS, withLeadTime } from '../inventory/test-terms.ts';
import type { DemandDistribution } from '../math/distribution.ts';
import type { ReplayPlan } from './replay-plan.ts';

/** Delivered after a day, ordered every second, to customers who go. */
export const PLAN_TERMS: OrderTerms = { ...TEST_TERMS, ...withLeadTime(1), reviewPeriodDays: 2, shortages: 'lost' };

/** 28 days of 2 sold each, then the days that are counted, the first of which opens with `stock`. */
export function testPlan(asked: readonly number[], stock: number, terms: Partial<OrderTerms> = {}): ReplayPlan {
  const startStep = 28;
  const steps = startStep + asked.length;
  const units = Array.from({ length: steps }, () => 2);
  const frame = testFrame({
    steps,
    series: [{ code: 'P', units, stock: units.map((_, step) => (step === startStep ? stock : Number.NaN)) }],
  });
  return {
    frame,
    calendar: NO_CALENDAR,
    startStep,
    demand: Float64Array.from([...units.slice(0, startStep), ...asked]),
    terms: [{ ...PLAN_TERMS, ...terms }],
    shortages: 'lost',
  };
}

/** Exactly so many units will be asked for. */
export const certainDemand = (units: number): DemandDistribution => ({
  mean: units,
  quantile: () => units,
  cdf: (x) => (x >= units ? 1 : 0),
  expectedShortage: (x) => Math.max(0, units - x),
});
