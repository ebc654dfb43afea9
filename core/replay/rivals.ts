// The policies that ours is compared with: a simple rule, and one that knows the future.
import type { StockState } from '#core/inventory/index.ts';

/** How far back the simple rule looks. */
export const RULE_DAYS = 28;
/** Settings of the simple rule that are tried: the cover it reorders at, as a multiple of average sales over L + R. */
export const RULE_FACTORS = [0.6, 0.8, 1, 1.25, 1.5, 2, 2.5, 3] as const;
/** The setting that is shown: half as much again as average sales. */
export const SHOWN_FACTOR = 1.5;

/**
 * Minimum and maximum from average sales m of the last four weeks: once the position has fallen to factor · m · (L + R), order up
 * to that and m · R more. Units wanted; 0: nothing.
 */
export function minMaxOrder(
  position: number,
  average: number,
  { leadTimeDays, reviewDays, factor }: { leadTimeDays: number; reviewDays: number; factor: number },
): number {
  const minimum = factor * average * (leadTimeDays + reviewDays);
  return position > minimum ? 0 : Math.max(0, minimum + average * reviewDays - position);
}

/**
 * Exactly what will be asked for between this delivery and the next, less what will be left when it arrives. `demand` from the
 * day after the order on; the delivery arrives after `leadTimeDays`, the next one after `nextDeliveryDays`. What is under way
 * is taken to be there in time: the clairvoyant ordered it for these very days.
 */
export function clairvoyantOrder(
  { onHand, onOrder, backordered }: Pick<StockState, 'onHand' | 'onOrder' | 'backordered'>,
  demand: ArrayLike<number>,
  { leadTimeDays, nextDeliveryDays }: { leadTimeDays: number; nextDeliveryDays: number },
): number {
  let left = onHand + onOrder - backordered;
  for (let day = 0; day < Math.min(leadTimeDays, demand.length); day++) left = Math.max(0, left - demand[day]);
  let needed = 0;
  for (let day = leadTimeDays; day < Math.min(nextDeliveryDays, demand.length); day++) needed += demand[day];
  return Math.max(0, needed - left);
}
