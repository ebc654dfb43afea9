// The kernels in WebAssembly: writes arguments into the shared memory, runs jobs, reads results.
import type { BinnedTree, KernelProblem, Kernels, LeafState, RowRange, SplitCandidate } from '../kernels.ts';
import { withLevelSplits } from '../level-scan.ts';
import { hasConstantHessian, totalWeight, weightedQuantileOf } from '../objective.ts';
import { type GradientScales, quantisationRule, scalesOf } from '../quantise.ts';
import { chooseSplit, type FoundSplits, type HistogramView, scanLimits } from '../split-scan.ts';
import { KernelMemory } from './kernel-memory.ts';
import * as layout from './layout.ts';
import type { MemoryPlan } from './memory-plan.ts';
import type { KernelExports, WasmMemory } from './web-assembly.ts';

/** Below so many rows a job is over before a helper has heard of it. */
const ALONE_ROWS = 4096;
/** Blocks of rows in a chunk of a large leaf's histogram. */
const MOST_BLOCKS = 4;

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
  /** The rows of the tree are all there are, and the row index is not filled yet. */
  #isIndexLeftOut = false;
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
    const { train } = this.#problem;
    // All rows and features: the root's histogram reads rows in place, and its partition counts them up.
    this.#isIndexLeftOut = rows.length === train.rows && features.length === train.columns;
    if (!this.#isIndexLeftOut) this.#words.set(rows, this.#plan.at.rowIndex / 4);
    this.#features = Int32Array.from(features);
    this.#words.set(features, this.#plan.at.features / 4);
    this.#words[layout.FEATURE_COUNT / 4] = features.length;
    if (features.length < train.columns) this.#memory.writeSelection(features);
  }

  buildHistogram(slot: number, rows: RowRange): void {
    this.#histogram(slot, rows, -1, 0);
  }

  findChildSplits(
    parentSlot: number,
    smaller: LeafState,
    children: readonly LeafState[],
    scales: GradientScales,
  ): (SplitCandidate | null)[] {
    this.#writeScan(children, scales);
    this.#histogram(smaller.slot, smaller, parentSlot, children.length);
    return this.#chooseSplits(children, scales);
  }

  totals(slot: number): { gradientSum: number; hessianSum: number } {
    const { sums, base, binOffset } = this.#view(slot);
    const feature = this.#features[0];
    let gradientSum = 0;
    let hessianSum = 0;
    for (let bin = binOffset[feature]; bin < binOffset[feature + 1]; bin++) {
      gradientSum += sums[base + 2 * bin];
      hessianSum += sums[base + 2 * bin + 1];
    }
    return { gradientSum, hessianSum };
  }

  findSplits(leaves: readonly LeafState[], scales: GradientScales): (SplitCandidate | null)[] {
    this.#writeScan(leaves, scales);
    this.#run(layout.JOB_SCAN, leaves.length * this.#features.length);
    return this.#chooseSplits(leaves, scales);
  }

  partition(rows: RowRange, split: SplitCandidate): number {
    const chunks = Math.ceil(rows.count / layout.PARTITION_CHUNK);
    this.#memory.writeSides(split);
    this.#memory.writeArguments(rows.begin, rows.count, split.feature, this.#isIndexLeftOut ? 1 : 0);
    this.#run(layout.JOB_PARTITION, chunks);
    this.#isIndexLeftOut = false;
    const counts = this.#plan.at.partitionCounts / 4;
    let left = 0;
    for (let chunk = 0; chunk < chunks; chunk++) {
      this.#words[counts + 2 * chunk + 1] = left;
      left += this.#words[counts + 2 * chunk];
    }
    this.#words[layout.ARG4 / 4] = left;
    this.#run(layout.JOB_GATHER_SIDES, chunks);
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

  /** Fills a slot, takes it from the parent's (−1: no parent), and searches the leaves of writeScan. */
  #histogram(slot: number, rows: RowRange, parentSlot: number, leaves: number): void {
    // A thread waits for the other one's last chunk: the fewer rows there are, the smaller the chunks.
    const blocks = Math.ceil(rows.count / (16 * this.#threads * layout.BLOCK_ROWS));
    const chunkRows = this.#threads === 1 ? layout.FLUSH_ROWS : Math.min(blocks, MOST_BLOCKS) * layout.BLOCK_ROWS;
    const progress = this.#plan.at.progress / 4;
    this.#words.fill(0, progress, progress + (this.#threads * layout.PROGRESS_BYTES) / 4);
    this.#memory.writeArguments(rows.begin, rows.count, slot, chunkRows, parentSlot, leaves);
    this.#run(layout.JOB_HISTOGRAM, Math.ceil(rows.count / chunkRows));
    this.#run(layout.JOB_COMBINE, this.#features.length);
  }

  /** Writes at most two leaves whose splits are searched. */
  #writeScan(leaves: readonly LeafState[], scales: GradientScales): void {
    leaves.forEach((leaf, place) => {
      this.#memory.writeScanLeaf(place, leaf, scanLimits(leaf, scales, this.#problem.params), scales);
    });
  }

  #chooseSplits(leaves: readonly LeafState[], scales: GradientScales): (SplitCandidate | null)[] {
    const { params } = this.#problem;
    return leaves.map((leaf, i) => {
      const first = i * this.#features.length;
      const found: FoundSplits = {
        qualityOf: (place) => this.#memory.readQuality(first + place),
        splitOf: (place) => this.#memory.readSplit(first + place),
      };
      const splits = withLevelSplits(found, this.#features, this.#view(leaf.slot), leaf, scales, params);
      return chooseSplit(this.#features, splits, leaf, scales, params);
    });
  }

  #view(slot: number): HistogramView {
    const { at, binOffset } = this.#plan;
    const base = at.histograms / 8 + 2 * slot * binOffset[binOffset.length - 1];
    return { sums: this.#doubles, base, binOffset, mappers: this.#problem.train.mappers };
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
