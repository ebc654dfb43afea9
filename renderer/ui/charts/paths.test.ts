// Paths of lines and bands: gaps stay gaps.
import { describe, expect, it } from 'vitest';
import { areaPath, bandPath, bridged, linePath } from './paths.ts';

describe('paths of charts', () => {
  it('breaks a line at a gap and keeps a lone point visible', () => {
    const points = [1, 2, null, 4, null].map((y, x) => ({ x, y }));
    expect(linePath(points)).toBe('M0.00,1.00L1.00,2.00M3.00,4.00h0.01');
  });

  it('closes an area down to its floor', () => {
    const points = [1, 2].map((y, x) => ({ x, y }));
    expect(areaPath(points, 10)).toBe('M0.00,1.00L1.00,2.00L1.00,10.00L0.00,10.00Z');
  });

  it('draws nothing for a band without values', () => {
    expect(bandPath([{ x: 0, low: null, high: 3 }])).toBe('');
  });

  it('passes over short gaps only, and never over the ends', () => {
    const values = [null, 1, null, 2, null, null, null, 3, null];
    expect(bridged(values, 2)).toEqual([0, 1, 3, 4, 5, 6, 7, 8]);
    expect(bridged(values, 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});
