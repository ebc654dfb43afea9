// Schema version 11: what uploads said of days that others say something of, too, so that each can be undone whole.
import type { Migration } from './migration.ts';

export const uploadLayers: Migration = {
  version: 11,
  name: 'upload-layers',
  sql: `
-- Place in the order of all commits; NULL: not committed.
ALTER TABLE upload ADD COLUMN commit_number INTEGER;
-- LayerRule as JSON; NULL: committed before layers were kept, so what it replaced is not known.
ALTER TABLE upload ADD COLUMN commit_rule TEXT CHECK (json_valid(commit_rule));
ALTER TABLE upload ADD COLUMN undone_at TEXT;
ALTER TABLE upload ADD COLUMN undone_by TEXT CHECK ((undone_at IS NULL) = (undone_by IS NULL));
UPDATE upload SET commit_number = (
  SELECT count(*) FROM upload earlier
  WHERE earlier.state = 'committed' AND (earlier.committed_at, earlier.id) <= (upload.committed_at, upload.id)
) WHERE state = 'committed';
CREATE UNIQUE INDEX upload_commit ON upload (commit_number) WHERE commit_number IS NOT NULL;

-- The upload that brought it; NULL: something else did, or nobody knows. No reference: histories may be forgotten.
ALTER TABLE store ADD COLUMN upload_id TEXT;
ALTER TABLE product ADD COLUMN upload_id TEXT;

-- Days of a product for which an upload is not the only one: see layers/layer-codec.ts. A file whose days are new to the
-- store has no rows here.
CREATE TABLE observation_layer (
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  commit_number INTEGER NOT NULL,
  days BLOB NOT NULL,
  PRIMARY KEY (product_id, commit_number)
) STRICT, WITHOUT ROWID;

-- Attributes of known products that an upload changed.
CREATE TABLE product_change (
  product_id INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
  attribute TEXT NOT NULL,
  commit_number INTEGER NOT NULL,
  before ANY,
  after ANY,
  PRIMARY KEY (product_id, attribute, commit_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_change_commit ON product_change (commit_number);
`,
};
