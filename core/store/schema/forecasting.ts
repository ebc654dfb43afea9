// Tables of jobs, models, order lists, own numbers, alerts and replays.
import type { Generated } from 'kysely';

export interface JobTable {
  id: string;
  kind: string;
  state: string;
  store_code: string | null;
  title: string;
  stage: string | null;
  progress: number;
  detail: string | null;
  created_at: string;
  started_at: string | null;
  finished_at: string | null;
  error: string | null;
  result: string | null;
  input: string;
}

export interface ModelTable {
  id: string;
  store_id: number;
  version: number;
  status: string;
  origin_day: number;
  data_version: number;
  /** 1: its files were deleted. */
  archived: Generated<number>;
  trained_at: string;
  /** ModelCard as JSON. */
  card: string;
  /** LossPoint[] as JSON. */
  curve: string;
}

export interface BulkRunTable {
  id: string;
  store_id: number;
  model_id: string;
  date_day: number;
  origin_day: number;
  horizon_days: number;
  created_at: string;
  /** BulkSummary and BulkBasis as JSON (bulk.ts). */
  summary: string;
}

export interface BulkLineTable {
  bulk_id: string;
  product_code: string;
  name: string;
  category: string | null;
  supplier: string | null;
  demand_class: string;
  forecaster: string;
  status: string;
  status_rank: number;
  on_hand: number | null;
  demand_mean: number;
  demand_low: number;
  demand_high: number;
  days_of_cover: number | null;
  proposed_quantity: number;
  edited_quantity: number | null;
  unit_cost: number | null;
  revenue_at_risk: number | null;
  priority: number;
  priority_unit: string;
  confidence: string;
  confidence_rank: number;
  has_assumptions: number;
  /** 1: the user's own units count in its demand. */
  overridden: number;
  /** Code, name, category and supplier as a search sees them (text-fold.ts). */
  search_text: string;
  /** What the budget of the list leaves of it; null: no budget is set. */
  budget_quantity: number | null;
}

/** Primary key bulk_id, product_code; only of lines that propose an order. */
export interface BulkLineDecisionTable {
  bulk_id: string;
  product_code: string;
  /** Decision as JSON. */
  decision: string;
  /** [[units, cost, profit]] as JSON; null where cost or price is not known. */
  profit_steps: string | null;
}

export interface OverrideTable {
  number: Generated<number>;
  id: string;
  product_id: number;
  first_day: number;
  last_day: number;
  /** 'units' | 'change' */
  kind: string;
  amount: number;
  reason: string;
  origin_day: number;
  created_at: string;
  created_by: string;
  removed_at: string | null;
  removed_by: string | null;
}

/** Primary key override_number, day. */
export interface OverrideDayTable {
  override_number: number;
  day: number;
  model_units: number;
  units: number;
}

/** Primary key product_id, kind. */
export interface AlertMarkTable {
  product_id: number;
  kind: string;
  /** 'snoozed' | 'dismissed' */
  state: string;
  until: string;
  cost: number;
  marked_at: string;
  marked_by: string;
}

export interface ReplayTable {
  job_id: string;
  store_id: number;
  created_at: string;
  /** ReplaySummary as JSON. */
  summary: string;
  /** ReplayLine[] as JSON. */
  lines: string;
}
