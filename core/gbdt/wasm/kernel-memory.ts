// The kernels' memory as TypeScript sees it: writes problems, rules, trees and arguments where the kernels look for them.
import { hasBin, rightBins } from '../bin-set.ts';
import { EXP_CONSTANTS } from '../exp.ts';
import type { BinnedTree, KernelProblem, LeafState, RowRange, SplitCandidate } from '../kernels.ts';
import { OBJECTIVES } from '../params.ts';
import type { GradientScales, QuantisationRule } from '../quantise.ts';
import type { FeatureSplit, ScanLimits } from '../split-scan.ts';
import * as layout from './layout.ts';
import type { MemoryPlan } from './memory-plan.ts';
import type { WasmMemory } from './web-assembly.ts';

export class KernelMemory {
  readonly words: Uint32Array;
  readonly doubles: Float64Array;
  readonly #bytes: Uint8Array;
  readonly #problem: KernelProblem;
  readonly #plan: MemoryPlan;

  constructor(problem: KernelProblem, plan: MemoryPlan, memory: WasmMemory) {
    this.#problem = problem;
    this.#plan = plan;
    this.words = new Uint32Array(memory.buffer);
    this.doubles = new Float64Array(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
  }

  writeProblem(threads: number): void {
    const { train, validation, params } = this.#problem;
    const { at, thread, columnLength, selectParts, binOffset } = this.#plan;
    const words: [address: number, value: number][] = [
      [layout.ROWS, train.rows],
      [layout.COLUMNS, train.columns],
      [layout.STRIDE, train.stride],
      [layout.OBJECTIVE, OBJECTIVES.indexOf(params.objective)],
      [layout.ROW_BINS_AT, at.rowBins],
      [layout.COLUMN_BINS_AT, at.columnBins],
      [layout.COLUMN_LENGTH, columnLength],
      [layout.LABELS_AT, at.labels],
      [layout.WEIGHTS_AT, at.weights],
      [layout.SCORES_AT, at.scores],
      [layout.GRADIENTS_AT, at.gradients],
      [layout.HESSIANS_AT, at.hessians],
      [layout.PACKED_AT, at.packed],
      [layout.ROW_INDEX_AT, at.rowIndex],
      [layout.LEFT_ROWS_AT, at.sides],
      [layout.RIGHT_ROWS_AT, at.sides + Math.ceil(train.rows / 16) * 64],
      [layout.BIN_OFFSET_AT, at.binOffset],
      [layout.VALUE_BINS_AT, at.valueBins],
      [layout.HISTOGRAMS_AT, at.histograms],
      [layout.SLOT_BINS, binOffset[train.columns]],
      [layout.CHUNK_SUMS_AT, at.chunkSums],
      [layout.CHUNK_LOSS_AT, at.chunkLoss],
      [layout.THREADS_AT, at.threads],
      [layout.THREAD_BYTES, thread.bytes],
      [layout.THREAD_BLOCK, thread.block],
      [layout.THREAD_BLOCK_PACKED, thread.blockPacked],
      [layout.THREAD_HISTOGRAM, thread.histogram],
      [layout.THREAD_LEAF_SUMS, thread.leafSums],
      [layout.PROGRESS_AT, at.progress],
      [layout.THREADS, threads],
      [layout.FEATURES_AT, at.features],
      [layout.SELECT_RANGES_AT, at.selectRanges],
      [layout.SELECT_MASKS_AT, at.selectMasks],
      [layout.SELECT_PARTS, selectParts],
      [layout.MONOTONE_AT, at.monotone],
      [layout.SPLITS_AT, at.splits],
      [layout.LEAF_RANGES_AT, at.leafRanges],
      [layout.LEAF_VALUES_AT, at.leafValues],
      [layout.LEAF_ORDER_AT, at.leafOrder],
      [layout.PARTITION_COUNTS_AT, at.partitionCounts],
      [layout.TREE_NODES_AT, at.treeNodes],
      [layout.TREE_VALUES_AT, at.treeValues],
    ];
    for (const [address, value] of words) this.words[address / 4] = value;
    const doubles: [address: number, value: number][] = [
      [layout.ALPHA, params.quantileAlpha],
      [layout.VARIANCE_POWER, params.tweedieVariancePower],
    ];
    for (const [address, value] of doubles) this.doubles[address / 8] = value;
    EXP_CONSTANTS.forEach((value, i) => {
      this.doubles.fill(value, layout.EXP_CONSTANTS / 8 + 2 * i, layout.EXP_CONSTANTS / 8 + 2 * i + 2);
    });
    this.#bytes.set(train.bins, at.rowBins);
    this.doubles.set(train.labels, at.labels / 8);
    if (train.weights !== null) this.doubles.set(train.weights, at.weights / 8);
    this.words.set(binOffset, at.binOffset / 4);
    this.words.set(
      train.mappers.map((mapper) => mapper.upper.length),
      at.valueBins / 4,
    );
    if (at.monotone > 0) this.words.set(Int32Array.from(params.monotoneConstraints), at.monotone / 4);
    for (let t = 0; t < threads; t++) {
      const accumulators = at.threads + t * thread.bytes;
      this.#bytes.fill(0, accumulators, accumulators + thread.block);
    }
    if (validation !== null) {
      this.#bytes.set(validation.bins, at.validationBins);
      this.doubles.set(validation.labels, at.validationLabels / 8);
      if (validation.weights !== null) this.doubles.set(validation.weights, at.validationWeights / 8);
    }
  }

  writeRule(rule: QuantisationRule): void {
    const put = (address: number, value: number): void => {
      this.doubles[address / 8] = value;
    };
    put(layout.GRADIENT_CAP, rule.gradientCap);
    put(layout.GRADIENT_FACTOR, rule.gradientFactor);
    put(layout.HESSIAN_CAP, rule.hessianCap);
    put(layout.HESSIAN_FACTOR, rule.hessianFactor);
    put(layout.WIDE_GRADIENT_FACTOR, rule.wideGradientFactor);
    put(layout.WIDE_HESSIAN_FACTOR, rule.wideHessianFactor);
  }

  writeArguments(...values: number[]): void {
    this.words.set(values, layout.ARG0 / 4);
  }

  /** The side of every bin in a split. */
  writeSides(split: SplitCandidate): void {
    const right = rightBins(this.#problem.train.mappers[split.feature], split);
    for (let bin = 0; bin < 256; bin++) this.#bytes[layout.SIDES + bin] = hasBin(right, bin) ? 4 : 0;
  }

  /** A leaf whose splits are searched; `place` 0 or 1. */
  writeScanLeaf(place: number, leaf: LeafState, limits: ScanLimits, scales: GradientScales): void {
    const { lowest, highest, lambdaL1, lambdaL2, qualityUnit } = limits;
    const { params } = this.#problem;
    const values = [leaf.gradientSum, leaf.hessianSum, leaf.slot, lowest, highest, lambdaL1, lambdaL2, qualityUnit];
    values.push(leaf.lowest, leaf.highest, scales.gradient, scales.hessian, params.lambdaL1, params.lambdaL2);
    this.doubles.set(values, (layout.SCAN_LEAVES + place * layout.SCAN_LEAF_BYTES) / 8);
  }

  /** For each sixteen features: which bytes of which parts of a row they are (128 and more: none of this part). */
  writeSelection(features: Int32Array): void {
    const { at, selectParts } = this.#plan;
    const outputs = Math.ceil(features.length / 16);
    this.#bytes.fill(128, at.selectMasks, at.selectMasks + outputs * selectParts * 16);
    features.forEach((feature, place) => {
      const mask = (place >> 4) * selectParts + (feature >> 4);
      this.#bytes[at.selectMasks + mask * 16 + (place & 15)] = feature & 15;
    });
    for (let output = 0; output < outputs; output++) {
      const last = Math.min(16 * output + 15, features.length - 1);
      this.words[at.selectRanges / 4 + 2 * output] = features[16 * output] >> 4;
      this.words[at.selectRanges / 4 + 2 * output + 1] = features[last] >> 4;
    }
  }

  /** Writes the leaves in the order of their rows; returns which leaf stands where. */
  writeLeaves(leaves: readonly RowRange[]): number[] {
    const order = leaves.map((_, leaf) => leaf).sort((a, b) => leaves[a].begin - leaves[b].begin);
    order.forEach((leaf, position) => {
      this.words.set([leaves[leaf].begin, leaves[leaf].count], this.#plan.at.leafRanges / 4 + 2 * position);
    });
    this.words[layout.LEAF_COUNT / 4] = leaves.length;
    return order;
  }

  readQuality(record: number): number {
    return this.doubles[(this.#plan.at.splits + record * layout.SPLIT_RECORD) / 8];
  }

  readSplit(record: number): FeatureSplit {
    const double = (this.#plan.at.splits + record * layout.SPLIT_RECORD) / 8;
    const word = 2 * double + 6;
    return {
      quality: this.doubles[double],
      leftGradientSum: this.doubles[double + 1],
      leftHessianSum: this.doubles[double + 2],
      bin: this.words[word],
      missingLeft: this.words[word + 1] === 1,
      leafHasMissing: this.words[word + 2] === 1,
      leftBins: null,
    };
  }

  /** Writes a tree for scoring; returns its depth. */
  writeTree(tree: BinnedTree): number {
    const { at } = this.#plan;
    const depth = new Uint16Array(tree.nodeCount);
    for (let n = 0; n < tree.nodeCount; n++) {
      const word = (at.treeNodes + n * layout.NODE_BYTES) / 4;
      const feature = tree.feature[n];
      if (feature < 0) {
        this.words.fill(0, word, word + layout.NODE_BYTES / 4);
        this.words[word + 1] = n | (n << 16);
        this.doubles[at.treeValues / 8 + n] = tree.value[n];
      } else {
        const split = { bin: tree.bin[n], missingLeft: tree.missingLeft[n] === 1, leftBins: tree.leftBins[n] };
        this.words.set([feature, tree.left[n] | (tree.right[n] << 16)], word);
        this.words.set(rightBins(this.#problem.train.mappers[feature], split), word + layout.NODE_RIGHT_BINS / 4);
        // Children come after their parents.
        depth[tree.left[n]] = depth[n] + 1;
        depth[tree.right[n]] = depth[n] + 1;
      }
    }
    return Math.max(...depth);
  }

  sumChunkLoss(chunks: number): number {
    let sum = 0;
    for (let chunk = 0; chunk < chunks; chunk++) sum += this.doubles[this.#plan.at.chunkLoss / 8 + chunk];
    return sum;
  }
}
