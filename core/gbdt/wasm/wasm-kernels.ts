// The kernels in WebAssembly: writes arguments into the shared memory, runs jobs, reads results.
import type { BinnedTree, KernelProblem, Kernels, LeafState, RowRange, SplitCandidate } from '../kernels.ts';
import { hasConstantHessian, totalWeight, weightedQuantileOf } from '../objective.ts';
import { type GradientScales, quantisationRule, scalesOf } from '../quantise.ts';
import { chooseSplit, scanLimits } from '../split-scan.ts';
import { KernelMemory, rightRange } from './kernel-memory.ts';
import * as layout from './layout.ts';
import type { MemoryPlan } from './memory-plan.ts';
import type { KernelExports, WasmMemory } from './web-assembly.ts';

/** Below so many rows a job is over before a helper is awake. */
const ALONE_ROWS = 4096;

export class WasmKernels implements Kernels {
  readonly scores: Float64Array;
  readonly validationScores: Float64Array;
  readonly #problem: KernelProblem;
  readonly #memory: KernelMemory;
  readonly #plan: MemoryPlan;
  readonly #words: Uint32Array;
  readonly #doubles: Float64Array;
  readonly #threads: number;
  readonly #exports: KernelExports;
  readonly #onClose: () => void;
  readonly #trainWeight: number;
  readonly #validationWeight: number;
  #features = new Int32Array(0);
  #trainLoss = Number.NaN;

  constructor(
    problem: KernelProblem,
    plan: MemoryPlan,
    threads: number,
    exports: KernelExports,
    memory: WasmMemory,
    onClose: () => void,
  ) {
    const { train, validation } = problem;
    this.#problem = problem;
    this.#memory = new KernelMemory(problem, plan, memory);
    this.#plan = plan;
    this.#words = this.#memory.words;
    this.#doubles = this.#memory.doubles;
    this.#threads = threads;
    this.#exports = exports;
    this.#onClose = onClose;
    this.#trainWeight = totalWeight(train);
    this.#validationWeight = validation === null ? 0 : totalWeight(validation);
    this.scores = new Float64Array(memory.buffer, plan.at.scores, train.rows);
    this.validationScores = new Float64Array(memory.buffer, plan.at.validationScores, validation?.rows ?? 0);
    this.#memory.writeProblem(threads);
    this.#run(layout.JOB_TRANSPOSE, Math.ceil(train.rows / layout.TRANSPOSE_CHUNK));
  }

  computeGradients(): GradientScales {
    const { train, params } = this.#problem;
    const chunks = Math.ceil(train.rows / layout.GRADIENT_CHUNK);
    this.#run(layout.JOB_GRADIENTS, chunks);
    const sums = this.#plan.at.chunkSums / 8;
    const stats = { sumAbsGradient: 0, maxAbsGradient: 0, sumHessian: 0, maxHessian: 0 };
    for (let at = sums; at < sums + 4 * chunks; at += 4) {
      stats.sumAbsGradient += this.#doubles[at];
      stats.maxAbsGradient = Math.max(stats.maxAbsGradient, this.#doubles[at + 1]);
      stats.sumHessian += this.#doubles[at + 2];
      stats.maxHessian = Math.max(stats.maxHessian, this.#doubles[at + 3]);
    }
    this.#trainLoss = this.#memory.sumChunkLoss(chunks) / this.#trainWeight;
    const rule = quantisationRule(stats, train.rows, hasConstantHessian(params.objective, train.weights));
    const scales = scalesOf(rule);
    this.#memory.writeRule(rule);
    this.#run(layout.JOB_QUANTISE, chunks);
    return scales;
  }

  trainLoss(): number {
    return this.#trainLoss;
  }

  validationLoss(): number {
    const { validation } = this.#problem;
    if (validation === null) return Number.NaN;
    const { at } = this.#plan;
    const chunks = Math.ceil(validation.rows / layout.GRADIENT_CHUNK);
    this.#memory.writeArguments(validation.rows, at.validationScores, at.validationLabels, at.validationWeights);
    this.#run(layout.JOB_LOSS, chunks);
    return this.#memory.sumChunkLoss(chunks) / this.#validationWeight;
  }

  beginTree(rows: Uint32Array, features: Int32Array): void {
    this.#words.set(rows, this.#plan.at.rowIndex / 4);
    this.#features = Int32Array.from(features);
    this.#words.set(features, this.#plan.at.features / 4);
    this.#words[layout.FEATURE_COUNT / 4] = features.length;
    if (features.length < this.#problem.train.columns) this.#memory.writeSelection(features);
  }

  buildHistogram(slot: number, rows: RowRange): void {
    this.#histogram(slot, rows, -1);
  }

  splitHistogram(parentSlot: number, childSlot: number, rows: RowRange): void {
    this.#histogram(childSlot, rows, parentSlot);
  }

  totals(slot: number): { gradientSum: number; hessianSum: number } {
    const { at, binOffset } = this.#plan;
    const base = at.histograms / 8 + 2 * slot * binOffset[binOffset.length - 1];
    const feature = this.#features[0];
    let gradientSum = 0;
    let hessianSum = 0;
    for (let bin = binOffset[feature]; bin < binOffset[feature + 1]; bin++) {
      gradientSum += this.#doubles[base + 2 * bin];
      hessianSum += this.#doubles[base + 2 * bin + 1];
    }
    return { gradientSum, hessianSum };
  }

  findSplits(leaves: readonly LeafState[], scales: GradientScales): (SplitCandidate | null)[] {
    const { params } = this.#problem;
    leaves.forEach((leaf, place) => {
      this.#memory.writeScanLeaf(place, leaf, scanLimits(leaf, scales, params), scales);
    });
    this.#run(layout.JOB_SCAN, leaves.length * this.#features.length);
    return leaves.map((leaf, i) => {
      const splitOf = (_: number, place: number) => this.#memory.readSplit(i * this.#features.length + place);
      return chooseSplit(this.#features, splitOf, leaf, scales, params);
    });
  }

  partition(rows: RowRange, split: SplitCandidate): number {
    const chunks = Math.ceil(rows.count / layout.PARTITION_CHUNK);
    const { low, width } = rightRange(this.#problem, split.feature, split.bin, split.missingLeft);
    this.#memory.writeArguments(rows.begin, rows.count, split.feature, low, width);
    this.#runRows(layout.JOB_PARTITION, chunks, rows.count);
    const counts = this.#plan.at.partitionCounts / 4;
    let left = 0;
    for (let chunk = 0; chunk < chunks; chunk++) {
      this.#words[counts + 2 * chunk + 1] = left;
      left += this.#words[counts + 2 * chunk];
    }
    this.#words[layout.ARG5 / 4] = left;
    this.#runRows(layout.JOB_GATHER_SIDES, chunks, rows.count);
    return left;
  }

  leafSums(leaves: readonly RowRange[]): Float64Array {
    const order = this.#memory.writeLeaves(leaves);
    const { at, thread } = this.#plan;
    const sumsOf = (t: number): number => (at.threads + t * thread.bytes + thread.leafSums) / 4;
    for (let t = 0; t < this.#threads; t++) this.#words.fill(0, sumsOf(t), sumsOf(t) + 4 * leaves.length);
    this.#runLeaves(layout.JOB_LEAF_SUMS, leaves);
    const result = new Float64Array(2 * leaves.length);
    for (let t = 0; t < this.#threads; t++) {
      order.forEach((leaf, position) => {
        for (const part of [0, 1]) {
          // A 64-bit integer within ±2^53: high word with sign, low word without.
          const word = sumsOf(t) + 4 * position + 2 * part;
          result[2 * leaf + part] += (this.#words[word + 1] | 0) * 4_294_967_296 + this.#words[word];
        }
      });
    }
    return result;
  }

  residualQuantiles(leaves: readonly RowRange[]): Float64Array {
    const { train, params } = this.#problem;
    const { at } = this.#plan;
    if (train.weights !== null) {
      const { labels, weights } = train;
      return Float64Array.from(leaves, ({ begin, count }) => {
        const rows = this.#words.subarray(at.rowIndex / 4 + begin, at.rowIndex / 4 + begin + count);
        const residuals = Float64Array.from(rows, (row) => labels[row] - this.scores[row]);
        return weightedQuantileOf(
          residuals,
          Float64Array.from(rows, (row) => weights[row]),
          params.quantileAlpha,
        );
      });
    }
    const order = this.#memory.writeLeaves(leaves);
    // Large leaves first: threads then finish together.
    const bySize = order.map((_, position) => position).sort((a, b) => leaves[order[b]].count - leaves[order[a]].count);
    this.#words.set(bySize, at.leafOrder / 4);
    this.#run(layout.JOB_QUANTILES, leaves.length);
    const values = new Float64Array(leaves.length);
    order.forEach((leaf, position) => {
      values[leaf] = this.#doubles[at.leafValues / 8 + position];
    });
    return values;
  }

  addLeafValues(leaves: readonly RowRange[], values: Float64Array): void {
    const order = this.#memory.writeLeaves(leaves);
    order.forEach((leaf, position) => {
      this.#doubles[this.#plan.at.leafValues / 8 + position] = values[leaf];
    });
    this.#runLeaves(layout.JOB_LEAF_VALUES, leaves);
  }

  scoreValidation(tree: BinnedTree): void {
    const { validation } = this.#problem;
    const { at } = this.#plan;
    if (validation !== null) this.#scoreRows(tree, at.validationBins, at.validationScores, 0, validation.rows);
  }

  scoreRows(tree: BinnedTree, rows: Uint32Array): void {
    const { at } = this.#plan;
    this.#words.set(rows, at.outOfBag / 4);
    this.#scoreRows(tree, at.rowBins, at.scores, at.outOfBag, rows.length);
  }

  close(): void {
    this.#onClose();
  }

  #histogram(slot: number, rows: RowRange, parentSlot: number): void {
    // Even shares for all threads, and no more rows than a packed sum can hold.
    const share = Math.ceil(rows.count / (2 * this.#threads));
    const chunkRows =
      this.#threads === 1 ? layout.FLUSH_ROWS : Math.min(layout.FLUSH_ROWS, Math.max(share, ALONE_ROWS));
    const chunks = Math.ceil(rows.count / chunkRows);
    this.#words.fill(0, this.#plan.at.threadUsed / 4, this.#plan.at.threadUsed / 4 + this.#threads);
    this.#memory.writeArguments(rows.begin, rows.count, slot, chunkRows, parentSlot);
    this.#runRows(layout.JOB_HISTOGRAM, chunks, rows.count);
    if (parentSlot >= 0 || chunks > 1) this.#run(layout.JOB_COMBINE, this.#features.length);
  }

  #scoreRows(tree: BinnedTree, bins: number, scores: number, index: number, rows: number): void {
    this.#memory.writeArguments(bins, scores, index, rows, this.#memory.writeTree(tree));
    this.#runRows(layout.JOB_SCORE_ROWS, Math.ceil(rows / layout.SCORE_CHUNK), rows);
  }

  #runLeaves(kind: number, leaves: readonly RowRange[]): void {
    const rows = leaves.reduce((sum, leaf) => sum + leaf.count, 0);
    this.#runRows(kind, Math.ceil(rows / layout.SCORE_CHUNK), rows);
  }

  #run(kind: number, chunks: number): void {
    if (this.#threads === 1 || chunks === 1) this.#exports.runAlone(kind, chunks);
    else this.#exports.runJob(kind, chunks);
  }

  #runRows(kind: number, chunks: number, rows: number): void {
    if (rows < ALONE_ROWS) this.#exports.runAlone(kind, chunks);
    else this.#run(kind, chunks);
  }
}
