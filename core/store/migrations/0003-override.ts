// Overrides: what the user says instead of the model, apart from the model's numbers, with what the model said then.
import type { Migration } from './migration.ts';

export const overrideTables: Migration = {
  version: 3,
  name: 'override',
  sql: `
-- AUTOINCREMENT: of two overrides of one day the later one counts, even when both were made within a millisecond.
CREATE TABLE override (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('units', 'change')),
  amount REAL NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  -- The last known day when it was made: forecasts from earlier days do not know of it.
  origin_day INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  removed_at TEXT,
  removed_by TEXT,
  CHECK (last_day >= first_day AND first_day > origin_day),
  CHECK ((removed_at IS NULL) = (removed_by IS NULL))
) STRICT;
CREATE INDEX override_product ON override (product_id, last_day);

-- One row a step: what the model said when the override was made, and what the user said.
CREATE TABLE override_day (
  override_number INTEGER NOT NULL REFERENCES override (number) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  model_units REAL NOT NULL CHECK (model_units >= 0),
  units REAL NOT NULL CHECK (units >= 0),
  PRIMARY KEY (override_number, day)
) STRICT, WITHOUT ROWID;

ALTER TABLE bulk_line ADD COLUMN overridden INTEGER NOT NULL DEFAULT 0 CHECK (overridden IN (0, 1));
`,
};
