// Distributions of whole-unit demand: any table of probabilities, Poisson, and negative binomial (gamma-Poisson).
import type { DemandDistribution } from './distribution.ts';
import { gammaDistribution, logGamma } from './gamma.ts';

/**
 * Distribution over the whole numbers first, first + 1, … with these probabilities (scaled to sum to 1).
 * Throws RangeError when they are negative or sum to 0.
 */
export function countDistribution(first: number, probabilities: ArrayLike<number>): DemandDistribution {
  const cells = probabilities.length;
  let total = 0;
  for (let i = 0; i < cells; i++) {
    if (!(probabilities[i] >= 0)) throw new RangeError(`a probability must not be negative, found ${probabilities[i]}`);
    total += probabilities[i];
  }
  if (!(total > 0)) throw new RangeError('probabilities must sum to more than 0');
  const below = new Float64Array(cells);
  // above[i] = P(D > first + i), shortage[i] = E[(D − first − i)+], both summed from the far end: exact in the tail.
  const above = new Float64Array(cells);
  const shortage = new Float64Array(cells);
  for (let i = 0, sum = 0; i < cells; i++) {
    sum += probabilities[i] / total;
    below[i] = Math.min(1, sum);
  }
  below[cells - 1] = 1;
  for (let i = cells - 2; i >= 0; i--) {
    above[i] = above[i + 1] + probabilities[i + 1] / total;
    shortage[i] = shortage[i + 1] + above[i];
  }
  const mean = first + shortage[0];
  return {
    mean,
    quantile: (tau) => {
      let low = 0;
      let high = cells - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (below[middle] >= tau) high = middle;
        else low = middle + 1;
      }
      return first + low;
    },
    cdf: (x) => {
      const cell = Math.floor(x) - first;
      return cell < 0 ? 0 : cell >= cells ? 1 : below[cell];
    },
    expectedShortage: (x) => {
      if (x <= first) return mean - x;
      const cell = Math.floor(x) - first;
      return cell >= cells ? 0 : Math.max(0, shortage[cell] - (x - first - cell) * above[cell]);
    },
  };
}

/** From this mean on one unit is no longer visible, and a table of them takes longer than it says. */
const LARGE_MEAN = 10_000;
/** Above this many cells (a small mean with a very long tail) a table is no longer worth its memory. */
const MAX_CELLS = 1_000_000;
const NEGLIGIBLE = 1e-17;

/** Poisson distribution of this mean (>= 0). */
export function poissonDistribution(mean: number): DemandDistribution {
  checkMean(mean);
  if (mean === 0) return countDistribution(0, [1]);
  if (mean >= LARGE_MEAN) return rounded(gammaDistribution(mean, mean));
  const mode = Math.floor(mean);
  const logMode = mode * Math.log(mean) - mean - logGamma(mode + 1);
  return fromMode(mode, Math.exp(logMode), (k) => mean / (k + 1)) ?? rounded(gammaDistribution(mean, mean));
}

/**
 * Negative binomial of this mean (>= 0) and size (> 0, need not be whole: a Poisson whose rate is gamma with shape
 * `size`); variance = mean + mean² / size. An infinite size gives the Poisson distribution.
 *
 * Probabilities follow the recursion p(k + 1) = p(k) (k + size) / (k + 1) · mean / (mean + size) (Johnson, Kemp &
 * Kotz, Univariate Discrete Distributions, 5.2), started at the mode so that nothing underflows.
 */
export function negativeBinomialDistribution(mean: number, size: number): DemandDistribution {
  checkMean(mean);
  if (!(size > 0)) throw new RangeError(`a negative binomial needs a size above 0, not ${size}`);
  if (mean === 0) return countDistribution(0, [1]);
  if (size > 1e12 * Math.max(1, mean)) return poissonDistribution(mean);
  const asGamma = () => rounded(gammaDistribution(mean, mean ** 2 / (mean + mean ** 2 / size)));
  if (mean >= LARGE_MEAN) return asGamma();
  const share = mean / (mean + size);
  const mode = size > 1 ? Math.floor(((size - 1) * mean) / size) : 0;
  const logMode =
    logGamma(mode + size) -
    logGamma(size) -
    logGamma(mode + 1) +
    mode * Math.log(share) -
    size * Math.log1p(mean / size);
  const table = fromMode(mode, Math.exp(logMode), (k) => ((k + size) / (k + 1)) * share);
  return table ?? asGamma();
}

/** Grows the table from the mode until the probabilities are negligible; null when it would get too large. */
function fromMode(mode: number, atMode: number, ratio: (k: number) => number): DemandDistribution | null {
  const lower: number[] = [];
  for (let k = mode - 1, p = atMode; k >= 0; k--) {
    p /= ratio(k);
    if (p < NEGLIGIBLE * atMode) break;
    if (lower.push(p) > MAX_CELLS) return null;
  }
  const first = mode - lower.length;
  const table = lower.reverse();
  for (let k = mode, p = atMode; p >= NEGLIGIBLE * atMode; k++) {
    if (table.push(p) > MAX_CELLS) return null;
    p *= ratio(k);
  }
  return countDistribution(first, table);
}

/** A continuous distribution in whole units, rounded to the nearest: for demand so large that a unit is nothing. */
function rounded(base: DemandDistribution): DemandDistribution {
  return {
    mean: base.mean,
    quantile: (tau) => Math.max(0, Math.ceil(base.quantile(tau) - 0.5)),
    cdf: (x) => (x < 0 ? 0 : base.cdf(Math.floor(x) + 0.5)),
    expectedShortage: (x) => base.expectedShortage(x),
  };
}

function checkMean(mean: number): void {
  if (!(mean >= 0 && Number.isFinite(mean))) throw new RangeError(`a mean demand must be 0 or more, not ${mean}`);
}
