// Budgets against brute force, by hand, and on a list of thousands.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negativeBinomialDistribution, poissonDistribution } from '../math/counts.ts';
import { createRng } from '../math/rng.ts';
import { allocateBudget, createBudgetAllocator } from './allocate-budget.ts';
import type { OrderTerms } from './order-terms.ts';
import { MAX_PROFIT_STEPS, type ProfitCurve, profitCurve } from './profit-steps.ts';
import { TEST_TERMS } from './test-terms.ts';

const TERMS: OrderTerms = { ...TEST_TERMS, unitCost: 6 };
const KEEPS = { untilExpiry: null, reviewDays: 7 };

const curveOf = (change: Partial<OrderTerms>, mean: number, quantity: number, position = 0): ProfitCurve => {
  const curve = profitCurve({
    untilDelivery: poissonDistribution(mean / 4),
    untilNextDelivery: negativeBinomialDistribution(mean, 2),
    position,
    ...KEEPS,
    terms: { ...TERMS, ...change },
    quantity,
  });
  if (!curve) throw new Error('the curve of a product with price and cost');
  return curve;
};

/** Every combination of quantities that can be ordered: the slow twin. */
function bestByTrying(curves: readonly ProfitCurve[], budget: number): number {
  const quantities = curves.map(({ steps, packSize }) => {
    const options = [{ cost: 0, profit: 0 }];
    steps.forEach((step, i) => {
      const before = i === 0 ? undefined : steps[i - 1];
      for (let units = before ? before.units + packSize : step.units; units <= step.units; units += packSize) {
        const share = before ? (units - before.units) / (step.units - before.units) : 1;
        const from = before ?? { cost: 0, profit: 0 };
        options.push({
          cost: from.cost + share * (step.cost - from.cost),
          profit: from.profit + share * (step.profit - from.profit),
        });
      }
    });
    return options;
  });
  const best = (line: number, left: number): number =>
    line === quantities.length
      ? 0
      : Math.max(
          ...quantities[line]
            .filter(({ cost }) => cost <= left + 1e-9)
            .map(({ cost, profit }) => profit + best(line + 1, left - cost)),
        );
  return best(0, budget);
}

const product = fc
  .record({
    mean: fc.integer({ min: 1, max: 40 }),
    packSize: fc.constantFrom(1, 2, 3, 6),
    moq: fc.constantFrom(1, 4, 12, 20),
    unitCost: fc.integer({ min: 5, max: 3_000 }).map((cents) => cents / 100),
    margin: fc.double({ min: 0.02, max: 2, noNaN: true }),
    position: fc.integer({ min: 0, max: 20 }),
    packs: fc.integer({ min: 1, max: 7 }),
  })
  .map(({ mean, packSize, moq, unitCost, margin, position, packs }) => {
    const first = Math.ceil(moq / packSize) * packSize;
    const terms = { packSize, moq, unitCost, price: unitCost * (1 + margin) };
    return curveOf(terms, mean, first + (packs - 1) * packSize, position);
  });

describe('budget', () => {
  test('worked by hand: the pack that earns more per money goes first, a minimum counts as one step', () => {
    const bread = {
      steps: [
        { units: 1, cost: 2, profit: 3 },
        { units: 2, cost: 4, profit: 4 },
      ],
      packSize: 1,
    };
    // A minimum of 10 units: 12 of money for a profit of 12, or nothing.
    const milk = { steps: [{ units: 10, cost: 12, profit: 12 }], packSize: 1 };
    const at = (budget: number) => allocateBudget([bread, milk], budget, { spendAtALoss: false });
    expect(at(0)).toMatchObject({ units: [0, 0], cost: 0, profit: 0 });
    expect(at(3)).toMatchObject({ units: [1, 0], cost: 2, profit: 3 });
    expect(at(11)).toMatchObject({ units: [2, 0], cost: 4, profit: 4 });
    // Greedy would take bread (ratio 1.5) and then have 11 left, too little for the minimum: milk alone earns more.
    expect(at(13)).toMatchObject({ units: [0, 10], cost: 12, profit: 12 });
    expect(at(14)).toMatchObject({ units: [1, 10], cost: 14, profit: 15 });
    expect(at(1_000)).toMatchObject({ units: [2, 10], cost: 16, profit: 16, profitBound: 16 });
  });

  test('within 1 % of every combination tried, never above the budget, never above the bound', () => {
    fc.assert(
      fc.property(
        fc.array(product, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 1.1, noNaN: true }),
        (curves, share) => {
          const all = curves.reduce((sum, { steps }) => sum + steps[steps.length - 1].cost, 0);
          const budget = Math.round(all * share * 100) / 100;
          const { cost, profit, profitBound } = allocateBudget(curves, budget, { spendAtALoss: false });
          const best = bestByTrying(curves, budget);
          expect(cost).toBeLessThanOrEqual(budget + 1e-5);
          expect(profit).toBeLessThanOrEqual(best + 1e-9);
          expect(profit).toBeGreaterThanOrEqual(0.99 * best - 1e-9);
          expect(best).toBeLessThanOrEqual(profitBound * (1 + 1e-9) + 1e-4);
        },
      ),
      { seed: 20_261_128, numRuns: 400 },
    );
  });

  test('a budget that pays for the list buys the list, losing units included if they are wanted', () => {
    // 40 units for a mean demand of 2 and a margin of 1 %: the last ones cost more than they earn.
    const curves = [curveOf({ price: 6.06 }, 2, 40), curveOf({}, 30, 20)];
    const cost = 60 * 6;
    expect(allocateBudget(curves, cost, { spendAtALoss: true })).toMatchObject({ units: [40, 20], cost });
    const gainful = allocateBudget(curves, cost, { spendAtALoss: false });
    expect(gainful.units[0]).toBeLessThan(10);
    expect(gainful.units[1]).toBe(20);
    // With less money the losing units go first, pack by pack.
    expect(allocateBudget(curves, cost - 6, { spendAtALoss: true }).units).toEqual([39, 20]);
  });

  test('a list of 3,000 products: more money never earns less, and nearly nothing of the bound is lost', () => {
    const rng = createRng(5).fork('list');
    const curves = Array.from({ length: 3_000 }, () => {
      const packSize = [1, 1, 6, 12, 24][rng.int(5)];
      const unitCost = 0.5 + 20 * rng.next();
      const quantity = packSize * (1 + rng.int(60));
      return curveOf({ packSize, unitCost, price: unitCost * (1.1 + rng.next()) }, 1 + rng.int(200), quantity);
    });
    const all = curves.reduce((sum, { steps }) => sum + steps[steps.length - 1].cost, 0);
    const allocate = createBudgetAllocator(curves, { spendAtALoss: false });
    let last = 0;
    for (const share of [0.001, 0.05, 0.3, 0.6, 0.9, 1]) {
      const { cost, profit, profitBound, units } = allocate(all * share);
      expect(cost).toBeLessThanOrEqual(all * share + 1e-5);
      expect(profit).toBeGreaterThan(0.995 * profitBound);
      expect(profit).toBeGreaterThanOrEqual(last);
      last = profit;
      units.forEach((count, i) => {
        expect(count % curves[i].packSize).toBe(0);
      });
    }
  });

  test('free units are always taken, and nothing to order is no problem', () => {
    const free = { steps: [{ units: 3, cost: 0, profit: 5 }], packSize: 1 };
    const nothing = { steps: [], packSize: 6 };
    const { units, profit } = allocateBudget([nothing, free], 0, { spendAtALoss: true });
    expect([units, profit]).toEqual([[0, 3], 5]);
    expect(allocateBudget([], 10, { spendAtALoss: true })).toMatchObject({ units: [], cost: 0 });
  });

  test('what is no budget or no curve is refused', () => {
    const options = { spendAtALoss: false };
    const one = { steps: [{ units: 1, cost: 2, profit: 3 }], packSize: 1 };
    expect(() => allocateBudget([one], -1, options)).toThrow(RangeError);
    expect(() => allocateBudget([one], Number.NaN, options)).toThrow(RangeError);
    expect(() => allocateBudget([{ ...one, packSize: 0 }], 1, options)).toThrow(RangeError);
    const falling = { steps: [...one.steps, { units: 2, cost: 1, profit: 4 }], packSize: 1 };
    expect(() => allocateBudget([falling], 1, options)).toThrow(/must rise/);
    expect(() => allocateBudget([{ ...one, steps: [{ units: 1, cost: Number.NaN, profit: 1 }] }], 1, options)).toThrow(
      RangeError,
    );
  });
});

describe('profit curve', () => {
  test('starts with the minimum in whole packs, ends at the proposal, and is concave', () => {
    const curve = curveOf({ packSize: 6, moq: 20 }, 40, 60);
    expect(curve.steps.map(({ units }) => units)).toEqual([24, 30, 36, 42, 48, 54, 60]);
    expect(curve.steps.map(({ cost }) => cost)).toEqual([144, 180, 216, 252, 288, 324, 360]);
    const perUnit = curve.steps.map((step, i) => {
      const before = curve.steps[i - 1] ?? { units: 0, profit: 0 };
      return (step.profit - before.profit) / (step.units - before.units);
    });
    perUnit.slice(1).forEach((slope, i) => {
      expect(slope).toBeLessThanOrEqual(perUnit[i] + 1e-9);
    });
  });

  test('a large order has a coarse curve that stays whole packs and below the fine one', () => {
    const curve = curveOf({ packSize: 3 }, 900, 1_500);
    expect(curve.steps).toHaveLength(MAX_PROFIT_STEPS);
    expect(curve.steps[MAX_PROFIT_STEPS - 1].units).toBe(1_500);
    expect(curve.steps.every(({ units }) => units % 3 === 0)).toBe(true);
    const { profit } = allocateBudget([curve], 3_000, { spendAtALoss: false });
    const exact = curveOf({ packSize: 3 }, 900, 498).steps.at(-1)?.profit ?? 0;
    expect(profit).toBeLessThanOrEqual(exact + 1e-9);
    expect(profit).toBeGreaterThan(0.995 * exact);
  });

  test('without a price or a cost there is no curve, without a proposal no step', () => {
    const input = {
      untilDelivery: poissonDistribution(1),
      untilNextDelivery: poissonDistribution(4),
      position: 0,
      ...KEEPS,
      quantity: 3,
    };
    expect(profitCurve({ ...input, terms: { ...TERMS, price: null } })).toBeNull();
    expect(profitCurve({ ...input, terms: { ...TERMS, unitCost: null } })).toBeNull();
    expect(profitCurve({ ...input, quantity: 0, terms: TERMS })?.steps).toEqual([]);
  });
});
