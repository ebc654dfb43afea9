// A fixed piece of plain work on one core: what times without a natural rival are compared with, so that figures of two
// machines can be read side by side.
import { createRng } from '#core/math/rng.ts';

const VALUES = 2_000_000;

/** Seconds to draw two million numbers, sort them and sum them with exp: about half a second. Best of three. */
export function yardstickSeconds(): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    const rng = createRng(7);
    const values = Float64Array.from({ length: VALUES }, () => rng.next()).sort();
    let sum = 0;
    for (const value of values) sum += Math.exp(-value);
    if (!(sum > 0)) throw new Error('The yardstick sums positive numbers.');
    best = Math.min(best, (performance.now() - began) / 1000);
  }
  return best;
}
