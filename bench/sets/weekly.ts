// Sets that go by weeks: weekly series of the M4 competition, a year of a shop's products, and drug stores by week.
import { read, utils } from 'xlsx';
import { type Day, dayFromIso, weekdayOf } from '#core/math/day.ts';
import { readTable, type SalesSeries, type SalesSet, WEEKLY } from './sales-set.ts';

/** The sets do not say when they were: their weeks end with this one. */
const LAST_MONDAY = dayFromIso('2019-12-30');
/** Ten years say all that a store's history can; older weeks of the longest series are left out. */
const M4_WEEKS = 520;

/** Weekly series of economics, finance, industry and demography; the test weeks (13) are the latest. */
export function m4Weekly(train: string, test: string): SalesSet {
  const testWeeks = new Map(cellsOf(test).map(([name, ...cells]) => [name, cells]));
  const series = cellsOf(train).map(([name, ...cells]): SalesSeries => {
    const units = Float64Array.from(
      [...cells, ...testWeeks.get(name)!].filter((cell) => cell !== ''),
      Number,
    ).slice(-M4_WEEKS);
    return { product: name, category: 'M4', firstDay: firstOf(units), units };
  });
  // What counts is what published results are for: the 13 weeks of the test.
  const pace = { ...WEEKLY, horizon: 13, sums: [4, 13], season: 1 };
  return { name: 'm4_weekly', store: 'M4', pace, lastDay: LAST_MONDAY, series };
}

/** 811 products over 52 weeks, an XLSX in truth; so short that naive is last week. */
export function wideWeekly(bytes: Buffer): SalesSet {
  const { Sheets, SheetNames } = read(bytes);
  const rows = utils.sheet_to_json<Record<string, string | number>>(Sheets[SheetNames[0]]);
  const series = rows.map((row): SalesSeries => {
    const units = Float64Array.from({ length: 52 }, (_, week) => Number(row[`W${week}`]));
    return { product: String(row.Product_Code), category: 'All', firstDay: firstOf(units), units };
  });
  return { name: 'wide_weekly', store: 'W', pace: { ...WEEKLY, season: 1 }, lastDay: LAST_MONDAY, series };
}

/** The drug stores' whole weeks, Monday to Sunday; what was promoted is not known ahead. */
export function rossmannWeekly(sales: string, stores: string): SalesSet {
  const types = new Map(readTable(stores).map((row) => [row.Store, row.StoreType]));
  const rows = readTable(sales).map(({ store, date, sales }) => ({
    store,
    day: dayFromIso(date),
    amount: Number(sales),
  }));
  const days = rows.map(({ day }) => day);
  const first = days.reduce((a, b) => Math.min(a, b));
  const firstMonday = first + ((7 - weekdayOf(first)) % 7);
  const weeks = Math.floor((days.reduce((a, b) => Math.max(a, b)) + 1 - firstMonday) / 7);
  const byStore = Map.groupBy(rows, ({ store }) => store);
  const series = [...byStore].map(([store, own]): SalesSeries => {
    const units = new Float64Array(weeks);
    for (const { day, amount } of own) {
      const week = Math.floor((day - firstMonday) / 7);
      if (week >= 0 && week < weeks) units[week] += amount;
    }
    return { product: `S${store.padStart(4, '0')}`, category: types.get(store) ?? '', firstDay: firstMonday, units };
  });
  const lastDay = firstMonday + (weeks - 1) * 7;
  return { name: 'rossmann_weekly', store: 'R', pace: WEEKLY, lastDay, series };
}

const firstOf = (units: Float64Array): Day => LAST_MONDAY - (units.length - 1) * 7;

/** Cells of a file of which every value is quoted, without its header and the cells that pad short lines. */
const cellsOf = (text: string): string[][] =>
  text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').replace(/^NA$/, '')));
