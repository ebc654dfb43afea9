import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../math/rng.ts';
import { buildDataset } from './dataset.ts';
import { fit } from './fit.ts';
import { predictRaw } from './predict.ts';
import { targetStatistics } from './target-statistics.ts';

describe('ordered target statistics', () => {
  it('are the shrunk mean of the level over rows known before', () => {
    const levels = [1, 2, 1, 1, 2];
    const labels = [4, 8, 6, 100, 0];
    const { encoded, encode } = targetStatistics(levels, labels, { knownAt: [1, 2, 3, 3, 4], strength: 2 });
    expect(encoded[0]).toBeNaN();
    // Before time 2: one row, 4. Before 3: 4 and 8. The two rows of time 3 do not see each other.
    expect([...encoded.subarray(1, 4)]).toEqual([4, (4 + 2 * 6) / 3, (4 + 2 * 6) / 3].map(Math.fround));
    const mean = (4 + 8 + 6 + 100) / 4;
    expect(encoded[4]).toBe(Math.fround((8 + 2 * mean) / 3));
    expect(encode(2)).toBe(Math.fround((8 + 2 * (118 / 5)) / 4));
    expect(encode(77)).toBe(Math.fround(118 / 5));
  });

  it('take weights, missing levels, and an origin that is earlier than the label', () => {
    const levels = [Number.NaN, Number.NaN, 3];
    const { encoded, encode } = targetStatistics(levels, [2, 5, 8], {
      knownAt: [1, 2, 3],
      seenFrom: [0, 1.5, 2],
      weights: [2, 1, 1],
      strength: 0,
    });
    // The third row looks from time 2: the label of time 2 is not known before it.
    expect([...encoded]).toEqual([Number.NaN, 2, 2]);
    expect(encode(Number.NaN)).toBe(3);
    expect(encode(3)).toBe(8);
  });

  it('never move with a label that is not known before the row looks', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 20 })),
          {
            minLength: 2,
            maxLength: 40,
          },
        ),
        fc.nat(),
        (rows, pick) => {
          const [levels, labels, knownAt] = [0, 1, 2].map((part) => rows.map((row) => row[part]));
          const changed = pick % rows.length;
          const before = targetStatistics(levels, labels, { knownAt }).encoded;
          const after = targetStatistics(
            levels,
            labels.map((label, row) => (row === changed ? label + 1000 : label)),
            { knownAt },
          ).encoded;
          rows.forEach((_, row) => {
            if (knownAt[changed] >= knownAt[row]) expect(after[row]).toBe(before[row]);
          });
        },
      ),
    );
  });

  it('let trees learn what levels sell, and nothing where levels say nothing', () => {
    const [rows, train, levelCount] = [6000, 4000, 500];
    for (const hasEffect of [true, false]) {
      const rng = createRng(hasEffect ? 5 : 6);
      const effects = Array.from({ length: levelCount }, () => (hasEffect ? 3 * rng.normal() : 0));
      const levels = Array.from({ length: rows }, () => rng.int(levelCount));
      const labels = levels.map((level) => effects[level] + rng.normal());
      const time = labels.map((_, row) => row);
      const past = { knownAt: time.slice(0, train) };
      const ordered = targetStatistics(levels.slice(0, train), labels.slice(0, train), past);
      const leaky = (level: number): number => {
        const own = labels.slice(0, train).filter((_, row) => levels[row] === level);
        return own.reduce((sum, label) => sum + label, 0) / Math.max(1, own.length);
      };
      const later = levels.slice(train);
      const lossOf = (seen: ArrayLike<number>, ahead: ArrayLike<number>): number => {
        const matrix = (values: ArrayLike<number>) => ({
          rows: values.length,
          columns: 1,
          values: Float32Array.from(values),
        });
        const data = buildDataset(matrix(seen), Float64Array.from(labels.slice(0, train)));
        const scores = predictRaw(fit(data, null, { numTrees: 60 }).ensemble, matrix(ahead));
        return scores.reduce((sum, score, i) => sum + (score - labels[train + i]) ** 2, 0) / scores.length;
      };
      const withOrdered = lossOf(ordered.encoded, later.map(ordered.encode));
      const means = new Map(Array.from({ length: levelCount }, (_, level) => [level, leaky(level)]));
      const withLeaky = lossOf(
        levels.slice(0, train).map((level) => means.get(level)!),
        later.map((level) => means.get(level)!),
      );
      const withCodes = lossOf(levels.slice(0, train), later);
      // Noise has a variance of 1, levels one of 9.
      if (hasEffect) {
        expect(withOrdered).toBeLessThan(2);
        expect(withCodes).toBeGreaterThan(4);
      } else {
        expect(withOrdered).toBeLessThan(1.12);
        expect(withLeaky).toBeGreaterThan(1.15);
      }
    }
  });

  it('refuse what does not fit together', () => {
    expect(() => targetStatistics([1, 2], [1], { knownAt: [1, 2] })).toThrow(/1 labels for 2 rows/);
    expect(() => targetStatistics([1], [Number.NaN], { knownAt: [1] })).toThrow(/labels of row 0/);
    expect(() => targetStatistics([1], [1], { knownAt: [1], strength: -1 })).toThrow(/strength/);
  });
});
