import { describe, expect, it } from 'vitest';
import { createRng } from '#core/math/rng.ts';
import { fitPooledAr, forecastPooledAr, type PooledAr } from './pooled-ar.ts';

const YEAR = 52;

/** Sales of `count` products over `weeks`: a level of each times what the store does in a week, with noise. */
function store(count: number, weeks: number, ofWeek: (week: number) => number, noise = 0.05): Float64Array[] {
  const rng = createRng(11);
  return Array.from({ length: count }, (_, i) =>
    Float64Array.from({ length: weeks }, (_, week) =>
      Math.max(0, (10 + i) * ofWeek(week) * (1 + noise * rng.normal())),
    ),
  );
}

function forecastOf(pooled: PooledAr, demand: Float64Array, steps: number): Float64Array {
  const out = new Float64Array(steps).fill(Number.NaN);
  forecastPooledAr(pooled, demand, out);
  return out;
}

const errorOf = (forecast: Float64Array, truth: (step: number) => number): number =>
  forecast.reduce((sum, value, i) => sum + Math.abs(value - truth(i + 1)), 0) / forecast.length;

describe('the pooled autoregression', () => {
  it('learns what all products do: a promotion every other week that nobody told of', () => {
    const ofWeek = (week: number) => (week % 2 === 0 ? 1.4 : 0.6);
    const histories = store(30, 45, ofWeek);
    const forecast = forecastOf(fitPooledAr(histories, YEAR, 8), histories[5], 8);
    expect(errorOf(forecast, (step) => 15 * ofWeek(44 + step))).toBeLessThan(0.1 * 15);
  });

  it('learns that years repeat themselves, and how far this one is above the last', () => {
    const season = (week: number) => 1 + 0.6 * Math.sin((2 * Math.PI * week) / YEAR);
    const ofWeek = (week: number) => season(week) * 1.3 ** (week / YEAR);
    const histories = store(30, 150, ofWeek);
    const forecast = forecastOf(fitPooledAr(histories, YEAR, 13), histories[5], 13);
    const truth = (step: number) => 15 * ofWeek(149 + step);
    const lastYear = Float64Array.from({ length: 13 }, (_, i) => histories[5][150 + i - YEAR]);
    expect(errorOf(forecast, truth)).toBeLessThan(0.6 * errorOf(lastYear, truth));
  });

  it('tells steady products from restless ones: the one keeps its last value, the other its mean', () => {
    const rng = createRng(5);
    const walks = Array.from({ length: 60 }, () => {
      let level = 200;
      return Float64Array.from({ length: 120 }, () => {
        level += 2 * rng.normal();
        return level;
      });
    });
    const restless = Array.from({ length: 60 }, () =>
      Float64Array.from({ length: 120 }, () => Math.max(0, 20 + 8 * rng.normal())),
    );
    const pooled = fitPooledAr([...walks, ...restless], YEAR, 1);
    expect(pooled.groups.length).toBe(2);
    // Both leap in their last week.
    const [walk] = forecastOf(
      pooled,
      Float64Array.from(walks[0], (value, i) => (i === 119 ? value + 10 : value)),
      1,
    );
    const [noise] = forecastOf(
      pooled,
      Float64Array.from(restless[0], (value, i) => (i === 119 ? 40 : value)),
      1,
    );
    expect(walk - walks[0][119]).toBeGreaterThan(6);
    expect(noise).toBeLessThan(28);
  });

  it('is the same after a way through JSON', () => {
    const histories = store(20, 120, () => 1);
    const pooled = fitPooledAr(histories, YEAR, 8);
    const read = JSON.parse(JSON.stringify(pooled)) as PooledAr;
    expect(forecastOf(read, histories[3], 8)).toEqual(forecastOf(pooled, histories[3], 8));
  });

  it('knows what to say of products it cannot learn from', () => {
    const pooled = fitPooledAr(
      store(30, 60, () => 1),
      YEAR,
      8,
    );
    expect([...forecastOf(pooled, Float64Array.of(4, 6), 3)]).toEqual([5, 5, 5]);
    expect([...forecastOf(pooled, new Float64Array(40), 3)]).toEqual([0, 0, 0]);
    expect([...forecastOf(pooled, new Float64Array(0), 2)]).toEqual([0, 0]);
    expect([...forecastOf(pooled, new Float64Array(30).fill(Number.NaN), 2)]).toEqual([0, 0]);
    // Nobody to learn from at all.
    const alone = fitPooledAr([], YEAR, 8);
    expect([...forecastOf(alone, new Float64Array(40).fill(7), 2)]).toEqual([7, 7]);
  });

  it('does not take the launch of a product a year ago for its season', () => {
    const histories = store(60, 150, () => 1, 0.2);
    const launched = Float64Array.from({ length: 150 }, (_, week) => (week < 90 ? 0 : week < 100 ? 0.1 : 50));
    for (const units of forecastOf(fitPooledAr(histories, YEAR, 8), launched, 8)) {
      expect(units).toBeGreaterThan(35);
      expect(units).toBeLessThan(65);
    }
  });

  it('is not led astray by one order of thousands among ones', () => {
    const rng = createRng(9);
    const histories = Array.from({ length: 60 }, () => Float64Array.from({ length: 130 }, () => rng.int(3)));
    histories[7][60] = 10_000;
    const pooled = fitPooledAr(histories, YEAR, 8);
    for (const demand of histories.filter((_, i) => i !== 7))
      for (const units of forecastOf(pooled, demand, 8)) expect(units).toBeLessThan(2.5);
    // Its own week comes back a year later, by much less than it was.
    expect(Math.max(...forecastOf(pooled, histories[7].subarray(0, 110), 8))).toBeLessThan(2000);
  });

  it('is a number that is not negative, whatever is not known and however far ahead', () => {
    const rng = createRng(2);
    const histories = store(25, 130, () => 1, 0.8);
    for (const demand of histories)
      for (let week = 0; week < demand.length; week++) if (rng.next() < 0.2) demand[week] = Number.NaN;
    histories.push(new Float64Array(130), new Float64Array(130).fill(3));
    const pooled = fitPooledAr(histories, YEAR, 20);
    for (const demand of histories)
      for (const value of forecastOf(pooled, demand, 60)) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(Number.isFinite(value)).toBe(true);
      }
  });
});
