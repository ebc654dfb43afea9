// A trained ensemble of regression trees: plain arrays that every other part (prediction, SHAP, ONNX) reads.

export type ObjectiveName = 'squared-error' | 'poisson' | 'tweedie' | 'quantile';

/**
 * Nodes that split sets of levels, not at a threshold: a row goes left exactly when its value is one of the node's
 * levels, so that missing and unknown levels go right. Set k belongs to the inner node node[k] and holds
 * levels[offset[k]] … levels[offset[k + 1] − 1], ascending float32 values.
 */
export interface LevelSets {
  /** Ascending. */
  readonly node: Int32Array;
  readonly offset: Int32Array;
  readonly levels: Float64Array;
}

/**
 * Trees in structure of arrays. Tree t owns the nodes nodeOffset[t] … nodeOffset[t + 1] − 1; its root is the first.
 * A row goes left when `value <= threshold`, or when the value is NaN and `missingLeft` is 1. Features and
 * thresholds are float32 values held in doubles, so that routing in ONNX (double) is exact. A leaf has feature −1.
 * `left`/`right` are absolute node indexes. Leaf values include the learning rate.
 *
 * Raw score of a row = baseScore + sum of leaf values; mean = inverse link of the raw score
 * (identity for squared-error and quantile, exp for poisson and tweedie).
 */
export interface TreeEnsemble {
  readonly objective: ObjectiveName;
  readonly featureNames: readonly string[];
  readonly baseScore: number;
  readonly nodeOffset: Int32Array;
  readonly feature: Int32Array;
  readonly threshold: Float64Array;
  /** Left out where every split is a threshold. */
  readonly levelSets?: LevelSets;
  readonly missingLeft: Uint8Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Leaf value at leaves, 0 at inner nodes. */
  readonly value: Float64Array;
  /** Training rows (weight) that reached the node: needed by TreeSHAP. */
  readonly cover: Float64Array;
  /** Loss reduction of the split, 0 at leaves. */
  readonly gain: Float64Array;
}

/** The levels of every node that splits a set. */
export function levelsByNode({ levelSets }: TreeEnsemble): ReadonlyMap<number, ReadonlySet<number>> {
  const byNode = new Map<number, ReadonlySet<number>>();
  levelSets?.node.forEach((node, k) => {
    byNode.set(node, new Set(levelSets.levels.subarray(levelSets.offset[k], levelSets.offset[k + 1])));
  });
  return byNode;
}

export const treeCount = (ensemble: TreeEnsemble): number => ensemble.nodeOffset.length - 1;
