// loadSeriesFrame on small stores whose every cell is known.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { dayFromIso, isoFromDay } from '../math/day.ts';
import { loadSeriesFrame } from './series.ts';
import { updateStoreSettings } from './stores.ts';
import { openTestDatabase, seedStore } from './test-store.ts';

describe('loadSeriesFrame', () => {
  let test: ReturnType<typeof openTestDatabase>;
  beforeEach(() => {
    test = openTestDatabase();
  });
  afterEach(() => test.remove());

  const days = (values: Int32Array) => [...values].map(isoFromDay);

  it('carries whether the store wants stock-outs looked at', () => {
    seedStore(test.db, {
      code: 'S1',
      products: [{ code: 'a', observations: [{ day: '2026-03-02', units: 2, stock: 2 }] }],
    });
    expect(loadSeriesFrame(test.db, 'S1').censorStockOuts).toBe(true);
    updateStoreSettings(test.db, 'S1', { censorStockOuts: false });
    expect(loadSeriesFrame(test.db, 'S1').censorStockOuts).toBe(false);
  });

  it('orders products by code and runs every series from its first record to the last known day', () => {
    seedStore(test.db, {
      code: 'S1',
      products: [
        { code: 'b', category: 'Tea', supplier: 'Leaf Ltd', observations: [{ day: '2026-03-02', units: 2 }] },
        {
          code: 'a',
          name: 'Apple',
          category: 'Fruit',
          observations: [
            { day: '2026-03-01', units: 1 },
            { day: '2026-03-03', units: 3 },
          ],
        },
      ],
    });
    const frame = loadSeriesFrame(test.db, 'S1');
    expect(days(frame.stepDays)).toEqual(['2026-03-01', '2026-03-02', '2026-03-03']);
    expect(frame.products).toEqual([
      { code: 'a', name: 'Apple', category: 0, supplier: -1 },
      { code: 'b', name: 'b', category: 1, supplier: 0 },
    ]);
    expect(frame.categories).toEqual(['Fruit', 'Tea']);
    expect(frame.suppliers).toEqual(['Leaf Ltd']);
    expect([...frame.offset]).toEqual([0, 3, 5]);
    expect([...frame.firstStep]).toEqual([0, 1]);
    expect([...frame.units]).toEqual([1, 0, 3, 2, 0]);
    expect([...frame.closed]).toEqual([0, 0, 0, 0, 0]);
    expect(frame.isCount).toBe(true);
    expect(frame.units.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('takes a day without a record as closed only when the store sold nothing at all', () => {
    seedStore(test.db, {
      code: 'S1',
      products: [
        {
          code: 'a',
          observations: [
            { day: '2026-03-01', units: 1 },
            { day: '2026-03-05', units: 1 },
          ],
        },
        {
          code: 'b',
          observations: [
            { day: '2026-03-01', units: 1 },
            { day: '2026-03-02', units: 4 },
            { day: '2026-03-03', units: 0 },
            { day: '2026-03-05', units: 0, closed: true },
          ],
        },
      ],
    });
    const frame = loadSeriesFrame(test.db, 'S1');
    const a = [...frame.closed.subarray(0, 5)];
    const b = [...frame.closed.subarray(5, 10)];
    expect(a, 'sold elsewhere on the 2nd, nothing anywhere on the 3rd and 4th').toEqual([0, 0, 1, 1, 0]);
    expect(b, 'a recorded zero is open, a recorded closing is closed').toEqual([0, 0, 0, 1, 1]);
  });

  it('counts returns and negative stock as 0 and keeps what is not recorded as NaN', () => {
    seedStore(test.db, {
      code: 'S1',
      products: [
        {
          code: 'a',
          observations: [
            { day: '2026-03-01', units: -2, price: 1.2345, discount: 0.25, promotion: true, competitorPrice: 9.99 },
            { day: '2026-03-02', units: 2.5, stock: -3, promotion: false },
          ],
        },
      ],
    });
    const frame = loadSeriesFrame(test.db, 'S1');
    expect([...frame.units]).toEqual([0, 2.5]);
    expect([...frame.price]).toEqual([1.2345, Number.NaN]);
    expect([...frame.discount]).toEqual([0.25, Number.NaN]);
    expect([...frame.promotion]).toEqual([1, 0]);
    expect([...frame.competitorPrice]).toEqual([9.99, Number.NaN]);
    expect([...frame.stock]).toEqual([Number.NaN, 0]);
    expect(frame.isCount).toBe(false);
  });

  it('gives a day the weather that most of its records say', () => {
    const at = (weather: string) => [{ day: '2026-03-01', units: 1, weather }];
    seedStore(test.db, {
      code: 'S1',
      products: [
        { code: 'a', observations: at('Sunny') },
        { code: 'b', observations: at('Rainy') },
        { code: 'c', observations: [...at('Sunny'), { day: '2026-03-02', units: 1 }] },
      ],
    });
    const frame = loadSeriesFrame(test.db, 'S1');
    expect(frame.weatherLevels).toEqual(['Rainy', 'Sunny']);
    expect([...frame.weather]).toEqual([1, -1]);
  });

  it('uses nothing later than the as-of day, not even the existence of a product', () => {
    seedStore(test.db, {
      code: 'S1',
      products: [
        {
          code: 'a',
          observations: [
            { day: '2026-03-01', units: 1 },
            { day: '2026-03-04', units: 2.5, weather: 'Snow' },
          ],
        },
        { code: 'later', category: 'New', observations: [{ day: '2026-03-03', units: 7 }] },
      ],
    });
    const frame = loadSeriesFrame(test.db, 'S1', { lastDay: dayFromIso('2026-03-02') });
    expect(frame.products.map((product) => product.code)).toEqual(['a']);
    expect(days(frame.stepDays), 'ends on the last day with data').toEqual(['2026-03-01']);
    expect(frame.categories).toEqual([]);
    expect(frame.weatherLevels).toEqual([]);
    expect(frame.isCount).toBe(true);
  });

  it('adds up the records of a week that ends on the weekday of the last known day', () => {
    seedStore(test.db, {
      code: 'W',
      frequency: 'weekly',
      products: [
        {
          code: 'a',
          observations: [
            { day: '2026-03-02', units: 1 },
            { day: '2026-03-06', units: 2 },
            { day: '2026-03-07', units: 10 },
            { day: '2026-03-21', units: 5 },
          ],
        },
      ],
    });
    const frame = loadSeriesFrame(test.db, 'W');
    expect(days(frame.stepDays)).toEqual(['2026-03-07', '2026-03-14', '2026-03-21']);
    expect([...frame.units]).toEqual([13, 0, 5]);
    expect([...frame.closed]).toEqual([0, 1, 0]);
  });

  it('names a month by the day of month of the last known day, or its last day where it is shorter', () => {
    seedStore(test.db, {
      code: 'M',
      frequency: 'monthly',
      products: [
        {
          code: 'a',
          observations: [
            { day: '2025-12-31', units: 1 },
            { day: '2026-02-28', units: 2 },
            { day: '2026-03-31', units: 3 },
          ],
        },
      ],
    });
    const frame = loadSeriesFrame(test.db, 'M');
    expect(days(frame.stepDays)).toEqual(['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-31']);
    expect([...frame.units]).toEqual([1, 0, 2, 3]);
  });

  it('says which store or which data is missing', () => {
    seedStore(test.db, { code: 'empty', products: [] });
    const codeOf = (load: () => unknown) => {
      try {
        load();
      } catch (error) {
        return error instanceof AppError ? [error.code, error.details] : error;
      }
      return 'nothing thrown';
    };
    expect(codeOf(() => loadSeriesFrame(test.db, 'S9'))).toEqual(['not-found/store', { name: 'S9' }]);
    expect(codeOf(() => loadSeriesFrame(test.db, 'empty'))).toEqual(['data/no-observations', { store: 'empty' }]);
  });
});
