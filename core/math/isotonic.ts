// The closest sequence that never rises.

/**
 * Least-squares non-increasing fit with equal weights, by pooling adjacent violators (Barlow, Bartholomew, Bremner &
 * Brunk 1972, "Statistical Inference under Order Restrictions", 1.2). Keeps order: where a ≤ b everywhere, so are the fits.
 */
export function nonIncreasing(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count < pool.sum / pool.count; last = pools.at(-1)) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}
