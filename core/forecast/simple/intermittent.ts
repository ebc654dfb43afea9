// Methods for products that sell now and then: sizes of sales and the gaps between them are smoothed apart.
//
// In the literature these methods know no season. Here they work on demand over its indices, like all smoothing: a slow mover's
// weekdays do not show in its own sales, but thousands of slow movers without weekdays are a store without a Saturday.
import type { DemandHistory, SimpleForecaster } from './simple-forecaster.ts';
import { seasonallyAdjusted } from './smoothing.ts';

/** Weights tried; those with the smallest one-step squared error inside the history are used. */
const GAP_WEIGHTS = [0.02, 0.05, 0.1, 0.2];
const SIZE_WEIGHTS = [0.05, 0.15];

/**
 * Croston's method: mean size of a sale over the mean gap between sales, both smoothed on steps with a sale only
 * (Croston 1972, ORQ 23). Says the same for ever after the last sale.
 */
export const croston: SimpleForecaster = {
  name: 'croston',
  forecast: (history, out) => smoothGaps(history, out, () => 1),
};

/**
 * Croston's method without its bias: a smoothed gap in the denominator makes the ratio too large by a / (2 − a) × (1 − 1 / gap)
 * of it, a being the gap's weight (Syntetos & Boylan 2001, IJPE 71; the approximation of 2005, IJF 21, drops the last factor
 * and takes away from products that sell every day, too).
 */
export const sba: SimpleForecaster = {
  name: 'sba',
  forecast: (history, out) => smoothGaps(history, out, (weight, gap) => 1 - (weight / 2) * (1 - 1 / gap)),
};

/**
 * TSB: the chance of a sale and its size are smoothed apart, the chance on every step, so that a product which
 * stopped selling fades to zero (Teunter, Syntetos & Babai 2011, EJOR 214, eq. 3 and 4).
 */
export const tsb: SimpleForecaster = {
  name: 'tsb',
  forecast: (history, out) => writeBest(history, out, runTsb),
};

interface Run {
  /** Sum of squared one-step errors; infinite without a known value. */
  readonly error: number;
  readonly mean: number;
}

function writeBest(
  history: DemandHistory,
  out: Float64Array,
  run: (values: Float64Array, gapWeight: number, sizeWeight: number) => Run,
): void {
  const { adjusted, indices } = seasonallyAdjusted(history);
  let best: Run = { error: Number.POSITIVE_INFINITY, mean: 0 };
  for (const gapWeight of GAP_WEIGHTS)
    for (const sizeWeight of SIZE_WEIGHTS) {
      const one = run(adjusted, gapWeight, sizeWeight);
      if (one.error < best.error) best = one;
    }
  for (let i = 0; i < out.length; i++) out[i] = best.mean * indices[i % history.season];
}

const smoothGaps = (
  history: DemandHistory,
  out: Float64Array,
  factor: (gapWeight: number, gap: number) => number,
): void =>
  writeBest(history, out, (values, gapWeight, sizeWeight) =>
    runCroston(values, gapWeight, sizeWeight, (gap) => factor(gapWeight, gap)),
  );

function runCroston(values: Float64Array, gapWeight: number, sizeWeight: number, factor: (gap: number) => number): Run {
  let size = 0;
  let gap = 0;
  let sinceSale = 0;
  let known = 0;
  let sales = 0;
  let mean = 0;
  let error = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    error += (value - mean) ** 2;
    known++;
    sinceSale++;
    if (!(value > 0)) continue;
    // The first sales are plain means (weight 1 / n), so that no start value has to be made up.
    sales++;
    size += Math.max(sizeWeight, 1 / sales) * (value - size);
    gap += Math.max(gapWeight, 1 / sales) * (sinceSale - gap);
    sinceSale = 0;
    mean = (size / gap) * factor(gap);
  }
  return { error: known === 0 ? Number.POSITIVE_INFINITY : error, mean };
}

function runTsb(values: Float64Array, chanceWeight: number, sizeWeight: number): Run {
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
    chance += Math.max(chanceWeight, 1 / known) * ((value > 0 ? 1 : 0) - chance);
    if (value > 0) {
      sales++;
      size += Math.max(sizeWeight, 1 / sales) * (value - size);
    }
  }
  return { error: known === 0 ? Number.POSITIVE_INFINITY : error, mean: chance * size };
}
