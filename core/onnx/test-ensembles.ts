// Ensembles made by hand and at random, for tests of export, sessions and the registry.
import type { FeatureMatrix } from '../forecast/predictor.ts';
import type { ObjectiveName, TreeEnsemble } from '../gbdt/tree-ensemble.ts';
import { createRng, type Rng } from '../math/rng.ts';

export type TestTree =
  | { leaf: number }
  | { feature: number; threshold: number; missingLeft?: boolean; left: TestTree; right: TestTree };

/** Lays trees out as the trainer does: parent before children, one tree after the other. */
export function buildEnsemble(
  trees: readonly TestTree[],
  options: { features: number; baseScore?: number; objective?: ObjectiveName },
): TreeEnsemble {
  const nodes: {
    feature: number;
    threshold: number;
    missingLeft: number;
    left: number;
    right: number;
    value: number;
  }[] = [];
  const place = (tree: TestTree): number => {
    const at = nodes.length;
    const node = { feature: -1, threshold: 0, missingLeft: 0, left: -1, right: -1, value: 0 };
    nodes.push(node);
    if ('leaf' in tree) {
      node.value = tree.leaf;
      return at;
    }
    node.feature = tree.feature;
    node.threshold = Math.fround(tree.threshold);
    node.missingLeft = tree.missingLeft ? 1 : 0;
    node.left = place(tree.left);
    node.right = place(tree.right);
    return at;
  };
  const nodeOffset = [0];
  for (const tree of trees) {
    place(tree);
    nodeOffset.push(nodes.length);
  }
  return {
    objective: options.objective ?? 'squared-error',
    featureNames: Array.from({ length: options.features }, (_, index) => `feature-${index}`),
    baseScore: options.baseScore ?? 0,
    nodeOffset: Int32Array.from(nodeOffset),
    feature: Int32Array.from(nodes, (node) => node.feature),
    threshold: Float64Array.from(nodes, (node) => node.threshold),
    missingLeft: Uint8Array.from(nodes, (node) => node.missingLeft),
    left: Int32Array.from(nodes, (node) => node.left),
    right: Int32Array.from(nodes, (node) => node.right),
    value: Float64Array.from(nodes, (node) => node.value),
    cover: new Float64Array(nodes.length).fill(1),
    gain: new Float64Array(nodes.length),
  };
}

/** Thresholds come from the same small set as the data, so that many cells lie exactly on one. */
export function randomTree(rng: Rng, features: number, depth: number): TestTree {
  if (depth === 0 || rng.next() < 0.15) return { leaf: rng.normal() / 10 };
  return {
    feature: rng.int(features),
    threshold: randomCell(rng),
    missingLeft: rng.next() < 0.5,
    left: randomTree(rng, features, depth - 1),
    right: randomTree(rng, features, depth - 1),
  };
}

export function randomEnsemble(seed: number, trees: number, features: number, depth: number): TreeEnsemble {
  const rng = createRng(seed);
  return buildEnsemble(
    Array.from({ length: trees }, () => randomTree(rng, features, depth)),
    { features, baseScore: rng.normal(), objective: 'tweedie' },
  );
}

/** One cell in eight is missing. */
export function randomMatrix(seed: number, rows: number, columns: number): FeatureMatrix {
  const rng = createRng(seed);
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < values.length; i++) values[i] = rng.next() < 0.125 ? Number.NaN : randomCell(rng);
  return { rows, columns, values };
}

const randomCell = (rng: Rng): number => Math.fround((rng.int(41) - 20) / 7);
