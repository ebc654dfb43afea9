// Sums of outcomes, and the simple rule at the stock value of ours.
import { describe, expect, test } from 'vitest';
import type { ReplayOutcome } from '../contract/replays.ts';
import { addOutcomes, atEqualStock } from './outcomes.ts';

const outcome = (of: Partial<ReplayOutcome>): ReplayOutcome => ({
  demandedUnits: 0,
  soldUnits: 0,
  lostUnits: 0,
  fillRate: 1,
  averageStockUnits: 0,
  averageStockValue: 0,
  orders: 0,
  wastedUnits: 0,
  revenue: 0,
  lostRevenue: 0,
  holdingCost: 0,
  wasteCost: 0,
  profit: 0,
  ...of,
});

describe('outcomes', () => {
  test('add up; the share of demand met is that of all units, not the mean of shares', () => {
    const total = addOutcomes([
      outcome({ demandedUnits: 90, fillRate: 1, profit: 5, orders: 2, averageStockValue: 30 }),
      outcome({ demandedUnits: 10, fillRate: 0.5, profit: -1, orders: 1, averageStockValue: 10 }),
    ]);
    expect(total).toMatchObject({ demandedUnits: 100, fillRate: 0.95, profit: 4, orders: 3, averageStockValue: 40 });
    expect(addOutcomes([])).toMatchObject({ demandedUnits: 0, fillRate: 1 });
  });

  const rules = [
    { factor: 2, total: outcome({ averageStockValue: 200, profit: 60, fillRate: 0.98 }) },
    { factor: 1, total: outcome({ averageStockValue: 100, profit: 40, fillRate: 0.9 }) },
    { factor: 3, total: outcome({ averageStockValue: 400, profit: 50, fillRate: 1 }) },
  ];
  test.each([
    ['on a setting that was tried', 200, { factor: 2, profit: 60, fillRate: 0.98 }],
    ['between two of them', 150, { factor: 1.5, profit: 50, fillRate: 0.94 }],
    ['where more stock earns less', 300, { factor: 2.5, profit: 55, fillRate: 0.99 }],
  ])('the rule at equal stock: %s', (_, stockValue, expected) => {
    const found = atEqualStock(rules, stockValue);
    expect(found?.factor).toBeCloseTo(expected.factor, 12);
    expect(found?.profit).toBeCloseTo(expected.profit, 12);
    expect(found?.fillRate).toBeCloseTo(expected.fillRate, 12);
  });

  test('beyond the outermost settings nothing is said', () => {
    expect(atEqualStock(rules, 99)).toBeNull();
    expect(atEqualStock(rules, 401)).toBeNull();
  });
});
