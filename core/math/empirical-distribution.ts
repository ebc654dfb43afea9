// A distribution made of observed values, weighted or not.
import type { DemandDistribution } from './distribution.ts';

/**
 * The values themselves as a distribution: each has the probability weight / total weight (equal weights when left
 * out). Throws RangeError when there is no value of positive weight.
 */
export function empiricalDistribution(values: ArrayLike<number>, weights?: ArrayLike<number>): DemandDistribution {
  const order = Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => (weights ? weights[i] > 0 : true))
    .sort((a, b) => values[a] - values[b]);
  if (order.length === 0) throw new RangeError('an empirical distribution needs at least one value');
  const sorted = Float64Array.from(order, (i) => values[i]);
  const weight = Float64Array.from(order, (i) => (weights ? weights[i] : 1));
  const cells = sorted.length;
  const below = new Float64Array(cells);
  let total = 0;
  for (let i = 0; i < cells; i++) {
    total += weight[i];
    below[i] = total;
  }
  // Suffix sums: mass above and value-weighted mass above each cell.
  const massFrom = new Float64Array(cells + 1);
  const unitsFrom = new Float64Array(cells + 1);
  for (let i = cells - 1; i >= 0; i--) {
    massFrom[i] = massFrom[i + 1] + weight[i] / total;
    unitsFrom[i] = unitsFrom[i + 1] + (weight[i] / total) * sorted[i];
  }
  /** Number of values at or below x. */
  const countUpTo = (x: number): number => {
    let low = 0;
    let high = cells;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    mean: unitsFrom[0],
    quantile: (tau) => {
      let low = 0;
      let high = cells - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        // The tolerance keeps 0.1 + 0.2 from falling just short of a share of 0.3.
        if (below[middle] >= tau * total * (1 - 1e-12)) high = middle;
        else low = middle + 1;
      }
      return sorted[low];
    },
    cdf: (x) => {
      const cell = countUpTo(x);
      return cell === 0 ? 0 : below[cell - 1] / total;
    },
    expectedShortage: (x) => {
      const cell = countUpTo(x);
      return Math.max(0, unitsFrom[cell] - x * massFrom[cell]);
    },
  };
}
