// Schema version 14: corrections by hand as layers of their own, merged products, closed days.
import type { Migration } from './migration.ts';

export const corrections: Migration = {
  version: 14,
  name: 'corrections',
  sql: `
-- A correction is an upload without a file: it has its place in the order of commits, who and when, and the same undo.
ALTER TABLE upload ADD COLUMN kind TEXT NOT NULL DEFAULT 'file'
  CHECK (kind IN ('file', 'cells', 'rename', 'merge', 'closed-days'));
-- Of corrections only: the store, and what they say as JSON.
ALTER TABLE upload ADD COLUMN store_id INTEGER REFERENCES store (id) ON DELETE CASCADE;
ALTER TABLE upload ADD COLUMN facts TEXT CHECK (json_valid(facts));
CREATE INDEX upload_correction ON upload (store_id, commit_number) WHERE store_id IS NOT NULL;

-- The product for which this one's history counts.
ALTER TABLE product ADD COLUMN merged_into INTEGER REFERENCES product (id) ON DELETE SET NULL;
CREATE INDEX product_merged ON product (merged_into) WHERE merged_into IS NOT NULL;
-- Products that count for another one, and the one at the end of the chain.
CREATE VIEW merged_product AS
WITH RECURSIVE up (id, store_id, root) AS (
  SELECT id, store_id, merged_into FROM product WHERE merged_into IS NOT NULL
  UNION
  SELECT up.id, up.store_id, product.merged_into FROM up JOIN product ON product.id = up.root
  WHERE product.merged_into IS NOT NULL
)
SELECT up.id, up.store_id, up.root FROM up JOIN product ON product.id = up.root WHERE product.merged_into IS NULL;

-- Days on which the store was closed, whatever its files say; a day that two corrections closed has two rows.
CREATE TABLE closed_day (
  store_id INTEGER NOT NULL REFERENCES store (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  commit_number INTEGER NOT NULL,
  PRIMARY KEY (store_id, day, commit_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX closed_day_commit ON closed_day (commit_number);
`,
};
