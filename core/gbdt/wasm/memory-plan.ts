// Where each array of a training lies in the kernels' memory.

import { binOffsets } from '../bin-mapper.ts';
import type { KernelProblem } from '../kernels.ts';
import { hasConstantHessian } from '../objective.ts';
import { isBounded } from '../split-scan.ts';
import * as layout from './layout.ts';

export interface MemoryPlan {
  /** Address of each array; 0: not needed. */
  readonly at: {
    readonly rowBins: number;
    readonly columnBins: number;
    readonly labels: number;
    readonly weights: number;
    readonly scores: number;
    readonly gradients: number;
    readonly hessians: number;
    readonly packed: number;
    readonly rowIndex: number;
    readonly sides: number;
    readonly binOffset: number;
    readonly valueBins: number;
    readonly monotone: number;
    readonly histograms: number;
    readonly chunkSums: number;
    readonly chunkLoss: number;
    readonly threads: number;
    readonly progress: number;
    readonly features: number;
    readonly selectRanges: number;
    readonly selectMasks: number;
    readonly splits: number;
    readonly leafRanges: number;
    readonly leafValues: number;
    readonly leafOrder: number;
    readonly partitionCounts: number;
    readonly treeNodes: number;
    readonly treeValues: number;
    readonly validationBins: number;
    readonly validationLabels: number;
    readonly validationWeights: number;
    readonly validationScores: number;
    readonly outOfBag: number;
  };
  readonly columnLength: number;
  /** 16-byte parts of a row of bins that masks are kept for. */
  readonly selectParts: number;
  /** First histogram entry of every feature, rounded up to even, and the total. */
  readonly binOffset: Int32Array;
  /** Parts of a thread's private memory, and its size. */
  readonly thread: {
    readonly block: number;
    readonly blockPacked: number;
    readonly histogram: number;
    readonly leafSums: number;
    readonly bytes: number;
  };
  /** Bytes of the whole memory. */
  readonly bytes: number;
}

const aligned = (bytes: number): number => Math.ceil(bytes / 64) * 64;

/** Lays the arrays of a problem one after the other, each on a cache line of its own, with room to read a vector past its end. */
export function memoryPlan(problem: KernelProblem, threads: number): MemoryPlan {
  const { train, validation, params } = problem;
  const { rows, columns, stride } = train;
  const offsets = binOffsets(train.mappers);
  const totalBins = offsets[columns];
  const leaves = params.numLeaves;
  const constantHessian = hasConstantHessian(params.objective, train.weights);
  const bags = params.baggingFreq > 0 && params.baggingFraction < 1;
  // Two parts are read at least: one more than there are, from which nothing is chosen.
  const selectParts = Math.ceil(stride / 16) + 1;
  const selectOutputs = Math.ceil(columns / 16);
  let next = layout.ARENA_START;
  const place = (bytes: number): number => {
    const address = next;
    next += aligned(bytes + 16);
    return address;
  };
  const placeIf = (isNeeded: boolean, bytes: number): number => (isNeeded ? place(bytes) : 0);
  const columnLength = aligned(rows);
  const chunks = Math.ceil(Math.max(rows, validation?.rows ?? 0) / layout.GRADIENT_CHUNK);
  const block = stride * layout.FEATURE_ACCUMULATOR;
  // Features are chosen sixteen at a time: an even number of groups of eight.
  const blockPacked = block + aligned(selectOutputs * 16 * layout.BLOCK_ROWS);
  const histogram = blockPacked + layout.BLOCK_ROWS * 8;
  const leafSums = histogram + aligned(threads > 1 ? totalBins * 16 : 0);
  const threadBytes = leafSums + aligned(leaves * 16);
  const at = {
    // Choosing features reads two or three parts of a row, of which the last may be past its end.
    rowBins: place(rows * stride + 32),
    columnBins: place(columns * columnLength),
    labels: place(rows * 8),
    weights: placeIf(train.weights !== null, rows * 8),
    scores: place(rows * 8),
    gradients: place(rows * 4),
    hessians: placeIf(!constantHessian, rows * 4),
    packed: place(rows * 8),
    rowIndex: place(rows * 4),
    sides: place(2 * aligned(rows * 4)),
    binOffset: place((columns + 1) * 4),
    valueBins: place(columns * 4),
    monotone: placeIf(isBounded(params), columns * 4),
    histograms: place(leaves * totalBins * 16),
    chunkSums: place(chunks * 32),
    chunkLoss: place(chunks * 8),
    threads: place(threads * threadBytes),
    progress: place(threads * layout.PROGRESS_BYTES),
    features: place(columns * 4),
    selectRanges: place(selectOutputs * 8),
    selectMasks: place(selectOutputs * selectParts * 16),
    splits: place(2 * columns * layout.SPLIT_RECORD),
    leafRanges: place(leaves * 8),
    leafValues: place(leaves * 8),
    leafOrder: place(leaves * 4),
    partitionCounts: place(Math.ceil(rows / layout.PARTITION_CHUNK) * 8),
    treeNodes: place((2 * leaves - 1) * layout.NODE_BYTES),
    treeValues: place((2 * leaves - 1) * 8),
    validationBins: placeIf(validation !== null, (validation?.rows ?? 0) * stride),
    validationLabels: placeIf(validation !== null, (validation?.rows ?? 0) * 8),
    validationWeights: placeIf(validation !== null && validation.weights !== null, (validation?.rows ?? 0) * 8),
    validationScores: placeIf(validation !== null, (validation?.rows ?? 0) * 8),
    outOfBag: placeIf(bags, rows * 4),
  };
  return {
    at,
    columnLength,
    selectParts,
    binOffset: offsets,
    thread: { block, blockPacked, histogram, leafSums, bytes: threadBytes },
    bytes: next,
  };
}
