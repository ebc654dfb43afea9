// Exponential smoothing with a damped trend, ETS(A,Ad,·) over seasonally adjusted demand.
import type { SimpleForecaster } from './simple-forecaster.ts';
import { seasonallyAdjusted } from './smoothing.ts';

/** Weights of level and trend, and dampings, of which the one with the smallest one-step squared error is used. */
const LEVEL_WEIGHTS = [0.05, 0.1, 0.2, 0.35, 0.55, 0.8, 0.98];
const TREND_SHARES = [0.02, 0.1, 0.3];
const DAMPINGS = [0.8, 0.9, 0.98];
/** Known values needed before a slope is more than two days' chance. */
const MIN_KNOWN = 10;
const START_VALUES = 10;

/**
 * Damped trend (Gardner & McKenzie 1985; recursions of Hyndman & Athanasopoulos, FPP3, 8.2): level and slope are smoothed,
 * the slope fades by `damping` each step. Shorter histories get the level alone. Forecasts are kept at or above zero.
 */
export const ets: SimpleForecaster = {
  name: 'ets',
  forecast(history, out) {
    const { adjusted, indices } = seasonallyAdjusted(history);
    const values = adjusted.filter((value) => !Number.isNaN(value));
    if (values.length === 0) {
      out.fill(0);
      return;
    }
    let best: Smoothed = { error: Number.POSITIVE_INFINITY, level: 0, slope: 0, damping: 1 };
    const dampings = values.length < MIN_KNOWN ? [0] : DAMPINGS;
    for (const damping of dampings)
      for (const levelWeight of LEVEL_WEIGHTS)
        for (const share of TREND_SHARES) {
          const run = smoothDamped(values, levelWeight, levelWeight * share, damping);
          if (run.error < best.error) best = run;
        }
    let { level } = best;
    let slope = best.slope;
    for (let i = 0; i < out.length; i++) {
      slope *= best.damping;
      level += slope;
      out[i] = Math.max(0, level) * indices[i % history.season];
    }
  },
};

interface Smoothed {
  readonly error: number;
  readonly level: number;
  readonly slope: number;
  readonly damping: number;
}

/** Steps that are not known are passed over, as if time had stood still. */
function smoothDamped(values: Float64Array, levelWeight: number, trendWeight: number, damping: number): Smoothed {
  const start = Math.min(START_VALUES, values.length);
  let level = 0;
  for (let i = 0; i < start; i++) level += values[i] / start;
  let slope = 0;
  let error = 0;
  for (const value of values) {
    const surprise = value - level - damping * slope;
    error += surprise * surprise;
    level += damping * slope + levelWeight * surprise;
    slope = damping * slope + trendWeight * surprise;
  }
  return { error, level, slope, damping };
}
