// Small frames made of plain values. Only for tests.
import type { SeriesFrame } from './series-frame.ts';

export interface TestSeries {
  readonly code: string;
  readonly category?: string;
  readonly supplier?: string;
  /** Step of the first value; the series ends with the frame. 0 when left out. */
  readonly firstStep?: number;
  readonly units: readonly number[];
  readonly price?: readonly number[];
  readonly discount?: readonly number[];
  readonly promotion?: readonly number[];
  readonly competitorPrice?: readonly number[];
  readonly stock?: readonly number[];
  readonly closed?: readonly number[];
}

export interface TestFrameOptions {
  readonly steps: number;
  readonly series: readonly TestSeries[];
  /** 2024-01-01, a Monday, when left out. */
  readonly firstDay?: number;
  readonly frequency?: SeriesFrame['frequency'];
  readonly weather?: readonly number[];
  readonly weatherLevels?: readonly string[];
}

const MONDAY_2024_01_01 = 19_723;

/** Throws RangeError when a column does not fill its series' life exactly. */
export function testFrame({ steps, series, firstDay = MONDAY_2024_01_01, ...rest }: TestFrameOptions): SeriesFrame {
  const frequency = rest.frequency ?? 'daily';
  const stepLength = frequency === 'daily' ? 1 : frequency === 'weekly' ? 7 : 30;
  const firstStep = Int32Array.from(series, (one) => one.firstStep ?? 0);
  const offset = new Uint32Array(series.length + 1);
  series.forEach((_, i) => {
    offset[i + 1] = offset[i] + steps - firstStep[i];
  });
  const column = (key: 'units' | 'price' | 'discount' | 'promotion' | 'competitorPrice' | 'stock') => {
    const out = new Float64Array(offset[series.length]).fill(Number.NaN);
    series.forEach((one, i) => {
      const values = one[key];
      if (!values) return;
      if (values.length !== steps - firstStep[i])
        throw new RangeError(`${key} of ${one.code} has ${values.length} values`);
      out.set(values, offset[i]);
    });
    return out;
  };
  const closed = new Uint8Array(offset[series.length]);
  series.forEach((one, i) => {
    if (one.closed) closed.set(one.closed, offset[i]);
  });
  const levels = (key: 'category' | 'supplier') => [...new Set(series.flatMap((one) => one[key] ?? []))].sort();
  const categories = levels('category');
  const suppliers = levels('supplier');
  const units = column('units');
  return {
    store: 'T',
    frequency,
    stepDays: Int32Array.from({ length: steps }, (_, i) => firstDay + i * stepLength),
    count: series.length,
    offset,
    firstStep,
    units,
    price: column('price'),
    discount: column('discount'),
    promotion: column('promotion'),
    competitorPrice: column('competitorPrice'),
    stock: column('stock'),
    closed,
    weather: rest.weather ? Int16Array.from(rest.weather) : new Int16Array(steps).fill(-1),
    weatherLevels: rest.weatherLevels ?? [],
    products: series.map((one) => ({
      code: one.code,
      name: one.code,
      category: one.category === undefined ? -1 : categories.indexOf(one.category),
      supplier: one.supplier === undefined ? -1 : suppliers.indexOf(one.supplier),
    })),
    categories,
    suppliers,
    isCount: units.every((value) => Number.isInteger(value)),
  };
}

export { cutFrame } from './cut-frame.ts';
