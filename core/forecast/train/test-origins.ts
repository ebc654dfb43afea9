// Judged origins with members whose errors are known, for tests of who speaks for whom.
import type { DemandClass } from '#core/contract/units.ts';
import { createRng } from '#core/math/rng.ts';
import type { JudgedOrigin } from './error-products.ts';

/** Forecasts = truth + noise of a given size; members may share noise by name. */
export function judged(
  seed: number,
  series: number,
  steps: number,
  errors: Record<string, (series: number) => number>,
): JudgedOrigin {
  const rng = createRng(seed);
  const units = Float64Array.from({ length: series * steps }, () => 20 + 5 * rng.normal());
  const members = new Map(
    Object.entries(errors).map(([name, size]) => [
      name,
      units.map((value, at) => value + size(Math.floor(at / steps)) * rng.normal()),
    ]),
  );
  const classes = Array.from({ length: series }, (_, i): DemandClass => (i % 2 === 0 ? 'smooth' : 'lumpy'));
  const ones = new Float64Array(series).fill(1);
  return {
    forecasts: { origin: 0, steps, classes, members, levelVariance: new Float64Array(series) },
    outcomes: {
      origin: 0,
      firstTarget: 1,
      steps,
      units,
      soldOut: new Uint8Array(units.length),
      closed: new Uint8Array(units.length),
    },
    scales: { squared: ones, absolute: ones },
  };
}
export const origins = (errors: Record<string, (series: number) => number>) =>
  [1, 2, 3].map((seed) => judged(seed, 40, 14, errors));
