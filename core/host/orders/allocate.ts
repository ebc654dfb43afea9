// The budget over the drafts of a store: unlocked lines of all of them together.
import type { BudgetOutcome } from '#core/contract/budgets.ts';
import { changeOrders } from '#core/store/order-changes.ts';
import { type BudgetRow, getPurchaseOrder, listDraftBudgetRows } from '#core/store/purchase-orders.ts';
import { getStore } from '#core/store/stores.ts';
import type { EngineContext } from '../context.ts';
import { whoIs } from '../preferences.ts';
import { planBudget } from './plan-budget.ts';
import { keptCurves } from './profit-steps.ts';

/** Throws not-found/store. Answers no change where every line has that quantity already. */
export function allocateDrafts(
  ctx: EngineContext,
  { store, budget, apply }: { readonly store: string; readonly budget: number | null; readonly apply: boolean },
): { outcome: BudgetOutcome; changeId: string | null } {
  const { db, config } = ctx;
  const { id: storeId, settings } = getStore(db, store);
  const rows = listDraftBudgetRows(db, storeId);
  const { quantities, outcome } = planBudget(rows.map(toLine), budget, ctx.service(keptCurves));
  const changed = new Map<string, { product: string; row: { quantity: number } }[]>();
  rows.forEach(({ order_id, product_code: product, quantity }, i) => {
    if (quantity === quantities[i]) return;
    const lines = changed.get(order_id) ?? [];
    changed.set(order_id, lines);
    lines.push({ product, row: { quantity: quantities[i] } });
  });
  if (!apply || changed.size === 0) return { outcome, changeId: null };
  const facts = { budget: budget ?? undefined, currency: settings.currency };
  const patches = [...changed].map(([orderId, lines]) => {
    const { number, supplier_name: supplier } = getPurchaseOrder(db, orderId);
    return { orderId, lines, facts: { number, supplier, lines: lines.length, ...facts } };
  });
  const at = config.now().toISOString();
  return { outcome, changeId: changeOrders(db, { storeId, kind: 'allocated', at, by: whoIs(config), patches }) };
}

const toLine = (row: BudgetRow) => ({
  proposed: row.proposed_quantity,
  fixed: row.locked === 1 ? row.quantity : null,
  packSize: row.pack_size,
  unitCost: row.unit_cost,
  profitSteps: row.profit_steps,
});
