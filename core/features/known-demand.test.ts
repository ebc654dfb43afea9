import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutFrame, type TestSeries, testFrame } from '../frame/test-frame.ts';
import { buildKnownDemand, KNOWN, SOLD_OUT, UNKNOWN } from './known-demand.ts';

describe('what a record says of demand', () => {
  it('nothing on closed days and on days without stock', () => {
    const { demand, knowledge } = buildKnownDemand(
      testFrame({ steps: 3, series: [{ code: 'a', units: [2, 0, 0], stock: [9, 0, 9], closed: [0, 0, 1] }] }),
    );
    expect(Array.from(demand)).toEqual([2, Number.NaN, Number.NaN]);
    expect(Array.from(knowledge)).toEqual([KNOWN, UNKNOWN, UNKNOWN]);
  });
  it('sales themselves where no stock is recorded, zeros too', () => {
    const { demand, knowledge } = buildKnownDemand(testFrame({ steps: 2, series: [{ code: 'a', units: [0, 3] }] }));
    expect(Array.from(demand)).toEqual([0, 3]);
    expect(Array.from(knowledge)).toEqual([KNOWN, KNOWN]);
  });
  it('what is to be expected on a day that sold out, and more than was sold where that was a lot', () => {
    const units = [...new Array<number>(40).fill(10), 2, 14];
    const stock = [...new Array<number>(40).fill(50), 2, 14];
    const { demand, knowledge } = buildKnownDemand(testFrame({ steps: 42, series: [{ code: 'a', units, stock }] }));
    expect(demand[40]).toBeGreaterThan(9);
    expect(demand[40]).toBeLessThan(11);
    expect(demand[41]).toBeGreaterThan(14.5);
    expect(Array.from(knowledge.subarray(39))).toEqual([KNOWN, SOLD_OUT, SOLD_OUT]);
  });
  it('what was to be expected on a day with an empty shelf, kept apart from what is known', () => {
    const units = [...new Array<number>(40).fill(10), 0];
    const stock = [...new Array<number>(40).fill(50), 0];
    const { demand, recovered } = buildKnownDemand(testFrame({ steps: 41, series: [{ code: 'a', units, stock }] }));
    expect(demand[40]).toBeNaN();
    expect(recovered[40]).toBeCloseTo(10, 1);
  });
  it('expects more of a promoted day, as promoted days taught it', () => {
    const promotion = Array.from({ length: 120 }, (_, t) => (t % 10 < 2 ? 1 : 0));
    const units = promotion.map((on, t) => (t === 110 ? 5 : on ? 30 : 10));
    const stock = units.map((_, t) => (t === 110 ? 5 : 99));
    const { demand } = buildKnownDemand(testFrame({ steps: 120, series: [{ code: 'a', units, stock, promotion }] }));
    expect(demand[110]).toBeGreaterThan(24);
  });
  it('believes sales over a stock record of zero, and no empty shelf of a record that is not kept', () => {
    const units = [4, 0, 3, 0, 5];
    const { demand, knowledge } = buildKnownDemand(
      testFrame({ steps: 5, series: [{ code: 'a', units, stock: [0, 0, 0, 0, 0] }] }),
    );
    expect(Array.from(demand)).toEqual(units);
    expect(Array.from(knowledge)).toEqual([KNOWN, KNOWN, KNOWN, KNOWN, KNOWN]);
  });
  it('an end, where the shelf has been empty for more than eight weeks', () => {
    const units = [...new Array<number>(40).fill(10), ...new Array<number>(90).fill(0)];
    const stock = units.map((value) => 5 * value);
    const { demand, knowledge } = buildKnownDemand(testFrame({ steps: 130, series: [{ code: 'a', units, stock }] }));
    expect(Array.from(knowledge.subarray(40, 96))).toEqual(new Array(56).fill(UNKNOWN));
    expect(Array.from(demand.subarray(96))).toEqual(new Array(34).fill(0));
  });
  it('sales as they are where the store does not want stock-outs looked at', () => {
    const { demand, knowledge } = buildKnownDemand(
      testFrame({ steps: 3, series: [{ code: 'a', units: [2, 0, 0], stock: [2, 0, 9], closed: [0, 0, 1] }] }),
      false,
    );
    expect(Array.from(demand)).toEqual([2, 0, Number.NaN]);
    expect(Array.from(knowledge)).toEqual([KNOWN, KNOWN, UNKNOWN]);
  });
});

const STEPS = 70;
const cell = fc.record({
  units: fc.integer({ min: 0, max: 12 }),
  shelf: fc.oneof(fc.integer({ min: 0, max: 15 }), fc.constant(Number.NaN)),
  closed: fc.integer({ min: 0, max: 9 }),
  promotion: fc.integer({ min: 0, max: 1 }),
});
const anySeries = fc.array(cell, { minLength: STEPS, maxLength: STEPS });
const toSeries = (
  cells: { units: number; shelf: number; closed: number; promotion: number }[],
  i: number,
): TestSeries => ({
  code: `p${i}`,
  category: `c${i % 2}`,
  units: cells.map(({ units, shelf }) => (Number.isNaN(shelf) ? units : Math.min(units, shelf))),
  stock: cells.map(({ shelf }) => shelf),
  closed: cells.map(({ closed }) => (closed === 0 ? 1 : 0)),
  promotion: cells.map(({ promotion }) => promotion),
});
const anyFrame = fc
  .array(anySeries, { minLength: 1, maxLength: 4 })
  .map((series) => testFrame({ steps: STEPS, series: series.map(toSeries) }));

describe('recovered demand of any store', () => {
  it('never lies below sales, and leaves known days as they are', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const { demand, knowledge, recovered } = buildKnownDemand(frame);
        for (let at = 0; at < demand.length; at++) {
          if (knowledge[at] === KNOWN) expect(demand[at]).toBe(frame.units[at]);
          if (knowledge[at] === SOLD_OUT) expect(demand[at]).toBeGreaterThanOrEqual(frame.units[at]);
          if (knowledge[at] === UNKNOWN) expect(demand[at]).toBeNaN();
          expect(recovered[at]).not.toBe(Number.POSITIVE_INFINITY);
          if (knowledge[at] !== UNKNOWN) expect(recovered[at]).toBe(demand[at]);
          else expect(Number.isNaN(recovered[at]) || recovered[at] >= 0).toBe(true);
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });
  it('does not depend on any later day', () => {
    fc.assert(
      fc.property(anyFrame, fc.integer({ min: 1, max: STEPS - 1 }), (frame, steps) => {
        const whole = buildKnownDemand(frame);
        const cut = cutFrame(frame, steps);
        const early = buildKnownDemand(cut);
        for (let series = 0; series < cut.count; series++) {
          const length = cut.offset[series + 1] - cut.offset[series];
          const of = (column: Float64Array | Uint8Array, from: number) =>
            Array.from(column.subarray(from, from + length));
          expect(of(early.recovered, cut.offset[series])).toEqual(of(whole.recovered, frame.offset[series]));
          expect(of(early.knowledge, cut.offset[series])).toEqual(of(whole.knowledge, frame.offset[series]));
        }
      }),
      { seed: 12, numRuns: 40 },
    );
  });
  it('is the same for decimals as for counts in kind: finite and at least the sales', () => {
    const units = Array.from({ length: 60 }, (_, t) => 3.5 + (t % 7) * 0.25);
    const stock = units.map((value, t) => (t % 9 === 8 ? value : 99));
    const { demand, knowledge } = buildKnownDemand(testFrame({ steps: 60, series: [{ code: 'kg', units, stock }] }));
    for (let at = 0; at < 60; at++) {
      expect(Number.isFinite(demand[at])).toBe(true);
      if (knowledge[at] === SOLD_OUT) expect(demand[at]).toBeGreaterThanOrEqual(units[at]);
    }
  });
});
