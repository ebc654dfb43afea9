// A mixture of demand distributions: one of several holds, each with its own probability.
import type { DemandDistribution } from './distribution.ts';

export interface MixturePart {
  /** Probability, above 0; all parts add up to 1. */
  readonly share: number;
  readonly demand: DemandDistribution;
}

/** Quantiles are found to this share of their size; whole ones are met exactly. */
const PRECISION = 1e-9;

/**
 * F(x) = Σ share × F_i(x). Mean and shortages mix by the same shares; a quantile is found by halving between the
 * smallest and the largest of the parts' own. (Demand over a random lead time: Silver, Pyke & Thomas, Inventory and
 * Production Management in Supply Chains, 4th ed., 6.10, without its normal approximation.) Throws RangeError when the
 * shares are not above 0 or do not add up to 1.
 */
export function mixtureDistribution(parts: readonly MixturePart[]): DemandDistribution {
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  if (!(parts.every(({ share }) => share > 0) && Math.abs(total - 1) < 1e-6)) {
    throw new RangeError(`shares of a mixture must be above 0 and add up to 1, not to ${total}`);
  }
  if (parts.length === 1) return parts[0].demand;
  const mix = (of: (demand: DemandDistribution) => number): number =>
    parts.reduce((sum, { share, demand }) => sum + (share / total) * of(demand), 0);
  const cdf = (x: number): number => mix((demand) => demand.cdf(x));
  return {
    mean: mix((demand) => demand.mean),
    cdf,
    expectedShortage: (x) => mix((demand) => demand.expectedShortage(x)),
    quantile: (tau) => {
      const own = parts.map(({ demand }) => demand.quantile(tau));
      return smallestWith((x) => cdf(x) >= tau - 1e-12, Math.min(...own), Math.max(...own));
    },
  };
}

/**
 * Smallest x from `low` to `high` for which a condition holds that, once met, stays met; it must hold at `high`. A whole
 * number is met exactly, so that units stay units.
 */
export function smallestWith(holds: (x: number) => boolean, low: number, high: number): number {
  if (holds(low)) return low;
  let [below, above] = [low, high];
  const precision = PRECISION * Math.max(1, Math.abs(high));
  while (above - below > precision) {
    const middle = (below + above) / 2;
    if (holds(middle)) above = middle;
    else below = middle;
  }
  const whole = Math.round(above);
  return Math.abs(whole - above) <= 2 * precision && holds(whole) ? whole : above;
}
