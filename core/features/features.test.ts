// The two promises of features: the same numbers however they are computed, and nothing from after the origin.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesFrame } from '../frame/series-frame.ts';
import { cutFrame } from '../frame/test-frame.ts';
import { buildMatrix } from './feature-matrix.ts';
import { createFeatureSource } from './feature-source.ts';
import { buildFeatureSpec, type CalendarFacts, type FeatureSpec } from './feature-spec.ts';
import { createFeatureWriter, type WriteOptions } from './feature-writer.ts';
import { testShop } from './test-shop.ts';
import { drawTrainingRows, type RowList } from './training-rows.ts';

const calendar: CalendarFacts = { holidays: Int32Array.of(19_780, 19_844, 20_083) };
const ALL: WriteOptions = { planKnown: true, weatherKnown: true };
const NOTHING: WriteOptions = { planKnown: false, weatherKnown: false };

const writerOf = (frame: SeriesFrame, spec: FeatureSpec) =>
  createFeatureWriter(createFeatureSource(frame, spec, calendar));

function rowOf(frame: SeriesFrame, spec: FeatureSpec, series: number, origin: number, target: number, known = ALL) {
  const writer = writerOf(frame, spec);
  const out = new Float32Array(writer.columns.length);
  writer.write(series, origin, target, known, out, 0);
  return out;
}

const shop = testShop({ steps: 800, products: 8, closedSundays: true });
const spec = buildFeatureSpec(shop, calendar);

describe('a feature matrix', () => {
  it('has every family where the data offer it, and no column twice', () => {
    const names = writerOf(shop, spec).columns.map((column) => column.name);
    for (const name of ['lag_1', 'same_season_mean_4', 'price_to_last', 'promotion', 'discount', 'weather_rain'])
      expect(names).toContain(name);
    for (const name of ['closed_after', 'stock_out_share', 'last_year_change', 'days_to_holiday', 'level_in_supplier'])
      expect(names).toContain(name);
    expect(new Set(names).size).toBe(names.length);
    const bare = testShop({ steps: 100, products: 3, bare: true });
    const few = writerOf(bare, buildFeatureSpec(bare, { holidays: new Int32Array(0) })).columns;
    expect(few.some(({ group }) => group === 'price' || group === 'promotion' || group === 'weather')).toBe(false);
  });

  it('never holds an infinite value and says something in every column', () => {
    const source = createFeatureSource(shop, spec, calendar);
    const writer = createFeatureWriter(source);
    const rows = drawTrainingRows(source, draw({ firstTarget: 400, lastTarget: 799 }));
    const { values, columns } = buildMatrix(writer, rows, ALL);
    const seen = new Uint8Array(columns);
    expect(values.filter((value) => value === Infinity || value === -Infinity).length).toBe(0);
    values.forEach((value, i) => {
      if (!Number.isNaN(value)) seen[i % columns] = 1;
    });
    expect(writer.columns.filter((_, i) => seen[i] === 0)).toEqual([]);
  });

  it('is the same built in one go, row by row, and from data that ended on each origin', () => {
    const source = createFeatureSource(shop, spec, calendar);
    const writer = createFeatureWriter(source);
    const rows = drawTrainingRows(source, draw({ firstTarget: 60, lastTarget: 770, budget: 150 }));
    const whole = buildMatrix(writer, rows, NOTHING);
    for (let row = 0; row < rows.count; row++) {
      const [series, origin, target] = [rows.series[row], rows.origin[row], rows.target[row]];
      // Younger series have not shown on which weekday they are closed.
      if (origin - shop.firstStep[series] < 35) continue;
      const inOneGo = whole.values.subarray(row * whole.columns, (row + 1) * whole.columns);
      expect(rowOf(shop, spec, series, origin, target, NOTHING)).toEqual(inOneGo);
      const past = cutFrame(shop, origin + 1);
      const code = shop.products[series].code;
      const index = past.products.findIndex((product) => product.code === code);
      const dayByDay = rowOf(past, spec, index, origin, target, NOTHING);
      // Closing of later days is recorded in the whole frame and expected by its pattern in the cut one.
      expect(dayByDay).toEqual(inOneGo);
    }
  });

  it('reads plans for future steps as it reads records of past ones', () => {
    const origin = 700;
    const past = cutFrame(shop, origin + 1);
    const ahead = <T>(column: ArrayLike<T>, series: number): T[] => {
      const from = shop.offset[series] + origin + 1 - shop.firstStep[series];
      return Array.from({ length: 30 }, (_, i) => column[from + i]);
    };
    const plans = new Map(
      past.products.map((_, series) => [
        series,
        {
          price: filled(ahead(shop.price, series), lastPrice(past, series)),
          discount: Float64Array.from(ahead(shop.discount, series)),
          promotion: Float64Array.from(ahead(shop.promotion, series)),
          competitorPrice: Float64Array.from(ahead(shop.competitorPrice, series)),
          closed: Int8Array.from(ahead(shop.closed, series)),
          weather: Int16Array.from({ length: 30 }, (_, i) => shop.weather[origin + 1 + i]),
        },
      ]),
    );
    const planned = createFeatureWriter(createFeatureSource(past, spec, calendar, plans));
    for (let series = 0; series < past.count; series++) {
      for (const target of [origin + 1, origin + 9, origin + 20]) {
        const out = new Float32Array(planned.columns.length);
        planned.write(series, origin, target, ALL, out, 0);
        expect(out).toEqual(rowOf(shop, spec, series, origin, target));
      }
    }
  });

  it('refuses an origin before the series began', () => {
    expect(() => rowOf(shop, spec, 3, 10, 20)).toThrow(RangeError);
  });
});

describe('features know nothing of what happened after the origin', () => {
  it('so no change of later sales, stock, prices, promotions or weather moves a feature of an unplanned target', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 760 }),
        fc.integer({ min: 0, max: shop.count - 1 }),
        fc.integer({ min: 1, max: 39 }),
        fc.integer({ min: 1, max: 1e6 }),
        (origin, series, horizon, noise) => {
          if (shop.firstStep[series] > origin) return;
          const before = rowOf(shop, spec, series, origin, origin + horizon, NOTHING);
          const changed = changedAfter(shop, origin, noise);
          expect(rowOf(changed, spec, series, origin, origin + horizon, NOTHING)).toEqual(before);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });

  it('and with a plan only what is planned for around the target counts, never what was sold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 760 }), fc.integer({ min: 0, max: 2 }), (origin, series) => {
        const before = rowOf(shop, spec, series, origin, origin + 5, ALL);
        const units = shop.units.slice();
        const stock = shop.stock.slice();
        forEachLaterCell(shop, origin, (cell) => {
          units[cell] = 1000 + cell;
          stock[cell] = 0;
        });
        expect(rowOf({ ...shop, units, stock }, spec, series, origin, origin + 5, ALL)).toEqual(before);
      }),
      { seed: 6, numRuns: 40 },
    );
  });
});

describe('drawing training rows', () => {
  const source = createFeatureSource(shop, spec, calendar);

  it('keeps to the block, the targets and the budget', () => {
    const options = draw({ firstTarget: 100, lastTarget: 500, budget: 300, fromStep: 8, toStep: 14 });
    const rows = drawTrainingRows(source, options);
    expect(rows.count).toBeGreaterThan(200);
    expect(rows.count).toBeLessThan(400);
    for (let row = 0; row < rows.count; row++) {
      const horizon = rows.target[row] - rows.origin[row];
      expect(horizon >= 8 && horizon <= 14).toBe(true);
      expect(rows.target[row] >= 100 && rows.target[row] <= 500).toBe(true);
      expect(rows.origin[row]).toBeGreaterThanOrEqual(shop.firstStep[rows.series[row]]);
    }
  });

  it('never draws a target whose demand is not known', () => {
    const rows = drawTrainingRows(source, draw({ firstTarget: 20, lastTarget: 799 }));
    for (let row = 0; row < rows.count; row++) {
      const series = rows.series[row];
      const cell = shop.offset[series] + rows.target[row] - shop.firstStep[series];
      expect(shop.closed[cell]).toBe(0);
      expect(shop.stock[cell]).toBeGreaterThan(0);
    }
  });

  it('draws the same rows twice, others with another seed, and each origin of a target once', () => {
    const options = draw({ firstTarget: 20, lastTarget: 799, budget: 20_000, maxPerTarget: 3 });
    const rows = drawTrainingRows(source, options);
    expect(keysOf(drawTrainingRows(source, options))).toEqual(keysOf(rows));
    expect(keysOf(drawTrainingRows(source, { ...options, seed: 2 }))).not.toEqual(keysOf(rows));
    expect(new Set(keysOf(rows)).size).toBe(rows.count);
  });

  it('prefers recent targets when it cannot take all', () => {
    const rows = drawTrainingRows(source, draw({ firstTarget: 0, lastTarget: 799, budget: 600, halfLife: 100 }));
    const late = rows.target.filter((step) => step >= 600).length;
    expect(late).toBeGreaterThan(rows.count / 2);
  });
});

function draw(options: Partial<Parameters<typeof drawTrainingRows>[1]>): Parameters<typeof drawTrainingRows>[1] {
  const base = { fromStep: 1, toStep: 28, firstTarget: 50, lastTarget: 799, budget: 1e6, maxPerTarget: 1 };
  return { ...base, halfLife: 365, seed: 1, ...options };
}

const keysOf = ({ series, origin, target }: RowList): string[] =>
  Array.from(series, (index, row) => `${index}|${origin[row]}|${target[row]}`);

function forEachLaterCell(frame: SeriesFrame, origin: number, visit: (cell: number) => void): void {
  for (let series = 0; series < frame.count; series++) {
    const first = Math.max(0, origin + 1 - frame.firstStep[series]);
    for (let cell = frame.offset[series] + first; cell < frame.offset[series + 1]; cell++) visit(cell);
  }
}

function changedAfter(frame: SeriesFrame, origin: number, noise: number): SeriesFrame {
  const changed = {
    units: frame.units.slice(),
    stock: frame.stock.slice(),
    price: frame.price.slice(),
    discount: frame.discount.slice(),
    promotion: frame.promotion.slice(),
    competitorPrice: frame.competitorPrice.slice(),
    weather: frame.weather.map((level, step) => (step > origin ? (level + noise) % 3 : level)),
  };
  forEachLaterCell(frame, origin, (cell) => {
    changed.units[cell] = (noise + cell) % 97;
    changed.stock[cell] = (noise * cell) % 50;
    changed.price[cell] = 1 + ((noise + 3 * cell) % 40);
    changed.discount[cell] = ((noise + cell) % 10) / 10;
    changed.promotion[cell] = (noise + cell) % 2;
    changed.competitorPrice[cell] = 1 + ((noise + cell) % 40);
  });
  return { ...frame, ...changed };
}

const filled = (prices: number[], before: number): Float64Array => {
  let latest = before;
  return Float64Array.from(prices, (price) => {
    if (!Number.isNaN(price)) latest = price;
    return latest;
  });
};

function lastPrice(frame: SeriesFrame, series: number): number {
  const prices = frame.price.subarray(frame.offset[series], frame.offset[series + 1]);
  return prices.findLast((price) => !Number.isNaN(price)) ?? Number.NaN;
}
