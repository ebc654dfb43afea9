// The feature matrix of a training, against the plainest way to write down a part of it: every window summed anew.

import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { buildMatrix } from '#core/features/feature-matrix.ts';
import { createFeatureSource } from '#core/features/feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from '#core/features/feature-spec.ts';
import { createFeatureWriter } from '#core/features/feature-writer.ts';
import { drawTrainingRows, type RowList } from '#core/features/training-rows.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { type Benchmark, benchRow, timed } from '../benchmark.ts';
import { loadEvaluationSet } from '../csv-frame.ts';
import { writeText } from '../engine.ts';
import { generatedSet } from '../sets/generated.ts';
import { atOrigin } from '../sets/sales-set.ts';

const LAGS = 14;
const WINDOWS = [7, 28, 56];

export const benchmark: Benchmark = {
  title: 'Features: matrix of 200,000 training rows',
  async run(context) {
    const folder = mkdtempSync(join(context.workDir, 'features-'));
    writeText(join(folder, 'history.csv'), atOrigin(generatedSet(600, 500), 0).historyCsv);
    const { frame } = loadEvaluationSet(folder);
    const last = frame.stepDays.length - 1;
    const prepared = await timed(() => {
      const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR, last), NO_CALENDAR);
      return { source, writer: createFeatureWriter(source) };
    });
    const { source, writer } = prepared.result;
    const rows = drawTrainingRows(source, {
      fromStep: 8,
      toStep: 14,
      firstTarget: 60,
      lastTarget: last,
      budget: 200_000,
      maxPerTarget: 3,
      halfLife: 365,
      seed: 1,
    });
    const known = { planKnown: true, weatherKnown: true };
    // Once to warm up: a training builds a dozen such matrices.
    buildMatrix(writer, rows, known, 0, 20_000);
    const built = await timed(() => buildMatrix(writer, rows, known));
    const plain = await timed(() => plainMatrix(frame, rows));
    const { columns } = built.result;
    const perCell = (1e9 * built.seconds) / (rows.count * columns);
    return [
      benchRow({
        name: `${rows.count} rows x ${columns} columns`,
        value: perCell,
        unit: 'ns a cell',
        reference: `plain sums, ${plain.result.columns} columns`,
        referenceValue: (1e9 * plain.seconds) / (rows.count * plain.result.columns),
        note: `${prepared.seconds.toFixed(2)} s to prepare the store, ${built.seconds.toFixed(2)} s for the matrix`,
      }),
    ];
  },
};

/** Lags, and mean, deviation, largest and share of zeros of three windows, each from its days. */
function plainMatrix(frame: SeriesFrame, rows: RowList): { columns: number; values: Float32Array } {
  const columns = LAGS + 4 * WINDOWS.length;
  const values = new Float32Array(rows.count * columns);
  let at = 0;
  for (let row = 0; row < rows.count; row++) {
    const series = rows.series[row];
    const origin = frame.offset[series] + rows.origin[row] - frame.firstStep[series];
    const unitsAgo = (days: number) =>
      origin - days >= frame.offset[series] ? frame.units[origin - days] : Number.NaN;
    for (let lag = 0; lag < LAGS; lag++) values[at++] = unitsAgo(lag);
    for (const window of WINDOWS) {
      let sum = 0;
      let squares = 0;
      let largest = 0;
      let zeros = 0;
      let count = 0;
      for (let day = 0; day < window; day++) {
        const units = unitsAgo(day);
        if (Number.isNaN(units)) continue;
        sum += units;
        squares += units * units;
        if (units > largest) largest = units;
        if (units === 0) zeros++;
        count++;
      }
      values[at++] = sum / count;
      values[at++] = Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
      values[at++] = largest;
      values[at++] = zeros / count;
    }
  }
  return { columns, values };
}
