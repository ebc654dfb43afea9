// The search for the best split of one leaf in its histograms. Reference order of operations for the kernels.
import type { BinMapper } from './bin-mapper.ts';
import type { BinSet } from './bin-set.ts';
import type { LeafState, SplitCandidate } from './kernels.ts';
import type { BoosterParams } from './params.ts';
import type { GradientScales } from './quantise.ts';

/** A gain is a difference of large sums: below this share of them it is nothing but floating point rounding. */
const ROUNDING = 1e-12;

/** Histogram of a leaf: [gradient, hessian] integer sums of bin b of feature f at 2 · (binOffset[f] + b). */
export interface HistogramView {
  readonly sums: Float64Array;
  /** First entry of the slot in `sums`. */
  readonly base: number;
  readonly binOffset: Int32Array;
  readonly mappers: readonly BinMapper[];
}

/** Soft threshold of lambdaL1. */
export function shrunkAbs(gradientSum: number, lambdaL1: number): number {
  return Math.max(0, Math.abs(gradientSum) - lambdaL1);
}

/** Best output of a leaf, −T(G) / (H + λ2), within its monotone bounds. */
export function leafOutput(
  gradientSum: number,
  hessianSum: number,
  params: BoosterParams,
  lowest: number,
  highest: number,
): number {
  const size = shrunkAbs(gradientSum, params.lambdaL1);
  const denominator = hessianSum + params.lambdaL2;
  const output = size === 0 || denominator <= 0 ? 0 : (gradientSum > 0 ? -size : size) / denominator;
  return Math.min(Math.max(output, lowest), highest);
}

/** The best split of one feature; quality −Infinity: none is allowed. */
export interface FeatureSplit {
  quality: number;
  leftGradientSum: number;
  leftHessianSum: number;
  bin: number;
  missingLeft: boolean;
  /** The leaf has rows with this feature missing; true for sets, which always say where those go. */
  leafHasMissing: boolean;
  /** Split of levels: the bins that go left. Null: a threshold. */
  leftBins: BinSet | null;
}

/**
 * What limits the splits of one leaf, in histogram units: the search then needs no factor at a bin.
 */
export interface ScanLimits {
  /** Hessian sum that a side needs at least. Stands for rows, too: a row is taken to have the leaf's mean hessian. */
  readonly lowest: number;
  /** Hessian sum that the left side has at most, so that the right one has enough. */
  readonly highest: number;
  readonly lambdaL1: number;
  readonly lambdaL2: number;
  /** Loss reduction of a quality of 1. */
  readonly qualityUnit: number;
}

export function scanLimits(leaf: LeafState, scales: GradientScales, params: BoosterParams): ScanLimits {
  // Half a row less: sums of hessians are compared with what rounds to the number of rows that is asked for.
  const fewestRows = ((params.minDataInLeaf - 0.5) * leaf.hessianSum) / leaf.count;
  const lowest = Math.max(fewestRows, params.minSumHessian / scales.hessian);
  return {
    lowest,
    highest: leaf.hessianSum - lowest,
    lambdaL1: params.lambdaL1 / scales.gradient,
    lambdaL2: params.lambdaL2 / scales.hessian,
    qualityUnit: (scales.gradient * scales.gradient) / scales.hessian,
  };
}

/**
 * The best split of one feature, found from low bins to high, first with missing values right, then left; ties go
 * to what comes first.
 *
 * Quality = T(GL)²/(HL+λ2) + T(GR)²/(HR+λ2), T the soft threshold of λ1 (LightGBM, FeatureHistogram).
 */
export function scanFeature(
  view: HistogramView,
  feature: number,
  leaf: LeafState,
  scales: GradientScales,
  params: BoosterParams,
): FeatureSplit {
  const { sums } = view;
  const { lowest, highest, lambdaL1, lambdaL2, qualityUnit } = scanLimits(leaf, scales, params);
  const bounded = isBounded(params);
  const valueBins = view.mappers[feature].upper.length;
  const first = view.base + 2 * view.binOffset[feature];
  const missingHessian = sums[first + 2 * valueBins + 1];
  const leafHasMissing = missingHessian > 0;
  const best: FeatureSplit = { ...NO_SPLIT, leafHasMissing };
  // Without missing rows in the leaf both sides give the same splits: one pass is enough.
  for (let pass = 0; pass < (leafHasMissing ? 2 : 1); pass++) {
    let left = pass === 0 ? 0 : sums[first + 2 * valueBins];
    let leftHessian = pass === 0 ? 0 : missingHessian;
    const bins = pass === 0 && leafHasMissing ? valueBins : valueBins - 1;
    for (let bin = 0; bin < bins; bin++) {
      left += sums[first + 2 * bin];
      leftHessian += sums[first + 2 * bin + 1];
      if (leftHessian < lowest) continue;
      if (leftHessian > highest) break;
      const right = leaf.gradientSum - left;
      const rightHessian = leaf.hessianSum - leftHessian;
      let quality: number;
      if (bounded)
        quality = boundedQuality(left, leftHessian, right, rightHessian, feature, leaf, scales, params) / qualityUnit;
      else {
        const tl = shrunkAbs(left, lambdaL1);
        const tr = shrunkAbs(right, lambdaL1);
        quality = (tl * tl) / (leftHessian + lambdaL2) + (tr * tr) / (rightHessian + lambdaL2);
      }
      if (quality > best.quality) {
        best.quality = quality;
        best.leftGradientSum = left;
        best.leftHessianSum = leftHessian;
        best.bin = bin;
        best.missingLeft = pass === 1;
      }
    }
  }
  best.quality *= qualityUnit;
  return best;
}

export const NO_SPLIT: Readonly<FeatureSplit> = {
  quality: Number.NEGATIVE_INFINITY,
  leftGradientSum: 0,
  leftHessianSum: 0,
  bin: 0,
  missingLeft: false,
  leafHasMissing: false,
  leftBins: null,
};

export const isBounded = (params: BoosterParams): boolean => params.monotoneConstraints.some((sign) => sign !== 0);

/** The best splits of a leaf's features, by place in the list of features. */
export interface FoundSplits {
  qualityOf(place: number): number;
  splitOf(place: number): FeatureSplit;
}

/**
 * The best split over features (ascending; ties go to the first), or null where none gains more than
 * minGainToSplit. Gain = quality − T(G)²/(H+λ2), also where monotone bounds keep the leaf from that best output, as in
 * LightGBM: a leaf held at its bound is split later. Missing values that the leaf has not seen go with the heavier side.
 */
export function chooseSplit(
  features: Int32Array,
  splits: FoundSplits,
  leaf: LeafState,
  scales: GradientScales,
  params: BoosterParams,
): SplitCandidate | null {
  let bestQuality = Number.NEGATIVE_INFINITY;
  let bestPlace = -1;
  for (let place = 0; place < features.length; place++) {
    const quality = splits.qualityOf(place);
    if (!(quality > bestQuality)) continue;
    bestQuality = quality;
    bestPlace = place;
  }
  if (bestPlace < 0) return null;
  const best = splits.splitOf(bestPlace);
  const gain = best.quality - parentQuality(leaf, scales, params);
  if (!(gain > Math.max(params.minGainToSplit, noiseGain(leaf, scales), ROUNDING * Math.abs(best.quality))))
    return null;
  return {
    feature: features[bestPlace],
    bin: best.bin,
    missingLeft: best.leafHasMissing ? best.missingLeft : best.leftHessianSum * 2 >= leaf.hessianSum,
    gain,
    leftBins: best.leftBins,
    leftGradientSum: best.leftGradientSum,
    leftHessianSum: best.leftHessianSum,
  };
}

/**
 * The gain that rounding to integers alone can pretend. With the integers half a unit off, e each, a child's mean
 * m = G/H is off by at most (eg + |m| eh) n/H, and a split gains at most H/4 times the squared difference of the
 * means. Keeps rows that are all alike (one residual, many weights) from being split.
 */
function noiseGain(leaf: LeafState, scales: GradientScales): number {
  const hessianSum = leaf.hessianSum * scales.hessian;
  const mean = Math.abs((leaf.gradientSum * scales.gradient) / hessianSum);
  const difference = 2 * (scales.gradient / 2 + mean * scales.hessianError) * (leaf.count / hessianSum);
  return (hessianSum / 4) * difference * difference;
}

function parentQuality(leaf: LeafState, scales: GradientScales, params: BoosterParams): number {
  const g = leaf.gradientSum * scales.gradient;
  const h = leaf.hessianSum * scales.hessian;
  const t = shrunkAbs(g, params.lambdaL1);
  return (t * t) / (h + params.lambdaL2);
}

/** Loss reduction at a given output w: −(2 G w + (H + λ2) w² + 2 λ1 |w|), equal to T(G)²/(H+λ2) at the best w. */
function outputQuality(g: number, h: number, output: number, params: BoosterParams): number {
  return -(2 * g * output + (h + params.lambdaL2) * output * output + 2 * params.lambdaL1 * Math.abs(output));
}

/** Loss reduction of a split under monotone constraints; −Infinity where the outputs are in the wrong order. */
export function boundedQuality(
  left: number,
  leftHessian: number,
  right: number,
  rightHessian: number,
  feature: number,
  leaf: LeafState,
  scales: GradientScales,
  params: BoosterParams,
): number {
  const [gl, hl] = [left * scales.gradient, leftHessian * scales.hessian];
  const [gr, hr] = [right * scales.gradient, rightHessian * scales.hessian];
  const leftOutput = leafOutput(gl, hl, params, leaf.lowest, leaf.highest);
  const rightOutput = leafOutput(gr, hr, params, leaf.lowest, leaf.highest);
  const sign = params.monotoneConstraints[feature];
  if ((sign > 0 && leftOutput > rightOutput) || (sign < 0 && leftOutput < rightOutput)) return Number.NEGATIVE_INFINITY;
  return outputQuality(gl, hl, leftOutput, params) + outputQuality(gr, hr, rightOutput, params);
}
