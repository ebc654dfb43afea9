// Gradients, hessians and losses of each objective in plain TypeScript, in the kernels' fixed order of operations.
import { exactExp } from '../exp.ts';
import type { BoosterParams } from '../params.ts';

/** Sums run over chunks of this many rows (even and odd rows apart, as two SIMD lanes do), then over chunks in order. */
export const GRADIENT_CHUNK = 8192;

/** exp(0.7): LightGBM's poisson_max_delta_step, which keeps Poisson leaf values from overshooting. */
export const POISSON_HESSIAN_FACTOR = 2.0137527074704766;

/** [gradient, hessian, loss] of one row without weight. */
export type RowFormula = (score: number, label: number, out: Float64Array) => void;

/** Per-row formulas (Tweedie after LightGBM's RegressionTweedieLoss, Poisson after RegressionPoissonLoss). */
export function rowFormula(params: BoosterParams): RowFormula {
  const { objective, quantileAlpha: alpha, tweedieVariancePower: power } = params;
  if (objective === 'squared-error')
    return (score, label, out) => {
      const residual = score - label;
      out[0] = residual;
      out[1] = 1;
      out[2] = residual * residual;
    };
  if (objective === 'quantile')
    return (score, label, out) => {
      const residual = score - label;
      const slope = residual >= 0 ? 1 - alpha : -alpha;
      out[0] = slope;
      out[1] = 1;
      out[2] = slope * residual;
    };
  if (objective === 'poisson')
    return (score, label, out) => {
      const mean = exactExp(score);
      out[0] = mean - label;
      out[1] = mean * POISSON_HESSIAN_FACTOR;
      out[2] = mean - label * score;
    };
  const below = 1 - power;
  const above = 2 - power;
  const lossBelow = 1 / (power - 1);
  const lossAbove = 1 / above;
  return (score, label, out) => {
    const a = label * exactExp(below * score);
    const b = exactExp(above * score);
    out[0] = b - a;
    out[1] = (power - 1) * a + above * b;
    out[2] = lossBelow * a + lossAbove * b;
  };
}

export interface GradientSums {
  maxAbsGradient: number;
  sumAbsGradient: number;
  maxHessian: number;
  sumHessian: number;
  loss: number;
}

/**
 * Fills float32 gradients and hessians of all rows and returns their statistics. Where the hessian is constant,
 * `hessians` is null.
 */
export function fillGradients(
  formula: RowFormula,
  scores: Float64Array,
  labels: Float64Array,
  weights: Float64Array | null,
  gradients: Float32Array,
  hessians: Float32Array | null,
): GradientSums {
  const sums = { maxAbsGradient: 0, sumAbsGradient: 0, maxHessian: 0, sumHessian: 0, loss: 0 };
  const out = new Float64Array(3);
  // [even, odd] rows of the chunk.
  const gradientLanes = new Float64Array(2);
  const hessianLanes = new Float64Array(2);
  const lossLanes = new Float64Array(2);
  for (let begin = 0; begin < scores.length; begin += GRADIENT_CHUNK) {
    const end = Math.min(scores.length, begin + GRADIENT_CHUNK);
    gradientLanes.fill(0);
    hessianLanes.fill(0);
    lossLanes.fill(0);
    for (let r = begin; r < end; r++) {
      formula(scores[r], labels[r], out);
      const weight = weights === null ? 1 : weights[r];
      const gradient = Math.fround(out[0] * weight);
      const hessian = Math.fround(out[1] * weight);
      const size = Math.abs(gradient);
      gradients[r] = gradient;
      if (hessians !== null) hessians[r] = hessian;
      gradientLanes[r & 1] += size;
      hessianLanes[r & 1] += hessian;
      lossLanes[r & 1] += out[2] * weight;
      if (size > sums.maxAbsGradient) sums.maxAbsGradient = size;
      if (hessian > sums.maxHessian) sums.maxHessian = hessian;
    }
    sums.sumAbsGradient += gradientLanes[0] + gradientLanes[1];
    sums.sumHessian += hessianLanes[0] + hessianLanes[1];
    sums.loss += lossLanes[0] + lossLanes[1];
  }
  return sums;
}

/** Sum of losses in the same order as fillGradients. */
export function sumLoss(
  formula: RowFormula,
  scores: Float64Array,
  labels: Float64Array,
  weights: Float64Array | null,
): number {
  const out = new Float64Array(3);
  const lanes = new Float64Array(2);
  let loss = 0;
  for (let begin = 0; begin < scores.length; begin += GRADIENT_CHUNK) {
    const end = Math.min(scores.length, begin + GRADIENT_CHUNK);
    lanes.fill(0);
    for (let r = begin; r < end; r++) {
      formula(scores[r], labels[r], out);
      lanes[r & 1] += out[2] * (weights === null ? 1 : weights[r]);
    }
    loss += lanes[0] + lanes[1];
  }
  return loss;
}
