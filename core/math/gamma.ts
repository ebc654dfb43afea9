// The gamma function and the gamma distribution: demand in decimals (weight, volume), and the base of the normal one.
import type { DemandDistribution } from './distribution.ts';
import { approximateNormalQuantile } from './normal-approximation.ts';

// Lanczos approximation with g = 7, n = 9 (coefficients by P. Godfrey, 2001): about 15 digits for x >= 0.5.
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised lower incomplete gamma function P(shape, x): the share of a unit-scale gamma at or below x. */
export function gammaLowerShare(shape: number, x: number): number {
  if (x <= 0) return 0;
  return x < shape + 1 ? lowerSeries(shape, x) : 1 - upperFraction(shape, x);
}

/** 1 − P(shape, x), without cancellation in the upper tail. */
export function gammaUpperShare(shape: number, x: number): number {
  if (x <= 0) return 1;
  return x < shape + 1 ? 1 - lowerSeries(shape, x) : upperFraction(shape, x);
}

const MAX_TERMS = 10_000;

/** Power series of the lower function (NIST DLMF 8.11.4), for x < shape + 1. */
function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MAX_TERMS; n++) {
    term *= x / (shape + n);
    sum += term;
    if (term < sum * 1e-17) break;
  }
  return sum * Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

/** Continued fraction of the upper function (NIST DLMF 8.9.2) by Lentz's method, for x >= shape + 1. */
function upperFraction(shape: number, x: number): number {
  if (x === Number.POSITIVE_INFINITY) return 0;
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = a * d + b;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    c = b + a / c;
    if (Math.abs(c) < tiny) c = tiny;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction * Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

/**
 * x with P(shape, x) = tau (unit scale), `tau` in [0, 1], to about 1e-13: Halley steps inside a shrinking bracket from
 * the Wilson-Hilferty approximation (Press et al., Numerical Recipes, 3rd ed., 6.2.1), two or three as a rule.
 */
export function gammaQuantile(shape: number, tau: number): number {
  if (!(tau >= 0 && tau <= 1)) throw new RangeError(`a quantile level must lie between 0 and 1, not ${tau}`);
  if (tau === 0) return 0;
  if (tau === 1) return Number.POSITIVE_INFINITY;
  const logGammaShape = logGamma(shape);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = startOfQuantile(shape, tau, logGammaShape);
  for (let n = 0; n < 200 && high - low > 1e-15 * x; n++) {
    const error = gammaLowerShare(shape, x) - tau;
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;
    const density = Math.exp((shape - 1) * Math.log(x) - x - logGammaShape);
    const newton = error / density;
    const next = x - newton / (1 - 0.5 * Math.min(1, newton * ((shape - 1) / x - 1)));
    const isInside = next > low && next < high;
    // A Halley step cubes the relative error: after one of a millionth nothing is left to gain.
    if (isInside && Math.abs(next - x) <= 1e-6 * x) return next;
    x = isInside ? next : high === Number.POSITIVE_INFINITY ? 2 * x : (low + high) / 2;
  }
  return x;
}

function startOfQuantile(shape: number, tau: number, logGammaShape: number): number {
  const z = approximateNormalQuantile(tau);
  const cubeRoot = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  // Small shapes and levels, where that leaves its range: P(shape, x) is close to x^shape / (shape Γ(shape)).
  if (shape < 0.5 || cubeRoot < 0.2) return Math.exp((Math.log(tau) + Math.log(shape) + logGammaShape) / shape);
  return shape * cubeRoot ** 3;
}

/** Gamma distribution with this mean (> 0) and shape (> 0; variance = mean² / shape). */
export function gammaDistribution(mean: number, shape: number): DemandDistribution {
  if (!(mean > 0 && shape > 0))
    throw new RangeError(`a gamma distribution needs mean and shape above 0, not ${mean} and ${shape}`);
  const scale = mean / shape;
  return {
    mean,
    quantile: (tau) => scale * gammaQuantile(shape, tau),
    cdf: (x) => gammaLowerShare(shape, x / scale),
    // E[(D − x)+] = E[D; D > x] − x P(D > x), and D weighted by its size is again gamma, with shape + 1.
    expectedShortage: (x) =>
      x <= 0 ? mean - x : mean * gammaUpperShare(shape + 1, x / scale) - x * gammaUpperShare(shape, x / scale),
  };
}
