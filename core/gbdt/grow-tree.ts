// Leaf-wise growth of one tree: always split the leaf that gains most, until no leaf may be split.
import type { BinSet } from './bin-set.ts';
import type { BinnedTree, Kernels, LeafState, RowRange, SplitCandidate } from './kernels.ts';
import { isLogLink } from './objective.ts';
import type { BoosterParams } from './params.ts';
import type { GradientScales } from './quantise.ts';
import { leafOutput } from './split-scan.ts';

/** A grown tree: nodes in the order they were made, root first. Leaf values include the learning rate. */
export interface GrownTree extends BinnedTree {
  readonly cover: Float64Array;
  readonly gain: Float64Array;
  /** Row range of every leaf of the tree, and its values in the same order. */
  readonly leaves: readonly RowRange[];
  readonly leafValues: Float64Array;
}

interface OpenLeaf extends LeafState {
  readonly node: number;
  readonly depth: number;
  split: SplitCandidate | null;
}

export interface GrowthTask {
  readonly params: BoosterParams;
  readonly kernels: Kernels;
  readonly scales: GradientScales;
  /** Rows of the tree, ascending. */
  readonly rows: Uint32Array;
  /** Features that may be split, ascending. */
  readonly features: Int32Array;
}

/** Grows one tree; null when not even the root can be split. */
export function growTree(task: GrowthTask): GrownTree | null {
  const { params, kernels } = task;
  const count = task.rows.length;
  if (task.features.length === 0 || task.scales.gradient === 0) return null;
  kernels.beginTree(task.rows, task.features);
  kernels.buildHistogram(0, { begin: 0, count });
  const root: OpenLeaf = {
    begin: 0,
    count,
    slot: 0,
    node: 0,
    depth: 0,
    lowest: -Infinity,
    highest: Infinity,
    split: null,
    ...kernels.totals(0),
  };
  root.split = kernels.findSplits([root], task.scales)[0];
  if (root.split === null) return null;

  const nodes = emptyNodes(2 * params.numLeaves - 1);
  nodes.cover[0] = root.count;
  const leaves = [root];
  let nodeCount = 1;
  while (leaves.length < params.numLeaves) {
    const index = mostGainful(leaves);
    if (index < 0) break;
    const parent = leaves[index];
    const [left, right] = splitLeaf(task, parent, nodeCount, leaves.length);
    writeSplit(nodes, parent, left, right);
    nodeCount += 2;
    leaves[index] = left;
    leaves.push(right);
    if (leaves.length < params.numLeaves) prepareChildren(task, left, right);
  }
  const leafValues = computeLeafValues(task, leaves);
  leaves.forEach((leaf, index) => {
    nodes.value[leaf.node] = leafValues[index];
  });
  return { ...nodes, nodeCount, leaves, leafValues };
}

function emptyNodes(size: number) {
  return {
    feature: new Int32Array(size).fill(-1),
    bin: new Int32Array(size),
    missingLeft: new Uint8Array(size),
    leftBins: new Array<BinSet | null>(size).fill(null),
    left: new Int32Array(size),
    right: new Int32Array(size),
    value: new Float64Array(size),
    cover: new Float64Array(size),
    gain: new Float64Array(size),
  };
}

function writeSplit(nodes: ReturnType<typeof emptyNodes>, parent: OpenLeaf, left: OpenLeaf, right: OpenLeaf): void {
  const split = parent.split!;
  const { node } = parent;
  nodes.feature[node] = split.feature;
  nodes.bin[node] = split.bin;
  nodes.missingLeft[node] = split.missingLeft ? 1 : 0;
  nodes.leftBins[node] = split.leftBins;
  nodes.left[node] = left.node;
  nodes.right[node] = right.node;
  nodes.gain[node] = split.gain;
  nodes.cover[left.node] = left.count;
  nodes.cover[right.node] = right.count;
}

/** The first leaf with the largest gain, or −1. */
function mostGainful(leaves: readonly OpenLeaf[]): number {
  let best = -1;
  for (let i = 0; i < leaves.length; i++) {
    const { split } = leaves[i];
    if (split !== null && (best < 0 || split.gain > leaves[best].split!.gain)) best = i;
  }
  return best;
}

/** Moves the rows; the smaller child takes the free slot, the larger one keeps the parent's. */
function splitLeaf(task: GrowthTask, parent: OpenLeaf, nextNode: number, freeSlot: number): [OpenLeaf, OpenLeaf] {
  const split = parent.split!;
  const leftCount = task.kernels.partition(parent, split);
  const rightCount = parent.count - leftCount;
  const smallerIsLeft = leftCount <= rightCount;
  const bounds = childBounds(task, parent, split);
  const depth = parent.depth + 1;
  const left: OpenLeaf = {
    begin: parent.begin,
    count: leftCount,
    slot: smallerIsLeft ? freeSlot : parent.slot,
    node: nextNode,
    depth,
    gradientSum: split.leftGradientSum,
    hessianSum: split.leftHessianSum,
    lowest: bounds.left[0],
    highest: bounds.left[1],
    split: null,
  };
  const right: OpenLeaf = {
    begin: parent.begin + leftCount,
    count: rightCount,
    slot: smallerIsLeft ? parent.slot : freeSlot,
    node: nextNode + 1,
    depth,
    gradientSum: parent.gradientSum - split.leftGradientSum,
    hessianSum: parent.hessianSum - split.leftHessianSum,
    lowest: bounds.right[0],
    highest: bounds.right[1],
    split: null,
  };
  return [left, right];
}

/** Histograms of two new leaves by one build and one subtraction, then their best splits. */
function prepareChildren(task: GrowthTask, left: OpenLeaf, right: OpenLeaf): void {
  const { params, kernels } = task;
  const depthLeft = params.maxDepth <= 0 || left.depth < params.maxDepth;
  const canSplit = (leaf: OpenLeaf): boolean => depthLeft && leaf.count >= 2 * params.minDataInLeaf;
  if (!canSplit(left) && !canSplit(right)) return;
  const [smaller, larger] = left.count <= right.count ? [left, right] : [right, left];
  const candidates = [left, right].filter(canSplit);
  kernels.findChildSplits(larger.slot, smaller, candidates, task.scales).forEach((split, index) => {
    candidates[index].split = split;
  });
}

type Bounds = [lowest: number, highest: number];

/**
 * LightGBM's "basic" monotone rule: after a split on a constrained feature both sides of the tree below stay on
 * their side of the middle between the two outputs.
 */
function childBounds(task: GrowthTask, parent: OpenLeaf, split: SplitCandidate): { left: Bounds; right: Bounds } {
  const { params, scales } = task;
  const { lowest, highest } = parent;
  const sign = params.monotoneConstraints[split.feature] ?? 0;
  if (sign === 0) return { left: [lowest, highest], right: [lowest, highest] };
  const outputOf = (gradientSum: number, hessianSum: number): number =>
    leafOutput(gradientSum * scales.gradient, hessianSum * scales.hessian, params, lowest, highest);
  const left = outputOf(split.leftGradientSum, split.leftHessianSum);
  const right = outputOf(parent.gradientSum - split.leftGradientSum, parent.hessianSum - split.leftHessianSum);
  const middle = (left + right) / 2;
  return sign > 0
    ? { left: [lowest, middle], right: [middle, highest] }
    : { left: [middle, highest], right: [lowest, middle] };
}

/** Leaf values from wide sums, or from the exact quantile of the residuals, times the learning rate. */
function computeLeafValues(task: GrowthTask, leaves: readonly OpenLeaf[]): Float64Array {
  const { params, kernels, scales } = task;
  if (params.objective === 'quantile') {
    const renewed = kernels.residualQuantiles(leaves);
    return renewed.map(
      (value, i) => params.learningRate * Math.min(Math.max(value, leaves[i].lowest), leaves[i].highest),
    );
  }
  const sums = kernels.leafSums(leaves);
  const limit = isLogLink(params.objective) ? params.maxDeltaStep : Number.POSITIVE_INFINITY;
  return Float64Array.from(leaves, (leaf, i) => {
    const gradient = sums[2 * i] * scales.wideGradient;
    const hessian = sums[2 * i + 1] * scales.wideHessian;
    const output = leafOutput(gradient, hessian, params, leaf.lowest, leaf.highest);
    return params.learningRate * Math.min(Math.max(output, -limit), limit);
  });
}
