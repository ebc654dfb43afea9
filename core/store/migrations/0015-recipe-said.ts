// Schema version 15: recipes keep what was said of how a file is read, apart from what was found.
import type { Migration } from './migration.ts';

export const recipeSaid: Migration = {
  version: 15,
  name: 'recipe-said',
  sql: `
-- SaidOfFile as JSON.
ALTER TABLE recipe ADD COLUMN said TEXT NOT NULL DEFAULT '{"reading":{},"shape":null}' CHECK (json_valid(said));
`,
};
