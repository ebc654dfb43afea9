// Alerts that somebody put away: until a moment, or until they cost twice as much.
import type { Migration } from './migration.ts';

export const alertMarkTable: Migration = {
  version: 9,
  name: 'alert-mark',
  sql: `
CREATE TABLE alert_mark (
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  -- Kinds live in the contract: a later version may know more of them.
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('snoozed', 'dismissed')),
  until TEXT NOT NULL,
  -- What doing nothing cost when it was put away.
  cost REAL NOT NULL,
  marked_at TEXT NOT NULL,
  marked_by TEXT NOT NULL,
  PRIMARY KEY (product_id, kind)
) STRICT, WITHOUT ROWID;
`,
};
