// Tables that people make of their sales: wide ones, workbooks with titles and two-line headers, lists that join.
import { isoFromDay, partsOf } from '#core/math/day.ts';
import { ARTICLES, type Article, DAILY, DAYS, FIRST_DAY, type Line, moneyOf, SOLD } from './sales.ts';
import { type SampleExport, sku } from './sample-export.ts';
import { american, iso, plain, table } from './writing.ts';

const EVERY_DAY = Array.from({ length: DAYS }, (_, i) => FIRST_DAY + i);
const unitsOf = (article: Article, days: readonly number[]): number =>
  DAILY.filter((line) => line.article === article && days.includes(line.day)).reduce(
    (sum, { units }) => sum + units,
    0,
  );
const soldOn = (article: Article, day: number): Line | undefined =>
  DAILY.find((line) => line.article === article && line.day === day);
/** A real date of a workbook. */
const excelDate = (day: number): Date => new Date(day * 86_400_000);

/** Sales brought together to the first day of their week or month. */
const summedTo = (first: (day: number) => number): Line[] =>
  ARTICLES.flatMap((article) => {
    const periods = [...new Set(DAILY.filter((line) => line.article === article).map(({ day }) => first(day)))];
    return periods.map((day) => ({
      order: 0,
      day,
      minute: 0,
      article,
      units: unitsOf(
        article,
        EVERY_DAY.filter((each) => first(each) === day),
      ),
      cancelled: false,
    }));
  });
/** The first day of the sales is a Monday. */
const WEEKLY = summedTo((day) => day - ((day - FIRST_DAY) % 7));
const firstOfMonth = (day: number): number => day - partsOf(day).dayOfMonth + 1;
const MONTHLY = summedTo(firstOfMonth);

function wide(lines: readonly Line[], heading: (day: number) => string): string {
  const days = [...new Set(lines.map(({ day }) => day))].sort((a, b) => a - b);
  return table(
    ['Artikelnummer', 'Bezeichnung', ...days.map(heading), 'Summe'].join(';'),
    ARTICLES.map((article) => {
      const units = days.map((day) => lines.find((line) => line.article === article && line.day === day)?.units ?? '');
      const total = lines.reduce((sum, line) => sum + (line.article === article ? line.units : 0), 0);
      return [article.sku, article.name, ...units, total];
    }),
    ';',
  );
}

const RETAIL_STORE_INVENTORY =
  'Date,Store ID,Product ID,Category,Region,Inventory Level,Units Sold,Units Ordered,Demand Forecast,Price,Discount,Weather Condition,Holiday/Promotion,Competitor Pricing,Seasonality';

/** Units and money side by side under each month, as controllers like it. */
const twoLineHeader = (): unknown[][] => [
  ['Sales report', ...Array(9).fill('')],
  [],
  ['Article', '', 'Sales', '', '', 'Stock'],
  ['Code', 'Name', 'Date', 'Units', 'Revenue', 'Closing'],
  ...DAILY.map((line) => [
    line.article.sku,
    line.article.name,
    excelDate(line.day),
    line.units,
    (line.units * line.article.cents) / 100,
    20,
  ]),
];

/** The code stands on the first line of each article only: its cell is merged over the lines below. */
const merged = (): unknown[][] => [
  ['Product code', 'Product name', 'Date', 'Qty', 'Amount'],
  ...ARTICLES.flatMap((article) =>
    DAILY.filter((line) => line.article === article).map((line, i) => [
      i === 0 ? article.sku : null,
      i === 0 ? article.name : null,
      excelDate(line.day),
      line.units,
      (line.units * article.cents) / 100,
    ]),
  ),
  ['Grand total', null, null, DAILY.reduce((sum, { units }) => sum + units, 0), moneyOf(DAILY)],
];

const plainSheet = (): unknown[][] => [
  ['Sold on', 'SKU', 'Item', 'Units sold', 'Net sales'],
  ...DAILY.map((line) => [
    excelDate(line.day),
    line.article.sku,
    line.article.name,
    line.units,
    (line.units * line.article.cents) / 100,
  ]),
];

export const TABLE_EXPORTS: readonly SampleExport[] = [
  {
    title: 'the Retail Store Inventory schema',
    files: (folder) => [
      folder.text(
        'retail_store_inventory.csv',
        table(
          RETAIL_STORE_INVENTORY,
          DAILY.filter(({ units }) => units >= 0).map((line) => [
            iso(line),
            'S001',
            line.article.sku,
            line.article.category,
            'North',
            120,
            line.units,
            40,
            '3.1',
            plain(line.article.cents),
            10,
            'Sunny',
            0,
            plain(line.article.cents + 10),
            'Spring',
          ]),
        ),
      ),
    ],
    preset: 'retail-store-inventory',
    kind: 'long',
    roles: {
      'Demand Forecast': 'ignore',
      Seasonality: 'ignore',
      'Holiday/Promotion': 'promotion',
      'Competitor Pricing': 'competitorPrice',
      'Inventory Level': 'stock',
      'Units Ordered': 'unitsOrdered',
    },
    product: sku,
    lines: DAILY.filter(({ units }) => units >= 0),
  },
  {
    title: 'a column for each day, with a sum behind',
    files: (folder) => [
      folder.text(
        'absatz.csv',
        wide(DAILY, (day) => isoFromDay(day)),
      ),
    ],
    preset: null,
    kind: 'dates-as-columns',
    roles: { Artikelnummer: 'product', Bezeichnung: 'productName' },
    product: sku,
    lines: DAILY,
    revenue: null,
  },
  {
    title: 'a column for each week by its number and year',
    files: (folder) => [
      folder.text(
        'absatz wochen.csv',
        wide(WEEKLY, (day) => `KW ${10 + (day - FIRST_DAY) / 7}/2025`),
      ),
    ],
    preset: null,
    kind: 'dates-as-columns',
    roles: {},
    product: sku,
    lines: WEEKLY,
    revenue: null,
  },
  {
    title: 'a column for each month by its name and year',
    files: (folder) => [
      folder.text(
        'absatz monate.csv',
        wide(MONTHLY, (day) => `${['Jan', 'Feb', 'Mrz', 'Apr', 'Mai'][partsOf(day).month - 1]} 2025`),
      ),
    ],
    preset: null,
    kind: 'dates-as-columns',
    roles: {},
    product: sku,
    lines: MONTHLY,
    revenue: null,
  },
  {
    title: 'a column for each product',
    files: (folder) => [
      folder.text(
        'products.csv',
        table(
          ['Date', ...ARTICLES.map(({ sku: code }) => `Art ${code}`), 'Total'].join(','),
          EVERY_DAY.map((day) => [
            american({ day }),
            ...ARTICLES.map((article) => soldOn(article, day)?.units ?? ''),
            ARTICLES.reduce((sum, article) => sum + (soldOn(article, day)?.units ?? 0), 0),
          ]),
        ),
      ),
    ],
    preset: null,
    kind: 'products-as-columns',
    roles: { Date: 'date' },
    product: ({ article }) => `Art ${article.sku}`,
    lines: DAILY,
    revenue: null,
  },
  {
    title: 'a workbook with titles and a header of two lines',
    files: (folder) => [folder.workbook('report.xlsx', { Report: twoLineHeader() })],
    preset: null,
    kind: 'long',
    roles: { 'Article Code': 'product', 'Article Name': 'productName', 'Sales Date': 'date', 'Sales Units': 'units' },
    reading: { headerLine: 3, headerRows: 2 },
    product: sku,
    lines: DAILY,
  },
  {
    title: 'a workbook whose codes are merged over the lines of each article',
    files: (folder) => [
      folder.workbook('merged.xlsx', { Sheet1: merged() }, 'xlsx', {
        Sheet1: mergesOf([0, 1]),
      }),
    ],
    preset: null,
    kind: 'long',
    roles: { 'Product code': 'product', 'Product name': 'productName', Date: 'date', Qty: 'units', Amount: 'revenue' },
    product: sku,
    lines: DAILY,
    rejected: 1,
  },
  {
    title: 'a workbook whose sales stand on the third sheet, behind notes and a list of articles',
    files: (folder) => [
      folder.workbook('book.xlsx', {
        Info: [['Export of 2 May 2025'], ['All prices with tax']],
        Articles: [['SKU', 'Name', 'Price'], ...ARTICLES.map((each) => [each.sku, each.name, each.cents / 100])],
        Sales: plainSheet(),
      }),
    ],
    preset: null,
    kind: 'long',
    roles: { 'Sold on': 'date', SKU: 'product', 'Units sold': 'units', 'Net sales': 'revenue' },
    reading: { sheet: 'Sales' },
    product: sku,
    lines: DAILY,
  },
  {
    title: 'a workbook with a summary in front that has dates and figures, too',
    files: (folder) => [
      folder.workbook('summary.xlsx', {
        Summary: [
          ['Month', 'Net sales', 'Orders'],
          [excelDate(FIRST_DAY), 12_000.5, 81],
          [excelDate(FIRST_DAY + 31), 11_200, 77],
        ],
        Lines: plainSheet(),
      }),
    ],
    preset: null,
    kind: 'long',
    roles: { 'Sold on': 'date', SKU: 'product', 'Units sold': 'units' },
    reading: { sheet: 'Lines' },
    product: sku,
    lines: DAILY,
  },
  {
    title: 'heads and lines of orders, and prices by article and day, joined by a key of two columns',
    files: (folder) => [
      folder.text(
        'order_lines.csv',
        table(
          'order_id,article,quantity',
          SOLD.map((line) => [line.order, line.article.sku, line.units]),
        ),
      ),
      folder.text(
        'orders.csv',
        table(
          'id,date,customer',
          [...new Map(SOLD.map((line) => [line.order, line])).values()].map((line) => [line.order, iso(line), 'Ada']),
        ),
      ),
      folder.text(
        'prices.csv',
        table(
          'article,date,price,note',
          EVERY_DAY.flatMap((day) =>
            ARTICLES.map((article) => [article.sku, isoFromDay(day), plain(article.cents), 'standard']),
          ),
        ),
      ),
    ],
    preset: null,
    kind: 'receipts',
    roles: { article: 'product', quantity: 'units', date: 'date', price: 'price' },
    product: sku,
    lines: SOLD,
  },
  {
    title: 'no codes: names with sizes and quotes, promotion in words, discount in percent',
    files: (folder) => [
      folder.text(
        'sales.tsv',
        table(
          'Day\tProduct name\tSold\tSelling price\tDiscount %\tPromo',
          DAILY.map((line) => [
            iso(line),
            `${line.article.name} (${line.article.sku})`,
            line.units,
            `€ ${plain(line.article.cents)}`,
            '5%',
            line.units > 3 ? 'yes' : 'no',
          ]),
          '\t',
        ),
      ),
    ],
    preset: null,
    kind: 'long',
    roles: { Day: 'date', 'Product name': 'product', Sold: 'units', 'Selling price': 'price', Promo: 'promotion' },
    product: ({ article }) => `${article.name} (${article.sku})`,
    lines: DAILY,
  },
];

/** Ranges of sheet rows over which the cells of these columns are merged, for each article. */
function mergesOf(columns: readonly number[]) {
  let row = 1;
  return ARTICLES.flatMap((article) => {
    const rows = DAILY.filter((line) => line.article === article).length;
    const ranges = columns.map((c) => ({ s: { r: row, c }, e: { r: row + rows - 1, c } }));
    row += rows;
    return ranges;
  });
}
