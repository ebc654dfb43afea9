// A data set that forecasts are scored on: series of one store, cut at an origin.
import type { PlanEntry } from '#core/contract/plans.ts';
import { type Day, isoFromDay } from '#core/math/day.ts';

/** How a set goes on in time, and how far ahead it is forecast; counts are of steps. */
export interface Pace {
  /** Days of a step. */
  readonly stepDays: 1 | 7;
  readonly horizon: number;
  /** Demand of so many steps together is scored too. */
  readonly sums: readonly number[];
  /** The naive forecast repeats the last so many steps. */
  readonly season: number;
}

export const DAILY: Pace = { stepDays: 1, horizon: 28, sums: [7, 14, 28], season: 7 };
export const WEEKLY: Pace = { stepDays: 7, horizon: 8, sums: [2, 4, 8], season: 52 };

export interface SalesSeries {
  readonly product: string;
  readonly category: string;
  /** Day of the first cell of the columns below. */
  readonly firstDay: Day;
  /** One a step; NaN: no record. */
  readonly units: Float64Array;
  /** 1 promoted, 0 not. With `closed` the set counts as planned: both are known ahead. */
  readonly promotion?: Float64Array;
  readonly closed?: Uint8Array;
}

export interface SalesSet {
  readonly name: string;
  readonly store: string;
  readonly pace: Pace;
  /** Day of the last step of the window that the latest origin is scored on. */
  readonly lastDay: Day;
  readonly series: readonly SalesSeries[];
}

/** One series as a forecast on the origin is judged by it. */
export interface SeriesAtOrigin {
  readonly product: string;
  readonly category: string;
  /** From the set's first step to the origin, 0 where there is no record. */
  readonly history: Float64Array;
  /** The steps after the origin, as many as the pace's horizon. */
  readonly actual: Float64Array;
}

export interface SetAtOrigin {
  readonly name: string;
  readonly store: string;
  readonly pace: Pace;
  readonly origin: Day;
  /** All that is known on the origin, as a file for the import. */
  readonly historyCsv: string;
  readonly historyRows: number;
  /** What is truly known ahead; empty where the source has nothing. */
  readonly plan: readonly PlanEntry[];
  /** Series with a sale up to the origin: these are scored. */
  readonly series: readonly SeriesAtOrigin[];
}

/** The set as of `back` windows (of the pace's horizon) before the latest origin. */
export function atOrigin(set: SalesSet, back: number): SetAtOrigin {
  const { stepDays, horizon } = set.pace;
  const origin = set.lastDay - horizon * (back + 1) * stepDays;
  const firstDay = set.series.reduce((first, { firstDay: day }) => Math.min(first, day), origin);
  const stepOf = (day: Day): number => (day - firstDay) / stepDays;
  const known = stepOf(origin) + 1;
  const isPlanned = set.series.some((one) => one.closed !== undefined);
  const lines = [`date,store,product,category,units${isPlanned ? ',promotion,closed' : ''}`];
  const plan: PlanEntry[] = [];
  const series: SeriesAtOrigin[] = [];
  const dates = Array.from({ length: known + horizon }, (_, step) => isoFromDay(firstDay + step * stepDays));
  for (const one of set.series) {
    const history = new Float64Array(known);
    const actual = new Float64Array(horizon);
    for (let i = 0; i < one.units.length; i++) {
      const step = stepOf(one.firstDay) + i;
      const units = one.units[i];
      if (Number.isNaN(units) || step >= known + horizon) continue;
      const promotion = one.promotion?.[i] ?? 0;
      const closed = one.closed?.[i] ?? 0;
      if (step >= known) {
        actual[step - known] = units;
        if (isPlanned)
          plan.push({
            store: set.store,
            product: one.product,
            from: dates[step],
            promotion: promotion === 1,
            closed: closed === 1,
          });
        continue;
      }
      history[step] = units;
      // Days without a sale are no rows, as in a till's export; where closed days are told, every row says something, and
      // tables of weeks have a cell for every week.
      if (!isPlanned && stepDays === 1 && units === 0) continue;
      const extra = isPlanned ? `,${promotion},${closed}` : '';
      lines.push(`${dates[step]},${set.store},${one.product},${one.category},${units}${extra}`);
    }
    if (history.some((units) => units > 0))
      series.push({ product: one.product, category: one.category, history, actual });
  }
  const scored = new Set(series.map(({ product }) => product));
  return {
    name: set.name,
    store: set.store,
    pace: set.pace,
    origin,
    historyCsv: `${lines.join('\n')}\n`,
    historyRows: lines.length - 1,
    plan: plan.filter(({ product }) => scored.has(product!)),
    series,
  };
}

/** Rows of a plain CSV file as records by column name. */
export function readTable(text: string): Record<string, string>[] {
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const cells = (line: string) => line.split(',').map((cell) => cell.replaceAll('"', ''));
  const names = cells(head.replace(/^\uFEFF/, ''));
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i], cell])));
}

/** Collects dated records into dense columns, a series for each product. */
export function toSeries(
  records: readonly {
    product: string;
    category: string;
    day: Day;
    units: number;
    promotion?: number;
    closed?: number;
  }[],
): SalesSeries[] {
  const byProduct = Map.groupBy(records, ({ product }) => product);
  return [...byProduct].map(([product, rows]) => {
    const firstDay = rows.reduce((first, { day }) => Math.min(first, day), Number.POSITIVE_INFINITY);
    const lastDay = rows.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY);
    const length = lastDay - firstDay + 1;
    const units = new Float64Array(length).fill(Number.NaN);
    const isPlanned = rows.some(({ closed }) => closed !== undefined);
    const promotion = isPlanned ? new Float64Array(length) : undefined;
    const closed = isPlanned ? new Uint8Array(length) : undefined;
    for (const row of rows) {
      units[row.day - firstDay] = row.units;
      if (promotion) promotion[row.day - firstDay] = row.promotion ?? 0;
      if (closed) closed[row.day - firstDay] = row.closed ?? 0;
    }
    return { product, category: rows[0].category, firstDay, units, promotion, closed };
  });
}
