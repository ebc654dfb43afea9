// Running sums that answer "mean of the last w steps as of any origin" in constant time. Every entry looks back only.

/** Sums over the known values of each series from its start up to and including a cell. */
export interface RunningSums {
  readonly count: Float64Array;
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly positive: Float64Array;
}

/** `offset`: series i owns the cells offset[i] … offset[i + 1] − 1. NaN values are skipped. */
export function buildRunningSums(values: Float64Array, offset: Uint32Array): RunningSums {
  const cells = values.length;
  const count = new Float64Array(cells);
  const sum = new Float64Array(cells);
  const squares = new Float64Array(cells);
  const positive = new Float64Array(cells);
  for (let series = 0; series + 1 < offset.length; series++) {
    let n = 0;
    let s = 0;
    let q = 0;
    let p = 0;
    for (let cell = offset[series]; cell < offset[series + 1]; cell++) {
      const value = values[cell];
      if (!Number.isNaN(value)) {
        n++;
        s += value;
        q += value * value;
        if (value > 0) p++;
      }
      count[cell] = n;
      sum[cell] = s;
      squares[cell] = q;
      positive[cell] = p;
    }
  }
  return { count, sum, squares, positive };
}

/** Like RunningSums, but a cell adds to the one `stride` steps before it: sums over the same weekday. */
export interface StridedSums {
  readonly stride: number;
  readonly count: Float64Array;
  readonly sum: Float64Array;
}

export function buildStridedSums(values: Float64Array, offset: Uint32Array, stride: number): StridedSums {
  const count = new Float64Array(values.length);
  const sum = new Float64Array(values.length);
  for (let series = 0; series + 1 < offset.length; series++) {
    const start = offset[series];
    for (let cell = start; cell < offset[series + 1]; cell++) {
      const before = cell - stride;
      const known = !Number.isNaN(values[cell]);
      count[cell] = (before >= start ? count[before] : 0) + (known ? 1 : 0);
      sum[cell] = (before >= start ? sum[before] : 0) + (known ? values[cell] : 0);
    }
  }
  return { stride, count, sum };
}

/** Sum over the cells (cell − width, cell] of a series that starts at `start`; NaN when `cell` lies before it. */
export function windowSum(column: Float64Array, start: number, cell: number, width: number): number {
  if (cell < start) return Number.NaN;
  const before = cell - width;
  return before >= start ? column[cell] - column[before] : column[cell];
}

/** Mean of the known values among the last `width` cells; NaN when there is none. */
export function windowMean(
  sums: { count: Float64Array; sum: Float64Array },
  start: number,
  cell: number,
  width: number,
): number {
  return windowSum(sums.sum, start, cell, width) / (windowSum(sums.count, start, cell, width) || Number.NaN);
}
