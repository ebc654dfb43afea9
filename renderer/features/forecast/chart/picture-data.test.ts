import { describe, expect, it } from 'vitest';
import type { ForecastEvent } from '#core/contract/forecasts.ts';
import type { History } from '#core/contract/stores.ts';
import { chartDays, modelLine } from './picture-data.ts';

const history = {
  day: ['2026-03-01', '2026-03-02', '2026-03-03'],
  units: [5, 0, 7],
  closed: [false, true, false],
} as unknown as History;
const point = (date: string, mean: number, modelMean = mean) => ({
  date,
  mean,
  modelMean,
  overridden: mean !== modelMean,
  quantiles: [0, 1, 2, 3, 4, 5, 6],
});
const closed: ForecastEvent = { date: '2026-03-04', kind: 'closed', name: null, planned: false, price: null };

describe('the days of the chart', () => {
  const { days, origin } = chartDays(
    history,
    {
      origin: '2026-03-02',
      points: [point('2026-03-03', 4), point('2026-03-04', 0), point('2026-03-05', 9, 6), point('2026-03-06', 5)],
    },
    [closed],
  );

  it('are the past up to the origin, then the days ahead', () => {
    expect(origin).toBe(1);
    expect(days.map(({ iso, ahead }) => [iso.slice(8), ahead])).toEqual([
      ['01', false],
      ['02', false],
      ['03', true],
      ['04', true],
      ['05', true],
      ['06', true],
    ]);
    // A closed day sold nothing because nobody could buy; what was sold after the origin belongs to look backs only.
    expect(days.map(({ sold }) => sold)).toEqual([5, null, null, null, null, null]);
  });

  it('know the closed ones, and what the model says beside an own number', () => {
    expect(days.map(({ isShut }) => isShut)).toEqual([false, false, false, true, false, false]);
    expect(days.map(({ modelMean }) => modelMean)).toEqual([null, null, null, null, 6, null]);
    expect(modelLine(days)).toEqual([null, null, null, 0, 6, 5]);
  });
});
