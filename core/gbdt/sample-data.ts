// Seeded data for the tests of this folder.
import { createRng } from '../math/rng.ts';
import type { Matrix } from './dataset.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';

export interface Sample {
  readonly matrix: Matrix;
  /** Non-negative, with zeros and a heavy tail: usable by every objective. */
  readonly labels: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Features on a coarse grid (so that bins repeat), every third column with missing values, labels that depend on the
 * first three.
 */
export function sampleData(rows: number, columns: number, seed: number): Sample {
  const rng = createRng(seed);
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < values.length; i++) {
    const isMissing = (i % columns) % 3 === 0 && rng.next() < 0.15;
    values[i] = isMissing ? Number.NaN : Math.round(rng.normal() * 20) / 8;
  }
  const labels = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    const x = (column: number): number => {
      const value = values[r * columns + (column % columns)];
      return Number.isNaN(value) ? 1.5 : value;
    };
    const mean = Math.exp(0.4 * x(0) + 0.3 * Math.sin(2 * x(1)) + (x(2) > 0.5 ? 0.8 : 0));
    labels[r] = Math.max(0, Math.round(mean * (0.5 + rng.next()) + rng.normal()));
  }
  const weights = Float64Array.from({ length: rows }, () => 2 * rng.next());
  return { matrix: { rows, columns, values }, labels, weights };
}

/** Rows begin … end − 1 as a matrix of their own. */
export function rowsOf(matrix: Matrix, begin: number, end: number): Matrix {
  const { columns, values } = matrix;
  return { rows: end - begin, columns, values: values.slice(begin * columns, end * columns) };
}

/** Everything in an ensemble as one text: equal texts are equal bytes. */
export function fingerprint(ensemble: TreeEnsemble): string {
  return JSON.stringify(ensemble, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? Array.from(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)).join()
      : value,
  );
}
