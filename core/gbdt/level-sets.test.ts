import { describe, expect, it } from 'vitest';
import { createRng } from '../math/rng.ts';
import { buildDataset, buildDatasetLike } from './dataset.ts';
import { fit } from './fit.ts';
import { gainImportance, splitImportance } from './importance.ts';
import { predictRaw } from './predict.ts';
import { type TreeEnsemble, treeCount } from './tree-ensemble.ts';
import { createTreeShap } from './tree-shap.ts';

/** Levels in no order: what a level sells says nothing about its neighbours by code. */
const EFFECTS = [3, -1, 0.5, 3.2, -1.1, 0.4, 2.9, -0.8];

/** Column 0 holds level codes (10, 20, …, some missing), column 1 a number. */
function levelData(rows: number, seed: number) {
  const rng = createRng(seed);
  const values = new Float32Array(rows * 2);
  const labels = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    const level = rng.int(EFFECTS.length);
    const isMissing = rng.next() < 0.05;
    values[2 * r] = isMissing ? Number.NaN : 10 * (level + 1);
    values[2 * r + 1] = rng.normal();
    labels[r] = 5 + (isMissing ? -2 : EFFECTS[level]) + 0.5 * values[2 * r + 1] + 0.3 * rng.normal();
  }
  return { matrix: { rows, columns: 2, values }, labels };
}

const { matrix, labels } = levelData(2000, 5);
const data = buildDataset(matrix, labels, { levelSets: [0] });
const PLAIN = { levelSmoothing: 0, levelL2: 0, learningRate: 1, numTrees: 1 };

/** Levels of the first split, as positions in EFFECTS. */
const rootLevels = ({ levelSets }: TreeEnsemble): number[] =>
  Array.from(levelSets!.levels.subarray(0, levelSets!.offset[1]), (level) => level / 10 - 1);

describe('a split of levels', () => {
  it('is the best of all groupings of the levels', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const sample = levelData(400, seed);
      const binned = buildDataset(sample.matrix, sample.labels, { levelSets: [0] });
      const { ensemble } = fit(binned, null, { ...PLAIN, numLeaves: 2, featureFraction: 0.5, seed });
      if (ensemble.levelSets === undefined) continue;
      const gainOf = (isLeft: (level: number) => boolean): number => {
        const sides = [0, 0].map(() => ({ sum: 0, rows: 0 }));
        const mean = sample.labels.reduce((sum, label) => sum + label, 0) / 400;
        sample.labels.forEach((label, r) => {
          const side = sides[isLeft(sample.matrix.values[2 * r] / 10 - 1) ? 0 : 1];
          side.sum += label - mean;
          side.rows++;
        });
        return sides.reduce((sum, side) => sum + side.sum ** 2 / Math.max(1, side.rows), 0);
      };
      // Missing values stay right: every grouping of the eight levels is a set that goes left.
      const groupings = Array.from({ length: 255 }, (_, i) =>
        gainOf((level) => level >= 0 && (((i + 1) >> level) & 1) === 1),
      );
      const chosen = new Set(rootLevels(ensemble));
      expect(gainOf((level) => chosen.has(level))).toBeCloseTo(Math.max(...groupings), 6);
      expect(ensemble.gain[0]).toBeCloseTo(Math.max(...groupings), 1);
    }
  });

  it('sends a set left, and everything else right: other levels, missing and unknown ones', () => {
    const { ensemble } = fit(data, null, { ...PLAIN, numLeaves: 2 });
    const left = rootLevels(ensemble);
    expect([...left].sort()).toEqual([0, 3, 6]);
    const probe = Float32Array.from([10, 20, Number.NaN, 15, 990].flatMap((level) => [level, 0]));
    const scores = predictRaw(ensemble, { rows: 5, columns: 2, values: probe });
    expect(scores[0]).toBeGreaterThan(scores[1] + 2);
    expect([...scores.subarray(2)]).toEqual([scores[1], scores[1], scores[1]]);
  });

  it('takes no more levels than asked for, and none with too few rows', () => {
    const few = fit(data, null, { ...PLAIN, numLeaves: 8, maxSetLevels: 1 }).ensemble.levelSets!;
    few.offset.subarray(1).forEach((end, k) => {
      expect(end - few.offset[k]).toBe(1);
    });
    const rare = { ...matrix, values: Float32Array.from(matrix.values) };
    const spoiled = Float64Array.from(labels);
    for (let r = 0; r < 6; r++) {
      rare.values[2 * r] = 999;
      spoiled[r] = 500;
    }
    const setsWith = (levelSmoothing: number): number[] => [
      ...(fit(buildDataset(rare, spoiled, { levelSets: [0] }), null, {
        ...PLAIN,
        numTrees: 5,
        minDataInLeaf: 1,
        levelSmoothing,
      }).ensemble.levelSets?.levels ?? []),
    ];
    expect(setsWith(0)).toContain(999);
    expect(setsWith(10)).not.toContain(999);
  });
});

describe('an ensemble with sets of levels', () => {
  const later = levelData(500, 6);
  const validation = buildDatasetLike(data, later.matrix, later.labels);
  const params = { numTrees: 30, numLeaves: 8, baggingFraction: 0.7, baggingFreq: 1, levelSmoothing: 2, levelL2: 1 };
  const { ensemble, validationLoss } = fit(data, validation, params);

  it('predicts the scores that training kept', () => {
    const scores = predictRaw(ensemble, later.matrix);
    const loss = scores.reduce((sum, score, r) => sum + (score - later.labels[r]) ** 2, 0) / scores.length;
    expect(loss).toBeCloseTo(validationLoss.at(-1)!, 10);
    expect(treeCount(ensemble)).toBe(30);
  });

  it('learns levels in fewer leaves than thresholds do', () => {
    const small = { numTrees: 40, numLeaves: 3 };
    const bySets = fit(data, validation, small).validationLoss.at(-1)!;
    const thresholds = buildDataset(matrix, labels, { categorical: [0] });
    const byThresholds = fit(thresholds, buildDatasetLike(thresholds, later.matrix, later.labels), small);
    expect(bySets).toBeLessThan(0.8 * byThresholds.validationLoss.at(-1)!);
  });

  it('explains rows so that the parts add up, and a level without effect on the path gets its share', () => {
    const explain = createTreeShap(ensemble);
    const scores = predictRaw(ensemble, later.matrix);
    for (let r = 0; r < 50; r++) {
      const { baseValue, contributions } = explain(later.matrix.values.subarray(2 * r, 2 * r + 2));
      expect(baseValue + contributions[0] + contributions[1]).toBeCloseTo(scores[r], 9);
    }
  });

  it('counts its splits and gains by feature like any other', () => {
    expect(splitImportance(ensemble)[0]).toBe(ensemble.levelSets!.node.length);
    expect(gainImportance(ensemble)[0]).toBeGreaterThan(gainImportance(ensemble)[1]);
  });

  it('keeps a threshold in other columns, and obeys their monotone constraints', () => {
    const bound = fit(data, null, { ...params, monotoneConstraints: [0, -1] }).ensemble;
    expect(bound.levelSets).toBeDefined();
    const scoreAt = (level: number, x: number): number =>
      predictRaw(bound, { rows: 1, columns: 2, values: Float32Array.of(level, x) })[0];
    for (let level = 10; level <= 80; level += 10)
      for (let x = -2; x < 2; x += 0.5) expect(scoreAt(level, x + 0.5)).toBeLessThanOrEqual(scoreAt(level, x));
    expect(() => fit(data, null, { monotoneConstraints: [1, 0] })).toThrow(/sets of levels/);
  });
});

it('keeps the most frequent levels where not all fit', () => {
  const values = Float32Array.from({ length: 600 }, (_, r) => (r < 300 ? r % 3 : 3 + (r % 100)));
  const binned = buildDataset({ rows: 600, columns: 1, values }, new Float64Array(600), { levelSets: [0], maxBins: 4 });
  expect([...binned.mappers[0].upper]).toEqual([0, 1, 2]);
  expect(binned.mappers[0].hasMissing).toBe(true);
  expect(binned.bins[599 * binned.stride]).toBe(3);
});
