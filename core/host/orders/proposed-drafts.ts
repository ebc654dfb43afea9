// What an order list proposes, supplier by supplier: rows of drafts, not yet in the database.
import { resolveTerms, UNKNOWN_TERMS } from '#core/inventory/index.ts';
import { type BulkRunRecord, lineQuantity } from '#core/store/bulk.ts';
import { loadBulkDecisions } from '#core/store/bulk-decisions.ts';
import { loadOrderTerms } from '#core/store/order-terms.ts';
import type { BulkLineTable } from '#core/store/schema/forecasting.ts';
import type { PurchaseOrderLineTable } from '#core/store/schema/orders.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { listSuppliers, type SupplierRecord } from '#core/store/suppliers.ts';

export type ProposedLine = Omit<PurchaseOrderLineTable, 'order_id'>;

export interface ProposedDraft {
  /** null: its products name none. */
  readonly supplier: SupplierRecord | null;
  readonly lines: ProposedLine[];
  /** Days from the last known day to the order, as its decisions say. */
  readonly daysUntilOrder: number;
}

/** One draft a supplier, in the order of their names; products without one come last. */
export function proposedDrafts(
  db: ReadDb,
  storeId: number,
  run: BulkRunRecord,
  rows: readonly BulkLineTable[],
): ProposedDraft[] {
  const suppliers = new Map(listSuppliers(db, storeId).map((supplier) => [supplier.name, supplier]));
  const decisions = loadBulkDecisions(db, run.summary.bulkId);
  const terms = loadOrderTerms(db, storeId);
  const drafts = new Map<string | null, ProposedDraft>();
  for (const row of rows) {
    const own = terms.get(row.product_code);
    // As the product's terms have it now: a list may be older than the choice of its supplier.
    const supplier = suppliers.get(own?.supplier?.name ?? row.supplier ?? '') ?? null;
    const known = decisions.get(row.product_code);
    let draft = drafts.get(supplier?.name ?? null);
    if (!draft) {
      draft = { supplier, lines: [], daysUntilOrder: known?.decision.daysUntilOrder ?? 0 };
      drafts.set(supplier?.name ?? null, draft);
    }
    const resolved = known?.decision ?? resolveTerms(own ?? UNKNOWN_TERMS, run.basis.settings);
    draft.lines.push({
      product_code: row.product_code,
      name: row.name,
      category: row.category,
      proposed_quantity: row.proposed_quantity,
      quantity: lineQuantity(row),
      // The user's own number of the list stays the user's own in the order.
      locked: row.edited_quantity === null ? 0 : 1,
      note: '',
      unit_cost: row.unit_cost,
      pack_size: resolved.packSize,
      moq: resolved.moq,
      lead_time_days: Math.ceil(resolved.leadTimeDays),
      rounding_units: known?.decision.roundingUnits ?? 0,
      decision: known ? JSON.stringify(known.decision) : null,
      profit_steps: known?.profitSteps ?? null,
    });
  }
  return [...drafts.values()].sort((a, b) => compareNames(a.supplier?.name ?? null, b.supplier?.name ?? null));
}

function compareNames(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : Number(a > b);
}
