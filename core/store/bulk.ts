// Bulk runs: the order lists of a store, one row a product, as they were computed and as their user edited them.
import { sql } from 'kysely';
import type { BulkSummary } from '../contract/bulk.ts';
import { AppError } from '../contract/errors.ts';
import { DEFAULT_STORE_SETTINGS, type StoreSettings } from '../contract/stores.ts';
import type { Day } from '../math/day.ts';
import { toMinorUnits } from '../math/money.ts';
import type { BulkLineDecisionTable, BulkLineTable } from './schema/forecasting.ts';
import { PRICE_SCALE } from './series.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from './sql.ts';
import { getStore } from './stores.ts';

/** Runs kept for each store, the newest first. */
export const BULK_RUNS_KEPT = 5;

export type BulkLineRow = BulkLineTable;

/** What a run was computed from, so that one line of it can be computed again and explained. */
export interface BulkBasis {
  readonly dataVersion: number;
  readonly settings: StoreSettings;
  /** As-of day that was asked for; null: the store's last day. */
  readonly asOfDay: Day | null;
  /** Steps ahead that the forecast was prepared for. */
  readonly forecastSteps: number;
  readonly categories: readonly string[];
  readonly suppliers: readonly string[];
  /** Overrides that counted (see overridesKey); left out by older runs. */
  readonly overrides?: string;
  /** What was on its way counted as of this change (see ordersVersion); left out by older runs. */
  readonly ordersVersion?: number;
}

export interface BulkRunRecord {
  readonly summary: BulkSummary;
  readonly basis: BulkBasis;
  readonly dateDay: Day;
  readonly originDay: Day;
}

const LINE_COLUMNS: readonly (keyof BulkLineRow)[] = [
  'bulk_id',
  'product_code',
  'name',
  'category',
  'supplier',
  'demand_class',
  'forecaster',
  'status',
  'status_rank',
  'on_hand',
  'demand_mean',
  'demand_low',
  'demand_high',
  'days_of_cover',
  'proposed_quantity',
  'edited_quantity',
  'unit_cost',
  'revenue_at_risk',
  'priority',
  'priority_unit',
  'confidence',
  'confidence_rank',
  'has_assumptions',
  'overridden',
  'search_text',
  'budget_quantity',
];

export type BulkLineDecisionRow = BulkLineDecisionTable;

/**
 * Saves a run with its lines and the decisions behind those that order something, and forgets the store's oldest ones:
 * all in one transaction.
 */
export function saveBulkRun(
  db: WriteDb,
  run: BulkRunRecord,
  lines: Iterable<BulkLineRow>,
  decisions: Iterable<BulkLineDecisionRow> = [],
): void {
  const { summary } = run;
  const storeId = getStore(db, summary.store).id;
  const places = LINE_COLUMNS.map(() => '?').join(', ');
  const insertLine = db.prepare(`INSERT INTO bulk_line (${LINE_COLUMNS.join(', ')}) VALUES (${places})`);
  const insertDecision = db.prepare('INSERT INTO bulk_line_decision VALUES (?, ?, ?, ?)');
  db.transaction(() => {
    db.run(
      q.insertInto('bulk_run').values({
        id: summary.bulkId,
        store_id: storeId,
        model_id: summary.modelId,
        date_day: run.dateDay,
        origin_day: run.originDay,
        horizon_days: summary.horizonDays,
        created_at: summary.createdAt,
        summary: toStored(run),
      }),
    );
    for (const line of lines) insertLine.run(...LINE_COLUMNS.map((column) => line[column] as SqlValue));
    for (const { bulk_id, product_code, decision, profit_steps } of decisions) {
      insertDecision.run(bulk_id, product_code, decision, profit_steps);
    }
    const kept = q
      .selectFrom('bulk_run')
      .select('id')
      .where('store_id', '=', storeId)
      .orderBy('created_at', 'desc')
      .orderBy(sql`rowid`, 'desc')
      .limit(BULK_RUNS_KEPT);
    db.run(q.deleteFrom('bulk_run').where('store_id', '=', storeId).where('id', 'not in', kept));
  });
}

/** Throws not-found/bulk-run. */
export function getBulkRun(db: ReadDb, bulkId: string): BulkRunRecord {
  const row = db.get(q.selectFrom('bulk_run').select(['summary', 'date_day', 'origin_day']).where('id', '=', bulkId));
  if (!row) {
    const message = `There is no bulk run ${bulkId}; the last ${BULK_RUNS_KEPT} of each store are kept.`;
    throw new AppError('not-found/bulk-run', message, { name: bulkId });
  }
  return fromStored(row);
}

/** The newest run of a store. Throws not-found/store. */
export function findLatestBulkRun(db: ReadDb, storeCode: string): BulkRunRecord | undefined {
  const row = db.get(
    q
      .selectFrom('bulk_run')
      .select(['summary', 'date_day', 'origin_day'])
      .where('store_id', '=', getStore(db, storeCode).id)
      .orderBy('created_at', 'desc')
      .orderBy(sql`rowid`, 'desc')
      .limit(1),
  );
  return row && fromStored(row);
}

/** Throws not-found/product when the run has no line for it. */
export function getBulkLine(db: ReadDb, bulkId: string, productCode: string): BulkLineRow {
  const row = db.get(
    q.selectFrom('bulk_line').selectAll().where('bulk_id', '=', bulkId).where('product_code', '=', productCode),
  );
  if (!row) {
    throw new AppError('not-found/product', `The list has no product "${productCode}".`, { name: productCode });
  }
  return row;
}

/** What a run's order adds up to, with the quantities that its user set. */
export interface OrderTotals {
  readonly units: number;
  /** In major currency units; null when no line has a unit cost. */
  readonly cost: number | null;
}

/** What a line orders: the user's own number, else what the budget leaves of it, else the proposal. */
export const LINE_QUANTITY_SQL = 'coalesce(edited_quantity, budget_quantity, proposed_quantity)';

export const lineQuantity = (
  row: Pick<BulkLineRow, 'edited_quantity' | 'budget_quantity' | 'proposed_quantity'>,
): number => row.edited_quantity ?? row.budget_quantity ?? row.proposed_quantity;

const TOTALS_SQL = `
SELECT coalesce(sum(${LINE_QUANTITY_SQL}), 0) AS units, sum(${LINE_QUANTITY_SQL} * unit_cost) AS cost
FROM bulk_line WHERE bulk_id = ?`;

export function sumOrder(db: ReadDb, bulkId: string): OrderTotals {
  const row = db.prepare<[string], { units: number; cost: number | null }>(TOTALS_SQL).get(bulkId);
  const cost = row?.cost ?? null;
  return { units: row?.units ?? 0, cost: cost === null ? null : toMinorUnits(cost / PRICE_SCALE) };
}

/**
 * Sets the user's own quantity of a line (null: the proposed one again) and the run's totals with it.
 * Throws not-found/bulk-run, not-found/product.
 */
export function setBulkQuantity(
  db: WriteDb,
  bulkId: string,
  productCode: string,
  quantity: number | null,
): BulkRunRecord {
  return db.transaction(() => {
    getBulkLine(db, bulkId, productCode);
    db.run(
      q
        .updateTable('bulk_line')
        .set({ edited_quantity: quantity })
        .where('bulk_id', '=', bulkId)
        .where('product_code', '=', productCode),
    );
    return refreshTotals(db, bulkId);
  });
}

/** Brings a run's totals in line with its lines; call it within the transaction that changed them. */
export function refreshTotals(db: WriteDb, bulkId: string): BulkRunRecord {
  const { units, cost } = sumOrder(db, bulkId);
  return changeSummary(db, bulkId, { unitsToOrder: units, orderCost: cost });
}

/** Throws not-found/bulk-run. */
export function changeSummary(db: WriteDb, bulkId: string, change: Partial<BulkSummary>): BulkRunRecord {
  const run = getBulkRun(db, bulkId);
  const changed = { ...run, summary: { ...run.summary, ...change } };
  db.run(
    q
      .updateTable('bulk_run')
      .set({ summary: toStored(changed) })
      .where('id', '=', bulkId),
  );
  return changed;
}

interface StoredRun {
  summary: BulkSummary;
  basis: BulkBasis;
}

const toStored = ({ summary, basis }: BulkRunRecord): string => JSON.stringify({ summary, basis } satisfies StoredRun);

function fromStored(row: { summary: string; date_day: Day; origin_day: Day }): BulkRunRecord {
  const stored = JSON.parse(row.summary) as StoredRun;
  // Lists from before notices had codes, and from before budgets, have none.
  const summary = { ...stored.summary, notices: stored.summary.notices ?? [], budget: stored.summary.budget ?? null };
  // Settings that a later version added take their defaults, as a store's own do.
  const basis = { ...stored.basis, settings: { ...DEFAULT_STORE_SETTINGS, ...stored.basis.settings } };
  return { summary, basis, dateDay: row.date_day, originDay: row.origin_day };
}
