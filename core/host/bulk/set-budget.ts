// The budget of an order list: lines that nobody edited share what the edited ones leave.
import type { BudgetOutcome } from '#core/contract/budgets.ts';
import type { BulkSummary } from '#core/contract/bulk.ts';
import { getBulkRun } from '#core/store/bulk.ts';
import { listBudgetLines, setBulkBudget } from '#core/store/bulk-budget.ts';
import type { EngineContext } from '../context.ts';
import { planBudget } from '../orders/plan-budget.ts';
import { keptCurves } from '../orders/profit-steps.ts';

/** Throws not-found/bulk-run. */
export function setBudget(
  ctx: EngineContext,
  { bulkId, budget, apply }: { readonly bulkId: string; readonly budget: number | null; readonly apply: boolean },
): { outcome: BudgetOutcome; summary: BulkSummary } {
  const { db } = ctx;
  const { summary } = getBulkRun(db, bulkId);
  const rows = listBudgetLines(db, bulkId);
  const { quantities, outcome } = planBudget(
    rows.map((row) => ({
      proposed: row.proposed_quantity,
      fixed: row.edited_quantity,
      packSize: row.pack_size ?? 1,
      unitCost: row.unit_cost,
      profitSteps: row.profit_steps,
    })),
    budget,
    ctx.service(keptCurves),
  );
  if (!apply) return { outcome, summary };
  const lines = rows.map(({ product_code: product }, i) => ({ product, quantity: quantities[i] }));
  return { outcome, summary: setBulkBudget(db, bulkId, budget, lines).summary };
}
