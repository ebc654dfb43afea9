// Histories of small stores whose every day is known.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayFromIso } from '../math/day.ts';
import { productHistory, totalHistory } from './history.ts';
import { StoreFactsCache } from './store-facts.ts';
import { raiseDataVersion } from './stores.ts';
import { openTestDatabase, seedStore } from './test-store.ts';

describe('histories', () => {
  let test: ReturnType<typeof openTestDatabase>;
  let facts: StoreFactsCache;
  beforeEach(() => {
    test = openTestDatabase();
    facts = new StoreFactsCache(test.db);
    seedStore(test.db, {
      code: 'S1',
      products: [
        {
          code: 'tea',
          category: 'Drinks',
          observations: [
            { day: '2026-03-02', units: 4, price: 2, discount: 0.25, promotion: true, stock: 10 },
            { day: '2026-03-03', units: -1, price: 2, promotion: false },
            { day: '2026-03-06', units: 2, stock: 7 },
          ],
        },
        {
          code: 'bread',
          category: 'Food',
          observations: [
            { day: '2026-03-01', units: 1, price: 3 },
            { day: '2026-03-04', units: 5, price: 4, stock: 20 },
            { day: '2026-03-06', units: 0, closed: true },
            { day: '2026-03-07', units: 6, price: 3 },
          ],
        },
      ],
    });
  });
  afterEach(() => test.remove());

  const tea = (range = {}) => productHistory(test.db, facts.of('S1'), 'tea', range);

  it('is dense: 0 where the store sold without this product, closed where nobody sold, null where nothing is known', () => {
    expect(tea()).toEqual({
      store: 'S1',
      product: 'tea',
      category: 'Drinks',
      day: ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07'],
      units: [4, -1, 0, null, 2, 0],
      revenue: [6, -2, null, null, null, null],
      price: [2, 2, null, null, null, null],
      promotion: [true, false, null, null, null, null],
      stock: [10, null, null, null, 7, null],
      closed: [false, false, false, true, false, false],
      soldOut: [0, 0, 0, 0, 0, 0],
      daysPerPoint: 1,
    });
  });

  it('marks days with an empty shelf and days that sold out, and counts them where days or products are added up', () => {
    seedStore(test.db, {
      code: 'S2',
      products: [
        {
          code: 'jam',
          category: 'Food',
          observations: [
            { day: '2026-03-02', units: 3, stock: 3 },
            { day: '2026-03-03', units: 0, stock: 0 },
            { day: '2026-03-04', units: 2, stock: 0 },
            { day: '2026-03-05', units: 0, stock: 0, closed: true },
            { day: '2026-03-06', units: 1, stock: 9 },
            { day: '2026-03-07', units: 0 },
          ],
        },
        { code: 'bun', category: 'Food', observations: [{ day: '2026-03-03', units: 5, stock: 5 }] },
      ],
    });
    expect(productHistory(test.db, facts.of('S2'), 'jam').soldOut).toEqual([1, 1, 0, 0, 0, 0]);
    expect(totalHistory(facts.of('S2')).soldOut).toEqual([1, 2, 0, 0, 0, 0]);
    expect(productHistory(test.db, facts.of('S2'), 'jam', { points: 3 }).soldOut).toEqual([2, 0, 0]);
  });

  it('says nothing of days before the first record', () => {
    const history = tea({ fromDay: dayFromIso('2026-02-01'), toDay: dayFromIso('2026-03-02') });
    expect(history.day).toEqual(['2026-03-01', '2026-03-02']);
    expect(history.units).toEqual([null, 4]);
    expect(history.closed).toEqual([false, false]);
  });

  it('keeps to the range that was asked for', () => {
    const range = { fromDay: dayFromIso('2026-03-03'), toDay: dayFromIso('2026-03-04') };
    expect(tea(range).day).toEqual(['2026-03-03', '2026-03-04']);
    expect(tea({ fromDay: dayFromIso('2030-01-01') }).day).toEqual([]);
    expect(tea({ toDay: dayFromIso('2020-01-01') }).day).toEqual([]);
    expect(() => tea({ fromDay: 20_002, toDay: 20_001 })).toThrow(
      expect.objectContaining({ code: 'input/invalid', details: expect.objectContaining({ field: 'from' }) }),
    );
  });

  it('sums equally many days into each point, counted from the end', () => {
    const history = tea({ points: 2, fromDay: dayFromIso('2026-03-03') });
    expect(history.daysPerPoint).toBe(3);
    expect(history.day, 'a point has the day of its last step').toEqual(['2026-03-04', '2026-03-07']);
    expect(history.units).toEqual([-1, 2]);
    expect(history.revenue).toEqual([-2, null]);
    expect(history.stock, 'the latest recorded').toEqual([null, 7]);
    expect(history.closed, 'only when all its days are').toEqual([false, false]);
  });

  it('adds up the products of a store, with the mean price of what was sold', () => {
    const history = totalHistory(facts.of('S1'));
    expect(history).toMatchObject({ store: 'S1', product: null, category: null });
    expect(history.units).toEqual([1, 4, -1, 5, null, 2, 6]);
    expect(history.revenue).toEqual([3, 6, -2, 20, null, null, 18]);
    expect(history.price).toEqual([3, 2, 2, 4, null, null, 3]);
    expect(history.stock).toEqual([null, 10, null, 20, null, 7, null]);
    expect(history.closed).toEqual([false, false, false, false, true, false, false]);
  });

  it('weighs prices by the units sold at them', () => {
    const bread = productHistory(test.db, facts.of('S1'), 'bread', { points: 1 });
    expect(bread.units).toEqual([12]);
    expect(bread.price[0]).toBeCloseTo((1 * 3 + 5 * 4 + 6 * 3) / 12, 4);
  });

  it('adds up one category, and has none of one that nobody has', () => {
    const food = totalHistory(facts.of('S1'), { category: 'Food' });
    expect(food.units, 'on the 3rd there was only a return').toEqual([1, 0, null, 5, null, 0, 6]);
    expect(food.closed, 'recorded as closed on the 6th').toEqual([false, false, true, false, true, true, false]);
    expect(totalHistory(facts.of('S1'), { category: 'Toys' }).day).toEqual([]);
  });

  it('is read anew when the version of the data was raised', () => {
    expect(facts.of('S1')).toMatchObject({ productCount: 2, observationCount: 7 });
    expect(totalHistory(facts.of('S1')).units.at(-1)).toBe(6);
    seedStore(test.db, { code: 'S1', products: [{ code: 'milk', observations: [{ day: '2026-03-08', units: 9 }] }] });
    expect(facts.of('S1')).toMatchObject({ productCount: 3, observationCount: 8, lastDay: dayFromIso('2026-03-08') });
    expect(totalHistory(facts.of('S1')).units.at(-1)).toBe(9);
    expect(facts.of('S1').totals(), 'and kept as long as nothing changes').toBe(facts.of('S1').totals());
    raiseDataVersion(test.db, facts.of('S1').store.id);
    expect(totalHistory(facts.of('S1')).units.at(-1)).toBe(9);
  });

  it('is empty for a store without sales', () => {
    seedStore(test.db, { code: 'S2', products: [{ code: 'x', observations: [] }] });
    expect(totalHistory(facts.of('S2')).day).toEqual([]);
    expect(productHistory(test.db, facts.of('S2'), 'x').day).toEqual([]);
    expect(facts.of('S2')).toMatchObject({ productCount: 1, observationCount: 0, firstDay: null, lastDay: null });
  });
});
