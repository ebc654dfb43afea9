// The best split of one feature in one leaf. Same arithmetic as scanFeature in ../split-scan.ts: without monotone
// constraints the two children are the two lanes; with them they are taken one by one.
import {
  BIN_OFFSET_AT, FEATURES_AT, FEATURE_COUNT, HISTOGRAMS_AT, MONOTONE_AT, SCAN_LEAF_BYTES, SCAN_LEAVES, SLOT_BINS, SPLITS_AT, SPLIT_RECORD,
  VALUE_BINS_AT,
} from '../wasm/layout';

/**
 * Writes f64 quality (−Infinity: none), left gradient sum, left hessian sum, i32 bin, missing left, missing in leaf
 * to `out`. `first`: the feature's [gradient, hessian] sums; `leaf`: sums and limits, see SCAN_LEAVES.
 */
export function scanFeature(first: usize, valueBins: usize, leaf: usize, out: usize): void {
  const total = v128.load(leaf);
  const lowest = load<f64>(leaf, 24);
  const highest = load<f64>(leaf, 32);
  const lambdaL1 = v128.load64_splat(leaf + 40);
  const lambdaL2 = v128.load64_splat(leaf + 48);
  const zero = f64x2.splat(0);
  const missing = v128.load(first + (valueBins << 4));
  const hasMissing = f64x2.extract_lane(missing, 1) > 0;

  let best = -f64.MAX_VALUE;
  let bestLeft = zero;
  let bestAt: usize = 0;
  let bestPass: i32 = -1;
  // Without missing rows in the leaf both sides give the same splits: one pass is enough.
  const passes = hasMissing ? 2 : 1;
  for (let pass = 0; pass < passes; pass++) {
    let left = pass == 0 ? zero : missing;
    const end = first + ((pass == 0 && hasMissing ? valueBins : valueBins - 1) << 4);
    let at = first;
    for (; at < end; at += 16) {
      const next = f64x2.add(left, v128.load(at));
      if (f64x2.extract_lane(next, 1) >= lowest) break;
      left = next;
    }
    for (; at < end; at += 16) {
      left = f64x2.add(left, v128.load(at));
      // The right side only shrinks from here on.
      if (f64x2.extract_lane(left, 1) > highest) break;
      const right = f64x2.sub(total, left);
      const shrunk = f64x2.pmax(zero, f64x2.sub(f64x2.abs(v128.shuffle<f64>(left, right, 0, 2)), lambdaL1));
      const hessians = f64x2.add(v128.shuffle<f64>(left, right, 1, 3), lambdaL2);
      const quality = f64x2.div(f64x2.mul(shrunk, shrunk), hessians);
      const sum = f64x2.extract_lane(quality, 0) + f64x2.extract_lane(quality, 1);
      if (sum > best) {
        best = sum;
        bestLeft = left;
        bestAt = at;
        bestPass = pass;
      }
    }
  }
  store<f64>(out, bestPass < 0 ? -f64.POSITIVE_INFINITY : best * load<f64>(leaf, 56));
  v128.store(out, bestLeft, 8);
  store<i32>(out, bestPass < 0 ? 0 : <i32>((bestAt - first) >> 4), 24);
  store<i32>(out, bestPass == 1 ? 1 : 0, 28);
  store<i32>(out, hasMissing ? 1 : 0, 32);
}

/** As leafOutput in ../split-scan.ts. */
// @ts-ignore: decorator
@inline
function leafOutput(gradient: f64, hessian: f64, lambdaL1: f64, lambdaL2: f64, lowest: f64, highest: f64): f64 {
  const size = max(0.0, abs(gradient) - lambdaL1);
  const denominator = hessian + lambdaL2;
  const output = size == 0 || denominator <= 0 ? 0.0 : (gradient > 0 ? -size : size) / denominator;
  return min(max(output, lowest), highest);
}

/** As outputQuality in ../split-scan.ts. */
// @ts-ignore: decorator
@inline
function outputQuality(g: f64, h: f64, output: f64, lambdaL1: f64, lambdaL2: f64): f64 {
  return -(2.0 * g * output + (h + lambdaL2) * output * output + 2.0 * lambdaL1 * abs(output));
}

/** scanFeature where outputs are bounded; `sign`: the constraint of this feature. */
export function scanBounded(first: usize, valueBins: usize, leaf: usize, sign: i32, out: usize): void {
  const gradientSum = load<f64>(leaf);
  const hessianSum = load<f64>(leaf, 8);
  const lowest = load<f64>(leaf, 24);
  const highest = load<f64>(leaf, 32);
  const unit = load<f64>(leaf, 56);
  const lowestOutput = load<f64>(leaf, 64);
  const highestOutput = load<f64>(leaf, 72);
  const gradientScale = load<f64>(leaf, 80);
  const hessianScale = load<f64>(leaf, 88);
  const lambdaL1 = load<f64>(leaf, 96);
  const lambdaL2 = load<f64>(leaf, 104);
  const missing = first + (valueBins << 4);
  const hasMissing = load<f64>(missing, 8) > 0;

  let best = -f64.POSITIVE_INFINITY;
  let bestLeft: f64 = 0;
  let bestLeftHessian: f64 = 0;
  let bestAt: usize = 0;
  let bestPass: i32 = -1;
  const passes = hasMissing ? 2 : 1;
  for (let pass = 0; pass < passes; pass++) {
    let left: f64 = pass == 0 ? 0.0 : load<f64>(missing);
    let leftHessian: f64 = pass == 0 ? 0.0 : load<f64>(missing, 8);
    const end = first + ((pass == 0 && hasMissing ? valueBins : valueBins - 1) << 4);
    for (let at = first; at < end; at += 16) {
      left += load<f64>(at);
      leftHessian += load<f64>(at, 8);
      if (leftHessian < lowest) continue;
      if (leftHessian > highest) break;
      const gl = left * gradientScale;
      const hl = leftHessian * hessianScale;
      const gr = (gradientSum - left) * gradientScale;
      const hr = (hessianSum - leftHessian) * hessianScale;
      const leftOutput = leafOutput(gl, hl, lambdaL1, lambdaL2, lowestOutput, highestOutput);
      const rightOutput = leafOutput(gr, hr, lambdaL1, lambdaL2, lowestOutput, highestOutput);
      if ((sign > 0 && leftOutput > rightOutput) || (sign < 0 && leftOutput < rightOutput)) continue;
      const quality =
        (outputQuality(gl, hl, leftOutput, lambdaL1, lambdaL2) + outputQuality(gr, hr, rightOutput, lambdaL1, lambdaL2)) / unit;
      if (quality > best) {
        best = quality;
        bestLeft = left;
        bestLeftHessian = leftHessian;
        bestAt = at;
        bestPass = pass;
      }
    }
  }
  store<f64>(out, bestPass < 0 ? -f64.POSITIVE_INFINITY : best * unit);
  store<f64>(out, bestLeft, 8);
  store<f64>(out, bestLeftHessian, 16);
  store<i32>(out, bestPass < 0 ? 0 : <i32>((bestAt - first) >> 4), 24);
  store<i32>(out, bestPass == 1 ? 1 : 0, 28);
  store<i32>(out, hasMissing ? 1 : 0, 32);
}

/** One feature of one of the job's leaves: chunk = leaf · features + place of the feature in the tree's list. */
export function scanChunk(chunk: usize): void {
  const features = load<usize>(FEATURE_COUNT);
  const leaf: usize = chunk >= features ? 1 : 0;
  const feature = <usize>load<u32>(load<usize>(FEATURES_AT) + ((chunk - leaf * features) << 2));
  const state = <usize>SCAN_LEAVES + leaf * SCAN_LEAF_BYTES;
  const slot = <usize>load<f64>(state, 16);
  const offset = <usize>load<i32>(load<usize>(BIN_OFFSET_AT) + (feature << 2));
  const first = load<usize>(HISTOGRAMS_AT) + ((slot * load<usize>(SLOT_BINS) + offset) << 4);
  const valueBins = <usize>load<i32>(load<usize>(VALUE_BINS_AT) + (feature << 2));
  const out = load<usize>(SPLITS_AT) + chunk * SPLIT_RECORD;
  const monotone = load<usize>(MONOTONE_AT);
  if (monotone) scanBounded(first, valueBins, state, load<i32>(monotone + (feature << 2)), out);
  else scanFeature(first, valueBins, state, out);
}
