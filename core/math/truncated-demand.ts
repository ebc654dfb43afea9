// Demand of which only "at least this much" is known: its mean and spread under an assumed distribution.
import { gammaUpperShare } from './gamma.ts';

export interface DemandAtLeast {
  /** E[D | D ≥ bound]. */
  readonly mean: number;
  /** Var[D | D ≥ bound]. */
  readonly variance: number;
}

/** From this mean on one unit is too little to tell counts from a gamma. */
const GAMMA_FROM = 200;
/** Terms smaller than this share of what was summed up end a tail. */
const NEGLIGIBLE = 1e-9;
const MAX_TERMS = 5_000;

/**
 * Demand given that it is at least `bound` (>= 0). `mean` (> 0) and `dispersion` d (>= 0) say how demand is spread:
 * counts are negative binomial with variance mean + d mean² (Poisson for d = 0), decimals gamma with variance d mean².
 * The result is never below the bound.
 */
export function demandAtLeast(bound: number, mean: number, dispersion: number, isCount: boolean): DemandAtLeast {
  if (isCount && mean < GAMMA_FROM) return countAtLeast(Math.ceil(bound), mean, dispersion);
  if (!isCount) return gammaAtLeast(bound, mean, dispersion);
  // Half a unit lower: the count `bound` stands for everything that rounds to it.
  const { mean: above, variance } = gammaAtLeast(Math.max(0, bound - 0.5), mean, dispersion + 1 / mean);
  return { mean: Math.max(bound, above), variance };
}

/** Sums the tail by the ratio of neighbouring probabilities, so that nothing underflows however far out it lies. */
function countAtLeast(bound: number, mean: number, dispersion: number): DemandAtLeast {
  // p(k + 1) / p(k) = (mean + d mean k) / ((1 + d mean) (k + 1)); for d = 0 this is Poisson's mean / (k + 1).
  const spread = 1 + dispersion * mean;
  let probability = 1;
  let total = 0;
  let above = 0;
  let squares = 0;
  for (let extra = 0; extra < MAX_TERMS; extra++) {
    total += probability;
    above += probability * extra;
    squares += probability * extra * extra;
    const k = bound + extra;
    const ratio = (mean + dispersion * mean * k) / (spread * (k + 1));
    probability *= ratio;
    if (ratio < 1 && probability * (extra + 1) * (extra + 1) < NEGLIGIBLE * (1 - ratio) * (total + squares)) break;
  }
  const meanAbove = above / total;
  return { mean: bound + meanAbove, variance: Math.max(0, squares / total - meanAbove * meanAbove) };
}

/** A gamma of shape a and mean m: E[X; X ≥ x] = m Q(a + 1, x / scale), E[X²; X ≥ x] = m² (1 + 1 / a) Q(a + 2, x / scale). */
function gammaAtLeast(bound: number, mean: number, dispersion: number): DemandAtLeast {
  if (!(dispersion > 0)) return { mean: Math.max(bound, mean), variance: 0 };
  const shape = 1 / dispersion;
  const x = (bound * shape) / mean;
  const share = gammaUpperShare(shape, x);
  // So far out the tail is that of an exponential with the gamma's scale.
  if (share < 1e-200) return { mean: bound + mean * dispersion, variance: (mean * dispersion) ** 2 };
  const first = (mean * gammaUpperShare(shape + 1, x)) / share;
  const second = (mean * mean * (1 + dispersion) * gammaUpperShare(shape + 2, x)) / share;
  return { mean: Math.max(bound, first), variance: Math.max(0, second - first * first) };
}
