// Reads the files that a forecast is written to (date,store,product,mean,q… and store,product,days,mean,q…).
import { dayFromIso } from '#core/math/day.ts';
import type { ScoredSeries } from './score.ts';
import type { SetAtOrigin } from './sets/sales-set.ts';

export interface ForecastFiles {
  readonly taus: readonly number[];
  readonly series: readonly ScoredSeries[];
}

/** Throws where a series or a step is missing: nothing is scored by leaving out what is hard. */
export function readForecast(set: SetAtOrigin, daily: string, sums: string): ForecastFiles {
  const { stepDays, horizon } = set.pace;
  const { header, rows } = readCsv(daily);
  const names = header.filter((name) => /^q0?\.\d+$/.test(name));
  const columns = names.map((name) => header.indexOf(name));
  const [date, product, mean] = ['date', 'product', 'mean'].map((name) => header.indexOf(name));
  const known = new Map(
    set.series.map((series) => [
      series.product,
      {
        ...series,
        mean: new Float64Array(horizon).fill(Number.NaN),
        quantiles: names.map(() => new Float64Array(horizon).fill(Number.NaN)),
        sums: new Map<number, Float64Array>(),
      },
    ]),
  );
  for (const row of rows) {
    const series = known.get(row[product]);
    const step = (dayFromIso(row[date]) - set.origin) / stepDays - 1;
    if (!series || step < 0 || step >= horizon) continue;
    series.mean[step] = Number(row[mean]);
    columns.forEach((column, k) => {
      series.quantiles[k][step] = Number(row[column]);
    });
  }
  const sumFile = readCsv(sums);
  const [sumProduct, sumDays] = ['product', 'days'].map((name) => sumFile.header.indexOf(name));
  const sumColumns = names.map((name) => sumFile.header.indexOf(name));
  for (const row of sumFile.rows) {
    const values = Float64Array.from(sumColumns, (column) => Number(row[column]));
    known.get(row[sumProduct])?.sums.set(Number(row[sumDays]), values);
  }
  for (const series of known.values()) {
    const all = [series.mean, ...series.quantiles, ...series.sums.values()];
    if (all.some((values) => values.some(Number.isNaN)))
      throw new Error(`The forecast of ${set.name} lacks steps of ${series.product}.`);
  }
  return { taus: names.map((name) => Number(name.slice(1))), series: [...known.values()] };
}

function readCsv(text: string): { header: string[]; rows: string[][] } {
  const [head, ...lines] = text.trimEnd().split(/\r?\n/);
  return { header: head.split(','), rows: lines.map((line) => line.split(',')) };
}
