import { describe, expect, it } from 'vitest';
import { seasonalReturn, type YearShape } from './seasonal-return.ts';

const DAYS: YearShape = { year: 364, stepsPerWeek: 7, stepDays: 1 };
const WEEKS: YearShape = { year: 52, stepsPerWeek: 1, stepDays: 7 };

/** Sells `units` in the weeks 40 to 51 of every year and nothing otherwise. */
const autumn = (weeks: number, units: (week: number) => number = () => 10): Float64Array =>
  Float64Array.from({ length: weeks }, (_, week) => (week % 52 >= 40 ? units(week) : 0));

const forecasts = (demand: Float64Array, shape: YearShape, steps: number): number[] | null => {
  const found = seasonalReturn(demand, shape);
  return found && Array.from({ length: steps }, (_, i) => found.forecast(i + 1));
};

describe('a product that comes back every year', () => {
  it('is expected where it sold in earlier years, beginning a week sooner or later', () => {
    const ahead = forecasts(autumn(2 * 52 + 37), WEEKS, 8)!;
    expect(ahead[0]).toBe(0);
    expect(ahead[2]).toBeCloseTo(10 / 3, 9);
    expect(ahead.slice(4)).toEqual([10, 10, 10, 10]);
  });

  it('counts the latest year most', () => {
    const demand = autumn(3 * 52 + 38, (week) => (week > 2 * 52 ? 30 : 12));
    // Years of 30, 12 and 12 with the weights 1, 1/2 and 1/3.
    expect(forecasts(demand, WEEKS, 6)![5]).toBeCloseTo((30 + 12 / 2 + 12 / 3) / (1 + 1 / 2 + 1 / 3), 9);
  });

  it('keeps its weekdays', () => {
    const demand = Float64Array.from({ length: 2 * 364 + 250 }, (_, day) => {
      if (day % 7 === 6) return Number.NaN;
      return day % 364 >= 280 ? 5 + (day % 7) : 0;
    });
    const ahead = forecasts(demand, DAYS, 60)!;
    for (let step = 45; step <= 60; step++) {
      const weekday = (2 * 364 + 249 + step) % 7;
      expect(ahead[step - 1]).toBe(weekday === 6 ? 0 : 5 + weekday);
    }
  });

  it('is still spoken for by them in its first four weeks, whenever these begin', () => {
    const back = (from: number, weeks: number) =>
      Float64Array.from([...autumn(2 * 52 + from), ...new Array(weeks).fill(40)]);
    expect(forecasts(back(40, 3), WEEKS, 5)!).toEqual([10, 10, 10, 10, 10]);
    expect(Math.max(...forecasts(back(38, 2), WEEKS, 8)!)).toBeCloseTo(10, 9);
    expect(seasonalReturn(back(40, 5), WEEKS)).toBeNull();
  });

  it('is waited for four weeks, and no longer', () => {
    const late = (weeks: number) => Float64Array.from([...autumn(2 * 52 + 40), ...new Array(weeks).fill(0)]);
    expect(forecasts(late(3), WEEKS, 1)![0]).toBe(10);
    expect(seasonalReturn(late(9), WEEKS)).toBeNull();
  });
});

describe('is not waited for', () => {
  it.each<[string, Float64Array]>([
    ['a product that sells', autumn(2 * 52 + 45)],
    ['one that sold two weeks ago', autumn(2 * 52 + 2)],
    ['one that is back for the first time', Float64Array.from([...autumn(52 + 40), 10, 10])],
    ['one that has had one season only', autumn(52 + 37)],
    ['one that stopped selling over a year ago', Float64Array.from([...autumn(2 * 52), ...new Array(70).fill(0)])],
    ['one that sells all year and paused for some weeks', new Float64Array(140).fill(3).fill(0, 133).fill(0, 80, 86)],
    [
      'a slow mover that happened to pause twice',
      Float64Array.from({ length: 140 }, (_, week) => (week % 13 === 3 ? 1 : 0)).fill(0, 131),
    ],
    ['one whose shelf was empty', new Float64Array(140).fill(3).fill(Number.NaN, 135).fill(Number.NaN, 80, 90)],
    ['one that never sold', new Float64Array(140)],
    ['one without a history', new Float64Array(0)],
    ['one of which nothing is known', new Float64Array(140).fill(Number.NaN)],
  ])('%s', (_, demand) => {
    expect(seasonalReturn(demand, WEEKS)).toBeNull();
  });
});
