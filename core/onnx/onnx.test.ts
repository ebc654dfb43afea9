// Export, session and parity with the real onnxruntime.
import { describe, expect, it } from 'vitest';
import { AppError } from '../contract/errors.ts';
import type { FeatureMatrix } from '../forecast/predictor.ts';
import { predictRaw } from '../gbdt/predict.ts';
import { exportOnnx } from './export.ts';
import { readOnnxMetadata } from './metadata.ts';
import { checkParity } from './parity.ts';
import { loadPredictor } from './session.ts';
import { buildEnsemble, randomEnsemble, randomMatrix } from './test-ensembles.ts';

const matrixOf = (rows: number[][]): FeatureMatrix => ({
  rows: rows.length,
  columns: rows[0].length,
  values: Float32Array.from(rows.flat()),
});

async function scoresOf(ensemble: Parameters<typeof exportOnnx>[0], matrix: FeatureMatrix): Promise<number[]> {
  const predictor = await loadPredictor(exportOnnx(ensemble, {}));
  try {
    return Array.from(await predictor.predictRaw(matrix));
  } finally {
    await predictor.close();
  }
}

describe('export to ONNX', () => {
  it('routes values at, below and above a threshold, and missing ones to their side', async () => {
    const ensemble = buildEnsemble(
      [
        { feature: 0, threshold: 1.5, missingLeft: false, left: { leaf: 1 }, right: { leaf: 2 } },
        { feature: 1, threshold: 0.1, missingLeft: true, left: { leaf: 10 }, right: { leaf: 20 } },
      ],
      { features: 2, baseScore: 0.25 },
    );
    const rows = matrixOf([
      [1.5, 0.1],
      [1.6, 0.2],
      [Number.NaN, Number.NaN],
      [-5, 9],
    ]);
    // fround(0.1) <= fround(0.1): the threshold is the float32 value, so the first row goes left in both trees.
    expect(await scoresOf(ensemble, rows)).toEqual([11.25, 22.25, 12.25, 21.25]);
  });

  it('keeps a tree that is a single leaf, alone and among others', async () => {
    const stump = { feature: 0, threshold: 0, left: { leaf: -1 }, right: { leaf: 1 } };
    const rows = matrixOf([[-1], [1]]);
    expect(await scoresOf(buildEnsemble([{ leaf: 0.5 }], { features: 1, baseScore: 2 }), rows)).toEqual([2.5, 2.5]);
    expect(await scoresOf(buildEnsemble([{ leaf: 0.5 }, stump, { leaf: 4 }], { features: 1 }), rows)).toEqual([
      3.5, 5.5,
    ]);
  });

  it('gives the base score for an ensemble without trees', async () => {
    expect(await scoresOf(buildEnsemble([], { features: 2, baseScore: -3.5 }), matrixOf([[1, Number.NaN]]))).toEqual([
      -3.5,
    ]);
  });

  it('keeps full double precision of leaves and base score', async () => {
    const ensemble = buildEnsemble([{ leaf: 1e-12 }, { leaf: 1 / 3 }], { features: 1, baseScore: 1e3 });
    const [score] = await scoresOf(ensemble, matrixOf([[0]]));
    expect(score).toBe(1e3 + (1e-12 + 1 / 3));
  });

  it('agrees with the trees on random ensembles with missing values and ties, over several runs', async () => {
    for (const [seed, trees, depth] of [
      [1, 1, 1],
      [2, 7, 3],
      [3, 60, 6],
      [4, 400, 9],
    ]) {
      const ensemble = randomEnsemble(seed, trees, 12, depth);
      const predictor = await loadPredictor(exportOnnx(ensemble, {}));
      // 400 trees allow 3,125 rows a run: the last ensemble needs four runs.
      const worst = await checkParity(ensemble, predictor, randomMatrix(seed + 100, 12_000, 12));
      expect(worst).toBeLessThan(1e-12);
      await predictor.close();
    }
  });

  it('carries its metadata, and the same input gives the same bytes', () => {
    const ensemble = randomEnsemble(5, 3, 4, 3);
    const first = exportOnnx(ensemble, { fingerprint: 'abc', settings: '{"seed":1}' });
    const second = exportOnnx(ensemble, { settings: '{"seed":1}', fingerprint: 'abc' });
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
    expect(readOnnxMetadata(first)).toEqual({
      fingerprint: 'abc',
      settings: '{"seed":1}',
      objective: 'tweedie',
      trees: '3',
      features: JSON.stringify(ensemble.featureNames),
    });
  });
});

describe('an ONNX session', () => {
  it('predicts nothing for no rows and reads shared memory', async () => {
    const ensemble = randomEnsemble(6, 20, 5, 4);
    const predictor = await loadPredictor(exportOnnx(ensemble, {}));
    expect(await predictor.predictRaw({ rows: 0, columns: 5, values: new Float32Array(0) })).toHaveLength(0);
    const plain = randomMatrix(7, 50, 5);
    const shared = { ...plain, values: new Float32Array(new SharedArrayBuffer(plain.values.byteLength)) };
    shared.values.set(plain.values);
    expect(await predictor.predictRaw(shared)).toEqual(await predictor.predictRaw(plain));
    await predictor.close();
  });

  it('refuses data of another width', async () => {
    const predictor = await loadPredictor(exportOnnx(randomEnsemble(8, 2, 5, 2), {}));
    await expect(predictor.predictRaw(randomMatrix(9, 3, 4))).rejects.toMatchObject({
      code: 'model/unusable',
      details: { got: '4 features', expected: '5 features' },
    });
    await predictor.close();
  });

  it('finishes what is running before it closes, and then refuses', async () => {
    const ensemble = randomEnsemble(10, 400, 6, 6);
    const matrix = randomMatrix(11, 12_000, 6);
    const predictor = await loadPredictor(exportOnnx(ensemble, {}));
    const running = predictor.predictRaw(matrix);
    await predictor.close();
    await predictor.close();
    expect((await running)[11_999]).toBeCloseTo(predictRaw(ensemble, matrix)[11_999], 12);
    expect(() => predictor.predictRaw(matrix)).toThrow(AppError);
  });

  it('refuses a damaged or foreign file with words', async () => {
    const bytes = exportOnnx(randomEnsemble(12, 5, 3, 3), {});
    const cut = bytes.slice(0, bytes.length / 2);
    await expect(loadPredictor(cut)).rejects.toMatchObject({ code: 'model/unusable' });
    await expect(loadPredictor(new TextEncoder().encode('not a model'))).rejects.toMatchObject({
      code: 'model/unusable',
    });
    await expect(loadPredictor(new Uint8Array(0))).rejects.toThrow(/not made by Shelfcast/);
  });
});

describe('parity', () => {
  it('refuses a predictor that differs, naming the difference', async () => {
    const ensemble = buildEnsemble([{ leaf: 2 }], { features: 1 });
    const matrix = matrixOf([[0], [1]]);
    const off = { predictRaw: async () => Float64Array.from([2, 2 * (1 + 1e-6)]) };
    await expect(checkParity(ensemble, off, matrix)).rejects.toMatchObject({ code: 'model/parity' });
    const close = { predictRaw: async () => Float64Array.from([2, 2 * (1 + 1e-12)]) };
    expect(await checkParity(ensemble, close, matrix)).toBeLessThan(1e-11);
  });

  it('refuses a predictor that gives no number', async () => {
    const ensemble = buildEnsemble([{ leaf: 2 }], { features: 1 });
    const broken = { predictRaw: async () => Float64Array.from([Number.NaN]) };
    await expect(checkParity(ensemble, broken, matrixOf([[0]]))).rejects.toMatchObject({
      details: { maxRelativeDifference: Number.POSITIVE_INFINITY },
    });
  });
});
