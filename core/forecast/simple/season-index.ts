// Multiplicative seasonal indices for the smoothing methods, used only where the data show a season.
import { linearTrend } from './linear-trend.ts';
import type { DemandHistory } from './simple-forecaster.ts';

/** Whole seasons needed before an index is worth estimating. */
const MIN_SEASONS = 3;
const MAX_SEASONS = 52;
/** One-sided 95 % point, as in the test of R's forecast::thetaf (Assimakopoulos & Nikolopoulos 2000). */
const SIGNIFICANT = 1.645;

/**
 * Index of each place in the season, place 0 being the first step after the origin; mean 1. All ones where the
 * autocorrelation at the seasonal lag is not significant. Known values only, the last 52 seasons at most.
 */
export function seasonIndices({ demand, season }: DemandHistory): Float64Array {
  const indices = new Float64Array(season).fill(1);
  if (season < 2 || demand.length < MIN_SEASONS * season) return indices;
  const from = Math.max(0, demand.length - MAX_SEASONS * season);
  const recent = demand.subarray(from);
  if (!isSeasonal(recent, season)) return indices;
  const sums = new Float64Array(season);
  const counts = new Float64Array(season);
  for (let i = 0; i < recent.length; i++) {
    if (Number.isNaN(recent[i])) continue;
    const place = (((i - recent.length) % season) + season) % season;
    sums[place] += recent[i];
    counts[place]++;
  }
  let total = 0;
  for (let place = 0; place < season; place++) {
    // A place that is never known (a weekly closing day) takes the mean of the others.
    if (counts[place] === 0) sums[place] = Number.NaN;
    else sums[place] /= counts[place];
    if (!Number.isNaN(sums[place])) total += sums[place];
  }
  const known = sums.reduce((n, value) => n + (Number.isNaN(value) ? 0 : 1), 0);
  if (total <= 0) return indices;
  for (let place = 0; place < season; place++)
    indices[place] = Number.isNaN(sums[place]) ? 1 : (sums[place] * known) / total;
  return indices;
}

/** Around the linear trend: a rising series resembles itself a week ago without having any week in it. */
function isSeasonal(values: Float64Array, season: number): boolean {
  const { start, slope } = linearTrend(values);
  const around = values.map((value, i) => value - start - slope * i);
  let variance = 0;
  let scale = 0;
  let known = 0;
  for (let i = 0; i < around.length; i++) {
    if (Number.isNaN(around[i])) continue;
    variance += around[i] ** 2;
    scale += values[i] ** 2;
    known++;
  }
  // A variance at the size of rounding errors is a constant or a straight line.
  if (known < MIN_SEASONS * 2 || variance <= 1e-18 * scale) return false;
  let squares = 0;
  for (let lag = 1; lag < season; lag++) squares += autocovariance(around, lag) ** 2;
  const limit = SIGNIFICANT * Math.sqrt((1 + (2 * squares) / variance ** 2) / known);
  return autocovariance(around, season) / variance > limit;
}

/** Sum of products of values `lag` apart, over pairs that are both known. */
function autocovariance(values: Float64Array, lag: number): number {
  let sum = 0;
  for (let i = lag; i < values.length; i++) {
    const product = values[i] * values[i - lag];
    if (!Number.isNaN(product)) sum += product;
  }
  return sum;
}
