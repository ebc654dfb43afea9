// Order decisions against simulated shops that live by them: what a level promises is what comes out.
import { describe, expect, test } from 'vitest';
import { decide } from '#core/inventory/decide.ts';
import type { OrderTerms } from '#core/inventory/order-terms.ts';
import { type SimulationTerms, simulate } from '#core/inventory/simulate.ts';
import { TEST_TERMS } from '#core/inventory/test-terms.ts';
import { negativeBinomialDistribution, poissonDistribution } from '#core/math/counts.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { gammaDistribution } from '#core/math/gamma.ts';
import { createRng } from '#core/math/rng.ts';

/** Half a point. */
const HALF_POINT = 0.005;

const SHOP: SimulationTerms = {
  leadTimeDays: 0,
  shortages: 'backordered',
  packSize: 1,
  moq: 1,
  shelfLifeDays: null,
  unitCost: 7,
  price: 10,
  holdingRate: 0.25,
  goodwillShare: 0,
  orderingCost: 0,
};

function draws(day: DemandDistribution, days: number, seed: number): Float64Array {
  const rng = createRng(seed).fork('demand');
  return Float64Array.from({ length: days }, () => day.quantile(Math.min(Math.max(rng.next(), 1e-12), 1 - 1e-12)));
}

/** Levels of a product with this daily demand, the same every day. */
function levelsOf(terms: Partial<OrderTerms>, demandOver: (days: number) => DemandDistribution) {
  return decide({
    demandOver,
    originDay: 20_773,
    daysUntilOrder: 0,
    checkDays: 1,
    stock: { onHand: 0, onOrder: 0, committed: 0, onOrderKnown: true },
    terms: { ...TEST_TERMS, ...terms },
  });
}

describe('a newsvendor over 100,000 days', () => {
  const families: [string, DemandDistribution][] = [
    ['Poisson demand of 7', poissonDistribution(7)],
    ['slow and lumpy demand', negativeBinomialDistribution(0.6, 0.3)],
    ['erratic demand', negativeBinomialDistribution(40, 1.2)],
    ['demand in decimals', gammaDistribution(3.3, 2)],
  ];
  test.each(families)('%s: F(S) of the days and the fill rate come out', (_, day) => {
    for (const level of [day.quantile(0.5) + 1, day.quantile(0.8), day.quantile(0.95)]) {
      // Everything left at night is thrown away; S lies on the shelf in the morning.
      const terms = { ...SHOP, shortages: 'lost', shelfLifeDays: 1 } as const;
      const demand = draws(day, 100_001, 5);
      const { goodCycles, cycles, fillRate } = simulate({
        demand,
        policy: () => Math.ceil(level),
        terms,
        onHand: Math.ceil(level),
      });
      const stock = Math.ceil(level);
      expect(cycles).toBe(100_000);
      expect(Math.abs(goodCycles / cycles - day.cdf(stock))).toBeLessThan(HALF_POINT);
      expect(Math.abs(fillRate - (1 - day.expectedShortage(stock) / day.mean))).toBeLessThan(HALF_POINT);
    }
  });
});

describe('a shop that reviews every seven days, delivered after three', () => {
  const over = (days: number) => negativeBinomialDistribution(3 * days, 1.5 * days);
  const demand = draws(over(1), 280_000, 8);
  const live = (level: number, terms: Partial<SimulationTerms> = {}) =>
    simulate({
      demand,
      policy: (_, { onHand, onOrder, backordered }) => level - (onHand + onOrder - backordered),
      terms: { ...SHOP, leadTimeDays: 3, ordersOn: (day) => day % 7 === 0, ...terms },
      onHand: level,
      warmUpDays: 28,
    });

  test.each([
    ['cycle', 0.9],
    ['cycle', 0.98],
    ['fill', 0.95],
  ] as const)('%s service of %d is kept as the decision says', (serviceMeasure, serviceLevel) => {
    const decision = levelsOf({ serviceMeasure, serviceLevel }, over);
    const lived = live(Math.ceil(decision.orderUpToLevel));
    const exact = levelsOf({}, over);
    expect(exact.orderUpToLevel).toBeGreaterThan(0);
    const level = Math.ceil(decision.orderUpToLevel);
    const short = over(10).expectedShortage(level) - over(3).expectedShortage(level);
    expect(Math.abs(lived.goodCycles / lived.cycles - over(10).cdf(level))).toBeLessThan(HALF_POINT);
    expect(Math.abs(lived.fillRate - (1 - short / 21))).toBeLessThan(HALF_POINT);
    const promised = serviceMeasure === 'fill' ? lived.fillRate : lived.goodCycles / lived.cycles;
    expect(promised).toBeGreaterThan(serviceLevel - HALF_POINT);
  });

  test('a lead time that varies costs what its mixture says', () => {
    const leadTimes = [
      { days: 1, share: 0.7 },
      { days: 6, share: 0.3 },
    ];
    const { orderUpToLevel, cycleService } = levelsOf({ leadTimes, leadTimeDays: 2.5 }, over);
    const rng = createRng(3).fork('lead times');
    const lived = live(orderUpToLevel, { leadTimeDays: () => (rng.next() < 0.7 ? 1 : 6) });
    expect(Math.abs(lived.goodCycles / lived.cycles - cycleService)).toBeLessThan(HALF_POINT);
  });
});

describe('a shop with reorder levels', () => {
  const over = (days: number) => negativeBinomialDistribution(2 * days, 1.2 * days);
  const demand = draws(over(1), 150_000, 21);

  test.each(['cycle', 'fill'] as const)('(s, Q) keeps its %s service with lots of a week', (serviceMeasure) => {
    const { reorderLevel, lotSize, fillRate } = levelsOf({ policy: 'reorder-quantity', serviceMeasure }, over);
    const [s, lot] = [Math.ceil(reorderLevel), lotSize ?? 0];
    const lived = simulate({
      demand,
      policy: (_, { onHand, onOrder, backordered }) => {
        const position = onHand + onOrder - backordered;
        return position > s ? 0 : (Math.floor((s - position) / lot) + 1) * lot;
      },
      terms: { ...SHOP, leadTimeDays: 3 },
      onHand: s + lot,
      warmUpDays: 30,
    });
    if (serviceMeasure === 'fill') expect(Math.abs(lived.fillRate - fillRate)).toBeLessThan(2 * HALF_POINT);
    expect(serviceMeasure === 'fill' ? lived.fillRate : lived.goodCycles / lived.cycles).toBeGreaterThan(
      0.95 - HALF_POINT,
    );
  });
});

describe('a shop whose customers do not wait', () => {
  test('earns no less when it does not order for sales that are gone', () => {
    // Long lead time, little stock: the plain level orders for demand that went elsewhere before the delivery.
    const over = (days: number) => negativeBinomialDistribution(2 * days, 1.5 * days);
    const demand = draws(over(1), 70_000, 34);
    const terms = { ...SHOP, shortages: 'lost', leadTimeDays: 10, ordersOn: (day: number) => day % 7 === 0 } as const;
    const live = (shortages: 'lost' | 'backordered') =>
      simulate({
        demand,
        policy: (_, { onHand, onOrder }) =>
          decide({
            demandOver: over,
            originDay: 20_773,
            daysUntilOrder: 0,
            checkDays: 1,
            stock: { onHand, onOrder, committed: 0, onOrderKnown: true },
            terms: {
              ...TEST_TERMS,
              leadTimes: [{ days: 10, share: 1 }],
              leadTimeDays: 10,
              serviceLevel: 0.9,
              shortages,
            },
          }).orderQuantity,
        terms,
        onHand: 0,
      });
    const [capped, plain] = [live('lost'), live('backordered')];
    expect(capped.averageStock).toBeLessThanOrEqual(plain.averageStock);
    expect(capped.goodCycles / capped.cycles).toBeGreaterThan(0.9);
    expect(capped.profit).toBeGreaterThan(0.995 * plain.profit);
  });
});
