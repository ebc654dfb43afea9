// Schema version 13: recipes, how files of one kind are imported.
import type { Migration } from './migration.ts';

export const recipeTable: Migration = {
  version: 13,
  name: 'recipe',
  sql: `
CREATE TABLE recipe (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  -- Import options, and what such a file's columns are called and hold, as JSON.
  options TEXT NOT NULL CHECK (json_valid(options)),
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
