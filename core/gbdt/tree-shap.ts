// Exact path-dependent TreeSHAP: how much each feature moved one row's raw score.
import { levelsByNode, type TreeEnsemble, treeCount } from './tree-ensemble.ts';

export interface ShapResult {
  /** Mean raw score of the training rows, as the trees' covers see it. */
  readonly baseValue: number;
  /** One a feature; baseValue + their sum is the raw score of the row. */
  readonly contributions: Float64Array;
}

/** Explains one row; see createTreeShap, which is the better choice for several rows. */
export function treeShap(ensemble: TreeEnsemble, row: ArrayLike<number>): ShapResult {
  return createTreeShap(ensemble)(row);
}

/**
 * An explainer of an ensemble, for any number of rows (one value a feature, NaN missing).
 *
 * Lundberg, Erion, Lee: "Consistent Individualized Feature Attribution for Tree Ensembles" (2018), algorithm 2.
 * A path element is a feature met on the way down: the share of rows that goes on when the feature is unknown
 * (zeroFraction), whether this row goes on (oneFraction), and the weight of subsets by size. O(leaves · depth²).
 */
export function createTreeShap(ensemble: TreeEnsemble): (row: ArrayLike<number>) => ShapResult {
  let baseValue = ensemble.baseScore;
  const levels = levelsByNode(ensemble);
  let depth = 0;
  for (let t = 0; t < treeCount(ensemble); t++) {
    baseValue += expectedValue(ensemble, ensemble.nodeOffset[t]);
    depth = Math.max(depth, depthBelow(ensemble, ensemble.nodeOffset[t]));
  }
  // Every level copies its parent's path one element further: the levels lie one after another.
  const size = ((depth + 2) * (depth + 3)) / 2;
  return (row) => {
    const contributions = new Float64Array(ensemble.featureNames.length);
    const path: Path = {
      feature: new Int32Array(size),
      zeroFraction: new Float64Array(size),
      oneFraction: new Float64Array(size),
      weight: new Float64Array(size),
    };
    const walk: Walk = { ensemble, levels, row, path, contributions };
    for (let t = 0; t < treeCount(ensemble); t++) descend(walk, ensemble.nodeOffset[t], 0, 0, 1, 1, -1);
    return { baseValue, contributions };
  };
}

interface Path {
  readonly feature: Int32Array;
  readonly zeroFraction: Float64Array;
  readonly oneFraction: Float64Array;
  readonly weight: Float64Array;
}

/** 1 / i for every length of a path: a tree of 4,096 leaves is at most 4,095 splits deep. */
const RECIPROCALS = Float64Array.from({ length: 4097 }, (_, i) => 1 / i);

interface Walk {
  readonly ensemble: TreeEnsemble;
  readonly levels: ReadonlyMap<number, ReadonlySet<number>>;
  readonly row: ArrayLike<number>;
  readonly path: Path;
  readonly contributions: Float64Array;
}

/** Visits a node. The parent's path begins at `parentStart`; `zero`, `one`, `feature` are the element of the edge taken. */
function descend(
  walk: Walk,
  node: number,
  parentStart: number,
  parentLength: number,
  zero: number,
  one: number,
  feature: number,
): void {
  const { ensemble, path } = walk;
  const start = parentStart + parentLength;
  for (let i = 0; i < parentLength; i++) {
    path.feature[start + i] = path.feature[parentStart + i];
    path.zeroFraction[start + i] = path.zeroFraction[parentStart + i];
    path.oneFraction[start + i] = path.oneFraction[parentStart + i];
    path.weight[start + i] = path.weight[parentStart + i];
  }
  extend(path, start, parentLength, zero, one, feature);
  const length = parentLength + 1;
  const split = ensemble.feature[node];
  if (split < 0) {
    addLeaf(walk, start, length, ensemble.value[node]);
    return;
  }
  const goesLeft = takesLeft(walk, node, walk.row[split]);
  const hot = goesLeft ? ensemble.left[node] : ensemble.right[node];
  const cold = goesLeft ? ensemble.right[node] : ensemble.left[node];
  let zeroBefore = 1;
  let oneBefore = 1;
  let rest = length;
  // A feature met before is taken out first, so that each feature counts once on a path.
  for (let i = 1; i < length; i++) {
    if (path.feature[start + i] !== split) continue;
    zeroBefore = path.zeroFraction[start + i];
    oneBefore = path.oneFraction[start + i];
    unwind(path, start, length, i);
    rest = length - 1;
    break;
  }
  const cover = ensemble.cover[node];
  descend(walk, hot, start, rest, (zeroBefore * ensemble.cover[hot]) / cover, oneBefore, split);
  descend(walk, cold, start, rest, (zeroBefore * ensemble.cover[cold]) / cover, 0, split);
}

function takesLeft({ ensemble, levels }: Walk, node: number, x: number): boolean {
  if (levels.size > 0) {
    const set = levels.get(node);
    if (set !== undefined) return set.has(x);
  }
  return Number.isNaN(x) ? ensemble.missingLeft[node] === 1 : x <= ensemble.threshold[node];
}

/** Adds a leaf's value to the features on its path, by the weights of the subsets without each of them. */
function addLeaf(walk: Walk, start: number, length: number, value: number): void {
  const { path, contributions } = walk;
  // All features whose branch this row does not take (oneFraction 0) share one sum, and zeroFraction cancels.
  let notTaken = 0;
  for (let i = 0; i < length - 1; i++) notTaken += path.weight[start + i] / (length - 1 - i);
  notTaken *= length;
  for (let i = 1; i < length; i++) {
    const zero = path.zeroFraction[start + i];
    const weight = path.oneFraction[start + i] === 0 ? -notTaken : (1 - zero) * unwoundSum(path, start, length, zero);
    contributions[path.feature[start + i]] += weight * value;
  }
}

/** Appends an element and updates the subset weights. For one row `one` is 0 or 1. */
function extend(path: Path, start: number, length: number, zero: number, one: number, feature: number): void {
  const end = start + length;
  path.feature[end] = feature;
  path.zeroFraction[end] = zero;
  path.oneFraction[end] = one;
  path.weight[end] = length === 0 ? 1 : 0;
  const share = 1 / (length + 1);
  for (let i = length - 1; i >= 0; i--) {
    const weight = path.weight[start + i] * share;
    path.weight[start + i + 1] += one * weight * (i + 1);
    path.weight[start + i] = zero * weight * (length - i);
  }
}

/** Takes element `index` out of a path of `length` elements: the inverse of extend. */
function unwind(path: Path, start: number, length: number, index: number): void {
  const last = length - 1;
  const one = path.oneFraction[start + index];
  const zero = path.zeroFraction[start + index];
  let next = path.weight[start + last];
  for (let i = last - 1; i >= 0; i--) {
    const weight = path.weight[start + i];
    if (one !== 0) {
      path.weight[start + i] = (next * length) / (i + 1);
      next = weight - (path.weight[start + i] * zero * (last - i)) / length;
    } else path.weight[start + i] = (weight * length) / (zero * (last - i));
  }
  for (let i = index; i < last; i++) {
    path.feature[start + i] = path.feature[start + i + 1];
    path.zeroFraction[start + i] = path.zeroFraction[start + i + 1];
    path.oneFraction[start + i] = path.oneFraction[start + i + 1];
  }
}

/** Sum of the subset weights as if an element with this zeroFraction and oneFraction 1 were taken out. */
function unwoundSum(path: Path, start: number, length: number, zero: number): number {
  const last = length - 1;
  const zeroShare = zero / length;
  let next = path.weight[start + last];
  let total = 0;
  for (let i = last - 1; i >= 0; i--) {
    const weight = next * length * RECIPROCALS[i + 1];
    total += weight;
    next = path.weight[start + i] - weight * zeroShare * (last - i);
  }
  return total;
}

function expectedValue(ensemble: TreeEnsemble, node: number): number {
  if (ensemble.feature[node] < 0) return ensemble.value[node];
  const left = ensemble.left[node];
  const right = ensemble.right[node];
  const sum =
    ensemble.cover[left] * expectedValue(ensemble, left) + ensemble.cover[right] * expectedValue(ensemble, right);
  return sum / ensemble.cover[node];
}

function depthBelow(ensemble: TreeEnsemble, node: number): number {
  if (ensemble.feature[node] < 0) return 0;
  return 1 + Math.max(depthBelow(ensemble, ensemble.left[node]), depthBelow(ensemble, ensemble.right[node]));
}
