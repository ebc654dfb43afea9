// Replays of a store's last months.
import type { Migration } from './migration.ts';

export const replayTable: Migration = {
  version: 10,
  name: 'replay',
  sql: `
CREATE TABLE replay (
  job_id TEXT PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  created_at TEXT NOT NULL,
  -- ReplaySummary and ReplayLine[] as JSON: read whole, never searched.
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  lines TEXT NOT NULL CHECK (json_valid(lines))
) STRICT;
CREATE INDEX replay_store ON replay (store_id, created_at);
`,
};
