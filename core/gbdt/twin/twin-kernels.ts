// The kernels in plain TypeScript: the oracle of the WebAssembly kernels, and what runs where those cannot.

import { binOffsets } from '../bin-mapper.ts';
import { hasBin, rightBins } from '../bin-set.ts';
import type { Dataset } from '../dataset.ts';
import { roundToEven } from '../exp.ts';
import type {
  BinnedTree,
  KernelProblem,
  KernelRuntime,
  Kernels,
  LeafState,
  RowRange,
  SplitCandidate,
} from '../kernels.ts';
import { scanLevels } from '../level-scan.ts';
import { hasConstantHessian, quantileOf, totalWeight, weightedQuantileOf } from '../objective.ts';
import type { GradientScales } from '../quantise.ts';
import { quantisationRule, scalesOf } from '../quantise.ts';
import { chooseSplit, type FoundSplits, type HistogramView, scanFeature } from '../split-scan.ts';
import { fillGradients, type RowFormula, rowFormula, sumLoss } from './gradients.ts';

/** Runs everything on the calling thread. */
export const typescriptRuntime: KernelRuntime = {
  kind: 'typescript',
  threads: 1,
  open: (problem) => new TwinKernels(problem),
  close: () => {},
};

class TwinKernels implements Kernels {
  readonly scores: Float64Array;
  readonly validationScores: Float64Array;
  /** Rows of the tree, leaf by leaf. */
  readonly #rowIndex: Uint32Array;
  readonly #problem: KernelProblem;
  readonly #formula: RowFormula;
  readonly #constantHessian: boolean;
  /** float32 gradients of the iteration, then, in the same bytes, their wide integers. */
  readonly #gradients: Float32Array;
  readonly #wideGradients: Int32Array;
  readonly #hessians: Float32Array | null;
  readonly #wideHessians: Int32Array | null;
  readonly #narrowGradients: Int32Array;
  readonly #narrowHessians: Int32Array | null;
  readonly #histograms: Float64Array;
  readonly #binOffset: Int32Array;
  readonly #totalBins: number;
  readonly #rightRows: Uint32Array;
  #features = new Int32Array(0);
  readonly #trainWeight: number;
  readonly #validationWeight: number;
  #trainLoss = Number.NaN;

  constructor(problem: KernelProblem) {
    const { train, validation, params } = problem;
    const { rows } = train;
    this.#problem = problem;
    this.#trainWeight = totalWeight(train);
    this.#validationWeight = validation === null ? 0 : totalWeight(validation);
    this.#formula = rowFormula(params);
    this.#constantHessian = hasConstantHessian(params.objective, train.weights);
    this.scores = new Float64Array(rows);
    this.validationScores = new Float64Array(validation?.rows ?? 0);
    this.#rowIndex = new Uint32Array(rows);
    this.#rightRows = new Uint32Array(rows);
    this.#wideGradients = new Int32Array(rows);
    this.#gradients = new Float32Array(this.#wideGradients.buffer);
    this.#narrowGradients = new Int32Array(rows);
    this.#wideHessians = this.#constantHessian ? null : new Int32Array(rows);
    this.#hessians = this.#wideHessians && new Float32Array(this.#wideHessians.buffer);
    this.#narrowHessians = this.#constantHessian ? null : new Int32Array(rows);
    this.#binOffset = binOffsets(train.mappers);
    this.#totalBins = this.#binOffset[train.columns];
    this.#histograms = new Float64Array(params.numLeaves * this.#totalBins * 2);
  }

  computeGradients(): GradientScales {
    const { train } = this.#problem;
    const stats = fillGradients(
      this.#formula,
      this.scores,
      train.labels,
      train.weights,
      this.#gradients,
      this.#hessians,
    );
    this.#trainLoss = stats.loss / this.#trainWeight;
    const rule = quantisationRule(stats, train.rows, this.#constantHessian);
    const narrow = this.#narrowGradients;
    const wide = this.#wideGradients;
    // Caps times factors are the numbers of levels, up to a rounding error that rounding to integers takes away.
    for (let r = 0; r < train.rows; r++) {
      const gradient = this.#gradients[r];
      const capped = Math.min(Math.max(gradient, -rule.gradientCap), rule.gradientCap);
      narrow[r] = roundToEven(capped * rule.gradientFactor);
      wide[r] = roundToEven(gradient * rule.wideGradientFactor);
    }
    if (this.#hessians && this.#wideHessians && this.#narrowHessians) {
      for (let r = 0; r < train.rows; r++) {
        const hessian = this.#hessians[r];
        // At least 1: a bin with rows is never taken for an empty one.
        const scaled = Math.max(Math.min(hessian, rule.hessianCap) * rule.hessianFactor, 1);
        this.#narrowHessians[r] = roundToEven(scaled);
        this.#wideHessians[r] = roundToEven(hessian * rule.wideHessianFactor);
      }
    }
    return scalesOf(rule);
  }

  trainLoss(): number {
    return this.#trainLoss;
  }

  validationLoss(): number {
    const { validation } = this.#problem;
    if (validation === null) return Number.NaN;
    return (
      sumLoss(this.#formula, this.validationScores, validation.labels, validation.weights) / this.#validationWeight
    );
  }

  beginTree(rows: Uint32Array, features: Int32Array): void {
    this.#rowIndex.set(rows);
    this.#features = Int32Array.from(features);
  }

  buildHistogram(slot: number, rows: RowRange): void {
    const { stride, bins } = this.#problem.train;
    const features = this.#features;
    const sums = this.#histograms;
    const base = slot * this.#totalBins * 2;
    sums.fill(0, base, base + this.#totalBins * 2);
    const starts = Int32Array.from(features, (feature) => base + 2 * this.#binOffset[feature]);
    const gradients = this.#narrowGradients;
    const hessians = this.#narrowHessians;
    for (let i = rows.begin; i < rows.begin + rows.count; i++) {
      const row = this.#rowIndex[i];
      const gradient = gradients[row];
      const hessian = hessians === null ? 1 : hessians[row];
      const first = row * stride;
      for (let k = 0; k < features.length; k++) {
        const at = starts[k] + 2 * bins[first + features[k]];
        sums[at] += gradient;
        sums[at + 1] += hessian;
      }
    }
  }

  findChildSplits(
    parentSlot: number,
    smaller: LeafState,
    children: readonly LeafState[],
    scales: GradientScales,
  ): (SplitCandidate | null)[] {
    this.buildHistogram(smaller.slot, smaller);
    const sums = this.#histograms;
    const length = this.#totalBins * 2;
    const to = parentSlot * length;
    const from = smaller.slot * length;
    for (let i = 0; i < length; i++) sums[to + i] -= sums[from + i];
    return this.findSplits(children, scales);
  }

  totals(slot: number): { gradientSum: number; hessianSum: number } {
    const base = slot * this.#totalBins * 2;
    const feature = this.#features[0];
    let gradientSum = 0;
    let hessianSum = 0;
    for (let bin = this.#binOffset[feature]; bin < this.#binOffset[feature + 1]; bin++) {
      gradientSum += this.#histograms[base + 2 * bin];
      hessianSum += this.#histograms[base + 2 * bin + 1];
    }
    return { gradientSum, hessianSum };
  }

  findSplits(leaves: readonly LeafState[], scales: GradientScales): (SplitCandidate | null)[] {
    const { train, params } = this.#problem;
    return leaves.map((leaf) => {
      const view: HistogramView = {
        sums: this.#histograms,
        base: leaf.slot * this.#totalBins * 2,
        binOffset: this.#binOffset,
        mappers: train.mappers,
      };
      const found = Array.from(this.#features, (feature) =>
        (train.mappers[feature].hasLevels ? scanLevels : scanFeature)(view, feature, leaf, scales, params),
      );
      const splits: FoundSplits = { qualityOf: (place) => found[place].quality, splitOf: (place) => found[place] };
      return chooseSplit(this.#features, splits, leaf, scales, params);
    });
  }

  partition(rows: RowRange, split: SplitCandidate): number {
    const { bins, stride, mappers } = this.#problem.train;
    const rightSet = rightBins(mappers[split.feature], split);
    const goesLeft = Uint8Array.from({ length: 256 }, (_, bin) => (hasBin(rightSet, bin) ? 0 : 1));
    let left = rows.begin;
    let right = 0;
    for (let i = rows.begin; i < rows.begin + rows.count; i++) {
      const row = this.#rowIndex[i];
      const side = goesLeft[bins[row * stride + split.feature]];
      // Both sides are written, only one of them advances: no branch to mispredict.
      this.#rowIndex[left] = row;
      this.#rightRows[right] = row;
      left += side;
      right += 1 - side;
    }
    this.#rowIndex.set(this.#rightRows.subarray(0, right), left);
    return left - rows.begin;
  }

  leafSums(leaves: readonly RowRange[]): Float64Array {
    const sums = new Float64Array(2 * leaves.length);
    leaves.forEach((leaf, index) => {
      let gradient = 0;
      let hessian = this.#wideHessians === null ? leaf.count : 0;
      for (let i = leaf.begin; i < leaf.begin + leaf.count; i++) {
        const row = this.#rowIndex[i];
        gradient += this.#wideGradients[row];
        if (this.#wideHessians !== null) hessian += this.#wideHessians[row];
      }
      sums[2 * index] = gradient;
      sums[2 * index + 1] = hessian;
    });
    return sums;
  }

  residualQuantiles(leaves: readonly RowRange[]): Float64Array {
    const { labels, weights } = this.#problem.train;
    const alpha = this.#problem.params.quantileAlpha;
    return Float64Array.from(leaves, ({ begin, count }) => {
      const rows = this.#rowIndex.subarray(begin, begin + count);
      const residuals = Float64Array.from(rows, (row) => labels[row] - this.scores[row]);
      if (weights === null) return quantileOf(residuals, count, alpha);
      return weightedQuantileOf(
        residuals,
        Float64Array.from(rows, (row) => weights[row]),
        alpha,
      );
    });
  }

  addLeafValues(leaves: readonly RowRange[], values: Float64Array): void {
    leaves.forEach(({ begin, count }, index) => {
      for (let i = begin; i < begin + count; i++) this.scores[this.#rowIndex[i]] += values[index];
    });
  }

  scoreValidation(tree: BinnedTree): void {
    const { validation } = this.#problem;
    if (validation === null) return;
    for (let r = 0; r < validation.rows; r++) this.validationScores[r] += treeValue(tree, validation, r);
  }

  scoreRows(tree: BinnedTree, rows: Uint32Array): void {
    for (const row of rows) this.scores[row] += treeValue(tree, this.#problem.train, row);
  }

  close(): void {}
}

function treeValue(tree: BinnedTree, data: Dataset, row: number): number {
  const first = row * data.stride;
  let node = 0;
  while (tree.feature[node] >= 0) {
    const feature = tree.feature[node];
    const bin = data.bins[first + feature];
    const leftBins = tree.leftBins[node];
    const isMissing = bin === data.mappers[feature].upper.length;
    const isBelow = isMissing ? tree.missingLeft[node] === 1 : bin <= tree.bin[node];
    const goesLeft = leftBins === null ? isBelow : hasBin(leftBins, bin);
    node = goesLeft ? tree.left[node] : tree.right[node];
  }
  return tree.value[node];
}
