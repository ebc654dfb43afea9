import { describe, expect, it } from 'vitest';
import { testFrame } from '../frame/test-frame.ts';
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
  it('at least the usual level on a day that sold out', () => {
    const units = [10, 10, 10, 2, 12];
    const stock = [50, 50, 50, 2, 12];
    const { demand, knowledge } = buildKnownDemand(testFrame({ steps: 5, series: [{ code: 'a', units, stock }] }));
    expect(Array.from(demand)).toEqual([10, 10, 10, 10, 12]);
    expect(Array.from(knowledge)).toEqual([KNOWN, KNOWN, KNOWN, SOLD_OUT, SOLD_OUT]);
  });
  it('believes sales over a stock record of zero', () => {
    const { demand } = buildKnownDemand(testFrame({ steps: 1, series: [{ code: 'a', units: [4], stock: [0] }] }));
    expect(Array.from(demand)).toEqual([4]);
  });
});
