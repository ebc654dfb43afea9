// The normal quantile to nine digits without any series: a start for iterations that need one.

// Coefficients of Acklam's rational approximation (P. J. Acklam, "An algorithm for computing the inverse normal
// cumulative distribution function", 2003): relative error below 1.15e-9 before refinement.
const CENTRE_NUMERATOR = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
];
const CENTRE_DENOMINATOR = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
];
const TAIL_NUMERATOR = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_DENOMINATOR = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((value, coefficient) => value * x + coefficient, 0);

/** z with P(Z <= z) = tau, relative error below 1.15e-9; `tau` inside (0, 1). */
export function approximateNormalQuantile(tau: number): number {
  return tau > 0.5 ? -approximateLowerQuantile(1 - tau) : approximateLowerQuantile(tau);
}

function approximateLowerQuantile(tau: number): number {
  if (tau < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(tau));
    return polynomial(TAIL_NUMERATOR, q) / polynomial(TAIL_DENOMINATOR, q);
  }
  const q = tau - 0.5;
  const r = q * q;
  return (polynomial(CENTRE_NUMERATOR, r) * q) / polynomial(CENTRE_DENOMINATOR, r);
}
