// Outcomes of simulated shops, and what many of them add up to.
import type { ReplayOutcome } from '#core/contract/replays.ts';
import type { SimulationResult } from '#core/inventory/index.ts';

export function toOutcome(result: SimulationResult, unitCost: number, price: number): ReplayOutcome {
  return {
    demandedUnits: result.demanded,
    soldUnits: result.sold,
    lostUnits: result.lost,
    fillRate: result.fillRate,
    averageStockUnits: result.averageStock,
    averageStockValue: unitCost * result.averageStock,
    orders: result.orders,
    wastedUnits: result.wasted,
    revenue: result.revenue,
    lostRevenue: price * result.lost,
    holdingCost: result.holdingCost,
    wasteCost: result.wasteCost,
    profit: result.profit,
  };
}

/** Sums; the share of demand met from the shelf is that of all units. */
export function addOutcomes(outcomes: readonly ReplayOutcome[]): ReplayOutcome {
  const total = (field: keyof ReplayOutcome): number => outcomes.reduce((sum, outcome) => sum + outcome[field], 0);
  const demandedUnits = total('demandedUnits');
  const met = outcomes.reduce((sum, outcome) => sum + outcome.fillRate * outcome.demandedUnits, 0);
  return {
    demandedUnits,
    soldUnits: total('soldUnits'),
    lostUnits: total('lostUnits'),
    fillRate: demandedUnits > 0 ? met / demandedUnits : 1,
    averageStockUnits: total('averageStockUnits'),
    averageStockValue: total('averageStockValue'),
    orders: total('orders'),
    wastedUnits: total('wastedUnits'),
    revenue: total('revenue'),
    lostRevenue: total('lostRevenue'),
    holdingCost: total('holdingCost'),
    wasteCost: total('wasteCost'),
    profit: total('profit'),
  };
}

export interface RuleOutcome {
  readonly factor: number;
  readonly total: ReplayOutcome;
}

/** Between the two settings of the simple rule whose stock values lie around `stockValue`; null beyond the outermost. */
export function atEqualStock(
  rules: readonly RuleOutcome[],
  stockValue: number,
): { factor: number; profit: number; fillRate: number } | null {
  const byStock = [...rules].sort((a, b) => a.total.averageStockValue - b.total.averageStockValue);
  for (let i = 1; i < byStock.length; i++) {
    const [less, more] = [byStock[i - 1], byStock[i]];
    const span = more.total.averageStockValue - less.total.averageStockValue;
    if (less.total.averageStockValue > stockValue || more.total.averageStockValue < stockValue) continue;
    const share = span > 0 ? (stockValue - less.total.averageStockValue) / span : 0;
    const between = (a: number, b: number): number => a + share * (b - a);
    return {
      factor: between(less.factor, more.factor),
      profit: between(less.total.profit, more.total.profit),
      fillRate: between(less.total.fillRate, more.total.fillRate),
    };
  }
  return null;
}
