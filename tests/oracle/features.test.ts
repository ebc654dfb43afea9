// Lags, rolling windows, weekday means and running ages against SQLite's window functions on the same rows.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { createFeatureSource } from '#core/features/feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from '#core/features/feature-spec.ts';
import { createFeatureWriter } from '#core/features/feature-writer.ts';
import { testShop } from '#core/features/test-shop.ts';

const shop = testShop({ steps: 260, products: 6, closedSundays: true });
const source = createFeatureSource(shop, buildFeatureSpec(shop, NO_CALENDAR), NO_CALENDAR);
const writer = createFeatureWriter(source);

/** demand: null where the day was closed or the shelf empty. */
function openOracle() {
  const db = new Database(':memory:');
  db.exec(
    'CREATE TABLE cell (series INTEGER, step INTEGER, demand REAL, category INTEGER, PRIMARY KEY (series, step))',
  );
  const insert = db.prepare('INSERT INTO cell VALUES (?, ?, ?, ?)');
  for (let series = 0; series < shop.count; series++) {
    for (let cell = shop.offset[series]; cell < shop.offset[series + 1]; cell++) {
      const demand = source.series.demand[cell];
      const step = shop.firstStep[series] + cell - shop.offset[series];
      insert.run(series, step, Number.isNaN(demand) ? null : demand, shop.products[series].category);
    }
  }
  return db;
}

const rows = (width: number) =>
  `OVER (PARTITION BY series ORDER BY step ROWS BETWEEN ${width - 1} PRECEDING AND CURRENT ROW)`;
const whole = 'OVER (PARTITION BY series ORDER BY step ROWS UNBOUNDED PRECEDING)';
const weekday = (count: number) =>
  `OVER (PARTITION BY series, step % 7 ORDER BY step ROWS BETWEEN ${count - 1} PRECEDING AND CURRENT ROW)`;

/** Feature × level = what SQL says about the series itself, as of each step. */
const IN_UNITS: Record<string, string> = {
  mean_all: `avg(demand) ${whole}`,
  ...Object.fromEntries(
    [1, 2, 7].map((lag) => [`lag_${lag}`, `lag(demand, ${lag - 1}) OVER (PARTITION BY series ORDER BY step)`]),
  ),
  ...Object.fromEntries([7, 14, 28, 56, 112].map((width) => [`mean_${width}`, `avg(demand) ${rows(width)}`])),
  ...Object.fromEntries(
    [28, 112].map((width) => [
      `std_${width}`,
      `sqrt(max(0, avg(demand * demand) ${rows(width)} - avg(demand) ${rows(width)} * avg(demand) ${rows(width)}))`,
    ]),
  ),
  ...Object.fromEntries([28, 112].map((width) => [`size_${width}`, `avg(nullif(demand, 0)) ${rows(width)}`])),
  // The target is seven steps ahead: its weekday is the origin's.
  ...Object.fromEntries(
    [1, 2].map((lag) => [
      `same_season_lag_${lag}`,
      `lag(demand, ${lag - 1}) OVER (PARTITION BY series, step % 7 ORDER BY step)`,
    ]),
  ),
  ...Object.fromEntries([4, 8, 26].map((count) => [`same_season_mean_${count}`, `avg(demand) ${weekday(count)}`])),
};

const AS_THEY_ARE: Record<string, string> = {
  ...Object.fromEntries([28, 112].map((width) => [`zero_share_${width}`, `avg(demand = 0) ${rows(width)}`])),
  since_sale: `step - max(CASE WHEN demand > 0 THEN step END) ${whole}`,
  age: `min(112, count(*) ${whole})`,
};

describe('features meet SQL window functions', () => {
  const db = openOracle();
  const names = writer.columns.map((column) => column.name);

  it.each([...Object.entries(IN_UNITS), ...Object.entries(AS_THEY_ARE)])('%s', (name, sql) => {
    const at = names.indexOf(name);
    expect(at).toBeGreaterThanOrEqual(0);
    const expected = db.prepare(`SELECT series, step, ${sql} AS value FROM cell ORDER BY series, step`).all();
    const out = new Float32Array(writer.columns.length);
    let compared = 0;
    for (const { series, step, value } of expected as { series: number; step: number; value: number | null }[]) {
      writer.write(series, step, step + 7, { planKnown: false, weatherKnown: false }, out, 0);
      const unit = name in IN_UNITS ? writer.level(series, step) : 1;
      if (value === null) expect(out[at]).toBeNaN();
      else {
        // Features are float32: six digits, and a little more where squares cancel.
        expect(Math.abs(out[at] * unit - value)).toBeLessThan(2e-6 * Math.max(1, Math.abs(value)) + 1e-6);
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  it('the trend of a category is the mean demand of its products over a week against four weeks', () => {
    const at = names.indexOf('category_trend_short');
    const sql = `
      WITH daily AS (SELECT category, step, avg(demand) AS demand FROM cell GROUP BY category, step)
      SELECT category, step,
        ln(avg(demand) OVER (PARTITION BY category ORDER BY step ROWS BETWEEN 6 PRECEDING AND CURRENT ROW)
         / avg(demand) OVER (PARTITION BY category ORDER BY step ROWS BETWEEN 27 PRECEDING AND CURRENT ROW)) AS value
      FROM daily ORDER BY category, step`;
    const out = new Float32Array(writer.columns.length);
    for (const { category, step, value } of db.prepare(sql).all() as {
      category: number;
      step: number;
      value: number;
    }[]) {
      const series = shop.products.findIndex(
        (product, i) => product.category === category && shop.firstStep[i] <= step,
      );
      writer.write(series, step, step + 7, { planKnown: false, weatherKnown: false }, out, 0);
      expect(out[at]).toBeCloseTo(value, 5);
    }
  });
});
