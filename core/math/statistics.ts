// Small statistics with their definitions stated, because "quantile" and "median" have several.

/** Arithmetic mean; NaN for no values. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum / values.length;
}

/** Variance with divisor n − 1 (sample variance), two passes; NaN for fewer than two values. */
export function variance(values: ArrayLike<number>): number {
  const center = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - center) ** 2;
  return values.length < 2 ? Number.NaN : sum / (values.length - 1);
}

/**
 * Quantile by linear interpolation of the order statistics (Hyndman & Fan 1996, type 7: the default of R and NumPy).
 * `tau` from 0 to 1. NaN for no values. Does not change `values`.
 */
export function quantile(values: ArrayLike<number>, tau: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), tau);
}

/** As `quantile`, for values that are already ascending: no copy is made. */
export function quantileOfSorted(sorted: ArrayLike<number>, tau: number): number {
  if (sorted.length === 0) return Number.NaN;
  const position = Math.min(Math.max(tau, 0), 1) * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/** Middle value, or the mean of the two middle ones; NaN for no values. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/**
 * Weighted quantile as the inverse of the weighted empirical distribution: the smallest value at or below which lies
 * at least the share `tau` of the total weight (Hyndman & Fan type 1 when all weights are equal). Weights are not
 * negative; values of weight 0 count for nothing. NaN when the total weight is 0.
 */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, tau: number): number {
  const order = Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => weights[i] > 0)
    .sort((a, b) => values[a] - values[b]);
  let total = 0;
  for (const i of order) total += weights[i];
  let seen = 0;
  for (const i of order) {
    seen += weights[i];
    // The tolerance keeps 0.1 + 0.2 from falling just short of a share of 0.3.
    if (seen >= tau * total * (1 - 1e-12)) return values[i];
  }
  return Number.NaN;
}
