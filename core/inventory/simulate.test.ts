// The simulated shop: a few days worked by hand, and what it must keep whatever happens.
import { describe, expect, test } from 'vitest';
import { negativeBinomialDistribution } from '../math/counts.ts';
import { createRng } from '../math/rng.ts';
import { type SimulationTerms, simulate } from './simulate.ts';

const TERMS: SimulationTerms = {
  leadTimeDays: 1,
  shortages: 'lost',
  packSize: 1,
  moq: 1,
  shelfLifeDays: null,
  unitCost: 6,
  price: 10,
  holdingRate: 0.365,
  goodwillShare: 0,
  orderingCost: 2,
};

describe('simulation', () => {
  test('four days by hand: a lost sale, a delivery, holding and ordering', () => {
    // Day 0: 4 − 3 = 1 left, 5 ordered. Day 1: 2 asked, 1 sold, 1 lost. Day 2: 5 arrive, 4 sold. Day 3: nothing.
    const result = simulate({
      demand: [3, 2, 4, 0],
      policy: (day) => (day === 0 ? 5 : 0),
      terms: TERMS,
      onHand: 4,
    });
    expect(result).toMatchObject({ days: 4, demanded: 9, sold: 8, lost: 1, orders: 1, unitsOrdered: 5, wasted: 0 });
    expect(result.fillRate).toBeCloseTo(8 / 9, 12);
    // Closing stock 1, 0, 1, 1; holding 0.006 a unit and day.
    expect(result.averageStock).toBe(0.75);
    expect(result.profit).toBeCloseTo(8 * 4 - 3 * 0.006 - 2, 12);
    expect([result.cycles, result.goodCycles]).toEqual([1, 0]);
  });

  test('customers who wait are served first, late, and cost goodwill', () => {
    const result = simulate({
      demand: [3, 2, 4, 0],
      policy: (day) => (day === 0 ? 5 : 0),
      terms: { ...TERMS, shortages: 'backordered', goodwillShare: 0.1 },
      onHand: 4,
    });
    expect(result).toMatchObject({ sold: 9, soldFromShelf: 8, lost: 0, goodwillCost: 1 });
  });

  test('the oldest units go first, and what expires is thrown away', () => {
    // 2 fresh at the start, for two days; 3 arrive on day 1. Day 1: 1 + 1 sold of the 2. Day 3: the 3 of day 1 expire.
    const result = simulate({
      demand: [1, 1, 0, 0],
      policy: (day) => (day === 0 ? 3 : 0),
      terms: { ...TERMS, leadTimeDays: 0, shelfLifeDays: 2 },
      onHand: 2,
    });
    expect(result).toMatchObject({ sold: 2, wasted: 3, wasteCost: 18 });
  });

  test('minimum, packs and order days are kept', () => {
    const asked: number[] = [];
    const result = simulate({
      demand: Array(14).fill(1),
      policy: (day) => {
        asked.push(day);
        return 1;
      },
      terms: { ...TERMS, moq: 10, packSize: 6, ordersOn: (day) => day % 7 === 0 },
      onHand: 0,
    });
    expect(asked).toEqual([0, 7]);
    expect(result.unitsOrdered).toBe(24);
  });

  test('no unit appears or vanishes, whatever the policy does', () => {
    const rng = createRng(12).fork('conservation');
    const day = negativeBinomialDistribution(4, 1);
    for (const shortages of ['lost', 'backordered'] as const) {
      for (const shelfLifeDays of [null, 3]) {
        const demand = Array.from({ length: 400 }, () => day.quantile(Math.max(1e-9, rng.next())));
        let last = { onHand: 0, onOrder: 0, backordered: 0 };
        const result = simulate({
          demand,
          policy: (_, state) => {
            last = state;
            return rng.int(9);
          },
          terms: { ...TERMS, shortages, shelfLifeDays, leadTimeDays: () => rng.int(6) },
          onHand: 30,
        });
        const { sold, wasted, lost, demanded, unitsOrdered } = result;
        expect(demanded).toBe(sold + lost + last.backordered);
        // The policy saw the last close before it ordered for the last time.
        const seen = last.onHand + last.onOrder + sold + wasted;
        expect(seen).toBeLessThanOrEqual(30 + unitsOrdered);
        expect(seen).toBeGreaterThan(30 + unitsOrdered - 9);
      }
    }
  });

  test('days of warm-up are lived through and not counted', () => {
    const input = { demand: [5, 1, 1], policy: () => 0, terms: TERMS, onHand: 4 };
    expect(simulate({ ...input, warmUpDays: 1 })).toMatchObject({ days: 2, demanded: 2, lost: 2, sold: 0 });
  });

  test('what cannot be is refused', () => {
    const input = { demand: [1], policy: () => 1, terms: TERMS, onHand: 0 };
    expect(() => simulate({ ...input, demand: [-1] })).toThrow(RangeError);
    expect(() => simulate({ ...input, policy: () => Number.NaN })).toThrow(RangeError);
    expect(() => simulate({ ...input, onHand: -1 })).toThrow(RangeError);
    expect(() => simulate({ ...input, terms: { ...TERMS, packSize: 0 } })).toThrow(RangeError);
    expect(() => simulate({ ...input, terms: { ...TERMS, unitCost: -2 } })).toThrow(RangeError);
    expect(() => simulate({ ...input, terms: { ...TERMS, leadTimeDays: () => 1.5 } })).toThrow(RangeError);
    expect(() => simulate({ ...input, terms: { ...TERMS, shelfLifeDays: 0 } })).toThrow(RangeError);
  });
});
