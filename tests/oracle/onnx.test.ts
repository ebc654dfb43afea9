// ONNX against the trees: models of the real trainer, every objective, on data with ties, missing values and extremes.
import { expect, it } from 'vitest';
import { buildDataset, fit as fitTrees, predictRaw } from '#core/gbdt/index.ts';
import { createRng } from '#core/math/rng.ts';
import { exportOnnx } from '#core/onnx/export.ts';
import { checkParity } from '#core/onnx/parity.ts';
import { loadPredictor } from '#core/onnx/session.ts';

const ROWS = 4000;
const COLUMNS = 12;

/** Rows that look like a shop's: counts, shares, flags, gaps, and numbers far outside of what was trained on. */
function makeData(seed: number) {
  const rng = createRng(seed);
  const values = new Float32Array(ROWS * COLUMNS);
  const labels = new Float64Array(ROWS);
  for (let row = 0; row < ROWS; row++) {
    const cells = values.subarray(row * COLUMNS, (row + 1) * COLUMNS);
    for (let column = 0; column < COLUMNS; column++) {
      const isMissing = column % 3 === 2 && rng.next() < 0.3;
      cells[column] = isMissing ? Number.NaN : column % 2 === 0 ? rng.int(8) : rng.normal() * 10 ** (column % 5);
    }
    const level = Math.exp(0.3 * cells[0] - 0.5 + (Number.isNaN(cells[2]) ? 0.4 : 0) + 0.1 * rng.normal());
    labels[row] = Math.floor(level * -Math.log(1 - rng.next()));
  }
  return { matrix: { rows: ROWS, columns: COLUMNS, values }, labels };
}

it('a model that splits sets of levels says in ONNX what the trainer says', async () => {
  const { matrix, labels } = makeData(9);
  const dataset = buildDataset(matrix, labels, { levelSets: [0, 4, 8] });
  const { ensemble } = fitTrees(dataset, null, { objective: 'tweedie', numTrees: 60, levelSmoothing: 1, levelL2: 0 });
  expect(ensemble.levelSets!.node.length).toBeGreaterThan(60);
  const predictor = await loadPredictor(exportOnnx(ensemble, {}));
  expect(await checkParity(ensemble, predictor, matrix)).toBeLessThan(1e-12);

  // Levels that training knew, did not know, and that are missing.
  const levels = [-1, 0, 0.5, 3, 7, 8, 1e9, Number.NEGATIVE_INFINITY, Number.NaN];
  const values = Float32Array.from({ length: levels.length * COLUMNS }, (_, i) => levels[Math.floor(i / COLUMNS)]);
  const probe = { rows: levels.length, columns: COLUMNS, values };
  const expected = predictRaw(ensemble, probe);
  (await predictor.predictRaw(probe)).forEach((score, row) => {
    expect(Math.abs(score - expected[row]), `level ${levels[row]}`).toBeLessThan(1e-12);
  });
  await predictor.close();
});

it.each(['squared-error', 'poisson', 'tweedie', 'quantile'] as const)(
  'a trained %s model says in ONNX what the trainer says, to a relative 1e-12',
  async (objective) => {
    const { matrix, labels } = makeData(7);
    const dataset = buildDataset(matrix, labels);
    const { ensemble } = fitTrees(dataset, null, {
      objective,
      numTrees: 60,
      numLeaves: 31,
      featureFraction: 0.7,
      quantileAlpha: 0.9,
      seed: 3,
    });
    const predictor = await loadPredictor(exportOnnx(ensemble, { objective }));
    expect(await checkParity(ensemble, predictor, matrix)).toBeLessThan(1e-12);

    // Every threshold itself, and its neighbours in float32: the values where routing could go wrong.
    const thresholds = ensemble.threshold.filter((_, node) => ensemble.feature[node] >= 0);
    const bits = new Int32Array(1);
    const float = new Float32Array(bits.buffer);
    const beside = (value: number, step: number): number => {
      float[0] = value;
      bits[0] += step;
      return float[0];
    };
    const edges = Array.from(thresholds).flatMap((t) => [t, beside(t, 1), beside(t, -1)]);
    const extremes = [0, -0, 3.4e38, -3.4e38, 1e-45, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN];
    const probes = [...edges.slice(0, 3000), ...extremes];
    const probe = { rows: probes.length, columns: COLUMNS, values: new Float32Array(probes.length * COLUMNS) };
    probes.forEach((value, row) => {
      probe.values.fill(value, row * COLUMNS, (row + 1) * COLUMNS);
    });
    const expected = predictRaw(ensemble, probe);
    const actual = await predictor.predictRaw(probe);
    for (let row = 0; row < probe.rows; row++) {
      expect(Math.abs(actual[row] - expected[row]), `probe ${probes[row]}`).toBeLessThan(1e-12);
    }
    await predictor.close();
  },
);
