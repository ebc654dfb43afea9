// What a series sells on an average day as of each cell: exponential smoothing whose memory suits the series.

/** Weights of the newest step that compete; the one with the smallest one-step errors so far speaks. */
const WEIGHTS = [0.01, 0.02, 0.04, 0.07, 0.12, 0.2, 0.35];
/** Errors fade, so that a series may change its habits: half of them are forgotten after about 140 steps. */
const ERROR_MEMORY = 0.995;
/** Steps that the store's smallest level counts for at the start of a life. */
const FLOOR_STEPS = 1;

/**
 * Level of every cell of the series in cells [from, to) of `adjusted` (units without their calendar pattern; NaN: not
 * known), written to `out`. Bias-corrected smoothing: the first levels are plain means. An entry uses its own cell and
 * earlier ones.
 */
export function writeAdaptiveLevel(adjusted: Float64Array, from: number, to: number, floor: number, out: Float64Array) {
  const k = WEIGHTS.length;
  const totals = new Float64Array(k);
  const weights = new Float64Array(k);
  const errors = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    totals[i] = FLOOR_STEPS * floor;
    weights[i] = FLOOR_STEPS;
  }
  let best = 0;
  for (let cell = from; cell < to; cell++) {
    const value = adjusted[cell];
    if (!Number.isNaN(value)) {
      best = 0;
      for (let i = 0; i < k; i++) {
        const surprise = value - totals[i] / weights[i];
        errors[i] = ERROR_MEMORY * errors[i] + surprise * surprise;
        totals[i] = (1 - WEIGHTS[i]) * totals[i] + value;
        weights[i] = (1 - WEIGHTS[i]) * weights[i] + 1;
        if (errors[i] < errors[best]) best = i;
      }
    }
    out[cell] = Math.max(floor, totals[best] / weights[best]);
  }
}
