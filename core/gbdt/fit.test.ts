import { describe, expect, it } from 'vitest';
import { buildDataset, buildDatasetLike } from './dataset.ts';
import { fit } from './fit.ts';
import { inverseLink } from './objective.ts';
import type { BoosterParams } from './params.ts';
import { predictRaw } from './predict.ts';
import { leavesOf, referenceFit } from './reference.ts';
import { fingerprint, rowsOf, sampleData } from './sample-data.ts';
import { type ObjectiveName, treeCount } from './tree-ensemble.ts';

const OBJECTIVES: ObjectiveName[] = ['squared-error', 'poisson', 'tweedie', 'quantile'];
const SMALL: Partial<BoosterParams> = {
  numTrees: 8,
  numLeaves: 6,
  minDataInLeaf: 5,
  learningRate: 0.3,
  quantileAlpha: 0.8,
};

describe('the fast learner against the slow obvious one', () => {
  for (const objective of OBJECTIVES) {
    for (const weighted of [false, true]) {
      it(`gives the same scores on small data: ${objective}${weighted ? ', weighted' : ''}`, () => {
        for (const seed of [1, 2, 3]) {
          const { matrix, labels, weights } = sampleData(90, 4, seed);
          const data = buildDataset(matrix, labels, weighted ? { weights } : {});
          // Two gradients only make exact ties between splits, which rounding breaks: few leaves, few ties.
          const params = { ...SMALL, objective, numLeaves: objective === 'quantile' ? 3 : 6 };
          const { ensemble } = fit(data, null, params);
          const reference = referenceFit(data, params);
          expect(treeCount(ensemble)).toBe(reference.trees.length);
          const scores = predictRaw(ensemble, matrix);
          for (let r = 0; r < data.rows; r++) expect(scores[r]).toBeCloseTo(reference.scores[r], 6);
        }
      });
    }
  }

  it('chooses the same splits, covers and leaf values', () => {
    const { matrix, labels } = sampleData(120, 5, 9);
    const data = buildDataset(matrix, labels);
    const { ensemble } = fit(data, null, { ...SMALL, numTrees: 1 });
    const [tree] = referenceFit(data, { ...SMALL, numTrees: 1 }).trees;
    const sameNode = (node: number, expected: typeof tree): void => {
      expect(ensemble.cover[node]).toBe(expected.rows.length);
      if (expected.split === null) {
        expect(ensemble.feature[node]).toBe(-1);
        expect(ensemble.value[node]).toBeCloseTo(expected.value, 8);
        return;
      }
      const { feature, bin, missingLeft, left, right } = expected.split;
      expect(ensemble.feature[node]).toBe(feature);
      expect(ensemble.threshold[node]).toBe(data.mappers[feature].upper[bin]);
      expect(ensemble.missingLeft[node]).toBe(missingLeft ? 1 : 0);
      sameNode(ensemble.left[node], left);
      sameNode(ensemble.right[node], right);
    };
    sameNode(0, tree);
    expect(leavesOf(tree)).toHaveLength(SMALL.numLeaves!);
  });

  it('respects depth, L1, L2 and minimum gain alike', () => {
    const { matrix, labels } = sampleData(100, 4, 4);
    const data = buildDataset(matrix, labels);
    const params = { ...SMALL, numLeaves: 16, maxDepth: 3, lambdaL1: 2, lambdaL2: 1.5, minGainToSplit: 0.5 };
    const scores = predictRaw(fit(data, null, params).ensemble, matrix);
    const reference = referenceFit(data, params);
    for (let r = 0; r < data.rows; r++) expect(scores[r]).toBeCloseTo(reference.scores[r], 6);
  });
});

describe('scores kept while training', () => {
  for (const objective of OBJECTIVES) {
    it(`are those that the ensemble predicts, in and out of the bag: ${objective}`, () => {
      const { matrix, labels } = sampleData(3001, 7, 5);
      const [trainRows, validationRows] = [rowsOf(matrix, 0, 2000), rowsOf(matrix, 2000, 3001)];
      const data = buildDataset(trainRows, labels.slice(0, 2000));
      const validation = buildDatasetLike(data, validationRows, labels.slice(2000));
      const params = { objective, numTrees: 15, baggingFraction: 0.6, baggingFreq: 2, featureFraction: 0.5 };
      const { ensemble, trainLoss, validationLoss } = fit(data, validation, params);
      // Losses start from the scores of each iteration: one wrong score in one row changes them.
      const again = fit(data, validation, { ...params, numTrees: 0 });
      expect(trainLoss[0]).toBe(again.trainLoss[0]);
      const loss = (scores: Float64Array, y: Float64Array): number => {
        const lossOf = {
          'squared-error': (s: number, l: number) => (s - l) ** 2,
          quantile: (s: number, l: number) => Math.abs(s - l) / 2,
          poisson: (s: number, l: number) => Math.exp(s) - l * s,
          tweedie: (s: number, l: number) => 2 * l * Math.exp(-s / 2) + 2 * Math.exp(s / 2),
        }[objective];
        return scores.reduce((sum, s, r) => sum + lossOf(s, y[r]), 0) / scores.length;
      };
      expect(loss(predictRaw(ensemble, trainRows), data.labels)).toBeCloseTo(trainLoss[15], 10);
      expect(loss(predictRaw(ensemble, validationRows), validation.labels)).toBeCloseTo(validationLoss[15], 10);
      expect(trainLoss[15]).toBeLessThan(trainLoss[0]);
    });
  }
});

describe('awkward data', () => {
  it('predicts a constant label exactly, without a tree', () => {
    const { matrix } = sampleData(200, 3, 1);
    for (const label of [0, 1, 0.1, 1 / 3, 12_345.678]) {
      const { ensemble, trainLoss } = fit(buildDataset(matrix, new Float64Array(200).fill(label)), null, {
        numTrees: 5,
      });
      expect(treeCount(ensemble)).toBe(0);
      expect(ensemble.baseScore).toBeCloseTo(label, 10);
      expect(trainLoss).toHaveLength(1);
    }
  });

  it('trains on a single row, and on a single column of nothing but NaN', () => {
    const one = fit(
      buildDataset({ rows: 1, columns: 2, values: Float32Array.of(1, Number.NaN) }, Float64Array.of(7)),
      null,
      {},
    );
    expect(treeCount(one.ensemble)).toBe(0);
    expect(one.ensemble.baseScore).toBe(7);
    const values = new Float32Array(50).fill(Number.NaN);
    const labels = Float64Array.from({ length: 50 }, (_, i) => i);
    const missing = fit(buildDataset({ rows: 50, columns: 1, values }, labels), null, { minDataInLeaf: 1 });
    expect(treeCount(missing.ensemble)).toBe(0);
    expect(missing.ensemble.baseScore).toBe(24.5);
  });

  it('ignores an all-NaN column beside a useful one', () => {
    const values = Float32Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? Number.NaN : Math.floor(i / 20)));
    const labels = Float64Array.from({ length: 100 }, (_, r) => (r < 50 ? 0 : 10));
    const { ensemble } = fit(buildDataset({ rows: 100, columns: 2, values }, labels), null, {
      numTrees: 1,
      learningRate: 1,
    });
    expect([...ensemble.feature]).toEqual([1, -1, -1]);
    const scores = predictRaw(ensemble, { rows: 100, columns: 2, values });
    for (let r = 0; r < 100; r++) expect(scores[r]).toBeCloseTo(labels[r], 6);
  });

  it('splits missing from known values where that is what matters', () => {
    const values = Float32Array.from({ length: 80 }, (_, r) => (r < 40 ? Number.NaN : r % 4));
    const labels = Float64Array.from({ length: 80 }, (_, r) => (r < 40 ? 5 : 1));
    const matrix = { rows: 80, columns: 1, values };
    const { ensemble } = fit(buildDataset(matrix, labels), null, { numTrees: 1, learningRate: 1, numLeaves: 2 });
    expect([...predictRaw(ensemble, matrix)]).toEqual([...labels]);
    expect(ensemble.threshold[0]).toBe(Math.fround(3.4028234663852886e38));
  });

  it('sends missing values that training never saw with the larger side', () => {
    const values = Float32Array.from({ length: 100 }, (_, r) => r);
    const labels = Float64Array.from({ length: 100 }, (_, r) => (r < 70 ? 1 : 2));
    const { ensemble } = fit(buildDataset({ rows: 100, columns: 1, values }, labels), null, {
      numTrees: 1,
      learningRate: 1,
      numLeaves: 2,
    });
    const [score] = predictRaw(ensemble, { rows: 1, columns: 1, values: Float32Array.of(Number.NaN) });
    expect(score).toBeCloseTo(1, 6);
  });

  it('one sale of 10,000 among ones and twos does not blur the others', () => {
    const rows = 5000;
    const values = new Float32Array(rows * 2);
    const labels = new Float64Array(rows);
    for (let r = 0; r < rows; r++) {
      values[2 * r] = r % 2;
      values[2 * r + 1] = r === 777 ? 1 : 0;
      labels[r] = r === 777 ? 10_000 : 1 + (r % 2);
    }
    const matrix = { rows, columns: 2, values };
    for (const objective of ['squared-error', 'poisson', 'tweedie'] as const) {
      const { ensemble } = fit(buildDataset(matrix, labels, { categorical: [0, 1] }), null, {
        objective,
        numTrees: 150,
        learningRate: 0.2,
        minDataInLeaf: 1,
        minSumHessian: 0,
      });
      const means = predictRaw(ensemble, matrix).map((score) => inverseLink(objective, score));
      expect(means[0]).toBeCloseTo(1, 3);
      expect(means[1]).toBeCloseTo(2, 3);
      expect(means[777] / 10_000).toBeCloseTo(1, 2);
    }
  });

  it('rows with weight 0 do not move the model', () => {
    const { matrix, labels } = sampleData(400, 4, 8);
    const weights = Float64Array.from(labels, (_, r) => (r % 2 === 0 ? 1 : 0));
    const poisoned = Float64Array.from(labels, (label, r) => (r % 2 === 0 ? label : 1e6));
    const params = { numTrees: 10, minSumHessian: 5 };
    const clean = predictRaw(fit(buildDataset(matrix, labels, { weights }), null, params).ensemble, matrix);
    const same = predictRaw(fit(buildDataset(matrix, poisoned, { weights }), null, params).ensemble, matrix);
    expect([...same]).toEqual([...clean]);
  });
});

describe('monotone constraints', () => {
  it('hold everywhere, and cost loss where the data disagrees', () => {
    const rows = 600;
    const values = new Float32Array(rows * 2);
    const labels = new Float64Array(rows);
    for (let r = 0; r < rows; r++) {
      values[2 * r] = r % 60;
      values[2 * r + 1] = Math.floor(r / 60);
      labels[r] = Math.sin((r % 60) / 6) * 5 - (r % 60) / 10 + Math.floor(r / 60);
    }
    const matrix = { rows, columns: 2, values };
    const data = buildDataset(matrix, labels);
    const params = { numTrees: 60, learningRate: 0.2, minDataInLeaf: 3, lambdaL1: 0.1 };
    const free = fit(data, null, params);
    const falling = fit(data, null, { ...params, monotoneConstraints: [-1, 1] });
    const scores = predictRaw(falling.ensemble, matrix);
    for (let r = 0; r < rows; r++) {
      if (r % 60 > 0) expect(scores[r]).toBeLessThanOrEqual(scores[r - 1] + 1e-12);
      if (r >= 60) expect(scores[r]).toBeGreaterThanOrEqual(scores[r - 60] - 1e-12);
    }
    expect(falling.trainLoss.at(-1)!).toBeGreaterThan(free.trainLoss.at(-1)!);
    expect(falling.trainLoss.at(-1)!).toBeLessThan(falling.trainLoss[0] / 2);
  });

  it('make every prediction rise and fall as asked, whatever else is in the row, for every objective', () => {
    const { matrix, labels } = sampleData(3000, 5, 17);
    const data = buildDataset(matrix, labels);
    const grid = Array.from({ length: 60 }, (_, i) => (i - 30) / 4);
    for (const objective of ['squared-error', 'poisson', 'tweedie'] as const) {
      const params = {
        objective,
        numTrees: 40,
        learningRate: 0.2,
        minDataInLeaf: 5,
        monotoneConstraints: [1, -1, 0, 0, 0],
      };
      const { ensemble } = fit(data, null, params);
      const free = fit(data, null, { ...params, monotoneConstraints: [] }).ensemble;
      const worst = { held: 0, free: 0 };
      for (const [column, sign] of [
        [0, 1],
        [1, -1],
      ]) {
        for (let row = 0; row < 200; row++) {
          const values = new Float32Array(grid.length * 5);
          grid.forEach((x, i) => {
            values.set(matrix.values.subarray(5 * row, 5 * row + 5), 5 * i);
            values[5 * i + column] = x;
          });
          const fallsBy = (trees: typeof ensemble): number => {
            const scores = predictRaw(trees, { rows: grid.length, columns: 5, values });
            return Math.max(...Array.from(scores.subarray(1), (score, i) => sign * (scores[i] - score)));
          };
          worst.held = Math.max(worst.held, fallsBy(ensemble));
          worst.free = Math.max(worst.free, fallsBy(free));
        }
      }
      expect(worst.held).toBeLessThan(1e-12);
      expect(worst.free).toBeGreaterThan(0.01);
    }
  });

  it('cannot be combined with quantiles, whose leaf values are no sums of gradients', () => {
    const { matrix, labels } = sampleData(50, 2, 1);
    const params = { objective: 'quantile', monotoneConstraints: [1, 0] } as const;
    expect(() => fit(buildDataset(matrix, labels), null, params)).toThrow(/quantile/);
  });
});

describe('sampling, stopping and cancelling', () => {
  const { matrix, labels } = sampleData(2000, 6, 11);
  const data = buildDataset(rowsOf(matrix, 0, 1500), labels.slice(0, 1500));
  const validation = buildDatasetLike(data, rowsOf(matrix, 1500, 2000), labels.slice(1500));
  const sampled = { numTrees: 12, baggingFraction: 0.5, baggingFreq: 1, featureFraction: 0.5 };

  it('the same seed gives the same bytes, another seed another model', () => {
    const first = fingerprint(fit(data, null, { ...sampled, seed: 5 }).ensemble);
    expect(fingerprint(fit(data, null, { ...sampled, seed: 5 }).ensemble)).toBe(first);
    expect(fingerprint(fit(data, null, { ...sampled, seed: 6 }).ensemble)).not.toBe(first);
  });

  it('a bag holds its share of the rows, a tree splits only its share of the features', () => {
    const { ensemble } = fit(data, null, { ...sampled, baggingFraction: 0.25 });
    for (let t = 0; t < treeCount(ensemble); t++) {
      expect(ensemble.cover[ensemble.nodeOffset[t]]).toBe(375);
      const used = new Set(ensemble.feature.slice(ensemble.nodeOffset[t], ensemble.nodeOffset[t + 1]));
      used.delete(-1);
      expect(used.size).toBeLessThanOrEqual(3);
    }
  });

  it('early stopping keeps the best number of trees', () => {
    const { ensemble, bestIteration, validationLoss } = fit(data, validation, {
      numTrees: 500,
      learningRate: 0.5,
      minDataInLeaf: 2,
      earlyStoppingRounds: 7,
    });
    expect(treeCount(ensemble)).toBe(bestIteration);
    expect(validationLoss).toHaveLength(bestIteration + 7 + 1);
    expect(validationLoss[bestIteration]).toBe(Math.min(...validationLoss));
  });

  it('reports every tree, and stops when it is cancelled', () => {
    const seen: number[] = [];
    const env = {
      onIteration: ({ trees }: { trees: number }) => seen.push(trees),
      isCancelled: () => seen.length >= 3,
    };
    expect(() => fit(data, validation, { numTrees: 50 }, env)).toThrow(expect.objectContaining({ code: 'cancelled' }));
    expect(seen).toEqual([1, 2, 3]);
  });

  it('refuses tasks that make no sense, naming what is wrong', () => {
    const invalid = (field: string) =>
      expect.objectContaining({ code: 'input/invalid', details: expect.objectContaining({ field }) });
    expect(() => fit(data, null, { learningRate: 0 })).toThrow(invalid('learningRate'));
    expect(() => fit(data, null, { monotoneConstraints: [1] })).toThrow(invalid('monotoneConstraints'));
    const stranger = buildDataset(matrix, labels);
    expect(() => fit(data, stranger, {})).toThrow(invalid('validation'));
    const negative = buildDataset(rowsOf(matrix, 0, 2), Float64Array.of(1, -1));
    expect(() => fit(negative, null, { objective: 'poisson' })).toThrow(invalid('labels'));
  });
});
