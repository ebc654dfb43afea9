// Makes the demo store: its truth for tests, and its sales file in the Retail Store Inventory schema.
import { isoFromDay, partsOf } from '#core/math/day.ts';
import type { Rng } from '#core/math/rng.ts';
import { SUPPLIERS, type Weather } from './catalogue.ts';
import {
  DEMO_DAYS,
  DEMO_FIRST_DAY,
  type DemoDemand,
  type DemoProduct,
  demoRng,
  isClosed,
  makeDemand,
  makeProducts,
  makeWeather,
} from './demand-process.ts';
import { type DemoSales, runShop } from './shop.ts';

export const DEMO_SEED = 20_261_121;
export const DEMO_STORE = 'Corner Shop';
export const DEMO_FILE_NAME = 'corner-shop-sales.csv';

export interface DemoTruth {
  readonly products: readonly DemoProduct[];
  readonly weather: readonly Weather[];
  /** By product, one cell a day from DEMO_FIRST_DAY. */
  readonly demand: readonly DemoDemand[];
  readonly sales: readonly DemoSales[];
}

/** The whole demo store from a seed; the same seed gives the same store on every machine. */
export function generateDemo(seed = DEMO_SEED): DemoTruth {
  const rng = demoRng(seed);
  const products = makeProducts(rng);
  const weather = makeWeather(rng);
  const demand = products.map((product) => makeDemand(product, weather, rng));
  const sales = products.map((product, i) => runShop(product, demand[i], rng));
  return { products, weather, demand, sales };
}

const HEADER = [
  'Date',
  'Store ID',
  'Product ID',
  'Category',
  'Region',
  'Inventory Level',
  'Units Sold',
  'Units Ordered',
  'Demand Forecast',
  'Price',
  'Discount',
  'Weather Condition',
  'Holiday/Promotion',
  'Competitor Pricing',
  'Seasonality',
  'Product Name',
  'Supplier',
  'Unit Cost',
  'Lead Time Days',
  'Pack Size',
  'MOQ',
];

/** The store's sales file, day by day, in chunks of text (one a month or so), so that nobody holds it whole. */
export function* demoCsv(truth: DemoTruth, seed = DEMO_SEED): Generator<string> {
  const rng = demoRng(seed).fork('legacy-forecast');
  const tails = truth.products.map((product) => {
    const supplier = SUPPLIERS.find((each) => each.name === product.supplier);
    return `,${quote(product.name)},${product.supplier},${product.unitCost.toFixed(2)},${supplier?.leadTimeDays},${product.packSize},${product.moq}\n`;
  });
  let chunk = `${HEADER.join(',')}\n`;
  for (let t = 0; t < DEMO_DAYS; t++) {
    if (!isClosed(t)) chunk += dayRows(truth, t, tails, rng);
    if (chunk.length > 256 * 1024) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk) yield chunk;
}

function dayRows(truth: DemoTruth, t: number, tails: readonly string[], rng: Rng): string {
  const date = isoFromDay(DEMO_FIRST_DAY + t);
  const season = seasonOf(t);
  let rows = '';
  for (let i = 0; i < truth.products.length; i++) {
    const product = truth.products[i];
    const demand = truth.demand[i];
    const sales = truth.sales[i];
    const gone = t > product.end && sales.stock[t] === 0;
    if (t < product.launch || gone) continue;
    // What the shop's old till called a forecast: noise around the truth. Never a feature (product.md).
    const legacy = Math.max(0, demand.mean[t] * (1 + 0.25 * rng.normal()));
    rows +=
      `${date},${DEMO_STORE},${product.code},${product.category.name},North,${sales.stock[t]},${sales.sold[t]},${sales.ordered[t]},` +
      `${legacy.toFixed(2)},${demand.listPrice[t].toFixed(2)},${demand.discount[t]},${truth.weather[t]},${demand.promotion[t]},` +
      `${demand.competitorPrice[t].toFixed(2)},${season}${tails[i]}`;
  }
  return rows;
}

const quote = (text: string): string => (text.includes(',') ? `"${text}"` : text);

function seasonOf(t: number): string {
  const { month } = partsOf(DEMO_FIRST_DAY + t);
  return ['Winter', 'Spring', 'Summer', 'Autumn'][Math.floor((month % 12) / 3)];
}
