// The seam between the trainer and whoever does the heavy arithmetic: the TypeScript twin or WebAssembly.
import type { BinSet, BinSplit } from './bin-set.ts';
import type { Dataset } from './dataset.ts';
import type { BoosterParams } from './params.ts';
import type { GradientScales } from './quantise.ts';

/** Where kernels come from. A runtime may serve many trainings, one at a time; close it to stop its threads. */
export interface KernelRuntime {
  readonly kind: 'typescript' | 'wasm';
  readonly threads: number;
  open(problem: KernelProblem): Kernels;
  close(): void;
}

export interface KernelProblem {
  readonly train: Dataset;
  readonly validation: Dataset | null;
  readonly params: BoosterParams;
}

/** Rows rowIndex[begin] … rowIndex[begin + count − 1]: one leaf. */
export interface RowRange {
  readonly begin: number;
  readonly count: number;
}

/** A leaf as the split search sees it; sums are integers in histogram units. */
export interface LeafState extends RowRange {
  readonly slot: number;
  readonly gradientSum: number;
  readonly hessianSum: number;
  /** Bounds on the leaf's output from monotone constraints; ±Infinity where free. */
  readonly lowest: number;
  readonly highest: number;
}

export interface SplitCandidate extends BinSplit {
  readonly feature: number;
  readonly gain: number;
  readonly leftGradientSum: number;
  readonly leftHessianSum: number;
}

/** A finished tree in bins, for scoring rows that are not in any leaf's range (validation, out of bag). */
export interface BinnedTree {
  readonly nodeCount: number;
  readonly feature: Int32Array;
  readonly bin: Int32Array;
  readonly missingLeft: Uint8Array;
  /** Bins that go left where a node splits levels, otherwise null. */
  readonly leftBins: readonly (BinSet | null)[];
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float64Array;
}

/**
 * State and operations of one training. Views are valid until `close`. All integer sums are exact, and every floating
 * point sum has a fixed order, so that any implementation, with any number of threads, gives the same bytes.
 */
export interface Kernels {
  /** Raw scores of the training rows. */
  readonly scores: Float64Array;
  readonly validationScores: Float64Array;
  /** Gradients, hessians and their integers from the current scores. */
  computeGradients(): GradientScales;
  /** Mean training loss as of the last computeGradients. */
  trainLoss(): number;
  /** Mean loss of the validation scores; NaN without validation rows. */
  validationLoss(): number;
  /** Starts a tree: its rows (ascending) become range 0 … rows.length − 1; only these features (ascending) are split. */
  beginTree(rows: Uint32Array, features: Int32Array): void;
  /** Fills a histogram slot from a range of rows. */
  buildHistogram(slot: number, rows: RowRange): void;
  /**
   * Fills the smaller child's slot from its rows, leaves its sibling's histogram in the parent's slot, and answers with
   * the best splits of those of the two that may be split, as findSplits does.
   */
  findChildSplits(
    parentSlot: number,
    smaller: LeafState,
    children: readonly LeafState[],
    scales: GradientScales,
  ): (SplitCandidate | null)[];
  /** Sums over all rows of a slot. */
  totals(slot: number): { gradientSum: number; hessianSum: number };
  /** The best allowed split of each of at most two leaves, or null. */
  findSplits(leaves: readonly LeafState[], scales: GradientScales): (SplitCandidate | null)[];
  /** Stable partition of a range; returns how many rows went left. */
  partition(rows: RowRange, split: SplitCandidate): number;
  /** Exact sums of wide integers, [gradient, hessian] a leaf. The leaves cover all rows of the tree. */
  leafSums(leaves: readonly RowRange[]): Float64Array;
  /** alpha-quantile of label − score of each leaf's rows. */
  residualQuantiles(leaves: readonly RowRange[]): Float64Array;
  /** Adds a leaf's value to the score of its rows. The leaves cover all rows of the tree. */
  addLeafValues(leaves: readonly RowRange[], values: Float64Array): void;
  /** Adds a tree to the validation scores. */
  scoreValidation(tree: BinnedTree): void;
  /** Adds a tree to the scores of training rows that are not in the bag. */
  scoreRows(tree: BinnedTree, rows: Uint32Array): void;
  close(): void;
}
