// Feature matrices of whole row lists.
import type { FeatureWriter, WriteOptions } from './feature-writer.ts';
import { hash, type RowList } from './training-rows.ts';

/** Row-major float32 values, NaN missing: the shape that trees, ONNX and SHAP read. */
export interface FeatureMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Shares of training rows in which the plan or the weather of the target is hidden. */
export interface Masking {
  readonly planHidden: number;
  readonly weatherHidden: number;
  readonly seed: number;
}

/**
 * Matrix of the rows from `from` (inclusive) to `to` (exclusive). With a masking, some rows do not see what is
 * planned for their target: so the model learns what to expect when nobody says.
 */
export function buildMatrix(
  writer: FeatureWriter,
  rows: RowList,
  known: WriteOptions | Masking,
  from = 0,
  to = rows.count,
): FeatureMatrix {
  const columns = writer.columns.length;
  const values = new Float32Array((to - from) * columns);
  let options: WriteOptions = 'planKnown' in known ? known : ALL_KNOWN;
  for (let row = from; row < to; row++) {
    if ('planHidden' in known) options = masked(known, rows, row);
    writer.write(rows.series[row], rows.origin[row], rows.target[row], options, values, (row - from) * columns);
  }
  return { rows: to - from, columns, values };
}

const ALL_KNOWN: WriteOptions = { planKnown: true, weatherKnown: true };

/** Depends on the row itself, not on its place in the list. */
function masked(masking: Masking, rows: RowList, row: number): WriteOptions {
  const random = hash(hash(hash(masking.seed, rows.series[row]), rows.origin[row]), rows.target[row]);
  return {
    planKnown: random / 2 ** 32 >= masking.planHidden,
    weatherKnown: hash(random, 1) / 2 ** 32 >= masking.weatherHidden,
  };
}
