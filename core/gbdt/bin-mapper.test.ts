import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BinMapper, binOf, binOffsets, findBins, thresholdBetween } from './bin-mapper.ts';

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });
const sortedOf = (values: number[]): Float32Array => Float32Array.from(values).sort();
const mapperOf = (upper: Float64Array): BinMapper => ({ upper, hasMissing: false });

describe('a threshold between two neighbours', () => {
  it('keeps the lower value left and the upper one right, however close they are', () => {
    fc.assert(
      fc.property(float32, float32, (a, b) => {
        const [lower, upper] = a <= b ? [a, b] : [b, a];
        fc.pre(lower < upper);
        const threshold = thresholdBetween(lower, upper);
        expect(lower <= threshold && threshold < upper).toBe(true);
        expect(Math.fround(threshold)).toBe(threshold);
      }),
    );
    const next = new Float32Array(Uint32Array.of(0x3f80_0001).buffer)[0];
    expect(thresholdBetween(1, next)).toBe(1);
  });
});

describe('bins', () => {
  it('never exceed the limit, ascend, and route every value of the sample by "value <= upper"', () => {
    fc.assert(
      fc.property(
        fc.array(float32, { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 40 }),
        (values, limit) => {
          const mapper = mapperOf(findBins(sortedOf(values), limit, 3));
          expect(mapper.upper.length).toBeLessThanOrEqual(limit);
          for (let b = 1; b < mapper.upper.length; b++) expect(mapper.upper[b]).toBeGreaterThan(mapper.upper[b - 1]);
          for (const value of values)
            expect(binOf(mapper, value)).toBe(mapper.upper.findIndex((upper) => value <= upper));
        },
      ),
    );
  });

  it('keep distinct values apart where they fit', () => {
    const mapper = mapperOf(findBins(sortedOf([...Array(30)].flatMap((_, i) => [i, i, i])), 255, 3));
    expect([...Array(30)].map((_, i) => binOf(mapper, i))).toEqual([...Array(30)].map((_, i) => i));
  });

  it('give a frequent value a bin of its own and share the rest evenly', () => {
    const values = [...Array(5000).fill(0), ...Array.from({ length: 5000 }, (_, i) => 1 + i / 5000)];
    const mapper = mapperOf(findBins(sortedOf(values), 21, 3));
    const counts = new Array<number>(mapper.upper.length).fill(0);
    for (const value of values) counts[binOf(mapper, value)]++;
    expect(counts[0]).toBe(5000);
    expect(counts).toHaveLength(21);
    for (const count of counts.slice(1)) expect(count).toBeGreaterThan(200);
    for (const count of counts.slice(1)) expect(count).toBeLessThan(300);
  });

  it('of rare values join until three rows are in one, unless every level counts', () => {
    const sorted = sortedOf([1, 2, 3, 4, 5, 6]);
    expect(findBins(sorted, 255, 3).length).toBe(2);
    expect(findBins(sorted, 255, 1).length).toBe(6);
  });

  it('treat −0 and 0 as one value and send NaN to the missing bin', () => {
    const mapper = mapperOf(findBins(sortedOf([-1, -0, 0, 0, -0, 1]), 255, 1));
    expect(binOf(mapper, -0)).toBe(binOf(mapper, 0));
    expect(binOf(mapper, Number.NaN)).toBe(mapper.upper.length);
  });

  it('of a feature without any value are one bin', () => {
    expect(findBins(new Float32Array(0), 255, 3).length).toBe(1);
  });
});

it('histogram offsets leave room for the missing bin and are even', () => {
  const mappers = [1, 2, 255].map((bins) => mapperOf(new Float64Array(bins)));
  expect([...binOffsets(mappers)]).toEqual([0, 2, 6, 262]);
});
