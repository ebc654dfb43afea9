// From our tree arrays to the ones of the ONNX operator TreeEnsemble-5, which numbers inner nodes and leaves apart.
import { type TreeEnsemble, treeCount } from '../gbdt/tree-ensemble.ts';

/**
 * Attributes of ai.onnx.ml TreeEnsemble version 5. `trueIds`/`falseIds` of an inner node point into the inner nodes,
 * or, where `trueIsLeaf`/`falseIsLeaf` is 1, into `leafWeights`. `roots` point into the inner nodes.
 */
export interface TreeAttributes {
  readonly roots: Int32Array;
  readonly features: Int32Array;
  /** 1 where a node asks for a member of a set, 0 where it compares with its split. */
  readonly asksMember: Uint8Array;
  readonly splits: Float64Array;
  /** Levels of the nodes that ask for a member, node by node, each node's followed by NaN. */
  readonly members: Float64Array;
  readonly missingTracksTrue: Uint8Array;
  readonly trueIds: Int32Array;
  readonly trueIsLeaf: Uint8Array;
  readonly falseIds: Int32Array;
  readonly falseIsLeaf: Uint8Array;
  readonly leafWeights: Float64Array;
}

/**
 * A tree that is a single leaf has no inner node to be its root: as the operator's definition asks, it becomes one
 * inner node whose two branches lead to that leaf. The same is done once for an ensemble without trees, with weight 0.
 */
export function toTreeAttributes(ensemble: TreeEnsemble): TreeAttributes {
  const { feature, nodeOffset } = ensemble;
  const trees = treeCount(ensemble);
  const nodes = feature.length;

  // Number inner nodes and leaves in the order in which they come; a lone leaf also takes an inner number.
  const innerIndex = new Int32Array(nodes);
  const leafIndex = new Int32Array(nodes);
  let inner = 0;
  let leaves = 0;
  for (let tree = 0; tree < trees; tree++) {
    for (let node = nodeOffset[tree]; node < nodeOffset[tree + 1]; node++) {
      const isLeaf = feature[node] < 0;
      innerIndex[node] = isLeaf && node !== nodeOffset[tree] ? -1 : inner++;
      leafIndex[node] = isLeaf ? leaves++ : -1;
    }
  }

  const isEmpty = trees === 0;
  const innerCount = isEmpty ? 1 : inner;
  const attributes = {
    roots: new Int32Array(isEmpty ? 1 : trees),
    features: new Int32Array(innerCount),
    asksMember: new Uint8Array(innerCount),
    members: toMembers(ensemble),
    splits: new Float64Array(innerCount),
    missingTracksTrue: new Uint8Array(innerCount),
    trueIds: new Int32Array(innerCount),
    trueIsLeaf: new Uint8Array(innerCount),
    falseIds: new Int32Array(innerCount),
    falseIsLeaf: new Uint8Array(innerCount),
    leafWeights: new Float64Array(isEmpty ? 1 : leaves),
  };
  if (isEmpty) {
    attributes.trueIsLeaf[0] = 1;
    attributes.falseIsLeaf[0] = 1;
    return attributes;
  }

  for (let tree = 0; tree < trees; tree++) {
    attributes.roots[tree] = innerIndex[nodeOffset[tree]];
    for (let node = nodeOffset[tree]; node < nodeOffset[tree + 1]; node++) {
      const at = innerIndex[node];
      const isLeaf = feature[node] < 0;
      if (isLeaf) attributes.leafWeights[leafIndex[node]] = ensemble.value[node];
      if (at < 0) continue;
      const left = isLeaf ? node : ensemble.left[node];
      const right = isLeaf ? node : ensemble.right[node];
      attributes.features[at] = isLeaf ? 0 : feature[node];
      attributes.splits[at] = isLeaf ? 0 : ensemble.threshold[node];
      attributes.missingTracksTrue[at] = isLeaf ? 0 : ensemble.missingLeft[node];
      attributes.trueIsLeaf[at] = feature[left] < 0 ? 1 : 0;
      attributes.trueIds[at] = feature[left] < 0 ? leafIndex[left] : innerIndex[left];
      attributes.falseIsLeaf[at] = feature[right] < 0 ? 1 : 0;
      attributes.falseIds[at] = feature[right] < 0 ? leafIndex[right] : innerIndex[right];
    }
  }
  for (const node of ensemble.levelSets?.node ?? []) attributes.asksMember[innerIndex[node]] = 1;
  return attributes;
}

/** Inner nodes are numbered in the order of nodes, and so are the sets. */
function toMembers({ levelSets }: TreeEnsemble): Float64Array {
  if (levelSets === undefined) return new Float64Array(0);
  const { node, offset, levels } = levelSets;
  return Float64Array.from(
    Array.from(node, (_, k) => [...levels.subarray(offset[k], offset[k + 1]), Number.NaN]).flat(),
  );
}
