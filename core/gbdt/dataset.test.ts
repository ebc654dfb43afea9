import { describe, expect, it } from 'vitest';
import { binOf } from './bin-mapper.ts';
import { buildDataset, buildDatasetLike } from './dataset.ts';
import { sampleData } from './sample-data.ts';

describe('a data set', () => {
  const { matrix, labels } = sampleData(1000, 11, 31);

  it('holds the bin of every value, rows padded to eight columns', () => {
    const data = buildDataset(matrix, labels);
    expect(data.stride).toBe(16);
    for (let r = 0; r < 1000; r += 37) {
      for (let c = 0; c < 16; c++) {
        const expected = c < 11 ? binOf(data.mappers[c], matrix.values[r * 11 + c]) : 0;
        expect(data.bins[r * 16 + c]).toBe(expected);
      }
    }
  });

  it('knows which columns have missing values, also where the sample that places the bins has none', () => {
    const values = Float32Array.from({ length: 5000 }, (_, i) => (i === 4321 ? Number.NaN : i % 7));
    const data = buildDataset({ rows: 5000, columns: 1, values }, new Float64Array(5000), { binSampleRows: 50 });
    expect(data.mappers[0].hasMissing).toBe(true);
    expect(data.bins[4321 * 8]).toBe(data.mappers[0].upper.length);
  });

  it('never uses more bins than asked for, the missing one included', () => {
    for (const maxBins of [2, 3, 16, 255]) {
      const data = buildDataset(matrix, labels, { maxBins });
      for (const { upper, hasMissing } of data.mappers)
        expect(upper.length + (hasMissing ? 1 : 0)).toBeLessThanOrEqual(maxBins);
    }
  });

  it('gives every level of a categorical column its own bin', () => {
    const values = Float32Array.from({ length: 100 }, (_, i) => i);
    const levels = { rows: 100, columns: 1, values };
    expect(buildDataset(levels, new Float64Array(100), { categorical: [0] }).mappers[0].upper.length).toBe(100);
    expect(buildDataset(levels, new Float64Array(100)).mappers[0].upper.length).toBe(34);
  });

  it('bins validation rows by the training bins, unseen values at the ends', () => {
    const values = Float32Array.from({ length: 300 }, (_, i) => i % 100);
    const train = buildDataset({ rows: 300, columns: 1, values }, new Float64Array(300));
    const like = buildDatasetLike(
      train,
      { rows: 3, columns: 1, values: Float32Array.of(-1e30, 1e30, Number.NaN) },
      new Float64Array(3),
    );
    expect([like.bins[0], like.bins[8], like.bins[16]]).toEqual([0, 99, 100]);
    expect(like.mappers).toBe(train.mappers);
  });

  it('refuses what cannot be trained on, saying where it is', () => {
    const broken = (edit: (values: Float32Array) => void) => {
      const values = matrix.values.slice();
      edit(values);
      return () => buildDataset({ ...matrix, values }, labels);
    };
    expect(broken((values) => values.fill(Number.POSITIVE_INFINITY, 25, 26))).toThrow(/Row 2, column 3/);
    expect(() => buildDataset(matrix, labels.slice(1))).toThrow(/999 labels for 1000 rows/);
    expect(() =>
      buildDataset(
        matrix,
        labels.map((y, r) => (r === 5 ? Number.NaN : y)),
      ),
    ).toThrow(/row 5/);
    expect(() => buildDataset(matrix, labels, { weights: labels.map(() => -1) })).toThrow(/weight of row 0/);
    expect(() => buildDataset({ rows: 0, columns: 1, values: new Float32Array(0) }, new Float64Array(0))).toThrow(
      /at least one row/,
    );
  });
});
