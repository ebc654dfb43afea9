// Schema version 16: staged rows wait in temporary tables (see staging-tables.ts).
import type { Migration } from './migration.ts';

export const stagingEndsWithTheConnection: Migration = {
  version: 16,
  name: 'staging ends with the connection',
  sql: `
DROP TABLE staging_observation;
DROP TABLE staging_product;
`,
};
