// One suite over every simple forecaster, then what is particular to each.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '#core/math/rng.ts';
import { getSimpleForecaster, SIMPLE_FORECASTERS, simpleForecastersFor } from './index.ts';
import { seasonIndices } from './season-index.ts';
import type { SimpleForecaster } from './simple-forecaster.ts';

const run = (forecaster: SimpleForecaster, values: number[], horizon: number, season = 7): number[] => {
  const out = new Float64Array(horizon).fill(Number.NaN);
  forecaster.forecast({ demand: Float64Array.from(values), season }, out);
  return Array.from(out);
};
const repeat = (pattern: number[], times: number): number[] => Array.from({ length: times }, () => pattern).flat();

describe.each(SIMPLE_FORECASTERS.map((forecaster) => [forecaster.name, forecaster] as const))('%s', (_, forecaster) => {
  it('expects nothing of a series without a known value', () => {
    expect(run(forecaster, [], 3)).toEqual([0, 0, 0]);
    expect(run(forecaster, [Number.NaN, Number.NaN], 2)).toEqual([0, 0]);
  });
  it('expects nothing of a series that never sold', () => {
    expect(run(forecaster, repeat([0], 60), 9)).toEqual(repeat([0], 9));
  });
  it('goes on with a constant', () => {
    for (const value of run(forecaster, repeat([6], 90), 20)) expect(value).toBeCloseTo(6, 9);
  });
  it('works from a single value', () => {
    for (const value of run(forecaster, [4], 10)) expect(value).toBeCloseTo(4, 9);
  });
  it('answers an empty horizon with nothing', () => {
    expect(run(forecaster, repeat([1, 2], 40), 0)).toEqual([]);
  });
  it('skips what is not known instead of taking it for zero', () => {
    const values = repeat([5, 5, 5, 5, 5, 5, Number.NaN], 12);
    for (const value of run(forecaster, values, 14)) expect(value).toBeCloseTo(5, 9);
  });
  it('gives finite numbers of at least zero for any history, twice the same', () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constant(0), fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 120 }), fc.constantFrom(7, 12, 52), (values, season) => {
        const first = run(forecaster, values, 30, season);
        for (const units of first) expect(Number.isFinite(units) && units >= 0).toBe(true);
        expect(run(forecaster, values, 30, season)).toEqual(first);
      }),
      { seed: 1, numRuns: 60 },
    );
  });
  it('does not change the history', () => {
    const demand = Float64Array.from(repeat([1, 2, 3], 30));
    const before = Array.from(demand);
    forecaster.forecast({ demand, season: 7 }, new Float64Array(5));
    expect(Array.from(demand)).toEqual(before);
  });
});

describe('what each method is for', () => {
  it('seasonal naive repeats the last week, and the week before where a day is unknown', () => {
    const values = [10, 20, 30, 40, 50, 60, 70, 1, 2, 3, Number.NaN, 5, 6, 7];
    expect(run(getSimpleForecaster('seasonal-naive'), values, 8)).toEqual([1, 2, 3, 40, 5, 6, 7, 1]);
  });
  it('seasonal naive with growth goes on from last year by half of what the last eight steps grew, on the log scale', () => {
    const growth = getSimpleForecaster('seasonal-naive-growth');
    const values = Array.from({ length: 24 }, (_, month) => (month % 12 === 0 ? 50 : 10) * (month < 12 ? 1 : 4));
    const [first, second] = run(growth, values, 2, 12);
    // Grown by four, of which three is believed.
    expect(first).toBeCloseTo(200 * Math.sqrt(3), 9);
    expect(second).toBeCloseTo(40 * Math.sqrt(3), 9);
    expect(run(growth, values.slice(0, 10), 1, 12)).toEqual(
      run(getSimpleForecaster('seasonal-naive'), values.slice(0, 10), 1, 12),
    );
    expect(simpleForecastersFor(7).map(({ name }) => name)).not.toContain('seasonal-naive-growth');
    expect(simpleForecastersFor(12)).toContain(growth);
  });
  it('the weekday mean averages the last eight of the same weekday', () => {
    const weeks = Array.from({ length: 10 }, (_, week) => [week, 0, 0, 0, 0, 0, 0]).flat();
    expect(run(getSimpleForecaster('weekday-mean'), weeks, 2)).toEqual([5.5, 0]);
  });
  it('mean-28 averages the last 28 days', () => {
    expect(run(getSimpleForecaster('mean-28'), [...repeat([100], 50), ...repeat([2, 4], 14)], 1)).toEqual([3]);
  });
  it('tsb fades after the last sale where mean-based methods of a whole life would not', () => {
    const values = [...repeat([0, 3], 40), ...repeat([0], 60)];
    expect(run(getSimpleForecaster('tsb'), values, 1)[0]).toBeLessThan(0.5);
  });
  it('croston says what a sale brings over the days between sales, and goes on saying it', () => {
    const values = [...repeat([3, 0, 0, 0], 30), ...repeat([0], 30)];
    const [first, second] = run(getSimpleForecaster('croston'), values, 2);
    expect(first).toBeCloseTo(0.75, 2);
    expect(second).toBe(first);
  });
  it('sba takes out what croston says too much where sales come by chance', () => {
    const rng = createRng(4);
    let [croston, sba] = [0, 0];
    for (let round = 0; round < 40; round++) {
      const values = Array.from({ length: 200 }, () => (rng.next() < 0.2 ? 5 : 0));
      croston += run(getSimpleForecaster('croston'), values, 1)[0] / 40;
      sba += run(getSimpleForecaster('sba'), values, 1)[0] / 40;
    }
    expect(sba).toBeLessThan(croston);
    expect(Math.abs(sba - 1)).toBeLessThan(Math.abs(croston - 1));
  });
  it.each(['tsb', 'croston', 'sba'])('%s knows the weekdays it is told of', (name) => {
    const out = new Float64Array(7);
    const indices = [1, 1, 1, 1, 1, 2, 0];
    const demand = Float64Array.from(repeat([0, 1, 0, 0, 1, 2, 0], 20));
    getSimpleForecaster(name).forecast({ demand, season: 7, indices }, out);
    expect(out[5]).toBeCloseTo(2 * out[0], 9);
    expect(out[6]).toBe(0);
  });
  it('theta follows half of a trend beyond simple smoothing', () => {
    const values = Array.from({ length: 100 }, (_, i) => 10 + i);
    const [first, , , fourth] = run(getSimpleForecaster('theta'), values, 4);
    expect(fourth - first).toBeCloseTo(1.5, 6);
    expect(first).toBeGreaterThan(run(getSimpleForecaster('ses'), values, 1)[0]);
  });
  it('smoothing finds a weekday pattern in noise, and none where there is none', () => {
    const rng = createRng(3);
    const pattern = [5, 5, 5, 5, 8, 14, 2];
    const noisy = Array.from({ length: 140 }, (_, i) => pattern[i % 7] * (0.8 + 0.4 * rng.next()));
    const indices = seasonIndices({ demand: Float64Array.from(noisy), season: 7 });
    expect(indices[5] / indices[6]).toBeCloseTo(7, -0.5);
    expect(indices.reduce((sum, index) => sum + index, 0)).toBeCloseTo(7, 9);
    const flat = Array.from({ length: 140 }, () => rng.next());
    expect(Array.from(seasonIndices({ demand: Float64Array.from(flat), season: 7 }))).toEqual(repeat([1], 7));
  });
  it('refuses a name that is none', () => {
    expect(() => getSimpleForecaster('oracle')).toThrow(RangeError);
  });
});
