// Schema version 17: a rejected figure of a wide file says what stands above it, so that it alone can be corrected.
import type { Migration } from './migration.ts';

export const rejectedHeading: Migration = {
  version: 17,
  name: 'rejected-heading',
  sql: `
ALTER TABLE rejected_row ADD COLUMN heading TEXT;
`,
};
