// The demo store as columns without a database: what an import of its file gives, for tests and benchmarks that compare
// with the known truth.
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { CATEGORIES, SUPPLIERS, WEATHERS } from './catalogue.ts';
import { DEMO_DAYS, DEMO_FIRST_DAY, isClosed } from './demand-process.ts';
import { DEMO_STORE, type DemoTruth } from './generate-demo.ts';

/** Step s of the frame is day DEMO_FIRST_DAY + s; series i is truth.products[i], from its launch on. */
export function demoFrame({ products, demand, sales, weather }: DemoTruth): SeriesFrame {
  const offset = new Uint32Array(products.length + 1);
  products.forEach(({ launch }, i) => {
    offset[i + 1] = offset[i] + DEMO_DAYS - launch;
  });
  const cells = offset[products.length];
  const column = () => new Float64Array(cells).fill(Number.NaN);
  const frame = {
    units: new Float64Array(cells),
    price: column(),
    discount: column(),
    promotion: column(),
    competitorPrice: column(),
    stock: column(),
    closed: new Uint8Array(cells),
  };
  products.forEach(({ launch, end }, i) => {
    for (let t = launch; t < DEMO_DAYS; t++) {
      const cell = offset[i] + t - launch;
      if (isClosed(t)) frame.closed[cell] = 1;
      // Like the file: a closed day has no row, nor has a product that is gone.
      if (isClosed(t) || (t > end && sales[i].stock[t] === 0)) continue;
      frame.units[cell] = sales[i].sold[t];
      frame.stock[cell] = sales[i].stock[t];
      frame.price[cell] = demand[i].listPrice[t];
      frame.discount[cell] = demand[i].discount[t] / 100;
      frame.promotion[cell] = demand[i].promotion[t];
      frame.competitorPrice[cell] = demand[i].competitorPrice[t];
    }
  });
  const categories = CATEGORIES.map(({ name }) => name).sort();
  const suppliers = SUPPLIERS.map(({ name }) => name).sort();
  return {
    store: DEMO_STORE,
    frequency: 'daily',
    stepDays: Int32Array.from({ length: DEMO_DAYS }, (_, t) => DEMO_FIRST_DAY + t),
    count: products.length,
    offset,
    firstStep: Int32Array.from(products, ({ launch }) => launch),
    ...frame,
    weather: Int16Array.from(weather, (each) => WEATHERS.indexOf(each)),
    weatherLevels: WEATHERS,
    products: products.map(({ code, name, category, supplier }) => ({
      code,
      name,
      category: categories.indexOf(category.name),
      supplier: suppliers.indexOf(supplier),
    })),
    categories,
    suppliers,
    isCount: true,
  };
}
