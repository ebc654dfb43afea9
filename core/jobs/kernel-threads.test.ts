import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildKernels } from '../../scripts/build-kernels.ts';
import {
  buildDataset,
  buildDatasetLike,
  createKernelRuntime,
  fit,
  type KernelRuntime,
  typescriptRuntime,
} from '../gbdt/index.ts';
import { fingerprint, rowsOf, sampleData } from '../gbdt/sample-data.ts';
import { findKernelBytes, openKernelRuntime } from './kernel-threads.ts';

let runtimes: KernelRuntime[] = [];
beforeAll(async () => {
  await buildKernels();
  runtimes = [1, 2, 3].map((threads) =>
    openKernelRuntime({
      threads,
      onHelperError: (error) => {
        throw error;
      },
    }),
  );
});
afterAll(() => {
  for (const runtime of runtimes) runtime.close();
});

describe('the kernels against their TypeScript twin', () => {
  // More rows than one packed sum holds, and an odd number of them; 13 columns leave padding in a group of eight.
  const { matrix, labels, weights } = sampleData(50_001, 13, 77);
  const train = rowsOf(matrix, 0, 40_001);
  const later = rowsOf(matrix, 40_001, 50_001);

  for (const objective of ['squared-error', 'poisson', 'tweedie', 'quantile'] as const) {
    for (const weighted of [false, true]) {
      it(`train the same bytes with 1, 2 and 3 threads: ${objective}${weighted ? ', weighted' : ''}`, () => {
        const data = buildDataset(
          train,
          labels.slice(0, 40_001),
          weighted ? { weights: weights.slice(0, 40_001) } : {},
        );
        const validation = buildDatasetLike(data, later, labels.slice(40_001));
        const variants = [
          {},
          { baggingFraction: 0.6, baggingFreq: 2, featureFraction: 0.4, lambdaL1: 0.5, lambdaL2: 2 },
        ];
        for (const variant of variants) {
          const params = { objective, numTrees: 6, numLeaves: 40, quantileAlpha: 0.8, ...variant };
          const results = [typescriptRuntime, ...runtimes].map((runtime) => fit(data, validation, params, { runtime }));
          for (const { ensemble, trainLoss, validationLoss } of results.slice(1)) {
            expect(fingerprint(ensemble)).toBe(fingerprint(results[0].ensemble));
            expect(trainLoss).toEqual(results[0].trainLoss);
            expect(validationLoss).toEqual(results[0].validationLoss);
          }
          expect(results[0].trainLoss.at(-1)!).toBeLessThan(results[0].trainLoss[0]);
        }
      });
    }
  }

  it('train the same bytes under monotone constraints, for every objective that takes them', () => {
    const data = buildDataset(rowsOf(matrix, 0, 20_001), labels.slice(0, 20_001));
    const monotoneConstraints = [1, 0, -1, ...new Array<number>(10).fill(0)];
    for (const objective of ['squared-error', 'poisson', 'tweedie'] as const) {
      const params = { objective, numTrees: 8, monotoneConstraints, lambdaL1: 0.3, lambdaL2: 1, featureFraction: 0.7 };
      const [twin, ...others] = [typescriptRuntime, ...runtimes].map((runtime) => fit(data, null, params, { runtime }));
      const free = fit(data, null, { ...params, monotoneConstraints: [] }, { runtime: runtimes[0] });
      expect(fingerprint(twin.ensemble)).not.toBe(fingerprint(free.ensemble));
      for (const { ensemble } of others) expect(fingerprint(ensemble)).toBe(fingerprint(twin.ensemble));
    }
  });

  it('train the same bytes where levels are split as sets', () => {
    const data = buildDataset(train, labels.slice(0, 40_001), { levelSets: [1, 4, 7] });
    const validation = buildDatasetLike(data, later, labels.slice(40_001));
    for (const objective of ['squared-error', 'poisson', 'tweedie', 'quantile'] as const) {
      const params = {
        objective,
        numTrees: 5,
        baggingFraction: 0.6,
        baggingFreq: 2,
        featureFraction: 0.8,
        lambdaL1: 0.5,
      };
      const [twin, ...others] = [typescriptRuntime, ...runtimes].map((runtime) =>
        fit(data, validation, params, { runtime }),
      );
      expect(twin.ensemble.levelSets).toBeDefined();
      for (const { ensemble, validationLoss } of others) {
        expect(fingerprint(ensemble)).toBe(fingerprint(twin.ensemble));
        expect(validationLoss).toEqual(twin.validationLoss);
      }
    }
  });

  it('find the same quantiles of large leaves, where a sample of the rows misleads too', () => {
    const rows = 20_000;
    const labelsOf: ((row: number) => number)[] = [
      // Rows of a sample taken at even distances all look alike, and like none of the others.
      (row) => (row % 19 === 0 ? 1e6 : row % 7),
      // Ties below, between and above.
      (row) => (row % 10 < 8 ? 0 : row % 3),
      (row) => row,
      (row) => Math.sin(row) * 10 ** (row % 6),
    ];
    for (const labelOf of labelsOf)
      for (const quantileAlpha of [0.005, 0.3, 0.5, 0.995]) {
        const own = Float64Array.from({ length: rows }, (_, row) => labelOf(row));
        const data = buildDataset(rowsOf(matrix, 0, rows), own);
        const params = { objective: 'quantile', numTrees: 3, numLeaves: 3, quantileAlpha } as const;
        const [twin, ...others] = [typescriptRuntime, ...runtimes].map((runtime) =>
          fit(data, null, params, { runtime }),
        );
        for (const { ensemble } of others) expect(fingerprint(ensemble)).toBe(fingerprint(twin.ensemble));
      }
  });

  it('train the same bytes with small leaves, few bins and one row', () => {
    const cases = [
      { rows: 3000, maxBins: 7, params: { minDataInLeaf: 1, minSumHessian: 0, numLeaves: 300 } },
      { rows: 9, maxBins: 255, params: { minDataInLeaf: 1 } },
      { rows: 1, maxBins: 255, params: {} },
    ];
    for (const { rows, maxBins, params } of cases) {
      const data = buildDataset(rowsOf(matrix, 0, rows), labels.slice(0, rows), { maxBins });
      const results = [typescriptRuntime, ...runtimes].map((runtime) =>
        fit(data, null, { numTrees: 5, ...params }, { runtime }),
      );
      for (const { ensemble } of results) expect(fingerprint(ensemble)).toBe(fingerprint(results[0].ensemble));
    }
  });

  it('choose the features of a tree from rows of any width', () => {
    for (const columns of [3, 17, 30, 48, 75]) {
      const wide = sampleData(3000, columns, columns);
      const data = buildDataset(wide.matrix, wide.labels);
      for (const featureFraction of [0.2, 0.6, 0.95]) {
        const params = { numTrees: 8, featureFraction };
        const [twin, ...others] = [typescriptRuntime, ...runtimes].map((runtime) =>
          fit(data, null, params, { runtime }),
        );
        for (const { ensemble } of others) expect(fingerprint(ensemble)).toBe(fingerprint(twin.ensemble));
      }
    }
  });

  it('survive many trainings of different sizes on one memory', () => {
    const expected = new Map<number, string>();
    for (const rows of [20_000, 50, 7000, 20_000, 50]) {
      const data = buildDataset(rowsOf(matrix, 0, rows), labels.slice(0, rows));
      const print = fingerprint(fit(data, null, { numTrees: 3 }, { runtime: runtimes[1] }).ensemble);
      expect(print).toBe(expected.get(rows) ?? print);
      expected.set(rows, print);
    }
  });
});

describe('a kernel runtime', () => {
  it('uses WebAssembly where it is built, with the threads asked for', () => {
    expect(runtimes.map(({ kind, threads }) => [kind, threads])).toEqual([
      ['wasm', 1],
      ['wasm', 2],
      ['wasm', 3],
    ]);
  });

  it('is the TypeScript twin without compiled kernels, and with bytes that are none', () => {
    expect(createKernelRuntime(null, { threads: 2 })).toBe(typescriptRuntime);
    expect(createKernelRuntime(Uint8Array.of(1, 2, 3), { threads: 2 })).toBe(typescriptRuntime);
  });

  it('trains one model at a time', () => {
    const values = Float32Array.from({ length: 40 }, (_, r) => Math.floor(r / 10));
    const data = buildDataset({ rows: 40, columns: 1, values }, Float64Array.from(values));
    const nested = () =>
      fit(
        data,
        null,
        { minDataInLeaf: 5, numTrees: 2 },
        { runtime: runtimes[0], onIteration: () => fit(data, null, {}, { runtime: runtimes[0] }) },
      );
    expect(nested).toThrow(/one model at a time/);
    expect(fit(data, null, {}, { runtime: runtimes[0] }).ensemble.baseScore).toBe(1.5);
  });

  it('closes: its helpers end', async () => {
    const ended: Promise<number>[] = [];
    const runtime = createKernelRuntime(findKernelBytes(), {
      threads: 3,
      spawn: (start) => {
        const worker = new Worker(new URL('./kernel-worker.ts', import.meta.url), { workerData: start });
        ended.push(new Promise((resolve) => worker.on('exit', resolve)));
      },
    });
    runtime.close();
    expect(await Promise.all(ended)).toEqual([0, 0]);
  });

  it('ends with a worker that is terminated while it trains', async () => {
    const source = `
      import { workerData, parentPort } from 'node:worker_threads';
      const { buildDataset, fit } = await import(workerData.gbdt);
      const { openKernelRuntime } = await import(workerData.threads);
      const values = new Float32Array(200_000).map((_, i) => Math.sin(i * i));
      const data = buildDataset({ rows: 20_000, columns: 10, values }, new Float64Array(20_000).map((_, i) => Math.cos(i)));
      const runtime = openKernelRuntime({ threads: 2 });
      fit(data, null, { numTrees: 100_000 }, { runtime, onIteration: ({ trees }) => trees === 3 && parentPort.postMessage('running') });
    `;
    const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(source)}`), {
      workerData: {
        gbdt: new URL('../gbdt/index.ts', import.meta.url).href,
        threads: new URL('./kernel-threads.ts', import.meta.url).href,
      },
    });
    await new Promise((resolve, reject) => worker.on('message', resolve).on('error', reject));
    // Resolves once the thread and the helper that it started have both ended.
    expect(await worker.terminate()).toBe(1);
  });
});
