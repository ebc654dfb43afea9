// The sets that accuracy is measured on: generated ones always, real ones where SHELFCAST_DATA has their raw files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayFromIso } from '#core/math/day.ts';
import { generatedSet } from './generated.ts';
import { DAILY, readTable, type SalesSet, toSeries } from './sales-set.ts';
import { m4Weekly, rossmannWeekly, wideWeekly } from './weekly.ts';

interface SetSource {
  /** Raw files below the data folder. */
  readonly files: readonly string[];
  read(files: readonly string[], bytes: readonly Buffer[]): SalesSet;
}

const M5_FIRST_DAY = dayFromIso('2011-01-29');
const KIEL_GROUPS = ['', 'Brot', 'Broetchen', 'Croissant', 'Konditorei', 'Kuchen', 'Saisonbrot'];

export const REAL_SETS: Readonly<Record<string, SetSource>> = {
  /** A supermarket: products as rows, days d_1 … as columns. */
  m5_ca1: {
    files: ['m5_ca1/sales_wide_d1495-d1941_CA_1.csv'],
    read([sales]) {
      const [header, ...lines] = sales.trim().split(/\r?\n/);
      const names = header.split(',');
      const at = (name: string) => names.indexOf(name);
      const firstColumn = names.findIndex((name) => name.startsWith('d_'));
      const firstDay = M5_FIRST_DAY + Number(names[firstColumn].slice(2)) - 1;
      const [item, category, store] = ['item_id', 'dept_id', 'store_id'].map(at);
      const rows = lines.map((line) => line.split(','));
      const series = rows.map((cells) => ({
        product: cells[item],
        category: cells[category],
        firstDay,
        units: Float64Array.from(cells.slice(firstColumn), Number),
      }));
      return {
        name: 'm5_ca1',
        store: rows[0][store],
        pace: DAILY,
        lastDay: firstDay + series[0].units.length - 1,
        series,
      };
    },
  },
  /** A hundred drug stores, taken as products of one store; promotions and closed days are known ahead. */
  rossmann: {
    files: ['rossmann/train_top100_stores.csv', 'rossmann/store.csv'],
    read([sales, stores]) {
      const types = new Map(readTable(stores).map((row) => [row.Store, row.StoreType]));
      const series = toSeries(
        readTable(sales).map((row) => ({
          product: `S${row.store.padStart(4, '0')}`,
          category: types.get(row.store) ?? '',
          day: dayFromIso(row.date),
          units: Number(row.sales),
          promotion: Number(row.promo),
          closed: 1 - Number(row.open),
        })),
      );
      return { name: 'rossmann', store: 'R', pace: DAILY, lastDay: dayFromIso('2015-07-31'), series };
    },
  },
  /** Revenue of a bakery's product groups: decimals, a long history. */
  kiel: {
    files: ['bakery_kiel/umsatzdaten_gekuerzt.csv'],
    read([sales]) {
      const series = toSeries(
        readTable(sales).map((row) => ({
          product: KIEL_GROUPS[Number(row.Warengruppe)],
          category: 'Bakery',
          day: dayFromIso(row.Datum),
          units: Number(Number(row.Umsatz).toPrecision(6)),
        })),
      );
      return { name: 'kiel', store: 'Kiel', pace: DAILY, lastDay: dayFromIso('2018-07-31'), series };
    },
  },
  m4_weekly: {
    files: ['series/m4_weekly_train.csv', 'series/m4_weekly_test.csv'],
    read: ([train, test]) => m4Weekly(train, test),
  },
  wide_weekly: {
    files: ['wide_weekly/Sales_Transactions_Dataset_Weekly.csv'],
    read: (_, [workbook]) => wideWeekly(workbook),
  },
  rossmann_weekly: {
    files: ['rossmann/train_top100_stores.csv', 'rossmann/store.csv'],
    read: ([sales, stores]) => rossmannWeekly(sales, stores),
  },
};

export const GENERATED = 'generated';

/** Names of the sets that can be read here. */
export const listSets = (data: string | null): string[] => [
  ...Object.entries(REAL_SETS)
    .filter(([, { files }]) => data !== null && files.every((file) => existsSync(join(data, file))))
    .map(([name]) => name),
  GENERATED,
];

export function readSet(name: string, data: string | null): SalesSet {
  if (name === GENERATED) return generatedSet(200, 480);
  const source = REAL_SETS[name];
  if (source === undefined || data === null) throw new Error(`There is no set ${name} here.`);
  const bytes = source.files.map((file) => readFileSync(join(data, file)));
  return source.read(
    bytes.map((file) => file.toString('utf8')),
    bytes,
  );
}

/** The set of the whole-store benchmark: a supermarket of about 3,000 products, real or generated. */
export const wholeStoreSet = (data: string | null): SalesSet =>
  listSets(data).includes('m5_ca1') ? readSet('m5_ca1', data) : generatedSet(3000, 447);
