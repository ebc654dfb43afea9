import { describe, expect, it } from 'vitest';
import { createFeatureSource } from '#core/features/feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from '#core/features/feature-spec.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { cutFrame, type TestSeries, testFrame } from '#core/frame/test-frame.ts';
import { createRng } from '#core/math/rng.ts';
import { launchCurve } from './launch-curve.ts';
import { createNewcomers, type Newcomer } from './newcomers.ts';

const STEPS = 300;
const FRESH_AT = 280;

/** Established products of two categories, two prices and levels each; `fresh` began on step FRESH_AT. */
function shop(fresh: readonly number[], steps = FRESH_AT + fresh.length): SeriesFrame {
  const rng = createRng(4);
  const established = (code: string, category: string, price: number, mean: number): TestSeries => ({
    code,
    category,
    units: Array.from({ length: steps }, () => Math.max(0, Math.round(mean + 0.3 * mean * rng.normal()))),
    price: new Array<number>(steps).fill(price),
  });
  return testFrame({
    steps,
    series: [
      established('cheap tea', 'Drinks', 2, 40),
      established('cheap juice', 'Drinks', 2.2, 44),
      established('fine wine', 'Drinks', 20, 3),
      established('fine gin', 'Drinks', 22, 2),
      established('bread', 'Food', 2, 200),
      { code: 'fine port', category: 'Drinks', firstStep: FRESH_AT, units: fresh, price: fresh.map(() => 21) },
    ],
  });
}
const newcomer = (frame: SeriesFrame, series = 5, origin = frame.stepDays.length - 1): Newcomer =>
  createNewcomers(createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR, origin), NO_CALENDAR), origin).of(
    series,
  );
const nameOf = (frame: SeriesFrame, { borrowedFrom }: Newcomer) =>
  borrowedFrom.map(({ series }) => frame.products[series].code);

describe('a new product', () => {
  it('borrows most from the products that are most like it', () => {
    const frame = shop([3]);
    const fresh = newcomer(frame);
    expect(nameOf(frame, fresh).slice(0, 2).sort()).toEqual(['fine gin', 'fine wine']);
    expect(fresh.level).toBeGreaterThan(1);
    expect(fresh.level).toBeLessThan(6);
  });
  it('tells whose shares and its own add up to all of it', () => {
    const { borrowedFrom, ownShare } = newcomer(shop([3, 2, 4]));
    expect(borrowedFrom.reduce((sum, { weight }) => sum + weight, ownShare)).toBeCloseTo(1, 9);
  });
  it('listens to its own sales more with every day, and is surer of itself', () => {
    const sales = [9, 11, 8, 12, 10, 9, 11, 10, 9, 12, 10, 11, 9, 10];
    const ages = [1, 3, 7, 14].map((age) => newcomer(shop(sales.slice(0, age))));
    for (let i = 1; i < ages.length; i++) {
      expect(ages[i].ownShare).toBeGreaterThan(ages[i - 1].ownShare);
      expect(ages[i].levelVariance).toBeLessThan(ages[i - 1].levelVariance);
    }
    expect(ages[3].level).toBeGreaterThan(8.5);
    expect(ages[3].level).toBeLessThan(11);
  });
  it('does without any history at all', () => {
    const frame = shop([]);
    const fresh = newcomer(frame);
    expect(fresh.ownShare).toBe(0);
    expect(fresh.forecast(1)).toBeGreaterThan(0);
    expect(fresh.levelVariance).toBeGreaterThanOrEqual(1);
  });
  it('knows nothing of what comes after the origin', () => {
    const frame = shop([3, 2, 4, 30, 40, 50, 60, 70]);
    const origin = FRESH_AT + 2;
    const then = newcomer(cutFrame(frame, origin + 1));
    const inOneGo = newcomer(frame, 5, origin);
    expect(inOneGo.level).toBe(then.level);
    expect(inOneGo.borrowedFrom).toEqual(then.borrowedFrom);
    for (const step of [1, 7, 28]) expect(inOneGo.forecast(step)).toBe(then.forecast(step));
  });
  it('has no twin in a store without established products and starts from nothing', () => {
    const frame = testFrame({ steps: 5, series: [{ code: 'only', units: [2, 3, 2, 3, 2] }] });
    const fresh = newcomer(frame, 0);
    expect(fresh.borrowedFrom).toEqual([]);
    expect(Number.isFinite(fresh.forecast(3))).toBe(true);
  });
  it('expects nothing of twins that are not sold out but never there: dead products are no twins', () => {
    const zeros = new Array<number>(STEPS).fill(0);
    const frame = testFrame({
      steps: STEPS,
      series: [
        { code: 'gone', category: 'A', units: zeros.map((_, t) => (t < 60 ? 9 : 0)) },
        { code: 'alive', category: 'A', units: zeros.map(() => 4) },
        { code: 'fresh', category: 'A', firstStep: STEPS - 1, units: [1] },
      ],
    });
    expect(nameOf(frame, newcomer(frame, 2))).toEqual(['alive']);
  });
});

describe('the launch curve', () => {
  const launch = (firstStep: number, early: number): TestSeries => ({
    code: `launched ${firstStep}`,
    category: 'A',
    firstStep,
    units: Array.from({ length: STEPS - firstStep }, (_, age) => (age < 14 ? early : 10)),
  });
  it('is learnt from earlier launches', () => {
    const frame = testFrame({ steps: STEPS, series: [40, 60, 80, 100, 120, 140].map((at) => launch(at, 4)) });
    const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
    const curve = launchCurve(source, STEPS - 1);
    expect(curve.at(0, 5)).toBeGreaterThan(0.4);
    expect(curve.at(0, 5)).toBeLessThan(0.7);
    expect(curve.at(0, 40)).toBeCloseTo(1, 1);
    expect(curve.at(0, 200)).toBe(1);
  });
  it('is flat where there was no launch to learn from', () => {
    const frame = testFrame({ steps: STEPS, series: [launch(0, 4)] });
    const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
    for (const age of [1, 5, 20, 50]) expect(launchCurve(source, STEPS - 1).at(0, age)).toBe(1);
  });
});
