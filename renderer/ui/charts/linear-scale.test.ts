// Scales and their ticks.
import { describe, expect, it } from 'vitest';
import { linearScale, roundTicks } from './linear-scale.ts';

describe('a linear scale', () => {
  it('goes from one end to the other', () => {
    const scale = linearScale([10, 20], [100, 0]);
    expect([scale(10), scale(15), scale(20)]).toEqual([100, 50, 0]);
    expect(linearScale([3, 3], [0, 10])(3)).toBe(0);
  });

  it('has round ticks inside', () => {
    expect(roundTicks(0, 100, 4)).toEqual([0, 25, 50, 75, 100]);
    expect(roundTicks(1.93, 3.61, 4)).toEqual([2, 2.5, 3, 3.5]);
    expect(roundTicks(-4, 11, 3)).toEqual([0, 5, 10]);
    expect(roundTicks(5, 5, 3)).toEqual([5]);
  });
});
