// Raw scores straight from an ensemble, four rows at a time and without branches.
import type { Matrix } from './dataset.ts';
import { levelsByNode, type TreeEnsemble, treeCount } from './tree-ensemble.ts';

/** Rows that go through one tree before the next: the tree stays in cache, and so do the rows. */
const ROW_BLOCK = 512;

/** Raw score of every row: base score plus leaf values, added in tree order. Length: matrix.rows. */
export function predictRaw(ensemble: TreeEnsemble, matrix: Matrix): Float64Array {
  const scores = new Float64Array(matrix.rows).fill(ensemble.baseScore);
  if (ensemble.levelSets !== undefined) return addWithLevelSets(ensemble, matrix, scores);
  const trees = toWalkable(ensemble);
  for (let begin = 0; begin < matrix.rows; begin += ROW_BLOCK) {
    const end = Math.min(matrix.rows, begin + ROW_BLOCK);
    for (let t = 0; t < treeCount(ensemble); t++) addTree(trees, t, matrix, begin, end, scores);
  }
  return scores;
}

/** Row by row: sets of levels are an option that store models do not use. */
function addWithLevelSets(
  ensemble: TreeEnsemble,
  { rows, columns, values }: Matrix,
  scores: Float64Array,
): Float64Array {
  const { feature, threshold, missingLeft, left, right, value, nodeOffset } = ensemble;
  const levels = levelsByNode(ensemble);
  for (let r = 0; r < rows; r++) {
    for (let t = 0; t < treeCount(ensemble); t++) {
      let node = nodeOffset[t];
      while (feature[node] >= 0) {
        const x = values[r * columns + feature[node]];
        const goesLeft = levels.get(node)?.has(x) ?? side(x, threshold[node], missingLeft[node]) === 1;
        node = goesLeft ? left[node] : right[node];
      }
      scores[r] += value[node];
    }
  }
  return scores;
}

/**
 * Trees in which every walk takes as many steps as the tree is deep: a leaf leads to itself. Without a test for the
 * end there is no branch to mispredict, and four independent walks hide each other's waits.
 */
interface WalkableTrees {
  readonly root: Int32Array;
  readonly depth: Int32Array;
  /** 0 at leaves. */
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  readonly missingLeft: Uint8Array;
  /** Right child, left child of node n at 2n, 2n + 1. */
  readonly child: Int32Array;
  readonly value: Float64Array;
}

function toWalkable(ensemble: TreeEnsemble): WalkableTrees {
  const { feature, left, right, nodeOffset } = ensemble;
  const child = new Int32Array(2 * feature.length);
  const depthOf = (node: number): number =>
    feature[node] < 0 ? 0 : 1 + Math.max(depthOf(left[node]), depthOf(right[node]));
  for (let node = 0; node < feature.length; node++) {
    const isLeaf = feature[node] < 0;
    child[2 * node] = isLeaf ? node : right[node];
    child[2 * node + 1] = isLeaf ? node : left[node];
  }
  return {
    root: nodeOffset,
    depth: Int32Array.from(nodeOffset.subarray(0, treeCount(ensemble)), depthOf),
    feature: feature.map((split) => Math.max(split, 0)),
    threshold: ensemble.threshold,
    missingLeft: ensemble.missingLeft,
    child,
    value: ensemble.value,
  };
}

/** 1 left, 0 right. A comparison with NaN is false: only a missing value takes the second way. */
const side = (x: number, threshold: number, missingLeft: number): number =>
  // biome-ignore lint/suspicious/noSelfCompare: Number.isNaN costs a third of the whole prediction here
  +(x <= threshold) | (+(x !== x) & missingLeft);

/** Adds tree t to the scores of rows begin … end − 1. */
function addTree(
  trees: WalkableTrees,
  t: number,
  matrix: Matrix,
  begin: number,
  end: number,
  scores: Float64Array,
): void {
  const { feature, threshold, missingLeft, child, value } = trees;
  const { columns, values } = matrix;
  const root = trees.root[t];
  const depth = trees.depth[t];
  let r = begin;
  for (; r + 3 < end; r += 4) {
    const row0 = r * columns;
    const row1 = row0 + columns;
    const row2 = row1 + columns;
    const row3 = row2 + columns;
    let node0 = root;
    let node1 = root;
    let node2 = root;
    let node3 = root;
    for (let step = 0; step < depth; step++) {
      node0 = child[2 * node0 + side(values[row0 + feature[node0]], threshold[node0], missingLeft[node0])];
      node1 = child[2 * node1 + side(values[row1 + feature[node1]], threshold[node1], missingLeft[node1])];
      node2 = child[2 * node2 + side(values[row2 + feature[node2]], threshold[node2], missingLeft[node2])];
      node3 = child[2 * node3 + side(values[row3 + feature[node3]], threshold[node3], missingLeft[node3])];
    }
    scores[r] += value[node0];
    scores[r + 1] += value[node1];
    scores[r + 2] += value[node2];
    scores[r + 3] += value[node3];
  }
  for (; r < end; r++) {
    let node = root;
    for (let step = 0; step < depth; step++) {
      node = child[2 * node + side(values[r * columns + feature[node]], threshold[node], missingLeft[node])];
    }
    scores[r] += value[node];
  }
}
