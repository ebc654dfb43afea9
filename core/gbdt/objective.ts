// What each objective needs outside the gradient kernels: its start, its link and whether its hessian is constant.

import { AppError } from '../contract/errors.ts';
import type { Dataset } from './dataset.ts';
import type { BoosterParams } from './params.ts';
import type { ObjectiveName } from './tree-ensemble.ts';

export const isLogLink = (objective: ObjectiveName): boolean => objective === 'poisson' || objective === 'tweedie';

/** Squared error and quantile without weights have hessian 1 everywhere: histogram counts are then exact. */
export const hasConstantHessian = (objective: ObjectiveName, weights: Float64Array | null): boolean =>
  weights === null && !isLogLink(objective);

/** Mean of a raw score: identity for squared error and quantile, exp for Poisson and Tweedie. */
export function inverseLink(objective: ObjectiveName, rawScore: number): number {
  return isLogLink(objective) ? Math.exp(rawScore) : rawScore;
}

/** Smallest mean whose log is used as a start (a training set without a single sale). */
const SMALLEST_MEAN = 1e-15;

/**
 * The score all rows start with: the (weighted) mean, its log, or the alpha-quantile of the labels.
 * @throws AppError input/invalid for negative labels with a log link.
 */
export function baseScoreOf(train: Dataset, params: BoosterParams): number {
  if (params.objective === 'quantile') return labelQuantile(train.labels, train.weights, params.quantileAlpha);
  let sum = 0;
  let weightSum = 0;
  for (let r = 0; r < train.rows; r++) {
    const label = train.labels[r];
    if (label < 0 && isLogLink(params.objective))
      throw new AppError(
        'input/invalid',
        `The ${params.objective} objective needs labels of at least 0; row ${r} has ${label}.`,
        {
          field: 'labels',
        },
      );
    const weight = train.weights === null ? 1 : train.weights[r];
    sum += label * weight;
    weightSum += weight;
  }
  const mean = weightSum > 0 ? sum / weightSum : 0;
  return isLogLink(params.objective) ? Math.log(Math.max(mean, SMALLEST_MEAN)) : mean;
}

function labelQuantile(labels: Float64Array, weights: Float64Array | null, alpha: number): number {
  const values = Float64Array.from(labels);
  return weights === null
    ? quantileOf(values, values.length, alpha)
    : weightedQuantileOf(values, Float64Array.from(weights), alpha);
}

/**
 * alpha-quantile of the first `count` values, which are reordered: linear between the two order statistics around
 * (count − 1) · (1 − alpha) from the top (type 7 of Hyndman and Fan, 1996; LightGBM's PercentileFun).
 */
export function quantileOf(values: Float64Array, count: number, alpha: number): number {
  if (count === 0) return 0;
  const position = (count - 1) * (1 - alpha);
  const whole = Math.floor(position);
  const upper = select(values, count, count - 1 - whole);
  if (whole >= count - 1) return upper;
  // select leaves everything before its place not above it: the next one down is the largest of these.
  let lower = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < count - 1 - whole; i++) if (values[i] > lower) lower = values[i];
  return upper - (upper - lower) * (position - whole);
}

/** Smallest value with at least alpha of the weight at or below it; both arrays are reordered. */
export function weightedQuantileOf(values: Float64Array, weights: Float64Array, alpha: number): number {
  if (values.length === 0) return 0;
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  let total = 0;
  for (const i of order) total += weights[i];
  let sum = 0;
  for (const i of order) {
    sum += weights[i];
    if (sum >= alpha * total) return values[i];
  }
  return values[order[order.length - 1]];
}

/** Hoare's quickselect with a median of three: values[place] as if sorted; smaller ones before, larger after. */
function select(values: Float64Array, count: number, place: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const a = values[low];
    const b = values[(low + high) >>> 1];
    const c = values[high];
    const pivot = a < b ? (b < c ? b : a < c ? c : a) : a < c ? a : b < c ? c : b;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const swap = values[i];
      values[i++] = values[j];
      values[j--] = swap;
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place];
}

/** Sum of weights, or rows without weights; at least a tiny number, so that all-zero weights divide to 0. */
export function totalWeight(data: Dataset): number {
  if (data.weights === null) return data.rows;
  let sum = 0;
  for (let r = 0; r < data.rows; r++) sum += data.weights[r];
  return Math.max(sum, Number.MIN_VALUE);
}
