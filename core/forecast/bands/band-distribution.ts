// The distribution handed out for one forecast: assumed shape (negative binomial, gamma), then recalibrated shares.
import { countDistribution, negativeBinomialDistribution } from '#core/math/counts.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { gammaDistribution } from '#core/math/gamma.ts';
import { quantileDistribution } from '#core/math/quantile-distribution.ts';
import type { ShareMap } from './band-calibration.ts';
import { applyMap, invertMap } from './share-map.ts';

/** From this mean on a unit more or less is nothing: counts are then treated as decimals and rounded. */
const LARGE_COUNT = 200;
/** Mass left out at the far end of a table. */
const NEGLIGIBLE = 1e-9;
/** Levels at which a decimal distribution is tabulated. */
const GRID: readonly number[] = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75,
  0.8, 0.85, 0.9, 0.925, 0.95, 0.965, 0.975, 0.985, 0.99, 0.995, 0.9975, 0.999,
];

export const NO_DEMAND: DemandDistribution = {
  mean: 0,
  quantile: () => 0,
  cdf: (x) => (x < 0 ? 0 : 1),
  expectedShortage: (x) => Math.max(0, -x),
};

/** The assumed distribution before recalibration. Mean above 0, dispersion above 0. */
export function assumedDistribution(mean: number, dispersion: number, isCount: boolean): DemandDistribution {
  if (isCount && mean < LARGE_COUNT) return negativeBinomialDistribution(mean, 1 / dispersion);
  return gammaDistribution(mean, 1 / (dispersion + (isCount ? 1 / mean : 0)));
}

/** Where an outcome fell in the assumed distribution: shares below it, and at or below it. */
export function sharesOf(
  assumed: DemandDistribution,
  mean: number,
  outcome: number,
  isCount: boolean,
): { below: number; upTo: number } {
  if (!isCount) {
    const share = outcome <= 0 ? 0 : assumed.cdf(outcome);
    return { below: share, upTo: share };
  }
  // Large counts are continuous inside: a count owns the unit around it.
  const half = mean < LARGE_COUNT ? 0 : 0.5;
  const below = outcome <= 0 ? 0 : assumed.cdf(outcome - 1 + half);
  return { below, upTo: assumed.cdf(outcome + half) };
}

/** The calibrated distribution; its `mean` is the forecast's, shown everywhere. */
export function bandDistribution(
  mean: number,
  dispersion: number,
  map: ShareMap,
  isCount: boolean,
): DemandDistribution {
  if (!(mean > 0)) return NO_DEMAND;
  const assumed = assumedDistribution(mean, dispersion, isCount);
  if (isCount && mean < LARGE_COUNT) {
    const table: number[] = [];
    let before = 0;
    for (let units = 0; ; units++) {
      const share = assumed.cdf(units);
      const calibrated = applyMap(map, share);
      table.push(Math.max(0, calibrated - before));
      before = Math.max(before, calibrated);
      if (share >= 1 - NEGLIGIBLE) break;
    }
    return { ...countDistribution(0, table), mean };
  }
  const values = GRID.map((level) => {
    const share = invertMap(map, level);
    return share <= 0 ? 0 : assumed.quantile(Math.min(share, 1 - NEGLIGIBLE));
  });
  return quantileDistribution(GRID, values, { isCount, mean });
}
