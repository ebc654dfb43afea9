// Schema version 1: every table of schema.ts.
import type { Migration } from './migration.ts';

export const initialSchema: Migration = {
  version: 1,
  name: 'initial',
  sql: `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- AUTOINCREMENT: an id is never given twice, so id and data_version together name one state of one store's data.
CREATE TABLE store (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL,
  is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
  frequency TEXT NOT NULL CHECK (frequency IN ('daily', 'weekly', 'monthly')),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  data_version INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE supplier (
  id INTEGER PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  name TEXT NOT NULL CHECK (name <> ''),
  UNIQUE (store_id, name)
) STRICT;

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  code TEXT NOT NULL CHECK (code <> ''),
  name TEXT NOT NULL,
  category TEXT,
  region TEXT,
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE SET NULL,
  unit_cost INTEGER CHECK (unit_cost >= 0),
  lead_time_days INTEGER CHECK (lead_time_days BETWEEN 0 AND 180),
  pack_size INTEGER CHECK (pack_size >= 1),
  moq INTEGER CHECK (moq >= 1),
  UNIQUE (store_id, code)
) STRICT;
CREATE INDEX product_supplier ON product (supplier_id);

CREATE TABLE upload (
  id TEXT PRIMARY KEY,
  file_name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('checking', 'ready', 'committing', 'committed', 'discarded', 'failed')),
  who TEXT NOT NULL,
  created_at TEXT NOT NULL,
  committed_at TEXT,
  options TEXT NOT NULL CHECK (json_valid(options)),
  report TEXT CHECK (json_valid(report))
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_created ON upload (created_at);
CREATE INDEX upload_content ON upload (sha256);

-- One product, one day. Clustered by product, so that a series is one range of pages.
-- Negative units are returns: they stay here and count as 0 for training.
CREATE TABLE observation (
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  units REAL NOT NULL,
  price INTEGER CHECK (price >= 0),
  discount REAL CHECK (discount BETWEEN 0 AND 1),
  promotion INTEGER CHECK (promotion IN (0, 1)),
  closed INTEGER CHECK (closed IN (0, 1)),
  weather TEXT,
  competitor_price INTEGER CHECK (competitor_price >= 0),
  stock REAL,
  units_ordered REAL,
  upload_id TEXT NOT NULL REFERENCES upload (id),
  PRIMARY KEY (product_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE rejected_row (
  upload_id TEXT NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  code TEXT NOT NULL,
  column_name TEXT,
  value TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX rejected_row_upload ON rejected_row (upload_id, line);

-- No foreign keys: half a million rows go in at a time, and recoverUploads empties both tables at every start.
CREATE TABLE staging_observation (
  upload_id TEXT NOT NULL,
  series INTEGER NOT NULL,
  day INTEGER NOT NULL,
  units REAL NOT NULL,
  price INTEGER,
  discount REAL,
  promotion INTEGER,
  closed INTEGER,
  weather TEXT,
  competitor_price INTEGER,
  stock REAL,
  units_ordered REAL,
  PRIMARY KEY (upload_id, series, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE staging_product (
  upload_id TEXT NOT NULL,
  series INTEGER NOT NULL,
  store_code TEXT NOT NULL,
  product_code TEXT NOT NULL,
  name TEXT,
  category TEXT,
  region TEXT,
  supplier TEXT,
  unit_cost INTEGER,
  lead_time_days INTEGER,
  pack_size INTEGER,
  moq INTEGER,
  PRIMARY KEY (upload_id, series)
) STRICT, WITHOUT ROWID;

CREATE TABLE file (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),
  sha256 TEXT,
  state TEXT NOT NULL CHECK (state IN ('receiving', 'ready')),
  created_at TEXT NOT NULL,
  CHECK (state = 'receiving' OR sha256 IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
  store_code TEXT,
  title TEXT NOT NULL,
  stage TEXT,
  progress REAL NOT NULL CHECK (progress BETWEEN 0 AND 1),
  detail TEXT,
  created_at TEXT NOT NULL,
  started_at TEXT,
  finished_at TEXT,
  error TEXT CHECK (json_valid(error)),
  result TEXT CHECK (json_valid(result)),
  input TEXT NOT NULL CHECK (json_valid(input)),
  CHECK ((state = 'failed') = (error IS NOT NULL)),
  CHECK ((state IN ('succeeded', 'failed', 'cancelled')) = (finished_at IS NOT NULL))
) STRICT;
CREATE INDEX job_created ON job (created_at);

CREATE TABLE model (
  id TEXT PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version >= 1),
  status TEXT NOT NULL CHECK (status IN ('active', 'previous', 'as-of', 'failed')),
  origin_day INTEGER NOT NULL,
  data_version INTEGER NOT NULL,
  trained_at TEXT NOT NULL,
  card TEXT NOT NULL CHECK (json_valid(card)),
  curve TEXT NOT NULL CHECK (json_valid(curve)),
  UNIQUE (store_id, version)
) STRICT;
-- A store has one active model.
CREATE UNIQUE INDEX model_active ON model (store_id) WHERE status = 'active';

CREATE TABLE bulk_run (
  id TEXT PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  model_id TEXT NOT NULL,
  date_day INTEGER NOT NULL,
  origin_day INTEGER NOT NULL,
  horizon_days INTEGER NOT NULL CHECK (horizon_days BETWEEN 1 AND 90),
  created_at TEXT NOT NULL,
  summary TEXT NOT NULL CHECK (json_valid(summary))
) STRICT;
CREATE INDEX bulk_run_store ON bulk_run (store_id, created_at);

CREATE TABLE bulk_line (
  bulk_id TEXT NOT NULL REFERENCES bulk_run (id) ON DELETE CASCADE,
  product_code TEXT NOT NULL,
  name TEXT NOT NULL,
  category TEXT,
  supplier TEXT,
  demand_class TEXT NOT NULL,
  forecaster TEXT NOT NULL,
  status TEXT NOT NULL,
  status_rank INTEGER NOT NULL,
  on_hand REAL,
  demand_mean REAL NOT NULL,
  demand_low REAL NOT NULL,
  demand_high REAL NOT NULL,
  days_of_cover REAL,
  proposed_quantity REAL NOT NULL,
  edited_quantity REAL,
  unit_cost INTEGER,
  revenue_at_risk REAL,
  priority REAL NOT NULL,
  priority_unit TEXT NOT NULL CHECK (priority_unit IN ('money', 'units')),
  confidence TEXT NOT NULL,
  confidence_rank INTEGER NOT NULL,
  has_assumptions INTEGER NOT NULL CHECK (has_assumptions IN (0, 1)),
  PRIMARY KEY (bulk_id, product_code)
) STRICT, WITHOUT ROWID;
-- The order in which a run is read first: most money first.
CREATE INDEX bulk_line_priority ON bulk_line (bulk_id, priority DESC, product_code);
`,
};
