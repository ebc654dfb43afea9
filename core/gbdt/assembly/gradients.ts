// Gradients and hessians of a chunk of rows, two rows at a time, their statistics, and their integers.
// Same operations in the same order as ../twin/gradients.ts: the results are equal to the bit.
import { exp2x } from './exp';
import {
  ALPHA, CHUNK_LOSS_AT, CHUNK_SUMS_AT, EXP_CONSTANTS, GRADIENTS_AT, GRADIENT_CAP, GRADIENT_CHUNK, GRADIENT_FACTOR, HESSIANS_AT,
  HESSIAN_CAP, HESSIAN_FACTOR, LABELS_AT, OBJECTIVE, OBJECTIVE_POISSON, OBJECTIVE_QUANTILE, OBJECTIVE_SQUARED_ERROR,
  PACKED_AT, ROWS, SCORES_AT, VARIANCE_POWER, WEIGHTS_AT, WIDE_GRADIENT_FACTOR, WIDE_HESSIAN_FACTOR,
} from '../wasm/layout';

@inline const POISSON_HESSIAN_FACTOR: f64 = 2.0137527074704766;

/** In the last pair of an odd number of rows only the first lane counts. */
// @ts-ignore: decorator
@inline
function lowLaneOnly(value: v128, isTail: bool): v128 {
  return isTail ? v128.and(value, i64x2(-1, 0)) : value;
}

// @ts-ignore: decorator
@inline
function storeFloats(at: usize, values: v128): void {
  v128.store64_lane(at, f32x4.demote_f64x2_zero(values), 0);
}

// @ts-ignore: decorator
@inline
function laneSum(values: v128): f64 {
  return f64x2.extract_lane(values, 0) + f64x2.extract_lane(values, 1);
}

/** Each returns the loss of rows begin … end − 1. `gradients` 0: only the loss; `hessians` 0: hessians are constant. */
export function squaredError(begin: usize, end: usize, scores: usize, labels: usize, weights: usize, gradients: usize, hessians: usize): f64 {
  let loss = f64x2.splat(0);
  for (let r = begin; r < end; r += 2) {
    const weight = weights ? v128.load(weights + (r << 3)) : f64x2.splat(1);
    const residual = f64x2.sub(v128.load(scores + (r << 3)), v128.load(labels + (r << 3)));
    if (gradients) storeFloats(gradients + (r << 2), f64x2.mul(residual, weight));
    if (hessians) storeFloats(hessians + (r << 2), weight);
    loss = f64x2.add(loss, lowLaneOnly(f64x2.mul(f64x2.mul(residual, residual), weight), r + 1 == end));
  }
  return laneSum(loss);
}

export function quantile(begin: usize, end: usize, scores: usize, labels: usize, weights: usize, gradients: usize, hessians: usize): f64 {
  const over = f64x2.splat(1 - load<f64>(ALPHA));
  const under = f64x2.splat(-load<f64>(ALPHA));
  let loss = f64x2.splat(0);
  for (let r = begin; r < end; r += 2) {
    const weight = weights ? v128.load(weights + (r << 3)) : f64x2.splat(1);
    const residual = f64x2.sub(v128.load(scores + (r << 3)), v128.load(labels + (r << 3)));
    const slope = v128.bitselect(over, under, f64x2.ge(residual, f64x2.splat(0)));
    if (gradients) storeFloats(gradients + (r << 2), f64x2.mul(slope, weight));
    if (hessians) storeFloats(hessians + (r << 2), weight);
    loss = f64x2.add(loss, lowLaneOnly(f64x2.mul(f64x2.mul(slope, residual), weight), r + 1 == end));
  }
  return laneSum(loss);
}

export function poisson(begin: usize, end: usize, scores: usize, labels: usize, weights: usize, gradients: usize, hessians: usize): f64 {
  let loss = f64x2.splat(0);
  for (let r = begin; r < end; r += 2) {
    const weight = weights ? v128.load(weights + (r << 3)) : f64x2.splat(1);
    const score = v128.load(scores + (r << 3));
    const label = v128.load(labels + (r << 3));
    const mean = exp2x(score);
    if (gradients) {
      storeFloats(gradients + (r << 2), f64x2.mul(f64x2.sub(mean, label), weight));
      storeFloats(hessians + (r << 2), f64x2.mul(f64x2.mul(mean, f64x2.splat(POISSON_HESSIAN_FACTOR)), weight));
    }
    loss = f64x2.add(loss, lowLaneOnly(f64x2.mul(f64x2.sub(mean, f64x2.mul(label, score)), weight), r + 1 == end));
  }
  return laneSum(loss);
}

export function tweedie(begin: usize, end: usize, scores: usize, labels: usize, weights: usize, gradients: usize, hessians: usize): f64 {
  const power = load<f64>(VARIANCE_POWER);
  const below = f64x2.splat(1 - power);
  const above = f64x2.splat(2 - power);
  const powerMinus1 = f64x2.splat(power - 1);
  const lossBelow = f64x2.splat(1 / (power - 1));
  const lossAbove = f64x2.splat(1 / (2 - power));
  let loss = f64x2.splat(0);
  for (let r = begin; r < end; r += 2) {
    const weight = weights ? v128.load(weights + (r << 3)) : f64x2.splat(1);
    const score = v128.load(scores + (r << 3));
    const a = f64x2.mul(v128.load(labels + (r << 3)), exp2x(f64x2.mul(below, score)));
    const b = exp2x(f64x2.mul(above, score));
    if (gradients) {
      storeFloats(gradients + (r << 2), f64x2.mul(f64x2.sub(b, a), weight));
      storeFloats(hessians + (r << 2), f64x2.mul(f64x2.add(f64x2.mul(powerMinus1, a), f64x2.mul(above, b)), weight));
    }
    const both = f64x2.add(f64x2.mul(lossBelow, a), f64x2.mul(lossAbove, b));
    loss = f64x2.add(loss, lowLaneOnly(f64x2.mul(both, weight), r + 1 == end));
  }
  return laneSum(loss);
}

/** The objective's loss of rows begin … end − 1, and their gradients where an address is given. */
function evaluate(begin: usize, end: usize, scores: usize, labels: usize, weights: usize, gradients: usize, hessians: usize): f64 {
  const objective = load<i32>(OBJECTIVE);
  if (objective == OBJECTIVE_SQUARED_ERROR) return squaredError(begin, end, scores, labels, weights, gradients, hessians);
  if (objective == OBJECTIVE_QUANTILE) return quantile(begin, end, scores, labels, weights, gradients, hessians);
  if (objective == OBJECTIVE_POISSON) return poisson(begin, end, scores, labels, weights, gradients, hessians);
  return tweedie(begin, end, scores, labels, weights, gradients, hessians);
}

/** Loss of a chunk of any rows (validation). */
export function lossChunk(chunk: usize, rows: usize, scores: usize, labels: usize, weights: usize): void {
  const begin = chunk * GRADIENT_CHUNK;
  const end = min(begin + GRADIENT_CHUNK, rows);
  store<f64>(load<usize>(CHUNK_LOSS_AT) + (chunk << 3), evaluate(begin, end, scores, labels, weights, 0, 0));
}

/** Sum and largest of the absolute values of `values`, float32, four at a time; rows past the end are zero. */
export function absoluteSums(values: usize, count: usize, out: usize): void {
  let sum = f64x2.splat(0);
  let largest = f32x4.splat(0);
  const end = values + (count << 2);
  for (let at = values; at < end; at += 16) {
    const size = f32x4.abs(v128.load(at));
    largest = f32x4.pmax(largest, size);
    sum = f64x2.add(sum, f64x2.promote_low_f32x4(size));
    sum = f64x2.add(sum, f64x2.promote_low_f32x4(v128.shuffle<f32>(size, size, 2, 3, 2, 3)));
  }
  const high = f32x4.pmax(largest, v128.shuffle<f32>(largest, largest, 2, 3, 2, 3));
  store<f64>(out, laneSum(sum));
  store<f64>(out, <f64>max(f32x4.extract_lane(high, 0), f32x4.extract_lane(high, 1)), 8);
}

/** Gradients, hessians, loss and statistics of one chunk. */
export function gradientsChunk(chunk: usize): void {
  const rows = load<usize>(ROWS);
  const begin = chunk * GRADIENT_CHUNK;
  const end = min(begin + GRADIENT_CHUNK, rows);
  const gradients = load<usize>(GRADIENTS_AT);
  const hessians = load<usize>(HESSIANS_AT);
  const loss = evaluate(begin, end, load<usize>(SCORES_AT), load<usize>(LABELS_AT), load<usize>(WEIGHTS_AT), gradients, hessians);
  store<f64>(load<usize>(CHUNK_LOSS_AT) + (chunk << 3), loss);
  // Clear what the last vector wrote past the end, so that the sums below see zeros there.
  for (let r = end; (r & 3) != 0; r++) {
    store<f32>(gradients + (r << 2), 0);
    if (hessians) store<f32>(hessians + (r << 2), 0);
  }
  const out = load<usize>(CHUNK_SUMS_AT) + (chunk << 5);
  absoluteSums(gradients + (begin << 2), end - begin, out);
  if (hessians) absoluteSums(hessians + (begin << 2), end - begin, out + 16);
}

/**
 * float32 to integers, in place for the wide ones; see ../quantise.ts for the rule. Adding 1.5 · 2^52 rounds to even
 * and leaves the integer in the low 32 bits.
 */
export function quantiseChunk(chunk: usize): void {
  const begin = chunk * GRADIENT_CHUNK;
  const end = min(begin + GRADIENT_CHUNK, load<usize>(ROWS));
  const gradients = load<usize>(GRADIENTS_AT);
  const hessians = load<usize>(HESSIANS_AT);
  const packed = load<usize>(PACKED_AT);
  const highest = f64x2.splat(load<f64>(GRADIENT_CAP));
  const lowest = f64x2.neg(highest);
  const factor = f64x2.splat(load<f64>(GRADIENT_FACTOR));
  const wideFactor = f64x2.splat(load<f64>(WIDE_GRADIENT_FACTOR));
  const rounder = v128.load(EXP_CONSTANTS + 32);
  if (!hessians) {
    for (let r = begin; r < end; r += 2) {
      const gradient = f64x2.promote_low_f32x4(v128.load64_zero(gradients + (r << 2)));
      const capped = f64x2.pmin(f64x2.pmax(gradient, lowest), highest);
      storeLowWords(gradients + (r << 2), f64x2.add(f64x2.mul(gradient, wideFactor), rounder));
      const high = i64x2.shl(f64x2.add(f64x2.mul(capped, factor), rounder), 32);
      v128.store(packed + (r << 3), i64x2.add(high, i64x2.splat(1)));
    }
    return;
  }
  const hessianCap = f64x2.splat(load<f64>(HESSIAN_CAP));
  const hessianFactor = f64x2.splat(load<f64>(HESSIAN_FACTOR));
  const wideHessianFactor = f64x2.splat(load<f64>(WIDE_HESSIAN_FACTOR));
  const one = f64x2.splat(1);
  for (let r = begin; r < end; r += 2) {
    const gradient = f64x2.promote_low_f32x4(v128.load64_zero(gradients + (r << 2)));
    const capped = f64x2.pmin(f64x2.pmax(gradient, lowest), highest);
    storeLowWords(gradients + (r << 2), f64x2.add(f64x2.mul(gradient, wideFactor), rounder));
    const hessian = f64x2.promote_low_f32x4(v128.load64_zero(hessians + (r << 2)));
    storeLowWords(hessians + (r << 2), f64x2.add(f64x2.mul(hessian, wideHessianFactor), rounder));
    const scaled = f64x2.pmax(f64x2.mul(f64x2.pmin(hessian, hessianCap), hessianFactor), one);
    const low = v128.and(f64x2.add(scaled, rounder), i64x2.splat(0xffffffff));
    const high = i64x2.shl(f64x2.add(f64x2.mul(capped, factor), rounder), 32);
    v128.store(packed + (r << 3), i64x2.add(high, low));
  }
}

// @ts-ignore: decorator
@inline
function storeLowWords(at: usize, values: v128): void {
  v128.store64_lane(at, v128.shuffle<i32>(values, values, 0, 2, 0, 2), 0);
}
