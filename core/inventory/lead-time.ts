// Lead times that vary: which days a delivery takes with which probability, and demand until then.

import type { DemandDistribution } from '../math/distribution.ts';
import { mixtureDistribution } from '../math/mixture.ts';

/** This share of the deliveries takes so many days. */
export interface LeadTime {
  readonly days: number;
  readonly share: number;
}

/** Days from 0 to 180, each once; shares above 0 that add up to 1. Throws RangeError otherwise. */
export function checkLeadTimes(leadTimes: readonly LeadTime[]): void {
  const total = leadTimes.reduce((sum, { share }) => sum + share, 0);
  const isGood = ({ days, share }: LeadTime): boolean =>
    Number.isInteger(days) && days >= 0 && days <= 180 && share > 0;
  if (!leadTimes.every(isGood) || Math.abs(total - 1) > 1e-6) {
    throw new RangeError(`lead times must be whole days from 0 to 180 with shares that add up to 1, not to ${total}`);
  }
}

export const certainLeadTime = (days: number): LeadTime[] => [{ days, share: 1 }];

export const expectedLeadTimeDays = (leadTimes: readonly LeadTime[]): number =>
  leadTimes.reduce((sum, { days, share }) => sum + days * share, 0);

/**
 * Demand until a delivery that takes one of these lead times: a mixture over the days, not the demand of the mean lead
 * time, which would leave out that the delivery itself is uncertain. Orders are taken not to overtake each other.
 */
export const demandUntilDelivery = (
  leadTimes: readonly LeadTime[],
  demandOver: (leadTimeDays: number) => DemandDistribution,
): DemandDistribution => mixtureDistribution(leadTimes.map(({ days, share }) => ({ share, demand: demandOver(days) })));
