// Tables of orders to suppliers.
import type { Generated } from 'kysely';

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
