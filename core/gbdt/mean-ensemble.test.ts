import { describe, expect, it } from 'vitest';
import { buildDataset } from './dataset.ts';
import { fit } from './fit.ts';
import { meanEnsemble } from './mean-ensemble.ts';
import { predictRaw } from './predict.ts';
import { sampleData } from './sample-data.ts';
import { treeCount } from './tree-ensemble.ts';
import { createTreeShap } from './tree-shap.ts';

describe('the mean of ensembles', () => {
  const { matrix, labels } = sampleData(900, 5, 23);
  const data = buildDataset(matrix, labels);
  const large = fit(data, null, { objective: 'tweedie', numTrees: 12, numLeaves: 15 }).ensemble;
  const small = fit(data, null, { objective: 'tweedie', numTrees: 20, numLeaves: 4, seed: 2 }).ensemble;
  const both = meanEnsemble([large, small]);

  it('scores every row with the mean of the scores', () => {
    expect(treeCount(both)).toBe(treeCount(large) + treeCount(small));
    const [a, b] = [predictRaw(large, matrix), predictRaw(small, matrix)];
    predictRaw(both, matrix).forEach((score, row) => {
      expect(score).toBeCloseTo((a[row] + b[row]) / 2, 12);
    });
  });

  it('is explained like any other: its lines add up to its scores', () => {
    const explain = createTreeShap(both);
    const scores = predictRaw(both, matrix);
    for (let row = 0; row < 20; row++) {
      const { baseValue, contributions } = explain(matrix.values.subarray(5 * row, 5 * row + 5));
      expect(contributions.reduce((sum, line) => sum + line, baseValue)).toBeCloseTo(scores[row], 10);
    }
  });

  it('keeps sets of levels', () => {
    const levels = buildDataset(matrix, labels, { levelSets: [0] });
    const parts = [1, 2].map((seed) => fit(levels, null, { numTrees: 6, seed }).ensemble);
    const [a, b] = parts.map((part) => predictRaw(part, matrix));
    expect(parts[1].levelSets).toBeDefined();
    predictRaw(meanEnsemble(parts), matrix).forEach((score, row) => {
      expect(score).toBeCloseTo((a[row] + b[row]) / 2, 12);
    });
  });

  it('of one is that one; of none, or of unlike ones, there is none', () => {
    expect(meanEnsemble([large])).toBe(large);
    expect(() => meanEnsemble([])).toThrow(RangeError);
    const other = fit(data, null, { objective: 'squared-error', numTrees: 2 }).ensemble;
    expect(() => meanEnsemble([large, other])).toThrow(RangeError);
  });
});
