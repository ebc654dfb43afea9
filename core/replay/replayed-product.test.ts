// Six days of one product under every policy, worked by hand.
import { describe, expect, test } from 'vitest';
import type { OrderTerms } from '../inventory/index.ts';
import type { ReplayPlan } from './replay-plan.ts';
import { liveDay, openProduct, orderAtClose, outcomeOf, type ProductOutcome } from './replayed-product.ts';
import { RULE_FACTORS } from './rivals.ts';
import { certainDemand, testPlan } from './test-plan.ts';

/** Lives through the plan's only product; every evening 2 a day are forecast. */
function lived(plan: ReplayPlan): ProductOutcome {
  const product = openProduct(plan, 0, plan.terms[0] as OrderTerms);
  const days = product.demand.length;
  for (let at = 0; at < days; at++) {
    if (at > 0) liveDay(product, at - 1);
    const originDay = plan.frame.stepDays[plan.startStep + at - 1];
    orderAtClose(product, at, { originDay, demandOver: (span) => certainDemand(2 * span) }, plan.shortages);
  }
  liveDay(product, days - 1);
  const outcome = outcomeOf(plan, product);
  if (!outcome) throw new Error('its shops were opened');
  return outcome;
}

/** Cost of holding one unit for a day: 7 at 25 % a year. */
const HOLDING = (7 * 0.25) / 365;

describe('a product lived through', () => {
  // Orders on the evenings before days 0, 2 and 4, delivered on the mornings of days 1, 3 and 5.
  const { outcomes, isStartRecorded } = lived(testPlan([2, 2, 4, 2, 2, 2], 5));

  test('ours orders up to what three days are forecast to sell, and loses what nobody foresaw', () => {
    // Evenings: position 5 → 1 ordered; 2 → 4; 2 → 4. Closing stock 3, 2, 0 (4 asked of 2), 2, 0, 2.
    expect(isStartRecorded).toBe(true);
    expect(outcomes.shelfcast).toEqual({
      demandedUnits: 14,
      soldUnits: 12,
      lostUnits: 2,
      fillRate: 12 / 14,
      averageStockUnits: 1.5,
      averageStockValue: 10.5,
      orders: 3,
      wastedUnits: 0,
      revenue: 120,
      lostRevenue: 20,
      holdingCost: expect.closeTo(9 * HOLDING, 12),
      wasteCost: 0,
      profit: expect.closeTo(36 - 9 * HOLDING, 12),
    });
  });

  test('the clairvoyant orders what is asked for and nothing else', () => {
    // Orders 3 (2 + 4 asked, 3 left), 4 and 2; closing stock 3, 4, 0, 2, 0, 0.
    expect(outcomes.clairvoyant).toMatchObject({ soldUnits: 14, lostUnits: 0, orders: 3, averageStockUnits: 1.5 });
    expect(outcomes.clairvoyant?.profit).toBeCloseTo(42 - 9 * HOLDING, 12);
  });

  test('the simple rule orders from its own average of four weeks', () => {
    // Minimum 1.5 · 2 · 3 = 9, up to 13: orders 8, 4; then the average is 58 / 28 and it orders 7. Closing 3, 9, 5, 7, 5, 10.
    expect(outcomes['min-max']).toMatchObject({ soldUnits: 14, lostUnits: 0, orders: 3, averageStockUnits: 6.5 });
    expect(outcomes['min-max']?.profit).toBeCloseTo(42 - 39 * HOLDING, 12);
  });

  test('a bolder setting of the rule never holds less', () => {
    const { rules } = lived(testPlan([2, 2, 4, 2, 2, 2, 0, 5, 3, 2], 5));
    expect(rules).toHaveLength(RULE_FACTORS.length);
    rules.slice(1).forEach((rule, i) => {
      expect(rule.averageStockUnits).toBeGreaterThanOrEqual(rules[i].averageStockUnits);
    });
  });

  test('without a record it begins with the level that is ordered up to', () => {
    const one = lived(testPlan([2, 2], Number.NaN));
    // 6 for three days, nothing ordered at once: closing 4 and 2.
    expect(one.isStartRecorded).toBe(false);
    expect(one.outcomes.shelfcast).toMatchObject({ averageStockUnits: 3, orders: 0, soldUnits: 4 });
    expect(one.outcomes.shop).toBeUndefined();
  });

  test('packs and minimums bind every policy', () => {
    const { outcomes: bound } = lived(testPlan([2, 2, 2, 2], 4, { packSize: 12, moq: 20 }));
    // Ours: position 4 of 6 → 24, and nothing more for the rest.
    expect(bound.shelfcast).toMatchObject({ orders: 1, soldUnits: 8 });
    expect(bound.shelfcast?.averageStockUnits).toBe((2 + 24 + 22 + 20) / 4);
    expect(bound.clairvoyant).toMatchObject({ orders: 1 });
    expect(bound['min-max']).toMatchObject({ orders: 1 });
  });

  test('what expires is thrown away and costs what it cost', () => {
    // 5 fresh on the evening before day 0, for 2 days: 2 + … sold on day 0 and 1, the rest of them gone on day 2.
    const { outcomes: fresh } = lived(testPlan([1, 1, 1, 1], 5, { shelfLifeDays: 2 }));
    expect(fresh.shelfcast?.wastedUnits).toBeGreaterThanOrEqual(3);
    expect(fresh.shelfcast?.wasteCost).toBe(7 * (fresh.shelfcast?.wastedUnits ?? 0));
  });
});
