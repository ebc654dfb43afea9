// How far demand scatters around its forecast, as a function of the forecast's size.
import type { Spread } from './band-calibration.ts';

/** Forecasts are pooled into this many groups of equal number by size, fewer where there are few. */
const GROUPS = 12;
const MIN_IN_GROUP = 60;
/** Smallest relative variance: a forecast is never taken to be exact. */
const MIN_DISPERSION = 1e-4;
const MAX_DISPERSION = 1e4;

/**
 * Fits the spread to forecasts and outcomes: in each group of similar forecasts, d is the moment estimate
 * sum((y − m)² − m) / sum(m²), without the −m for decimals. Throws RangeError without a positive forecast.
 */
export function fitSpread(means: Float64Array, outcomes: Float64Array, isCount: boolean): Spread {
  const order = Array.from({ length: means.length }, (_, i) => i)
    .filter((i) => means[i] > 0)
    .sort((a, b) => means[a] - means[b]);
  if (order.length === 0) throw new RangeError('a spread needs at least one positive forecast');
  const groups = Math.max(1, Math.min(GROUPS, Math.floor(order.length / MIN_IN_GROUP)));
  const logMean: number[] = [];
  const logDispersion: number[] = [];
  for (let group = 0; group < groups; group++) {
    const from = Math.floor((group * order.length) / groups);
    const to = Math.floor(((group + 1) * order.length) / groups);
    let excess = 0;
    let squares = 0;
    let logs = 0;
    for (let k = from; k < to; k++) {
      const mean = means[order[k]];
      excess += (outcomes[order[k]] - mean) ** 2 - (isCount ? mean : 0);
      squares += mean * mean;
      logs += Math.log(mean);
    }
    const at = logs / (to - from);
    // Equal forecasts fill whole groups; interpolation needs ascending points.
    if (logMean.length > 0 && at - logMean[logMean.length - 1] < 1e-6) continue;
    logMean.push(at);
    logDispersion.push(Math.log(Math.min(MAX_DISPERSION, Math.max(MIN_DISPERSION, excess / squares))));
  }
  return { logMean, logDispersion };
}

/** d(mean); mean must be positive. */
export function dispersionAt({ logMean, logDispersion }: Spread, mean: number): number {
  const at = Math.log(mean);
  const last = logMean.length - 1;
  if (at <= logMean[0]) return Math.exp(logDispersion[0]);
  if (at >= logMean[last]) return Math.exp(logDispersion[last]);
  let k = 0;
  while (logMean[k + 1] < at) k++;
  const part = (at - logMean[k]) / (logMean[k + 1] - logMean[k]);
  return Math.exp(logDispersion[k] + part * (logDispersion[k + 1] - logDispersion[k]));
}

/** Variance of demand with this mean and dispersion. */
export const varianceOf = (mean: number, dispersion: number, isCount: boolean): number =>
  (isCount ? mean : 0) + dispersion * mean * mean;

/** Dispersion that gives `factor` times the variance, as far as a count can be that calm. */
export function scaleDispersion(dispersion: number, mean: number, factor: number, isCount: boolean): number {
  if (factor === 1) return dispersion;
  const variance = factor * varianceOf(mean, dispersion, isCount);
  return Math.max(MIN_DISPERSION, (variance - (isCount ? mean : 0)) / (mean * mean));
}
