// Several ensembles as one whose score is the mean of theirs: every reader of ensembles (prediction, SHAP, ONNX) takes it.
import type { LevelSets, TreeEnsemble } from './tree-ensemble.ts';

/**
 * Trees of all parts one after the other, leaf values and gains divided by the number of parts. Throws RangeError for no
 * parts, or parts of different objectives or features.
 */
export function meanEnsemble(parts: readonly TreeEnsemble[]): TreeEnsemble {
  if (parts.length === 0) throw new RangeError('a mean needs at least one ensemble');
  if (parts.length === 1) return parts[0];
  const [{ objective, featureNames }] = parts;
  for (const part of parts)
    if (part.objective !== objective || part.featureNames.join() !== featureNames.join())
      throw new RangeError('a mean needs ensembles of the same objective and features');
  const share = 1 / parts.length;
  const firstNode = startsOf(parts, ({ feature }) => feature.length);
  const nodeOffset = [
    0,
    ...parts.flatMap((part, p) => Array.from(part.nodeOffset.subarray(1), (offset) => firstNode[p] + offset)),
  ];
  const joined = (columnOf: (part: TreeEnsemble, p: number) => Float64Array): Float64Array => {
    const all = new Float64Array(firstNode[parts.length]);
    parts.forEach((part, p) => {
      all.set(columnOf(part, p), firstNode[p]);
    });
    return all;
  };
  /** Children of leaves are 0 and lead nowhere. */
  const moved = (children: Int32Array, { feature }: TreeEnsemble, by: number) =>
    Float64Array.from(children, (child, node) => (feature[node] < 0 ? 0 : child + by));
  const levelSets = joinedSets(parts, firstNode);
  return {
    objective,
    featureNames,
    baseScore: parts.reduce((sum, { baseScore }) => sum + share * baseScore, 0),
    nodeOffset: Int32Array.from(nodeOffset),
    feature: Int32Array.from(joined(({ feature }) => Float64Array.from(feature))),
    threshold: joined(({ threshold }) => threshold),
    missingLeft: Uint8Array.from(joined(({ missingLeft }) => Float64Array.from(missingLeft))),
    left: Int32Array.from(joined((part, p) => moved(part.left, part, firstNode[p]))),
    right: Int32Array.from(joined((part, p) => moved(part.right, part, firstNode[p]))),
    value: joined(({ value }) => value.map((units) => share * units)),
    cover: joined(({ cover }) => cover),
    gain: joined(({ gain }) => gain.map((units) => share * units)),
    ...(levelSets && { levelSets }),
  };
}

function joinedSets(parts: readonly TreeEnsemble[], firstNode: readonly number[]): LevelSets | null {
  if (parts.every(({ levelSets }) => levelSets === undefined)) return null;
  const node: number[] = [];
  const offset = [0];
  const levels: number[] = [];
  parts.forEach(({ levelSets }, p) => {
    levelSets?.node.forEach((of, k) => {
      node.push(firstNode[p] + of);
      levels.push(...levelSets.levels.subarray(levelSets.offset[k], levelSets.offset[k + 1]));
      offset.push(levels.length);
    });
  });
  return { node: Int32Array.from(node), offset: Int32Array.from(offset), levels: Float64Array.from(levels) };
}

/** Where each part begins among all, and where the last ends. */
function startsOf<T>(parts: readonly T[], lengthOf: (part: T) => number): number[] {
  const starts = [0];
  for (const part of parts) starts.push(starts[starts.length - 1] + lengthOf(part));
  return starts;
}
