// The budget of an order list, and what it leaves of each line.
import { type BulkRunRecord, changeSummary, refreshTotals } from './bulk.ts';
import type { ReadDb, WriteDb } from './sql.ts';

export interface BudgetLineRow {
  readonly product_code: string;
  readonly proposed_quantity: number;
  readonly edited_quantity: number | null;
  readonly unit_cost: number | null;
  /** null: the line proposes nothing, or the list was made before decisions were kept. */
  readonly pack_size: number | null;
  readonly profit_steps: string | null;
}

const LINES_SQL = `
SELECT l.product_code, l.proposed_quantity, l.edited_quantity, l.unit_cost, d.profit_steps,
  json_extract(d.decision, '$.packSize') AS pack_size
FROM bulk_line l LEFT JOIN bulk_line_decision d ON d.bulk_id = l.bulk_id AND d.product_code = l.product_code
WHERE l.bulk_id = ? AND (l.proposed_quantity > 0 OR l.edited_quantity > 0) ORDER BY l.product_code`;

/** Lines that order something, whatever the budget leaves of them. */
export const listBudgetLines = (db: ReadDb, bulkId: string): BudgetLineRow[] =>
  db.prepare<[string], BudgetLineRow>(LINES_SQL).all(bulkId);

/** Sets the budget (null: none any more) and what it leaves of each line. Throws not-found/bulk-run. */
export function setBulkBudget(
  db: WriteDb,
  bulkId: string,
  budget: number | null,
  lines: readonly { readonly product: string; readonly quantity: number }[],
): BulkRunRecord {
  return db.transaction(() => {
    if (budget === null) {
      db.prepare('UPDATE bulk_line SET budget_quantity = NULL WHERE bulk_id = ?').run(bulkId);
    } else {
      const update = db.prepare('UPDATE bulk_line SET budget_quantity = ? WHERE bulk_id = ? AND product_code = ?');
      for (const { product, quantity } of lines) update.run(quantity, bulkId, product);
    }
    changeSummary(db, bulkId, { budget });
    return refreshTotals(db, bulkId);
  });
}
