import { describe, expect, it } from 'vitest';
import { createScales, roundTicks } from './day-scales.ts';

describe('round ticks', () => {
  it.each([
    [7, [0, 2, 4, 6, 8]],
    [100, [0, 20, 40, 60, 80, 100]],
    [1234, [0, 250, 500, 750, 1000, 1250]],
    [2150, [0, 500, 1000, 1500, 2000, 2500]],
    [0.3, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]],
    [0, [0, 2e-10, 4e-10, 6e-10, 8e-10, 1e-9]],
  ])('up to %s are round, reach it, and leave little space above', (largest, ticks) => {
    expect(roundTicks(largest, 4)).toEqual(ticks);
  });
});

describe('the scales of a chart', () => {
  const plot = { width: 200, height: 100, margin: { top: 10, right: 20, bottom: 20, left: 40 } };
  const scales = createScales([100, 101, 102, 110], 80, plot);

  it('put the first day left, the last right, nothing at the bottom', () => {
    expect([scales.x(100), scales.x(110)]).toEqual([40, 180]);
    expect(scales.y(0)).toBe(80);
    expect(scales.y(80)).toBe(10);
  });

  it('find the nearest day, also over gaps and beyond the edges', () => {
    expect(scales.nearest(scales.x(101) + 1)).toBe(1);
    expect(scales.nearest(scales.x(105))).toBe(2);
    expect(scales.nearest(scales.x(107))).toBe(3);
    expect([scales.nearest(-50), scales.nearest(500)]).toEqual([0, 3]);
  });

  it('hold a single day', () => {
    const one = createScales([5], 3, plot);
    expect(one.x(5)).toBe(110);
    expect(one.nearest(0)).toBe(0);
  });
});
