// The decisions behind the proposed lines of an order list, kept for the orders made from it and for its budget.
import type { Decision } from '../contract/predictions.ts';
import type { BulkLineDecisionTable } from './schema/forecasting.ts';
import type { ReadDb } from './sql.ts';

export interface BulkLineDecision {
  readonly decision: Decision;
  /** As stored: see profit-steps.ts of the orders. */
  readonly profitSteps: string | null;
}

/** By product code; lists made before decisions were kept have none. */
export function loadBulkDecisions(db: ReadDb, bulkId: string): Map<string, BulkLineDecision> {
  const rows = db
    .prepare<[string], BulkLineDecisionTable>('SELECT * FROM bulk_line_decision WHERE bulk_id = ?')
    .all(bulkId);
  return new Map(
    rows.map((row) => [
      row.product_code,
      { decision: JSON.parse(row.decision) as Decision, profitSteps: row.profit_steps },
    ]),
  );
}
