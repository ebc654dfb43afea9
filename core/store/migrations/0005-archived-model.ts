// Schema version 5: models whose files were deleted to save space, and whose cards stay as the history of trainings.
import type { Migration } from './migration.ts';

export const archivedModelSchema: Migration = {
  version: 5,
  name: 'archived-model',
  sql: 'ALTER TABLE model ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1));',
};
