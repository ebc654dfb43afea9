// A demand distribution from calibrated quantiles on a grid: what forecasting hands to everything that decides.
import type { DemandDistribution } from './distribution.ts';

export interface QuantileDistributionOptions {
  /** True: demand comes in whole units. */
  isCount: boolean;
  /** The forecast's own mean; when left out, the mean of the distribution that the grid describes. */
  mean?: number;
}

/**
 * Distribution through the points (taus[i], values[i]); taus ascending in (0, 1), at least one, values in units.
 *
 * Repair: negative values become 0; crossing quantiles are put in order (rearrangement: sorting never moves a
 * quantile away from the truth on average; Chernozhukov, Fernández-Val & Galichon 2010, Econometrica 78, 1093-1125).
 *
 * Between the points the quantile function is linear. Below the first it goes on with the slope of the first
 * segment, not below 0. Above the last, with taus n and m < n the last two that have different values, demand
 * exceeds values[n] by an exponential amount of mean b = (values[n] − values[m]) / ln((1 − taus[m]) / (1 − taus[n]));
 * a grid of one value only has no tail. Through this tail every expectation has a closed form.
 *
 * Counts: D is the continuous demand rounded to the nearest whole number, so P(D <= k) is read at k + 1/2, and
 * whole grid values are returned as they are. `expectedShortage` sums 1 − cdf over the whole numbers exactly.
 *
 * A given `mean` is reported as it is; shortages follow the quantiles, which were calibrated, so
 * expectedShortage(0) equals `mean` only when none was given.
 *
 * Throws RangeError for a grid that is empty, not ascending, outside (0, 1) or not finite.
 */
export function quantileDistribution(
  taus: ArrayLike<number>,
  values: ArrayLike<number>,
  options: QuantileDistributionOptions,
): DemandDistribution {
  const curve = buildCurve(taus, values);
  const { isCount } = options;
  const expectedShortage = isCount ? (x: number) => countShortage(curve, x) : (x: number) => shortage(curve, x);
  return {
    mean: options.mean ?? expectedShortage(0),
    quantile: isCount ? (tau) => Math.max(0, Math.ceil(quantileAt(curve, tau) - 0.5)) : (tau) => quantileAt(curve, tau),
    cdf: isCount ? (x) => shareUpTo(curve, Math.floor(x) + 0.5) : (x) => shareUpTo(curve, x),
    expectedShortage,
  };
}

/** Ascending points of the quantile function from level 0 on, and the mean excess of the tail. */
interface Curve {
  readonly tau: Float64Array;
  readonly value: Float64Array;
  readonly tailMean: number;
}

function buildCurve(taus: ArrayLike<number>, values: ArrayLike<number>): Curve {
  const points = taus.length;
  if (points === 0 || values.length !== points) throw new RangeError('a quantile grid needs one value for each level');
  const tau = new Float64Array(points + 1);
  const value = new Float64Array(points + 1);
  for (let i = 0; i < points; i++) {
    if (!(taus[i] > (i === 0 ? 0 : taus[i - 1]) && taus[i] < 1))
      throw new RangeError('quantile levels must ascend in (0, 1)');
    if (!Number.isFinite(values[i])) throw new RangeError(`a quantile must be a finite number, not ${values[i]}`);
    tau[i + 1] = taus[i];
    value[i + 1] = Math.max(0, values[i]);
  }
  value.subarray(1).sort();
  const firstSlope = points > 1 ? (value[2] - value[1]) / (tau[2] - tau[1]) : 0;
  value[0] = Math.max(0, value[1] - firstSlope * tau[1]);
  let distinct = points - 1;
  while (distinct > 0 && value[distinct] === value[points]) distinct--;
  const rise = distinct > 0 ? value[points] - value[distinct] : 0;
  return { tau, value, tailMean: rise / Math.log((1 - tau[Math.max(distinct, 0)]) / (1 - tau[points])) };
}

function quantileAt({ tau, value, tailMean }: Curve, level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`a quantile level must lie inside (0, 1), not ${level}`);
  const last = tau.length - 1;
  if (level > tau[last]) return value[last] + tailMean * Math.log((1 - tau[last]) / (1 - level));
  let i = 0;
  while (tau[i + 1] < level) i++;
  if (level === tau[i + 1]) return value[i + 1];
  return value[i] + ((level - tau[i]) / (tau[i + 1] - tau[i])) * (value[i + 1] - value[i]);
}

/** P(Y <= x) of the continuous demand Y. */
function shareUpTo({ tau, value, tailMean }: Curve, x: number): number {
  const last = tau.length - 1;
  if (x < value[0]) return 0;
  if (x >= value[last]) return tailMean > 0 ? 1 - (1 - tau[last]) * Math.exp((value[last] - x) / tailMean) : 1;
  let i = last - 1;
  while (value[i] > x) i--;
  return tau[i] + ((x - value[i]) / (value[i + 1] - value[i])) * (tau[i + 1] - tau[i]);
}

/** E[(Y − x)+], the integral of the quantile function above x, segment by segment. */
function shortage({ tau, value, tailMean }: Curve, x: number): number {
  const last = tau.length - 1;
  const beyond = 1 - tau[last];
  if (x >= value[last]) return tailMean > 0 ? beyond * tailMean * Math.exp((value[last] - x) / tailMean) : 0;
  let sum = beyond * (value[last] - x + tailMean);
  for (let i = last - 1; i >= 0 && value[i + 1] > x; i--) {
    const width = tau[i + 1] - tau[i];
    if (value[i] >= x) sum += width * ((value[i] + value[i + 1]) / 2 - x);
    else sum += (width * (value[i + 1] - x) ** 2) / (2 * (value[i + 1] - value[i]));
  }
  return sum;
}

/** E[(D − x)+] for D = Y rounded: (ceil(x) − x) P(D > floor(x)) plus the sum of P(D > k) over whole k >= x. */
function countShortage(curve: Curve, x: number): number {
  const { tau, value, tailMean } = curve;
  const last = tau.length - 1;
  const start = Math.ceil(x);
  let sum = (start - x) * (1 - shareUpTo(curve, Math.floor(x) + 0.5));
  // Whole numbers whose reading point k + 1/2 lies before the curve starts: none of the mass is below them.
  let k = start;
  const before = Math.max(k, Math.ceil(value[0] - 0.5));
  sum += before - k;
  k = before;
  for (let i = 0; i < last; i++) {
    const next = Math.max(k, Math.ceil(value[i + 1] - 0.5));
    const count = next - k;
    if (count === 0) continue;
    const slope = (tau[i + 1] - tau[i]) / (value[i + 1] - value[i]);
    // Mean of the reading points k + 1/2 … next − 1/2 of this segment.
    const middle = (k + next) / 2;
    sum += count * (1 - tau[i] - slope * (middle - value[i]));
    k = next;
  }
  if (tailMean > 0) {
    const first = (1 - tau[last]) * Math.exp((value[last] - k - 0.5) / tailMean);
    sum += first / -Math.expm1(-1 / tailMean);
  }
  return sum;
}
