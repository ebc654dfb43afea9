import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DayTable, type RowValues } from './day-table.ts';

const NONE: RowValues = {
  units: 0,
  price: Number.NaN,
  discount: Number.NaN,
  promotion: Number.NaN,
  closed: Number.NaN,
  competitorPrice: Number.NaN,
  stock: Number.NaN,
  unitsOrdered: Number.NaN,
  weather: Number.NaN,
  amount: Number.NaN,
};

const row = fc.record({
  series: fc.integer({ min: 0, max: 4 }),
  day: fc.integer({ min: -3, max: 20_000 }).map((day) => (day < 15_000 ? day % 5 : day)),
  units: fc.integer({ min: -5, max: 50 }),
  hash: fc.integer({ min: 0, max: 3 }),
});

test('adds up what an obvious map adds up, in the order of series and day, through every growth', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6000 }), (rows) => {
      const table = new DayTable([], { stockAtClosing: false });
      const expected = new Map<string, number>();
      for (const { series, day, units, hash } of rows) {
        table.fold(series, day, { ...NONE, units }, hash);
        const key = `${series} ${day}`;
        expected.set(key, (expected.get(key) ?? 0) + units);
      }
      const order = table.order(5);
      const found = Array.from(
        order,
        (cell) => [`${table.series[cell]} ${table.day[cell]}`, table.units[cell]] as const,
      );
      expect(new Map(found)).toEqual(expected);
      expect(found).toHaveLength(expected.size);
      for (let i = 1; i < order.length; i++) {
        const [before, after] = [order[i - 1], order[i]];
        const sameSeries = table.series[before] === table.series[after];
        expect(sameSeries ? table.day[before] < table.day[after] : table.series[before] < table.series[after]).toBe(
          true,
        );
      }
    }),
    { numRuns: 30 },
  );
});

test('takes repeated rows out again, and nothing else', () => {
  const table = new DayTable(['unitsOrdered'], { stockAtClosing: false });
  const first = { ...NONE, units: 3, unitsOrdered: 10 };
  expect(table.fold(0, 1, first, 0xffff_fff0)).toBe('first');
  expect(table.fold(0, 1, first, 0xffff_fff0)).toBe('repeated');
  expect(table.fold(0, 1, { ...NONE, units: 5 }, 12)).toBe('another');
  expect(table.fold(0, 1, { ...NONE, units: 5 }, 12)).toBe('repeated');
  expect(table.units[0]).toBe(16);
  table.dropRepeated();
  expect(table.units[0]).toBe(8);
  expect(table.values.get('unitsOrdered')?.[0]).toBe(10);
});

test('weighs prices by the units sold, keeps the stock of the right row', () => {
  for (const stockAtClosing of [false, true]) {
    const table = new DayTable(['price', 'stock', 'promotion', 'closed'], { stockAtClosing });
    table.fold(0, 1, { ...NONE, units: 1, price: 4, stock: 9, promotion: 0, closed: 1 }, 1);
    table.fold(0, 1, { ...NONE, units: 3, price: 2, stock: 5, promotion: 1, closed: 0 }, 2);
    table.fold(0, 1, { ...NONE, units: -2 }, 3);
    const value = (name: 'price' | 'stock' | 'promotion' | 'closed') => table.values.get(name)?.[0];
    expect(value('price')).toBe(2.5);
    expect(value('stock')).toBe(stockAtClosing ? 5 : 9);
    expect(value('promotion')).toBe(1);
    expect(value('closed')).toBe(0);
    expect(table.units[0]).toBe(2);
  }
});

test.each([
  ['one day of many products', 50_000, 1, 1],
  ['first days of weeks', 100, 500, 7],
  ['many days of one product', 1, 50_000, 1],
])('finds room for %s', (_, products, days, step) => {
  const table = new DayTable([], { stockAtClosing: false });
  for (let round = 0; round < 2; round++) {
    for (let series = 0; series < products; series++) {
      for (let i = 0; i < days; i++) table.fold(series, 20_000 + i * step, { ...NONE, units: 1 }, i);
    }
  }
  expect(table.count).toBe(products * days);
  expect(table.units.subarray(0, table.count).every((units) => units === 2)).toBe(true);
});
