import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type BoosterParams, buildDataset, fit, predictRaw } from '#core/gbdt/index.ts';

interface Golden {
  params: Partial<BoosterParams>;
  rows: number;
  columns: number;
  /** Row-major, null is missing. */
  values: (number | null)[];
  labels: number[];
  rawScores: number[];
}

const NAMES = [
  'squared-error',
  'squared-error-regularised',
  'poisson',
  'tweedie',
  'quantile',
  'monotone',
  'monotone-tweedie',
];

/**
 * Both keep gradients as float32 and ours rounds them to integers while it searches: where both find the same trees,
 * scores differ by rounding alone.
 */
const TOLERANCE = 2e-6;

describe('golden outputs of LightGBM', () => {
  for (const name of NAMES) {
    it(`are ours, on data that both put into the same bins: ${name}`, () => {
      const url = new URL(`../fixtures/gbdt/lightgbm-${name}.json`, import.meta.url);
      const golden = JSON.parse(readFileSync(url, 'utf8')) as Golden;
      const values = Float32Array.from(golden.values, (value) => value ?? Number.NaN);
      const matrix = { rows: golden.rows, columns: golden.columns, values };
      const data = buildDataset(matrix, Float64Array.from(golden.labels));
      const scores = predictRaw(fit(data, null, golden.params).ensemble, matrix);
      const differences = golden.rawScores.map(
        (score, r) => Math.abs(scores[r] - score) / Math.max(1, Math.abs(score)),
      );
      expect(Math.max(...differences)).toBeLessThan(TOLERANCE);
      expect(Math.max(...golden.rawScores) - Math.min(...golden.rawScores)).toBeGreaterThan(0.5);
    });
  }
});
