// The tables as Kysely sees them. The SQL that makes them is in migrations/.
import type { Generated } from 'kysely';

export interface MetaTable {
  key: string;
  value: string;
}
export interface StoreTable {
  id: Generated<number>;
  code: string;
  name: string;
  is_demo: number;
  frequency: string;
  /** StoreSettings as JSON. */
  settings: string;
  /** Raised by every change to the store's observations or products: caches and models compare it. */
  data_version: number;
  /** Raised by every change to the store's plan. */
  plan_version: Generated<number>;
  created_at: string;
  /** The upload that brought it; null: something else did. */
  upload_id: Generated<string | null>;
}
export interface SupplierTable {
  id: Generated<number>;
  store_id: number;
  name: string;
  lead_time_days: number | null;
  /** [{days, share}] as JSON: how long deliveries really took; goes before lead_time_days. */
  lead_times: string | null;
  /** Weekdays on which it takes orders as JSON, [0 = Monday … 6 = Sunday]. */
  order_weekdays: string | null;
  review_period_days: number | null;
  /** 1/10,000 of the supplier's currency unit. */
  minimum_order_value: number | null;
  /** ISO 4217; null: the store's. */
  currency: string | null;
  /** Units of the store's currency for one of the supplier's. */
  currency_rate: number | null;
  note: string | null;
}
export interface ProductTable {
  id: Generated<number>;
  store_id: number;
  code: string;
  name: string;
  category: string | null;
  region: string | null;
  supplier_id: number | null;
  /** Unit cost in 1/10,000 of the currency unit. */
  unit_cost: number | null;
  lead_time_days: number | null;
  pack_size: number | null;
  moq: number | null;
  /** 1/10,000 of the currency unit. */
  price: number | null;
  shelf_life_days: number | null;
  storage_limit: number | null;
  on_order: number | null;
  committed: number | null;
  /** The upload that brought it; null: something else did. */
  upload_id: Generated<string | null>;
  /** The product for which its history counts. */
  merged_into: Generated<number | null>;
}
/** View: products that count for another one, with the one at the end of the chain. */
export interface MergedProductView {
  id: number;
  store_id: number;
  root: number;
}
/** Primary key store_id, day, commit_number. */
export interface ClosedDayTable {
  store_id: number;
  day: number;
  /** The correction that closed it. */
  commit_number: number;
}
/** What the user says of a product; null: not set. */
export interface ProductTermsTable {
  product_id: number;
  /** 1/10,000 of the currency unit, as the price. */
  unit_cost: number | null;
  price: number | null;
  lead_time_days: number | null;
  pack_size: number | null;
  moq: number | null;
  shelf_life_days: number | null;
  storage_limit: number | null;
  on_order: number | null;
  committed: number | null;
  service_level: number | null;
  supplier_id: number | null;
  changed_at: string;
  changed_by: string;
}
/** Counted stock; primary key product_id, day. */
export interface StockCountTable {
  product_id: number;
  /** It was counted at the close of this day. */
  day: number;
  units: number;
}
export interface ObservationTable {
  product_id: number;
  day: number;
  units: number;
  /** 1/10,000 of the currency unit. */
  price: number | null;
  /** Share, 0 to 1. */
  discount: number | null;
  promotion: number | null;
  closed: number | null;
  weather: string | null;
  competitor_price: number | null;
  /** Stock at opening. */
  stock: number | null;
  units_ordered: number | null;
  upload_id: string;
}
export interface UploadTable {
  id: string;
  file_name: string;
  size_bytes: number;
  sha256: string;
  state: string;
  who: string;
  created_at: string;
  committed_at: string | null;
  /** ImportOptions as JSON. */
  options: string;
  /** ImportReport as JSON. */
  report: string | null;
  /** Place in the order of all commits. */
  commit_number: Generated<number | null>;
  /** LayerRule as JSON; null: committed before layers were kept. */
  commit_rule: Generated<string | null>;
  undone_at: Generated<string | null>;
  undone_by: Generated<string | null>;
  /** 'file', or of a correction what it changed: 'cells' | 'rename' | 'merge' | 'closed-days' */
  kind: Generated<string>;
  /** Of corrections only. */
  store_id: Generated<number | null>;
  /** CorrectionFacts as JSON (corrections.ts), of corrections only. */
  facts: Generated<string | null>;
}
/** Each file of an upload whose rows count. */
export interface UploadFileTable {
  upload_id: string;
  sha256: string;
}
export interface ObservationLayerTable {
  product_id: number;
  commit_number: number;
  /** Made by layers/layer-codec.ts. */
  days: Uint8Array;
}
export interface RecipeTable {
  id: string;
  name: string;
  /** ImportOptions as JSON. */
  options: string;
  /** What such a file's columns are called and hold, as JSON. */
  columns: string;
  /** SaidOfFile as JSON. */
  said: string;
  created_at: string;
  created_by: string;
}
export interface ProductChangeTable {
  product_id: number;
  attribute: string;
  commit_number: number;
  before: string | number | null;
  after: string | number | null;
}
export interface RejectedRowTable {
  upload_id: string;
  line: number;
  code: string;
  column_name: string | null;
  value: string;
  text: string;
  /** null: the upload has rows of one file only. */
  file_name: Generated<string | null>;
}
/**
 * Rows of a checked upload, waiting for the commit in a temporary table (staging-tables.ts), one a series and day (primary key upload_id, series, day; without
 * rowid, so that the commit reads them in order). `series` points into staging_product; codes become ids only then.
 */
export interface StagingObservationTable {
  upload_id: string;
  series: number;
  day: number;
  units: number;
  price: number | null;
  discount: number | null;
  promotion: number | null;
  closed: number | null;
  weather: string | null;
  competitor_price: number | null;
  stock: number | null;
  units_ordered: number | null;
}
/** Latest attributes of each product in a checked upload; primary key upload_id, series. */
export interface StagingProductTable {
  upload_id: string;
  /** Number of the product within the upload, from 0. */
  series: number;
  store_code: string;
  product_code: string;
  name: string | null;
  category: string | null;
  region: string | null;
  supplier: string | null;
  unit_cost: number | null;
  lead_time_days: number | null;
  pack_size: number | null;
  moq: number | null;
}
export interface FileTable {
  id: string;
  name: string;
  size_bytes: number;
  sha256: string | null;
  /** 'receiving' | 'ready' */
  state: string;
  created_at: string;
}
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
export interface PlanTable {
  store_id: number;
  /** 'product' | 'category' | 'store' */
  scope: string;
  /** Code of the product, name of the category, '' for the store. */
  name: string;
  day: number;
  /** 1/10,000 of the currency unit. */
  price: number | null;
  discount: number | null;
  promotion: number | null;
  closed: number | null;
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
export interface PurchaseOrderTable {
  id: string;
  store_id: number;
  /** What people call it: 1, 2, 3 … in each store. */
  number: number;
  supplier_id: number | null;
  supplier_name: string | null;
  /** 'draft' | 'placed' | 'received' | 'cancelled' */
  state: string;
  order_day: number;
  expected_day: number;
  received_day: number | null;
  /** The supplier's. */
  currency: string;
  /** Units of the store's currency for one of the supplier's. */
  currency_rate: number | null;
  note: string;
  bulk_id: string | null;
  origin_day: number;
  model_id: string | null;
  created_at: string;
  created_by: string;
  placed_at: string | null;
  placed_by: string | null;
  received_at: string | null;
  received_by: string | null;
}
/** Primary key order_id, product_code. */
export interface PurchaseOrderLineTable {
  order_id: string;
  product_code: string;
  name: string;
  category: string | null;
  proposed_quantity: number;
  quantity: number;
  locked: number;
  note: string;
  /** 1/10,000 of the store's currency. */
  unit_cost: number | null;
  pack_size: number;
  moq: number;
  lead_time_days: number;
  rounding_units: number;
  /** Decision as JSON; null: added by hand. */
  decision: string | null;
  /** [[units, cost, profit]] as JSON. */
  profit_steps: string | null;
}
/** Primary key order_id, product_code, day. */
export interface PurchaseOrderReceiptTable {
  order_id: string;
  product_code: string;
  day: number;
  units: number;
}
export interface PurchaseOrderChangeTable {
  number: Generated<number>;
  /** Shared by the orders that one action changed. */
  id: string;
  store_id: number;
  order_id: string;
  kind: string;
  /** What the words of the history need, as JSON. */
  facts: string;
  changed_at: string;
  changed_by: string;
  /** OrderPatch as JSON. */
  inverse: string | null;
  undone: number;
}

/** A stock list or a supplier file that was taken over. */
export interface ListImportTable {
  id: string;
  store_id: number;
  /** 'products' | 'suppliers' */
  subject: string;
  file_name: string;
  who: string;
  created_at: string;
  changed: number;
  /** ListChange[] as JSON (list-changes.ts). */
  changes: string;
  undone_at: string | null;
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

export interface Database {
  meta: MetaTable;
  store: StoreTable;
  supplier: SupplierTable;
  product: ProductTable;
  product_terms: ProductTermsTable;
  stock_count: StockCountTable;
  list_import: ListImportTable;
  observation: ObservationTable;
  upload: UploadTable;
  upload_file: UploadFileTable;
  rejected_row: RejectedRowTable;
  staging_observation: StagingObservationTable;
  staging_product: StagingProductTable;
  file: FileTable;
  job: JobTable;
  model: ModelTable;
  plan: PlanTable;
  bulk_run: BulkRunTable;
  bulk_line: BulkLineTable;
  override: OverrideTable;
  override_day: OverrideDayTable;
  bulk_line_decision: BulkLineDecisionTable;
  purchase_order: PurchaseOrderTable;
  purchase_order_line: PurchaseOrderLineTable;
  purchase_order_receipt: PurchaseOrderReceiptTable;
  purchase_order_change: PurchaseOrderChangeTable;
  alert_mark: AlertMarkTable;
  replay: ReplayTable;
  observation_layer: ObservationLayerTable;
  product_change: ProductChangeTable;
  recipe: RecipeTable;
  merged_product: MergedProductView;
  closed_day: ClosedDayTable;
}
