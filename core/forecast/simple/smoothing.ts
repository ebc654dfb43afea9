// Exponential smoothing: simple, with the theta method's drift, and for intermittent demand (TSB).
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

/**
 * TSB: the chance of a sale and its size are smoothed apart, the chance on every step, so that a product which
 * stopped selling fades to zero (Teunter, Syntetos & Babai 2011, EJOR 214, eq. 3 and 4).
 */
export const tsb: SimpleForecaster = {
  name: 'tsb',
  forecast({ demand }, out) {
    const recent = lastSteps(demand);
    let best = { error: Number.POSITIVE_INFINITY, mean: 0 };
    for (const chanceWeight of [0.02, 0.05, 0.1, 0.2]) {
      for (const sizeWeight of [0.05, 0.15]) {
        const run = runTsb(recent, chanceWeight, sizeWeight);
        if (run.error < best.error) best = run;
      }
    }
    out.fill(best.mean);
  },
};

/** Last steps of demand over the season's indices; place 0 of the indices is the first step after the origin. */
export function seasonallyAdjusted(history: DemandHistory): { adjusted: Float64Array; indices: ArrayLike<number> } {
  const demand = lastSteps(history.demand);
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

const lastSteps = (demand: Float64Array): Float64Array => demand.subarray(Math.max(0, demand.length - MAX_STEPS));

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

function runTsb(values: Float64Array, chanceWeight: number, sizeWeight: number): { error: number; mean: number } {
  let chance = 0;
  let size = 0;
  let known = 0;
  let sales = 0;
  let error = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    const surprise = value - chance * size;
    error += surprise * surprise;
    known++;
    // The first steps are plain means (weight 1 / n), so that no start value has to be made up.
    chance += Math.max(chanceWeight, 1 / known) * ((value > 0 ? 1 : 0) - chance);
    if (value > 0) {
      sales++;
      size += Math.max(sizeWeight, 1 / sales) * (value - size);
    }
  }
  return { error: known === 0 ? Number.POSITIVE_INFINITY : error, mean: chance * size };
}
