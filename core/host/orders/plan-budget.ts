// A budget over lines of orders: what each gets, and what that comes to. The maths is core/inventory's.
import type { BudgetOutcome } from '#core/contract/budgets.ts';
import { createBudgetAllocator } from '#core/inventory/index.ts';
import { PRICE_SCALE } from '#core/store/series.ts';
import type { CurveReader } from './profit-steps.ts';

export interface BudgetedLine {
  readonly proposed: number;
  /** The user's own number, which no budget changes; null: the budget decides. */
  readonly fixed: number | null;
  readonly packSize: number;
  /** 1/10,000 of the currency unit. */
  readonly unitCost: number | null;
  /** As stored (profit-steps.ts). */
  readonly profitSteps: string | null;
}

export interface BudgetPlan {
  /** Of each line, in their order. */
  readonly quantities: readonly number[];
  readonly outcome: BudgetOutcome;
}

/**
 * Lines that are fixed, and those of which nobody knows what they earn, are paid first. What is left of the budget goes
 * to the others, pack by pack, by expected profit per unit of money; money that is left when all that earns is bought goes
 * to what the service level asks for beyond that. null: everything as proposed.
 */
export function planBudget(lines: readonly BudgetedLine[], budget: number | null, read: CurveReader): BudgetPlan {
  const quantities = lines.map(({ fixed, proposed }) => fixed ?? proposed);
  const curves = read(lines.map(({ profitSteps }) => profitSteps));
  const ranked = lines.flatMap(({ fixed }, i) => (fixed === null && (curves[i]?.length ?? 0) > 0 ? [i] : []));
  const scaledCostOf = (i: number): number => quantities[i] * (lines[i].unitCost ?? 0);
  const sum = (indexes: readonly number[], of: (i: number) => number): number =>
    indexes.reduce((total, i) => total + of(i), 0);
  const all = lines.map((_, i) => i);
  const fullUnits = sum(all, (i) => quantities[i]);
  // Summed in 1/10,000 and divided once, so that sums agree to the cent.
  const costOf = (indexes: readonly number[]): number => sum(indexes, scaledCostOf) / PRICE_SCALE;
  const fullCost = costOf(all);
  const isRanked = new Set(ranked);
  const fixedCost = costOf(all.filter((i) => !isRanked.has(i)));
  const fullProfit = sum(ranked, (i) => curves[i]?.at(-1)?.profit ?? 0);
  let profit = fullProfit;
  if (budget !== null) {
    const allocate = createBudgetAllocator(
      ranked.map((i) => ({ steps: curves[i] ?? [], packSize: lines[i].packSize })),
      { spendAtALoss: true },
    );
    const allocation = allocate(Math.max(0, budget - fixedCost));
    ranked.forEach((i, place) => {
      quantities[i] = allocation.units[place];
    });
    profit = allocation.profit;
  }
  return {
    quantities,
    outcome: {
      budget,
      cost: costOf(all),
      units: sum(all, (i) => quantities[i]),
      profit,
      fullCost,
      fullUnits,
      fullProfit,
      fixedCost,
      lines: quantities.filter((quantity) => quantity > 0).length,
      reducedLines: ranked.filter((i) => quantities[i] < lines[i].proposed).length,
      unrankedLines: lines.filter(({ fixed, proposed }, i) => fixed === null && proposed > 0 && !curves[i]?.length)
        .length,
    },
  };
}
