// Forecasts as files that programs read: one row a product and day, or a product and sum.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { QUANTILES } from '../contract/units.ts';
import { quantilesOf } from '../forecast/accuracy-meter.ts';
import type { StoreForecast } from '../forecast/store-forecast.ts';
import { futureDay } from '../frame/series-frame.ts';
import type { Cell, ExportColumn, ExportTable } from './export/table.ts';

/** Rows made in one go: a few milliseconds. */
const ROWS_PER_TURN = 250;
/** Digits after the point: fine enough to add up thousands of slow movers. */
const DIGITS = 1e6;

const quantileColumns: readonly ExportColumn[] = QUANTILES.map((tau) => ({ header: `q${tau}`, kind: 'number' }));

/** Series that a forecast file has rows for: every product that ever sold, or the one asked for. */
export function forecastSeries({ frame }: StoreForecast, product?: string): number[] {
  const chosen: number[] = [];
  for (let series = 0; series < frame.count; series++) {
    const wanted =
      product === undefined
        ? frame.units.subarray(frame.offset[series], frame.offset[series + 1]).some((units) => units > 0)
        : frame.products[series].code === product;
    if (wanted) chosen.push(series);
  }
  return chosen;
}

export interface DailyTableOptions {
  readonly series: readonly number[];
  readonly horizon: number;
  readonly progress?: (share: number) => void;
}

/** date,store,product,mean,q0.025 … q0.975 */
export function dailyTable(forecast: StoreForecast, options: DailyTableOptions): ExportTable {
  const { frame } = forecast;
  const { series, horizon, progress } = options;
  async function* rows(): AsyncGenerator<Cell[]> {
    let made = 0;
    for (const index of series) {
      for (let step = 1; step <= horizon; step++) {
        if (made++ % ROWS_PER_TURN === 0) {
          progress?.(made / (series.length * horizon));
          await nextTurn();
        }
        const band = forecast.daily(index, step);
        const head = [futureDay(frame, step), frame.store, frame.products[index].code];
        yield [...head, ...cellsOf(forecast.mean(index, step), quantilesOf(band))];
      }
    }
  }
  return { columns: dailyColumns(), rows: rows() };
}

/** With the origin as first column where there are several. */
export const dailyColumns = (withOrigin = false): readonly ExportColumn[] => [
  ...(withOrigin ? [{ header: 'origin', kind: 'date' } as const] : []),
  { header: 'date', kind: 'date' },
  { header: 'store', kind: 'text' },
  { header: 'product', kind: 'text' },
  { header: 'mean', kind: 'number' },
  ...quantileColumns,
];

/** store,product,days,mean,q0.025 … q0.975: demand summed over the first so many steps. */
export function sumsTable(forecast: StoreForecast, series: readonly number[], sums: readonly number[]): ExportTable {
  const { frame } = forecast;
  async function* rows(): AsyncGenerator<Cell[]> {
    let made = 0;
    for (const index of series) {
      for (const steps of sums) {
        if (made++ % ROWS_PER_TURN === 0) await nextTurn();
        const band = forecast.sum(index, 1, steps);
        yield [frame.store, frame.products[index].code, steps, ...cellsOf(band.mean, quantilesOf(band))];
      }
    }
  }
  return {
    columns: [
      { header: 'store', kind: 'text' },
      { header: 'product', kind: 'text' },
      { header: 'days', kind: 'integer' },
      { header: 'mean', kind: 'number' },
      ...quantileColumns,
    ],
    rows: rows(),
  };
}

const rounded = (value: number): number => Math.round(value * DIGITS) / DIGITS;

/** Mean and quantiles as they stand in a file. */
export const cellsOf = (mean: number, quantiles: readonly number[]): Cell[] => [
  rounded(mean),
  ...quantiles.map(rounded),
];
