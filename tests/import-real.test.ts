// The import on real exports of real shops. Runs where the environment variable SHELFCAST_DATA names their folder.
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ShapeChoice, ShapeKind } from '#core/contract/import-shape.ts';
import type { ColumnRole } from '#core/contract/imports.ts';
import { inspectFile } from '#core/import/inspect.ts';
import { inspectAndCheck, observationsOf, TODAY } from '#core/import/test-files.ts';

const data = process.env.SHELFCAST_DATA;

const fileAt = (path: string) => {
  const full = join(data ?? '', path);
  return { path: full, name: basename(path), sizeBytes: statSync(full).size, today: TODAY };
};
const isThere = (path: string) => data !== undefined && existsSync(join(data, path));

interface Expected {
  path: string;
  /** Other files that are dropped with it. */
  with?: string[];
  shape?: ShapeChoice;
  /** The shape that is found. */
  kind?: ShapeKind;
  /** Rows that are left out; 0 when not said. */
  rejected?: number;
  /** Roles that the user has to give, because the file does not say. */
  roles?: Record<string, ColumnRole>;
  dateOrder: 'ymd' | 'dmy' | 'mdy';
  because: 'iso' | 'settled' | 'consecutive' | 'real-dates';
  rows: number;
  products: number;
  /** Distinct days with a row, and distinct pairs of product and day. */
  days: number;
  observations: number;
  first: string;
  last: string;
  units: number;
  /** Rounded to cents; null where the file has no money besides its units. */
  revenue: number | null;
}

/**
 * Computed independently of this project, with Python's csv, datetime and zipfile modules: rows and days counted, units
 * summed, revenue as the sum of the money column or of units times price, dates by the format that was read off the file.
 */
const EXPECTED: readonly Expected[] = [
  {
    path: 'retail_inventory/retail_store_inventory_head.csv',
    dateOrder: 'dmy',
    because: 'consecutive',
    rows: 499,
    products: 100,
    days: 5,
    observations: 499,
    first: '2022-01-01',
    last: '2022-01-05',
    units: 68_200,
    revenue: 3_876_812.06,
  },
  {
    path: 'exports/kasse_export_de_semikolon_cp1252.csv',
    dateOrder: 'dmy',
    because: 'settled',
    rows: 48_620,
    products: 91,
    days: 358,
    observations: 22_964,
    first: '2015-01-01',
    last: '2015-12-31',
    units: 49_574,
    revenue: 817_860.05,
  },
  {
    path: 'exports/ventes_fr_utf16_tab.txt',
    dateOrder: 'dmy',
    because: 'settled',
    rows: 11_033,
    products: 32,
    days: 358,
    observations: 11_033,
    first: '2015-01-01',
    last: '2015-12-31',
    units: 49_574,
    revenue: 817_860.05,
  },
  {
    path: 'exports/shopify_orders_export.csv',
    dateOrder: 'ymd',
    because: 'iso',
    rows: 24_565,
    products: 91,
    days: 181,
    observations: 11_591,
    first: '2015-01-01',
    last: '2015-06-30',
    units: 25_040,
    revenue: 413_719.75,
  },
  {
    path: 'exports/online_retail_2011_11.xlsx',
    dateOrder: 'ymd',
    because: 'real-dates',
    rows: 84_711,
    products: 2963,
    days: 26,
    observations: 35_043,
    first: '2011-11-01',
    last: '2011-11-30',
    units: 740_286,
    revenue: 1_461_756.25,
  },
  {
    path: 'superstore/Sample - Superstore.csv',
    dateOrder: 'dmy',
    because: 'settled',
    rows: 10_194,
    products: 1862,
    days: 1242,
    observations: 10_088,
    first: '2019-01-03',
    last: '2022-12-30',
    units: 38_654,
    revenue: 2_326_534.35,
  },
  {
    path: 'superstore/global_super_store_orders.tsv',
    dateOrder: 'mdy',
    because: 'settled',
    rows: 1000,
    products: 957,
    days: 653,
    observations: 1000,
    first: '2011-01-01',
    last: '2014-12-30',
    units: 3388,
    revenue: 243_960.06,
  },
  ...['superstore/superstore_3_sheets.xlsx', 'superstore/Sample - Superstore.xls'].map(
    (path): Expected => ({
      path,
      dateOrder: 'ymd',
      because: 'real-dates',
      rows: 10_194,
      products: 1862,
      days: 1242,
      observations: 10_088,
      first: '2019-01-03',
      last: '2022-12-30',
      units: 38_654,
      revenue: 2_326_534.35,
    }),
  ),
  {
    // M5: the first day is known by its header. Cells of the day columns counted and summed.
    path: 'm5_ca1/sales_wide_d1495-d1941_CA_1.csv',
    kind: 'dates-as-columns',
    dateOrder: 'ymd',
    because: 'iso',
    rows: 1_362_903,
    products: 3049,
    days: 447,
    observations: 1_362_903,
    first: '2015-03-03',
    last: '2016-05-22',
    units: 1_990_425,
    revenue: null,
  },
  {
    // Titles above the header; the column "Total" is not a day.
    path: 'exports/wide_daily_products_x_dates.xlsx',
    kind: 'dates-as-columns',
    dateOrder: 'ymd',
    because: 'real-dates',
    rows: 11_456,
    products: 32,
    days: 358,
    observations: 11_456,
    first: '2015-01-01',
    last: '2015-12-31',
    units: 49_574,
    revenue: null,
  },
  {
    // A workbook named .csv. W0 to W51 of no year: the user says when the first week began.
    path: 'wide_weekly/Sales_Transactions_Dataset_Weekly.csv',
    kind: 'dates-as-columns',
    shape: { kind: 'dates-as-columns', firstDay: '2024-01-01' },
    dateOrder: 'ymd',
    because: 'real-dates',
    rows: 42_172,
    products: 811,
    days: 52,
    observations: 42_172,
    first: '2024-01-01',
    last: '2024-12-23',
    units: 375_287,
    revenue: null,
  },
  ...['bakery_edinburgh/BreadBasket_DMS.csv', 'bakery_edinburgh/bread basket.csv'].map(
    (path): Expected => ({
      // Receipts without a quantity: every line is one piece. Lines of the item NONE name no product.
      path,
      kind: 'receipts',
      rejected: path.includes('DMS') ? 786 : 0,
      dateOrder: path.includes('DMS') ? 'ymd' : 'dmy',
      because: path.includes('DMS') ? 'iso' : 'settled',
      rows: 20_507,
      products: 94,
      days: 159,
      observations: 3661,
      first: '2016-10-30',
      last: '2017-04-09',
      units: 20_507,
      revenue: null,
    }),
  ),
  {
    // Lines that find their order, their pizza and its type in three other files; named in any order.
    path: 'pizza/pizzas.csv',
    with: ['pizza/orders.csv', 'pizza/pizza_types.csv', 'pizza/order_details.csv'],
    kind: 'receipts',
    dateOrder: 'ymd',
    because: 'iso',
    rows: 48_620,
    products: 91,
    days: 358,
    observations: 22_964,
    first: '2015-01-01',
    last: '2015-12-31',
    units: 49_574,
    revenue: 817_860.05,
  },
  {
    // One line a store and day: each store is one product.
    path: 'rossmann/train_top100_stores.csv',
    dateOrder: 'ymd',
    because: 'iso',
    rows: 93_832,
    products: 100,
    days: 942,
    observations: 93_832,
    first: '2013-01-01',
    last: '2015-07-31',
    units: 962_549_138,
    revenue: null,
  },
  {
    // Money by product group: the user says that the money is what is forecast.
    path: 'bakery_kiel/umsatzdaten_gekuerzt.csv',
    roles: { Warengruppe: 'product', Umsatz: 'units' },
    dateOrder: 'ymd',
    because: 'iso',
    rows: 9334,
    products: 6,
    days: 1819,
    observations: 9334,
    first: '2013-07-01',
    last: '2018-07-31',
    units: 1_929_795.581166,
    revenue: null,
  },
];

describe.skipIf(data === undefined)('real exports', () => {
  test.each(EXPECTED.filter(({ path }) => isThere(path)))(
    '$path gives the totals that were computed independently',
    async (expected) => {
      const checked = await inspectAndCheck(fileAt(expected.path), {
        roles: expected.roles,
        shape: expected.shape,
        with: expected.with?.map(fileAt),
      });
      const { reading, dateOrder } = checked.inspection;
      const observations = observationsOf(checked);
      const { result, rows } = checked.report;
      expect({
        dateOrder: reading.dateOrder,
        because: dateOrder?.because,
        rows: rows.accepted,
        rejected: rows.rejected,
        products: result.products,
        days: new Set(observations.map(({ day }) => day)).size,
        observations: observations.length,
        first: result.firstDay,
        last: result.lastDay,
        units: result.units,
        revenue: result.revenue === null ? null : Math.round(result.revenue * 100) / 100,
      }).toEqual({
        ...expected,
        path: undefined,
        with: undefined,
        roles: undefined,
        shape: undefined,
        kind: undefined,
        rejected: expected.rejected ?? 0,
      });
      if (expected.kind) expect(checked.inspection.shape.shape.kind).toBe(expected.kind);
    },
  );

  test.skipIf(!isThere('retail_inventory'))('the Retail Store Inventory schema maps by itself', async () => {
    const { inspection } = await inspectAndCheck(fileAt('retail_inventory/retail_store_inventory_head.csv'));
    expect(inspection.missingRoles).toEqual([]);
    expect(inspection.columns.map(({ role }) => role)).toEqual([
      ...['date', 'store', 'product', 'category', 'region', 'stock', 'units', 'unitsOrdered', 'ignore', 'price'],
      ...['discount', 'weather', 'promotion', 'competitorPrice', 'ignore'],
    ]);
    expect(inspection.columns.every(({ sureness }) => sureness === 'sure')).toBe(true);
    expect(inspection.dateOrder?.readings).toEqual([
      { order: 'dmy', first: '2022-01-01', last: '2022-01-05', days: 5 },
      { order: 'mdy', first: '2022-01-01', last: '2022-05-01', days: 5 },
    ]);
  });

  test.skipIf(!isThere('rossmann'))('a column that says when stores are open is read the other way round', async () => {
    const checked = await inspectAndCheck(fileAt('rossmann/train_top100_stores.csv'), { roles: { store: 'product' } });
    // Counted in the file: lines with open = 0.
    expect(observationsOf(checked).filter(({ closed }) => closed === 1)).toHaveLength(14_693);
  });

  test.each([
    ['no_dates/BigMart.csv', /no column for the day of the sale.*Without dates nothing can be forecast/],
    ['bakery_kiel/umsatzdaten_gekuerzt.csv', /choose "Umsatz" as the quantity.*choose "Warengruppe" as the product/],
    ['stock_list/Inventory_and_Sales_Dataset.csv', /no column for the day of the sale/],
    ['pizza/order_details.csv', /no column for the day of the sale/],
    ['wine/erp.csv', /no column for the day of the sale and the quantity sold/],
    ['wine/web.csv', /no column for the quantity sold/],
    ['houses/AmesHousing.csv', /no column for the day of the sale/],
    ['cars/cardekho_dataset.csv', /no column for the day of the sale/],
    ['series/m4_weekly_train.csv', /no column for the day of the sale/],
  ])('%s is refused with words that help', async (path, words) => {
    if (!isThere(path)) return;
    await expect(inspectAndCheck(fileAt(path))).rejects.toMatchObject({
      code: 'input/missing-column',
      message: expect.stringMatching(words),
    });
  });

  test.skipIf(!isThere('wide_weekly'))('weeks of no year wait for the first one', async () => {
    const file = fileAt('wide_weekly/Sales_Transactions_Dataset_Weekly.csv');
    const { file: _, shape } = await inspectFile(file);
    expect(shape).toMatchObject({
      needsFirstDay: true,
      because: 'numbered-headings',
      headings: { count: 52, first: 'W0' },
    });
    // The last week before 1 January 2026 began on Monday the 22nd.
    expect(shape.suggestedFirstDay).toEqual({ day: '2024-12-30', because: 'ends-before-today' });
    await expect(inspectAndCheck(file)).rejects.toMatchObject({
      code: 'input/invalid',
      message: expect.stringMatching(/from "W0" on.*--first-day/),
    });
  });
});
