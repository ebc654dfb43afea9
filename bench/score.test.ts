// The benchmark's own judge, against numbers worked out by hand.
import { describe, expect, it } from 'vitest';
import * as scores from './score.ts';
import { atOrigin, DAILY, toSeries, WEEKLY } from './sets/sales-set.ts';

const forecastOf = (
  product: string,
  history: number[],
  actual: number[],
  mean: number[],
  quantiles: number[][],
): scores.ScoredSeries => ({
  product,
  category: product.toLowerCase(),
  history: Float64Array.from(history),
  actual: Float64Array.from(actual),
  mean: Float64Array.from(mean),
  quantiles: quantiles.map((values) => Float64Array.from(values)),
  sums: new Map([[2, Float64Array.of(2, 6, 7)]]),
});

const TAUS = [0.1, 0.5, 0.9];
/** A sells 2, 4, 2, 4, then 3, 5; B begins on the second day with 2, 0, 2, then sells 0, 2. */
const SERIES = [
  forecastOf(
    'A',
    [2, 4, 2, 4],
    [3, 5],
    [3, 3],
    [
      [2, 2],
      [3, 3],
      [4, 4],
    ],
  ),
  forecastOf(
    'B',
    [0, 2, 0, 2],
    [0, 2],
    [1, 1],
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  ),
];
const means = SERIES.map(({ mean }) => mean);

describe('scores', () => {
  it('of points are those of the hand-worked example', () => {
    const { wape, rmsse, wrmsseUnits } = scores.pointScores(SERIES, means);
    // Errors 0, −2 and +1, −1 over sales of 10. Day-to-day changes squared: 4 in both; squared errors 2 and 1 on average.
    expect(wape).toBeCloseTo(0.4, 12);
    expect(rmsse).toBeCloseTo((Math.sqrt(0.5) + 0.5) / 2, 12);
    // Total 2, 6, 2, 6, then 3, 7 forecast 4, 4: 16 and 5. Categories are the products here; weights 12 and 4 of 16.
    const products = (12 * Math.sqrt(0.5) + 4 * 0.5) / 16;
    expect(wrmsseUnits).toBeCloseTo((Math.sqrt(5 / 16) + 2 * products) / 3, 12);
  });

  it('of quantiles are twice the pinball loss over sales', () => {
    // 0.1: 0.6; 0.5: 2; 0.9: 1.2.
    expect(scores.weightedQuantileLoss(SERIES, TAUS)).toBeCloseTo((2 * 3.8) / 3 / 10, 12);
  });

  it('find how far a quantile is from where it can be', () => {
    const days = new scores.Calibration(TAUS);
    for (const series of SERIES) scores.addDays(days, 0, series);
    // Above the 0.9 quantile: one of four; at or below it 0.75, which 0.9 is 0.15 away from.
    expect(days.miss).toBeCloseTo(0.15, 12);
    expect(days.cover80).toBe(0.75);
    expect(days.tolerance(0.02)).toBe(0.5);
    const sums = new scores.Calibration(TAUS);
    scores.addSum(sums, 0, SERIES[0], 2);
    // 8 units are above all three.
    expect(sums.miss).toBeCloseTo(0.9, 12);
  });

  it('say how far a miss may be the chance of a few origins', () => {
    const calibration = new scores.Calibration([0.1, 0.5, 0.9]);
    const quantiles = [1, 2, 3];
    const add = (origin: number, units: number) => calibration.add(origin, units, (k) => quantiles[k]);
    for (const units of [0, 0, 0, 9]) add(0, units);
    expect(calibration.chanceOfOrigins).toBeNull();
    for (const units of [0, 9, 9, 9]) add(1, units);
    // The median is right; at the tenth 3 of 4 and 1 of 4 are below, their mean off by 0.4, each 0.25 away from it.
    expect(calibration.miss).toBeCloseTo(0.4, 12);
    expect(calibration.chanceOfOrigins).toBeCloseTo(2 * Math.sqrt((2 * 0.25 ** 2) / 2), 12);
  });

  it('know the four classes', () => {
    const classOf = (history: number[]) => scores.classOf(forecastOf('X', history, [], [], []));
    expect(classOf([0, 5, 5, 6, 5])).toBe('smooth');
    expect(classOf([5, 1, 30, 1, 1])).toBe('erratic');
    expect(classOf([5, 0, 0, 5, 0, 0])).toBe('intermittent');
    expect(classOf([30, 0, 0, 1, 0, 0, 1])).toBe('lumpy');
  });
});

describe('a set at an origin', () => {
  const days = 10 + 2 * DAILY.horizon;
  const records = Array.from({ length: days }, (_, day) => ({ product: 'P', category: 'C', day, units: day % 3 }));
  const late = { product: 'Q', category: 'C', day: days - 1, units: 4 };
  const set = { name: 'test', store: 'S', pace: DAILY, lastDay: days - 1, series: toSeries([...records, late]) };

  it('tells the history up to it, without days that sold nothing, and the days after it', () => {
    const { origin, series, historyCsv, historyRows } = atOrigin(set, 1);
    expect(origin).toBe(9);
    expect(historyRows).toBe(6);
    expect(historyCsv.split('\n').slice(0, 2)).toEqual(['date,store,product,category,units', '1970-01-02,S,P,C,1']);
    expect([...series[0].actual.subarray(0, 3)]).toEqual([1, 2, 0]);
  });

  it('counts weeks where the set goes by weeks, those without a sale too', () => {
    const weeks = {
      product: 'W',
      category: 'C',
      firstDay: 4,
      units: Float64Array.from({ length: 12 }, (_, i) => i % 2),
    };
    const byWeek = { name: 'weeks', store: 'S', pace: WEEKLY, lastDay: 4 + 11 * 7, series: [weeks] };
    const { origin, series, historyCsv } = atOrigin(byWeek, 0);
    expect(origin).toBe(4 + 3 * 7);
    expect([...series[0].history]).toEqual([0, 1, 0, 1]);
    expect([...series[0].actual]).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    expect(historyCsv.split('\n').slice(1, 3)).toEqual(['1970-01-05,S,W,C,0', '1970-01-12,S,W,C,1']);
    expect([...scores.seasonalNaive(series[0], 2)]).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
  });

  it('scores no product that had not sold yet', () => {
    expect(atOrigin(set, 0).series.map(({ product }) => product)).toEqual(['P']);
  });
});
