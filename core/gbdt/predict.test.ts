import { describe, expect, it } from 'vitest';
import { buildDataset } from './dataset.ts';
import { fit } from './fit.ts';
import { gainImportance, splitImportance } from './importance.ts';
import { inverseLink } from './objective.ts';
import { predictRaw } from './predict.ts';
import { sampleData } from './sample-data.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';

/** Straight from the definition of TreeEnsemble. */
function walk(ensemble: TreeEnsemble, row: ArrayLike<number>): number {
  let score = ensemble.baseScore;
  for (let t = 0; t + 1 < ensemble.nodeOffset.length; t++) {
    let node = ensemble.nodeOffset[t];
    while (ensemble.feature[node] >= 0) {
      const x = row[ensemble.feature[node]];
      const goesLeft = Number.isNaN(x) ? ensemble.missingLeft[node] === 1 : x <= ensemble.threshold[node];
      node = goesLeft ? ensemble.left[node] : ensemble.right[node];
    }
    score += ensemble.value[node];
  }
  return score;
}

describe('predictRaw', () => {
  const { matrix, labels } = sampleData(1300, 6, 17);
  const { ensemble } = fit(buildDataset(matrix, labels), null, { objective: 'tweedie', numTrees: 30 });

  it('walks every tree as TreeEnsemble defines it, to the last bit', () => {
    const scores = predictRaw(ensemble, matrix);
    for (let r = 0; r < matrix.rows; r++)
      expect(scores[r]).toBe(walk(ensemble, matrix.values.subarray(6 * r, 6 * r + 6)));
  });

  it('routes infinities and NaN like any other value', () => {
    const values = Float32Array.of(Infinity, -Infinity, Number.NaN, 0, -0, 3.4e38);
    expect(predictRaw(ensemble, { rows: 1, columns: 6, values })[0]).toBe(walk(ensemble, values));
  });

  it('of no rows is empty', () => {
    expect(predictRaw(ensemble, { rows: 0, columns: 6, values: new Float32Array(0) })).toHaveLength(0);
  });
});

describe('importance', () => {
  const { matrix, labels } = sampleData(1300, 6, 17);
  const { ensemble } = fit(buildDataset(matrix, labels), null, { numTrees: 20 });

  it('adds up splits and gains, and finds the features that made the labels', () => {
    const splits = splitImportance(ensemble);
    const gains = gainImportance(ensemble);
    expect(splits.reduce((a, b) => a + b, 0)).toBe(ensemble.feature.filter((feature) => feature >= 0).length);
    expect(gains.reduce((a, b) => a + b, 0)).toBeCloseTo(
      ensemble.gain.reduce((a, b) => a + b, 0),
      6,
    );
    const useful = gains[0] + gains[1] + gains[2];
    expect(useful).toBeGreaterThan(0.9 * gains.reduce((a, b) => a + b, 0));
  });
});

it('the inverse link is exp for counts and nothing for the others', () => {
  expect(inverseLink('poisson', 2)).toBe(Math.exp(2));
  expect(inverseLink('tweedie', -1)).toBe(Math.exp(-1));
  expect(inverseLink('squared-error', -3)).toBe(-3);
  expect(inverseLink('quantile', 4)).toBe(4);
});
