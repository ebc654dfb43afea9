// Schema version 2: what a shop plans, day by day.
import type { Migration } from './migration.ts';

export const planSchema: Migration = {
  version: 2,
  name: 'plan',
  sql: `
-- One planned day of a product (by its code, which survives an undone import), of a category, or of the store (name '').
CREATE TABLE plan (
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  scope TEXT NOT NULL CHECK (scope IN ('product', 'category', 'store')),
  name TEXT NOT NULL CHECK ((scope = 'store') = (name = '')),
  day INTEGER NOT NULL,
  price INTEGER CHECK (price >= 0),
  discount REAL CHECK (discount BETWEEN 0 AND 1),
  promotion INTEGER CHECK (promotion IN (0, 1)),
  closed INTEGER CHECK (closed IN (0, 1)),
  PRIMARY KEY (store_id, scope, name, day),
  CHECK (coalesce(price, discount, promotion, closed) IS NOT NULL),
  CHECK (price IS NULL OR scope = 'product')
) STRICT, WITHOUT ROWID;

-- Raised by every change to the plan: forecasts that were kept compare it. Models do not depend on it.
ALTER TABLE store ADD COLUMN plan_version INTEGER NOT NULL DEFAULT 1;
`,
};
