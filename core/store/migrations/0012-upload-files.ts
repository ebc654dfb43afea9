// Schema version 12: an upload may be of several files. Each is known again, and a rejected row says in which it stands.
import type { Migration } from './migration.ts';

export const uploadFiles: Migration = {
  version: 12,
  name: 'upload-files',
  sql: `
-- Every file of an upload whose rows count, also the one whose hash stands in upload.
CREATE TABLE upload_file (
  upload_id TEXT NOT NULL REFERENCES upload (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (upload_id, sha256)
) STRICT, WITHOUT ROWID;
CREATE INDEX upload_file_hash ON upload_file (sha256);
DROP INDEX upload_content;
INSERT INTO upload_file SELECT id, sha256 FROM upload;

-- NULL: the upload has rows of one file only.
ALTER TABLE rejected_row ADD COLUMN file_name TEXT;
-- In the order of the files, which lines alone do not give.
DROP INDEX rejected_row_upload;
CREATE INDEX rejected_row_upload ON rejected_row (upload_id);
`,
};
