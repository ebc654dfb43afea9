// The thinned loss curve.
import { describe, expect, it } from 'vitest';
import type { LossPoint } from '../contract/jobs.ts';
import { appendCurve, MAX_CURVE_POINTS } from './live-curve.ts';

const point = (block: string, tree: number): LossPoint => ({ block, tree, train: 1 / tree, validation: null });

describe('appendCurve', () => {
  it('keeps every point of a short curve, in order', () => {
    const curve = appendCurve([point('1-7', 1)], [point('1-7', 2), point('8-14', 1)]);
    expect(curve).toEqual([point('1-7', 1), point('1-7', 2), point('8-14', 1)]);
  });

  it('stays small however long a training runs, and keeps the latest point of each block', () => {
    let curve: LossPoint[] = [];
    for (let tree = 1; tree <= 500; tree++) curve = appendCurve(curve, [point('1-7', tree)]);
    for (let tree = 1; tree <= 5000; tree++) {
      curve = appendCurve(curve, [point('8-14', tree)]);
      expect(curve.length).toBeLessThanOrEqual(MAX_CURVE_POINTS);
    }
    const trees = (block: string) => curve.filter((one) => one.block === block).map((one) => one.tree);
    expect(trees('1-7').at(-1)).toBe(500);
    expect(trees('8-14').at(-1)).toBe(5000);
    expect(trees('8-14')).toEqual([...trees('8-14')].sort((a, b) => a - b));
    expect(trees('8-14').length).toBeGreaterThan(MAX_CURVE_POINTS / 4);
  });

  it('takes more blocks than points in one go', () => {
    const points = Array.from({ length: 2 * MAX_CURVE_POINTS }, (_, block) => point(`b${block}`, 1));
    expect(appendCurve([], points)).toEqual(points.slice(-MAX_CURVE_POINTS));
  });
});
