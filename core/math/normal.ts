// The normal distribution: distribution function and quantile to close to double precision.
import { gammaUpperShare } from './gamma.ts';
import { approximateNormalQuantile } from './normal-approximation.ts';

/** P(Z <= z) for a standard normal Z. Relative error about 1e-14, also far out in the lower tail. */
export function normalCdf(z: number): number {
  // erfc(x) is the upper regularised incomplete gamma function with shape 1/2 at x² (NIST DLMF 7.11.2).
  const tail = 0.5 * gammaUpperShare(0.5, (z * z) / 2);
  return z < 0 ? tail : 1 - tail;
}

export function normalPdf(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/**
 * z with P(Z <= z) = tau: Acklam's approximation refined by one Halley step, to about 1e-14. `tau` in (0, 1);
 * 0 and 1 give minus and plus infinity. Throws RangeError outside.
 */
export function normalQuantile(tau: number): number {
  if (!(tau >= 0 && tau <= 1)) throw new RangeError(`a quantile level must lie between 0 and 1, not ${tau}`);
  if (tau === 0) return Number.NEGATIVE_INFINITY;
  if (tau === 1) return Number.POSITIVE_INFINITY;
  // Symmetry: solve in the lower half, where the distribution function keeps its relative precision.
  if (tau > 0.5) return -normalQuantile(1 - tau);
  const z = approximateNormalQuantile(tau);
  const error = (normalCdf(z) - tau) / normalPdf(z);
  return z - error / (1 + (z * error) / 2);
}
