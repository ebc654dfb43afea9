import { describe, expect, it } from 'vitest';
import { blendStyleOf, pullOf } from './blend-style.ts';
import { blendWeights } from './blend-weights.ts';
import { chooseChampions } from './choose-champions.ts';
import { origins } from './test-origins.ts';

const DAYS = blendStyleOf('daily');
const WEEKS = blendStyleOf('weekly');

describe('the champion of a demand class', () => {
  it('is the forecaster with the smallest squared error, for each class its own', () => {
    const champions = chooseChampions(
      origins({
        gbdt: (i) => (i % 2 === 0 ? 1 : 9),
        'mean-28': (i) => (i % 2 === 0 ? 9 : 1),
        'seasonal-naive': () => 5,
      }),
      DAYS,
    );
    expect(champions.smooth).toMatchObject({ forecaster: 'gbdt', weights: { gbdt: 1 } });
    expect(champions.smooth.contest?.basis).toBe('class');
    expect(champions.smooth.contest?.errors.gbdt).toBeCloseTo(1, 1);
    expect(champions.lumpy).toMatchObject({ forecaster: 'mean-28', weights: { 'mean-28': 1 } });
  });
  it('is a blend where members with errors of their own cancel out', () => {
    const { smooth } = chooseChampions(origins({ gbdt: () => 3, theta: () => 3, 'seasonal-naive': () => 8 }), DAYS);
    expect(smooth.forecaster).toBe('blend');
    expect(smooth.weights.gbdt + smooth.weights.theta).toBeCloseTo(1, 9);
    expect(smooth.weights.gbdt).toBeCloseTo(0.5, 1);
  });
  it('is the overall one for a class with too few outcomes', () => {
    const champions = chooseChampions(origins({ gbdt: () => 1, 'mean-28': () => 6 }), DAYS);
    expect(champions.new).toEqual(champions.dead);
    expect(champions.new.forecaster).toBe('gbdt');
  });
  it('is twins for new products of which too few were seen, and never twins for others', () => {
    const champions = chooseChampions(origins({ gbdt: () => 2, tsb: () => 4, twins: () => 1 }), DAYS);
    expect(champions.new).toEqual({ forecaster: 'twins', weights: { twins: 1 } });
    for (const name of ['smooth', 'erratic', 'intermittent', 'lumpy'] as const)
      expect(Object.keys(champions[name].weights)).not.toContain('twins');
  });
  it('is always tsb for dead products, whatever did best among the living', () => {
    expect(chooseChampions(origins({ gbdt: () => 1, tsb: () => 9 }), DAYS).dead.weights).toEqual({ tsb: 1 });
  });
  it('does not count days that are unknown or sold out', () => {
    const [origin] = origins({ gbdt: () => 9, 'mean-28': () => 1 });
    origin.outcomes.units.fill(Number.NaN);
    expect(chooseChampions([origin], DAYS).smooth.forecaster).toBe('gbdt');
  });
});

describe('blend weights', () => {
  const equal = (count: number) => ({ pull: 0.02, towards: new Array<number>(count).fill(1) });
  const diagonal = (...values: number[]) =>
    Float64Array.from(values.flatMap((value, i) => values.map((_, j) => (i === j ? value : 0))));

  it('are inverse to independent variances, drawn a little to equal shares', () => {
    const [a, b] = blendWeights(diagonal(1, 3), [true, true], equal(2));
    expect(a).toBeGreaterThan(0.7);
    expect(a).toBeLessThan(0.76);
    expect(a + b).toBeCloseTo(1, 12);
  });
  it('are found where errors have nothing in common, which long steps would leap over', () => {
    const [a] = blendWeights(diagonal(72.8, 69.2), [true, true], equal(2));
    expect(a).toBeCloseTo(0.4876, 3);
  });
  it('give nothing to members that may not take part or hardly help', () => {
    expect(blendWeights(diagonal(1, 1, 1), [true, false, true], equal(3))[1]).toBe(0);
    expect(blendWeights(diagonal(1, 100), [true, true], equal(2))[1]).toBe(0);
  });
  it('are equal when all are perfect', () => {
    expect(blendWeights(diagonal(0, 0), [true, true], equal(2))).toEqual([0.5, 0.5]);
  });
  it('are drawn to the shares that are asked for, the harder the nearer', () => {
    const far = blendWeights(diagonal(1, 1), [true, true], { pull: 0.5, towards: [3, 1] })[0];
    const near = blendWeights(diagonal(1, 1), [true, true], { pull: 50, towards: [3, 1] })[0];
    expect(far).toBeGreaterThan(0.55);
    expect(near).toBeGreaterThan(far);
    expect(near).toBeCloseTo(0.75, 2);
  });
  it('of weeks are drawn to equal families, of days and months to equal methods', () => {
    const names = ['seasonal-naive', 'ses', 'theta', 'croston', 'pooled-ar', 'gbdt'];
    const allowed = names.map((name) => name !== 'croston');
    expect(pullOf(WEEKS, names, allowed)).toEqual({ pull: 0.5, towards: [1, 0.5, 0.5, 1, 1, 1] });
    for (const style of [DAYS, blendStyleOf('monthly')])
      expect(pullOf(style, names, allowed)).toEqual({ pull: 0.02, towards: names.map(() => 1) });
  });
});
