// Schema version 7: stock lists and supplier files that were taken over, with what takes them back.
import type { Migration } from './migration.ts';

export const listImport: Migration = {
  version: 7,
  name: 'list-import',
  sql: `
CREATE TABLE list_import (
  id TEXT PRIMARY KEY,
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  subject TEXT NOT NULL CHECK (subject IN ('products', 'suppliers')),
  file_name TEXT NOT NULL,
  who TEXT NOT NULL,
  created_at TEXT NOT NULL,
  changed INTEGER NOT NULL,
  -- ListChange[]: every value that changed, before and after.
  changes TEXT NOT NULL CHECK (json_valid(changes)),
  undone_at TEXT
) STRICT;
CREATE INDEX list_import_store ON list_import (store_id, created_at);
`,
};
