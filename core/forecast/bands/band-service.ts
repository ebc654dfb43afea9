// Bands for any forecast of a trained model: finds the right cell, interpolates between cells, makes the distribution.
import type { DemandClass } from '#core/contract/units.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { normalQuantile } from '#core/math/normal.ts';
import { quantileDistribution } from '#core/math/quantile-distribution.ts';
import type { BandCalibration, BandCell, ShareMap, SumBand, TotalBand, TotalBands } from './band-calibration.ts';
import { bandDistribution, NO_DEMAND } from './band-distribution.ts';
import { mixMaps } from './share-map.ts';
import { dispersionAt, scaleDispersion } from './spread.ts';

/** Whose band it is: class on the origin, the product's variance factor, and how well a new one's level is known. */
export interface BandSubject {
  readonly demandClass: DemandClass;
  readonly factor: number;
  /** Relative variance of the level itself: comes on top for new products. 0 when left out. */
  readonly levelVariance?: number;
}

export interface BandService {
  /** Demand of the single step `step` after the origin. */
  daily(subject: BandSubject, step: number, mean: number): DemandDistribution;
  /** Demand of `steps` steps from step `from` on, summed; `mean` is the mean of the sum. One step: as `daily`. */
  sum(subject: BandSubject, from: number, steps: number, mean: number): DemandDistribution;
  total(ofStore: boolean, step: number, mean: number): DemandDistribution;
  totalSum(ofStore: boolean, from: number, steps: number, mean: number): DemandDistribution;
}

/** Relative variance of sums longer than the longest calibrated one grows with at most this power of their length. */
const MAX_GROWTH = 0.5;
/**
 * And not beyond this: a longer sum is never smaller, so its low quantiles must not fall. Those of a gamma distribution with
 * a mean m and relative variance d m^g go on rising with m as long as the relative variance is at most about this.
 */
const GROWN_DISPERSION = 0.1;
const TOTAL_GRID: readonly number[] = [
  0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99, 0.995,
  0.999,
];

export function createBandService(calibration: BandCalibration): BandService {
  const { isCount, daily, sums } = calibration;
  const dailyCell = (step: number): BandCell =>
    (daily.find((band) => step <= band.toStep) ?? daily[daily.length - 1]).cell;

  const distribution = (subject: BandSubject, mean: number, dispersion: number, map: ShareMap): DemandDistribution => {
    const scaled = scaleDispersion(dispersion, mean, subject.factor, isCount);
    return bandDistribution(mean, scaled + (subject.levelVariance ?? 0), map, isCount);
  };

  const single: BandService['daily'] = (subject, step, mean) => {
    if (!(mean > 0)) return NO_DEMAND;
    const cell = dailyCell(step);
    return distribution(subject, mean, dispersionAt(cell.spread, mean), mapOf(cell, subject.demandClass));
  };
  const singleTotal: BandService['total'] = (ofStore, step, mean) => {
    const bands = bandsOf(calibration, ofStore).daily;
    return logNormal(
      mean,
      (bands.find((band) => step <= band.toStep) ?? bands[bands.length - 1]).logDeviation,
      isCount,
    );
  };

  return {
    daily: single,
    sum(subject, from, steps, mean) {
      if (steps === 1) return single(subject, from, mean);
      if (!(mean > 0)) return NO_DEMAND;
      const { dispersion, map } = sumParts(sums, subject.demandClass, steps, mean);
      // Sums that begin later scatter more, by as much as single steps do there against steps at the origin.
      const perStep = Math.max(mean / steps, 1e-12);
      const later = dispersionAt(dailyCell(from + Math.floor(steps / 2)).spread, perStep);
      const now = dispersionAt(dailyCell(1 + Math.floor(steps / 2)).spread, perStep);
      return distribution(subject, mean, dispersion * Math.max(1, later / now), map);
    },
    total: singleTotal,
    totalSum: (ofStore, from, steps, mean) => {
      if (steps === 1) return singleTotal(ofStore, from, mean);
      const { sums: ofSums, daily: ofDays } = bandsOf(calibration, ofStore);
      const dayBand = (step: number) => ofDays.find((band) => step <= band.toStep) ?? ofDays[ofDays.length - 1];
      const later =
        dayBand(from + Math.floor(steps / 2)).logDeviation / dayBand(1 + Math.floor(steps / 2)).logDeviation;
      return logNormal(mean, totalDeviation(ofSums, steps) * Math.max(1, later), isCount);
    },
  };
}

const bandsOf = (calibration: BandCalibration, ofStore: boolean): TotalBands =>
  ofStore ? calibration.store : calibration.category;

const mapOf = (cell: BandCell, demandClass: DemandClass): ShareMap => cell.mapByClass[demandClass] ?? cell.map;

/**
 * Dispersion and shares for sums of any length. Between two calibrated lengths both are interpolated over the log of
 * the length, each cell read at the mean that the same demand per step gives its own length. Beyond the longest, the
 * relative variance goes on growing as it did between the last two, but not faster than with the square root of the
 * length, and not above GROWN_DISPERSION: errors of the level persist, errors of single days average out.
 */
function sumParts(
  sums: readonly SumBand[],
  demandClass: DemandClass,
  steps: number,
  mean: number,
): { dispersion: number; map: ShareMap } {
  const at = (band: SumBand) => dispersionAt(band.cell.spread, (mean * band.steps) / steps);
  const upper = sums.findIndex((band) => band.steps >= steps);
  if (upper === 0) return { dispersion: at(sums[0]), map: mapOf(sums[0].cell, demandClass) };
  if (upper > 0) {
    const [a, b] = [sums[upper - 1], sums[upper]];
    const part = Math.log(steps / a.steps) / Math.log(b.steps / a.steps);
    return {
      dispersion: at(a) ** (1 - part) * at(b) ** part,
      map: mixMaps(mapOf(a.cell, demandClass), mapOf(b.cell, demandClass), part),
    };
  }
  const last = sums[sums.length - 1];
  const there = at(last);
  const grown = there * (steps / last.steps) ** growthOf(sums, at);
  return { dispersion: Math.max(there, Math.min(GROWN_DISPERSION, grown)), map: mapOf(last.cell, demandClass) };
}

function growthOf(sums: readonly SumBand[], dispersionOf: (band: SumBand) => number): number {
  if (sums.length < 2) return 0;
  const [a, b] = sums.slice(-2);
  const growth = Math.log(dispersionOf(b) / dispersionOf(a)) / Math.log(b.steps / a.steps);
  return Math.min(MAX_GROWTH, Math.max(0, growth));
}

function totalDeviation(sums: readonly TotalBand[], steps: number): number {
  const upper = sums.findIndex((band) => band.toStep >= steps);
  if (upper === 0) return sums[0].logDeviation;
  if (upper < 0) return sums[sums.length - 1].logDeviation;
  const [a, b] = [sums[upper - 1], sums[upper]];
  const part = Math.log(steps / a.toStep) / Math.log(b.toStep / a.toStep);
  return a.logDeviation ** (1 - part) * b.logDeviation ** part;
}

/** Lognormal around the forecast as its median; `mean` stays the forecast. */
function logNormal(mean: number, deviation: number, isCount: boolean): DemandDistribution {
  if (!(mean > 0)) return NO_DEMAND;
  const values = TOTAL_GRID.map((tau) => mean * Math.exp(deviation * normalQuantile(tau)));
  return quantileDistribution(TOTAL_GRID, values, { isCount, mean });
}
