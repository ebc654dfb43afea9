// Predictions of 200 trees through ONNX on one thread, against the trainer's own predictor.
import { buildDataset, fit, predictRaw } from '#core/gbdt/index.ts';
import { openKernelRuntime } from '#core/jobs/kernel-threads.ts';
import { exportOnnx } from '#core/onnx/export.ts';
import { checkParity, MAX_RELATIVE_DIFFERENCE } from '#core/onnx/parity.ts';
import { loadPredictor } from '#core/onnx/session.ts';
import { type Benchmark, benchRow, timed } from '../benchmark.ts';
import { generateBenchData } from '../gbdt-data.ts';

export const benchmark: Benchmark = {
  title: 'ONNX against own predictor: 200 trees of 31 leaves, 40 features',
  async run() {
    const { train, trainLabels } = generateBenchData(100_000);
    const runtime = openKernelRuntime({ threads: 2 });
    const params = { objective: 'tweedie', numTrees: 200, numLeaves: 31 } as const;
    const { ensemble } = fit(buildDataset(train, trainLabels), null, params, { runtime });
    runtime.close();
    const predictor = await loadPredictor(exportOnnx(ensemble, {}));
    try {
      const difference = await checkParity(ensemble, predictor, train);
      const best = { onnx: Number.POSITIVE_INFINITY, own: Number.POSITIVE_INFINITY };
      for (let round = 0; round < 3; round++) {
        best.onnx = Math.min(best.onnx, (await timed(() => predictor.predictRaw(train))).seconds);
        best.own = Math.min(best.own, (await timed(() => predictRaw(ensemble, train))).seconds);
      }
      const perRow = 1e6 / train.rows;
      return [
        benchRow({
          name: `${train.rows} rows`,
          value: best.onnx * perRow,
          unit: 'µs a row',
          reference: 'own predictor',
          referenceValue: best.own * perRow,
          note: `${Math.round(train.rows / best.onnx / 1000)} thousand rows a second`,
        }),
        benchRow({
          name: 'largest relative difference',
          value: difference,
          unit: '',
          reference: 'bar',
          referenceValue: MAX_RELATIVE_DIFFERENCE,
          bar: MAX_RELATIVE_DIFFERENCE,
        }),
      ];
    } finally {
      await predictor.close();
    }
  },
};
