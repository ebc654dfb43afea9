// Schema version 8: orders to suppliers with their lines, deliveries and history; budgets of order lists.
import type { Migration } from './migration.ts';

export const purchaseOrders: Migration = {
  version: 8,
  name: 'purchase-orders',
  sql: `
CREATE TABLE purchase_order (
  id TEXT PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  -- What people call it: 1, 2, 3 … in each store.
  number INTEGER NOT NULL CHECK (number >= 1),
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE SET NULL,
  -- As it was called when the order was made; NULL: none is named.
  supplier_name TEXT,
  state TEXT NOT NULL CHECK (state IN ('draft', 'placed', 'received', 'cancelled')),
  order_day INTEGER NOT NULL,
  expected_day INTEGER NOT NULL CHECK (expected_day >= order_day),
  received_day INTEGER,
  -- The supplier's currency, and units of the store's for one of it; NULL: nobody said.
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  currency_rate REAL CHECK (currency_rate > 0),
  note TEXT NOT NULL,
  -- The list that it was made from, which may have been forgotten since.
  bulk_id TEXT,
  origin_day INTEGER NOT NULL,
  model_id TEXT,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  placed_at TEXT,
  placed_by TEXT,
  received_at TEXT,
  received_by TEXT,
  UNIQUE (store_id, number),
  CHECK ((state = 'received') = (received_day IS NOT NULL)),
  CHECK (state NOT IN ('placed', 'received') OR placed_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_order_state ON purchase_order (store_id, state);
CREATE INDEX purchase_order_supplier ON purchase_order (supplier_id);

-- Names as they were: an order stays readable when products are renamed or go.
CREATE TABLE purchase_order_line (
  order_id TEXT NOT NULL REFERENCES purchase_order (id) ON DELETE CASCADE,
  product_code TEXT NOT NULL,
  name TEXT NOT NULL,
  category TEXT,
  proposed_quantity REAL NOT NULL CHECK (proposed_quantity >= 0),
  quantity REAL NOT NULL CHECK (quantity >= 0),
  locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
  note TEXT NOT NULL,
  -- In 1/10,000 of the store's currency.
  unit_cost INTEGER CHECK (unit_cost >= 0),
  pack_size INTEGER NOT NULL CHECK (pack_size >= 1),
  moq INTEGER NOT NULL CHECK (moq >= 1),
  lead_time_days INTEGER NOT NULL CHECK (lead_time_days >= 0),
  -- Units of the proposal that minimum and pack added to what is needed.
  rounding_units REAL NOT NULL CHECK (rounding_units >= 0),
  -- The decision that it was proposed by, number by number; NULL: added by hand.
  decision TEXT CHECK (json_valid(decision)),
  -- [[units, cost, profit]]: what it earns pack by pack.
  profit_steps TEXT CHECK (json_valid(profit_steps)),
  PRIMARY KEY (order_id, product_code)
) STRICT;
CREATE INDEX purchase_order_line_product ON purchase_order_line (product_code);

-- What came in, one row a line and day.
CREATE TABLE purchase_order_receipt (
  order_id TEXT NOT NULL,
  product_code TEXT NOT NULL,
  day INTEGER NOT NULL,
  units REAL NOT NULL CHECK (units > 0),
  PRIMARY KEY (order_id, product_code, day),
  FOREIGN KEY (order_id, product_code) REFERENCES purchase_order_line (order_id, product_code) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What was done to orders, by whom and when. Rows of one action share its id. They outlive orders that are removed, so
-- that the removal can be taken back.
CREATE TABLE purchase_order_change (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  order_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- What the words of the history need.
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  -- What takes it back (OrderPatch); NULL: too old.
  inverse TEXT CHECK (json_valid(inverse)),
  undone INTEGER NOT NULL CHECK (undone IN (0, 1))
) STRICT;
CREATE INDEX purchase_order_change_id ON purchase_order_change (id);
CREATE INDEX purchase_order_change_store ON purchase_order_change (store_id, number);
CREATE INDEX purchase_order_change_order ON purchase_order_change (order_id, number);

-- The decision behind each proposed line of a list, for the orders that are made from it and for its budget.
CREATE TABLE bulk_line_decision (
  bulk_id TEXT NOT NULL,
  product_code TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (json_valid(decision)),
  profit_steps TEXT CHECK (json_valid(profit_steps)),
  PRIMARY KEY (bulk_id, product_code),
  FOREIGN KEY (bulk_id, product_code) REFERENCES bulk_line (bulk_id, product_code) ON DELETE CASCADE
) STRICT;

-- What the budget of a list leaves of a line that nobody edited; NULL: no budget is set.
ALTER TABLE bulk_line ADD COLUMN budget_quantity REAL CHECK (budget_quantity >= 0);
`,
};
