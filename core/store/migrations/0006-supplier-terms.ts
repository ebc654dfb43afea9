// Schema version 6: what suppliers ask for, what users set for a product, and counted stock.
import type { Migration } from './migration.ts';

export const supplierTerms: Migration = {
  version: 6,
  name: 'supplier-terms',
  sql: `
ALTER TABLE supplier ADD COLUMN lead_time_days INTEGER CHECK (lead_time_days BETWEEN 0 AND 180);
-- [{days, share}]: how long deliveries really took; goes before lead_time_days.
ALTER TABLE supplier ADD COLUMN lead_times TEXT CHECK (json_valid(lead_times));
-- Weekdays on which orders are taken, [0 = Monday … 6 = Sunday].
ALTER TABLE supplier ADD COLUMN order_weekdays TEXT CHECK (json_valid(order_weekdays));
ALTER TABLE supplier ADD COLUMN review_period_days INTEGER CHECK (review_period_days BETWEEN 1 AND 90);
-- In 1/10,000 of the supplier's currency.
ALTER TABLE supplier ADD COLUMN minimum_order_value INTEGER CHECK (minimum_order_value >= 0);
ALTER TABLE supplier ADD COLUMN currency TEXT CHECK (length(currency) = 3);
-- Units of the store's currency for one of the supplier's.
ALTER TABLE supplier ADD COLUMN currency_rate REAL CHECK (currency_rate > 0);
ALTER TABLE supplier ADD COLUMN note TEXT;

-- More that a stock list says of a product.
ALTER TABLE product ADD COLUMN price INTEGER CHECK (price >= 0);
ALTER TABLE product ADD COLUMN shelf_life_days INTEGER CHECK (shelf_life_days >= 1);
ALTER TABLE product ADD COLUMN storage_limit INTEGER CHECK (storage_limit >= 1);
ALTER TABLE product ADD COLUMN on_order REAL CHECK (on_order >= 0);
ALTER TABLE product ADD COLUMN committed REAL CHECK (committed >= 0);

-- What the user says of a product, apart from what files say: it outlives imports. NULL: not set.
CREATE TABLE product_terms (
  product_id INTEGER PRIMARY KEY REFERENCES product (id) ON DELETE CASCADE,
  unit_cost INTEGER CHECK (unit_cost >= 0),
  price INTEGER CHECK (price >= 0),
  lead_time_days INTEGER CHECK (lead_time_days BETWEEN 0 AND 180),
  pack_size INTEGER CHECK (pack_size >= 1),
  moq INTEGER CHECK (moq >= 1),
  shelf_life_days INTEGER CHECK (shelf_life_days >= 1),
  storage_limit INTEGER CHECK (storage_limit >= 1),
  on_order REAL CHECK (on_order >= 0),
  committed REAL CHECK (committed >= 0),
  service_level REAL CHECK (service_level BETWEEN 0.5 AND 0.995),
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE SET NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;
CREATE INDEX product_terms_supplier ON product_terms (supplier_id);

-- Stock that somebody counted, or that a stock list told, at the close of a day.
CREATE TABLE stock_count (
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  units REAL NOT NULL CHECK (units >= 0),
  PRIMARY KEY (product_id, day)
) STRICT, WITHOUT ROWID;
`,
};
