// Exponential smoothing: simple, and with the theta method's drift.
import { linearTrend } from './linear-trend.ts';
import { seasonIndices } from './season-index.ts';
import type { DemandHistory, SimpleForecaster } from './simple-forecaster.ts';

/** Weights tried; the one with the smallest one-step squared error inside the history is used. */
const WEIGHTS = [0.01, 0.02, 0.04, 0.07, 0.12, 0.2, 0.35, 0.6, 0.9];

/** Long histories: older values no longer move the level, only the choice of weight, and that a little. */
const MAX_STEPS = 730;

/** Simple exponential smoothing over seasonally adjusted demand (Hyndman & Athanasopoulos, FPP3, 8.1). */
export const ses: SimpleForecaster = { name: 'ses', forecast: (history, out) => smooth(history, out, false) };

/**
 * Theta method as simple exponential smoothing with drift: half the slope of the linear trend, added from the level
 * as Hyndman & Billah (2003), Unmasking the Theta method, IJF 19, eq. 8. Forecasts are kept at or above zero.
 */
export const theta: SimpleForecaster = { name: 'theta', forecast: (history, out) => smooth(history, out, true) };

/** Last steps of demand over the season's indices; place 0 of the indices is the first step after the origin. */
export function seasonallyAdjusted(history: DemandHistory): { adjusted: Float64Array; indices: ArrayLike<number> } {
  const demand = history.demand.subarray(Math.max(0, history.demand.length - MAX_STEPS));
  const indices = history.indices ?? seasonIndices(history);
  const { season } = history;
  const adjusted = new Float64Array(demand.length);
  for (let i = 0; i < demand.length; i++) {
    const index = indices[(((i - demand.length) % season) + season) % season];
    // A place without any sales carries no information about the level.
    adjusted[i] = index > 0.02 ? demand[i] / index : Number.NaN;
  }
  return { adjusted, indices };
}

function smooth(history: DemandHistory, out: Float64Array, withDrift: boolean): void {
  const { adjusted, indices } = seasonallyAdjusted(history);
  const { season } = history;
  let best = { error: Number.POSITIVE_INFINITY, level: 0, weight: 1, known: 0 };
  for (const weight of WEIGHTS) {
    const run = runSes(adjusted, weight);
    if (run.error < best.error) best = { ...run, weight };
  }
  const drift = withDrift ? linearTrend(adjusted).slope / 2 : 0;
  // The level lags behind the trend by (1 − (1 − a)^n) / a steps.
  const ahead = (1 - (1 - best.weight) ** best.known) / best.weight - 1;
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.max(0, best.level + drift * (i + 1 + ahead)) * indices[i % season];
  }
}

function runSes(values: Float64Array, weight: number): { error: number; level: number; known: number } {
  // Starts from the mean of the first values, so that a first sale of many does not set the level for months.
  let level = startLevel(values);
  let error = 0;
  let known = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const surprise = value - level;
    error += surprise * surprise;
    level += weight * surprise;
    known++;
  }
  return { error: known === 0 ? Number.POSITIVE_INFINITY : error, level: known === 0 ? 0 : level, known };
}

const START_VALUES = 14;

function startLevel(values: Float64Array): number {
  let sum = 0;
  let known = 0;
  for (let i = 0; i < values.length && known < START_VALUES; i++) {
    if (Number.isNaN(values[i])) continue;
    sum += values[i];
    known++;
  }
  return known === 0 ? 0 : sum / known;
}
