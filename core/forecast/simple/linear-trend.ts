// A straight line through the known values of a series.

export interface LinearTrend {
  /** Value of the line at the first cell. */
  readonly start: number;
  /** Units a step. */
  readonly slope: number;
}

/** Least squares over the known values; flat for fewer than two. */
export function linearTrend(values: Float64Array): LinearTrend {
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumXY = 0;
  for (let x = 0; x < values.length; x++) {
    const y = values[x];
    if (Number.isNaN(y)) continue;
    n++;
    sumX += x;
    sumY += y;
    sumXX += x * x;
    sumXY += x * y;
  }
  const spread = n * sumXX - sumX * sumX;
  const slope = spread > 0 ? (n * sumXY - sumX * sumY) / spread : 0;
  return { start: n === 0 ? 0 : (sumY - slope * sumX) / n, slope };
}
