import { describe, expect, it } from 'vitest';
import { buildDataset } from './dataset.ts';
import { fit } from './fit.ts';
import { predictRaw } from './predict.ts';
import { rowsOf, sampleData } from './sample-data.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';
import { createTreeShap, treeShap } from './tree-shap.ts';

/** Expected score when only the features of a set are known: unknown splits are averaged by cover. */
function expectedScore(ensemble: TreeEnsemble, row: ArrayLike<number>, known: ReadonlySet<number>): number {
  const below = (node: number): number => {
    const feature = ensemble.feature[node];
    if (feature < 0) return ensemble.value[node];
    const [left, right] = [ensemble.left[node], ensemble.right[node]];
    if (known.has(feature)) {
      const x = row[feature];
      return below((Number.isNaN(x) ? ensemble.missingLeft[node] === 1 : x <= ensemble.threshold[node]) ? left : right);
    }
    return (ensemble.cover[left] * below(left) + ensemble.cover[right] * below(right)) / ensemble.cover[node];
  };
  let sum = ensemble.baseScore;
  for (let t = 0; t + 1 < ensemble.nodeOffset.length; t++) sum += below(ensemble.nodeOffset[t]);
  return sum;
}

/** Shapley values by their definition: every subset of the other features. */
function bruteForceShapley(ensemble: TreeEnsemble, row: ArrayLike<number>): number[] {
  const features = ensemble.featureNames.length;
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
  return Array.from({ length: features }, (_, feature) => {
    let value = 0;
    for (let mask = 0; mask < 1 << features; mask++) {
      if (mask & (1 << feature)) continue;
      const known = new Set(Array.from({ length: features }, (_, f) => f).filter((f) => mask & (1 << f)));
      const without = expectedScore(ensemble, row, known);
      const weight = (factorial(known.size) * factorial(features - known.size - 1)) / factorial(features);
      value += weight * (expectedScore(ensemble, row, known.add(feature)) - without);
    }
    return value;
  });
}

describe('TreeSHAP', () => {
  const { matrix, labels } = sampleData(500, 5, 21);
  const data = buildDataset(matrix, labels);

  it('matches Shapley values by definition, with features repeated on a path and missing values', () => {
    const { ensemble } = fit(data, null, {
      objective: 'poisson',
      numTrees: 6,
      numLeaves: 14,
      minDataInLeaf: 5,
      learningRate: 0.3,
    });
    for (let r = 0; r < 12; r++) {
      const row = matrix.values.subarray(5 * r, 5 * r + 5);
      const { baseValue, contributions } = treeShap(ensemble, row);
      const exact = bruteForceShapley(ensemble, row);
      expect(baseValue).toBeCloseTo(expectedScore(ensemble, row, new Set()), 10);
      for (let f = 0; f < 5; f++) expect(contributions[f]).toBeCloseTo(exact[f], 10);
    }
  });

  it('adds up to the raw score, in deep trees and shallow ones', () => {
    for (const numLeaves of [2, 31, 200]) {
      const { ensemble } = fit(data, null, { numTrees: 40, numLeaves, minDataInLeaf: 1 });
      const scores = predictRaw(ensemble, matrix);
      const explain = createTreeShap(ensemble);
      for (let r = 0; r < 100; r++) {
        const { baseValue, contributions } = explain(matrix.values.subarray(5 * r, 5 * r + 5));
        expect(baseValue + contributions.reduce((sum, c) => sum + c, 0)).toBeCloseTo(scores[r], 9);
      }
    }
  });

  it('gives an ensemble without trees its base score and no contributions', () => {
    const { ensemble } = fit(data, null, { numTrees: 0 });
    const { baseValue, contributions } = treeShap(ensemble, rowsOf(matrix, 0, 1).values);
    expect(baseValue).toBe(ensemble.baseScore);
    expect([...contributions]).toEqual([0, 0, 0, 0, 0]);
  });
});
