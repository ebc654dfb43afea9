// Tables of stores, their products and suppliers, and what is planned for them.
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
