import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type BoosterParams,
  buildDataset,
  createTreeShap,
  fit,
  gainImportance,
  predictRaw,
  splitImportance,
} from '#core/gbdt/index.ts';

interface Golden {
  params: Partial<BoosterParams>;
  levelSets?: number[];
  rows: number;
  columns: number;
  /** Row-major, null is missing. */
  values: (number | null)[];
  labels: number[];
  rawScores: number[];
  /** Of the first rows: one value a column, then the expected score. */
  shap: number[][];
  splits: number[];
  gains: number[];
}

const NAMES = [
  'squared-error',
  'squared-error-regularised',
  'poisson',
  'tweedie',
  'quantile',
  'squared-error-shallow',
  'tweedie-shallow',
  'monotone',
  'monotone-tweedie',
  'level-sets',
  'level-sets-tweedie',
];

/**
 * Both keep gradients as float32 and ours rounds them to integers while it searches: where both find the same trees,
 * scores differ by rounding alone.
 */
const TOLERANCE = 2e-6;
/** Gains are differences of sums of rounded gradients, as float32 on LightGBM's side. */
const GAIN_TOLERANCE = 1e-3;

const largestDifference = (ours: ArrayLike<number>, theirs: readonly number[]): number =>
  Math.max(...theirs.map((value, i) => Math.abs(ours[i] - value) / Math.max(1, Math.abs(value))));

describe('golden outputs of LightGBM', () => {
  for (const name of NAMES) {
    const url = new URL(`../fixtures/gbdt/lightgbm-${name}.json`, import.meta.url);
    const golden = JSON.parse(readFileSync(url, 'utf8')) as Golden;
    const values = Float32Array.from(golden.values, (value) => value ?? Number.NaN);
    const matrix = { rows: golden.rows, columns: golden.columns, values };
    const data = buildDataset(matrix, Float64Array.from(golden.labels), { levelSets: golden.levelSets });
    const { ensemble } = fit(data, null, golden.params);

    it(`are ours, on data that both put into the same bins: ${name}`, () => {
      expect(largestDifference(predictRaw(ensemble, matrix), golden.rawScores)).toBeLessThan(TOLERANCE);
      expect(Math.max(...golden.rawScores) - Math.min(...golden.rawScores)).toBeGreaterThan(0.5);
    });

    it(`rank features alike: ${name}`, () => {
      expect([...splitImportance(ensemble)]).toEqual(golden.splits);
      expect(largestDifference(gainImportance(ensemble), golden.gains)).toBeLessThan(GAIN_TOLERANCE);
    });

    // Between bins that are empty in a leaf both thresholds are as good, and each takes its own: the same rows part, but
    // TreeSHAP asks where a row would go in leaves that it does not reach.
    if (golden.params.numLeaves! > 4) continue;
    it(`explain rows alike: ${name}`, () => {
      const explain = createTreeShap(ensemble);
      golden.shap.forEach((expected, row) => {
        const { contributions, baseValue } = explain(values.subarray(row * golden.columns, (row + 1) * golden.columns));
        expect(largestDifference([...contributions, baseValue], expected)).toBeLessThan(1e-5);
      });
    });
  }
});
