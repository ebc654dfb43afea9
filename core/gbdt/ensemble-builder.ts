// Collects grown trees into a TreeEnsemble: bins become float32-exact thresholds.
import { hasBin } from './bin-set.ts';
import type { Dataset } from './dataset.ts';
import type { GrownTree } from './grow-tree.ts';
import type { LevelSets, ObjectiveName, TreeEnsemble } from './tree-ensemble.ts';

export interface EnsembleBuilder {
  add(tree: GrownTree): void;
  /** An iteration that found no split: a single leaf of value 0. */
  addStump(rows: number): void;
  /** The first `trees` trees. */
  build(trees: number): TreeEnsemble;
}

export interface EnsembleHeader {
  readonly objective: ObjectiveName;
  readonly baseScore: number;
  readonly featureNames: readonly string[];
}

export function createEnsembleBuilder(data: Dataset, header: EnsembleHeader): EnsembleBuilder {
  const trees: BuiltTree[] = [];
  return {
    add: (tree) => {
      trees.push({ ...tree });
    },
    addStump: (rows) => {
      trees.push({
        nodeCount: 1,
        feature: Int32Array.of(-1),
        bin: new Int32Array(1),
        missingLeft: new Uint8Array(1),
        leftBins: [null],
        left: new Int32Array(1),
        right: new Int32Array(1),
        value: new Float64Array(1),
        cover: Float64Array.of(rows),
        gain: new Float64Array(1),
      });
    },
    build: (count) => {
      const kept = trees.slice(0, count);
      const nodeOffset = new Int32Array(kept.length + 1);
      kept.forEach((tree, t) => {
        nodeOffset[t + 1] = nodeOffset[t] + tree.nodeCount;
      });
      const nodes = nodeOffset[kept.length];
      const ensemble = {
        ...header,
        nodeOffset,
        feature: new Int32Array(nodes),
        threshold: new Float64Array(nodes),
        missingLeft: new Uint8Array(nodes),
        left: new Int32Array(nodes),
        right: new Int32Array(nodes),
        value: new Float64Array(nodes),
        cover: new Float64Array(nodes),
        gain: new Float64Array(nodes),
      };
      kept.forEach((tree, t) => {
        const offset = nodeOffset[t];
        for (let n = 0; n < tree.nodeCount; n++) {
          const isSplit = tree.feature[n] >= 0;
          ensemble.feature[offset + n] = tree.feature[n];
          const isThreshold = isSplit && tree.leftBins[n] === null;
          ensemble.threshold[offset + n] = isThreshold ? data.mappers[tree.feature[n]].upper[tree.bin[n]] : 0;
          ensemble.missingLeft[offset + n] = tree.missingLeft[n];
          ensemble.left[offset + n] = isSplit ? offset + tree.left[n] : 0;
          ensemble.right[offset + n] = isSplit ? offset + tree.right[n] : 0;
          ensemble.value[offset + n] = isSplit ? 0 : tree.value[n];
          ensemble.cover[offset + n] = tree.cover[n];
          ensemble.gain[offset + n] = tree.gain[n];
        }
      });
      const levelSets = toLevelSets(data, kept, nodeOffset);
      return levelSets === null ? ensemble : { ...ensemble, levelSets };
    },
  };
}

type BuiltTree = Omit<GrownTree, 'leaves' | 'leafValues'>;

function toLevelSets(data: Dataset, trees: readonly BuiltTree[], nodeOffset: Int32Array): LevelSets | null {
  const nodes: number[] = [];
  const offset = [0];
  const levels: number[] = [];
  trees.forEach((tree, t) => {
    for (let n = 0; n < tree.nodeCount; n++) {
      const set = tree.leftBins[n];
      if (set === null) continue;
      nodes.push(nodeOffset[t] + n);
      levels.push(...data.mappers[tree.feature[n]].upper.filter((_, bin) => hasBin(set, bin)));
      offset.push(levels.length);
    }
  });
  if (nodes.length === 0) return null;
  return { node: Int32Array.from(nodes), offset: Int32Array.from(offset), levels: Float64Array.from(levels) };
}
