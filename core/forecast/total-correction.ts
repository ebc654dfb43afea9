// How far the sum of the products is drawn to what the store's total, as a series of its own, says of the steps ahead.

/**
 * Factors on the shown means of all products. Made on the model's origin for all products at once and kept with the model, so
 * that one product's forecast never depends on whether others were asked for.
 */
export interface TotalCorrection {
  /** Share (on the log scale) of the way from the products' sum to the total's own forecast, above 0 to 1. */
  readonly weight: number;
  /** By step after the model's origin, 1 first. Later steps repeat the last one's. */
  readonly factors: readonly number[];
}

/** Steps after which the products' own data have told what the total knew first. */
const FADE_STEPS = 8;

/** Factor on the step `step` after an origin that lies `age` steps after the model's; 1 without a correction. */
export function correctionAt(correction: TotalCorrection | null | undefined, age: number): (step: number) => number {
  const fresh = Math.max(0, 1 - age / FADE_STEPS);
  if (!correction || fresh === 0) return () => 1;
  const { factors } = correction;
  return (step) => factors[Math.min(factors.length, age + step) - 1] ** fresh;
}
