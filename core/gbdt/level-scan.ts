// The search for the best set of levels to send left (Fisher, "On Grouping for Maximum Homogeneity", 1958).
import { binSetOf } from './bin-set.ts';
import type { LeafState } from './kernels.ts';
import type { BoosterParams } from './params.ts';
import type { GradientScales } from './quantise.ts';
import {
  boundedQuality,
  type FeatureSplit,
  type FoundSplits,
  type HistogramView,
  isBounded,
  NO_SPLIT,
  scanLimits,
  shrunkAbs,
} from './split-scan.ts';

/**
 * The best split of the levels of one feature. Sorted by gradient over hessian, the best two groups are a run of the
 * order and the rest (Fisher), so that only runs from either end are tried, as LightGBM's FindBestThresholdCategorical
 * does. Smoothing keeps rare levels from the ends of the order and levels with fewer rows than that out of sets; they go
 * right with missing and unknown ones. Ties: the run from the low end, then the shorter one.
 *
 * Both kinds of kernels search sets here: a few hundred levels a leaf are a small part of a training.
 */
export function scanLevels(
  view: HistogramView,
  feature: number,
  leaf: LeafState,
  scales: GradientScales,
  params: BoosterParams,
): FeatureSplit {
  const regularised = { ...params, lambdaL2: params.lambdaL2 + params.levelL2 };
  const { lowest, highest, lambdaL1, lambdaL2, qualityUnit } = scanLimits(leaf, scales, regularised);
  const bounded = isBounded(params);
  const first = view.base + 2 * view.binOffset[feature];
  const order = sortedLevels(view, feature, leaf, scales, params);
  const most = Math.min(params.maxSetLevels, (order.length + 1) >> 1);
  let best: FeatureSplit = NO_SPLIT;
  for (const run of [order, order.toReversed()]) {
    let left = 0;
    let leftHessian = 0;
    for (let i = 0; i < most; i++) {
      left += view.sums[first + 2 * run[i]];
      leftHessian += view.sums[first + 2 * run[i] + 1];
      if (leftHessian < lowest) continue;
      if (leftHessian > highest) break;
      const right = leaf.gradientSum - left;
      const rightHessian = leaf.hessianSum - leftHessian;
      const quality = bounded
        ? boundedQuality(left, leftHessian, right, rightHessian, feature, leaf, scales, regularised)
        : (shrunkAbs(left, lambdaL1) ** 2 / (leftHessian + lambdaL2) +
            shrunkAbs(right, lambdaL1) ** 2 / (rightHessian + lambdaL2)) *
          qualityUnit;
      if (quality > best.quality) {
        best = {
          quality,
          leftGradientSum: left,
          leftHessianSum: leftHessian,
          bin: 0,
          missingLeft: false,
          leafHasMissing: true,
          leftBins: binSetOf(run.slice(0, i + 1)),
        };
      }
    }
  }
  return best;
}

/** Bins of levels with enough rows, by smoothed mean gradient, then by bin. */
function sortedLevels(
  view: HistogramView,
  feature: number,
  leaf: LeafState,
  scales: GradientScales,
  params: BoosterParams,
): number[] {
  const first = view.base + 2 * view.binOffset[feature];
  const rowsPerHessian = leaf.count / leaf.hessianSum;
  const smoothing = params.levelSmoothing / scales.hessian;
  const bins: number[] = [];
  for (let bin = 0; bin < view.mappers[feature].upper.length; bin++) {
    const hessian = view.sums[first + 2 * bin + 1];
    // Half a row less: rows are estimated from hessians.
    if (hessian > 0 && hessian * rowsPerHessian >= params.levelSmoothing - 0.5) bins.push(bin);
  }
  const meanOf = (bin: number): number => view.sums[first + 2 * bin] / (view.sums[first + 2 * bin + 1] + smoothing);
  return bins.sort((a, b) => meanOf(a) - meanOf(b) || a - b);
}

/** The splits that a kernel found, with those of level features searched here in their places. */
export function withLevelSplits(
  found: FoundSplits,
  features: Int32Array,
  view: HistogramView,
  leaf: LeafState,
  scales: GradientScales,
  params: BoosterParams,
): FoundSplits {
  const byPlace = new Map<number, FeatureSplit>();
  features.forEach((feature, place) => {
    if (view.mappers[feature].hasLevels) byPlace.set(place, scanLevels(view, feature, leaf, scales, params));
  });
  if (byPlace.size === 0) return found;
  return {
    qualityOf: (place) => byPlace.get(place)?.quality ?? found.qualityOf(place),
    splitOf: (place) => byPlace.get(place) ?? found.splitOf(place),
  };
}
