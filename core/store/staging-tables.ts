// Where the rows of a checked upload wait for the commit: a database of their own beside the workspace's, which ends with it.
//
// Rows that nobody committed are dropped at the next start anyway. In the workspace's database each of them would be written
// twice more, to the log and from there to the file, and be waited for. Temporary tables would be seen by one connection
// only, and the commit runs on another one (core/jobs/store-worker.ts).
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';

const STAGING_FILE = 'staging.db';

const TABLES = `
CREATE TABLE staging.staging_observation (
  upload_id TEXT NOT NULL,
  series INTEGER NOT NULL,
  day INTEGER NOT NULL,
  units REAL NOT NULL,
  price INTEGER,
  discount REAL,
  promotion INTEGER,
  closed INTEGER,
  weather TEXT,
  competitor_price INTEGER,
  stock REAL,
  units_ordered REAL,
  PRIMARY KEY (upload_id, series, day)
) STRICT, WITHOUT ROWID;

-- How many of them: counting would read them all.
CREATE TABLE staging.staging_size (
  upload_id TEXT PRIMARY KEY,
  observations INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staging.staging_product (
  upload_id TEXT NOT NULL,
  series INTEGER NOT NULL,
  store_code TEXT NOT NULL,
  product_code TEXT NOT NULL,
  name TEXT,
  category TEXT,
  region TEXT,
  supplier TEXT,
  unit_cost INTEGER,
  lead_time_days INTEGER,
  pack_size INTEGER,
  moq INTEGER,
  PRIMARY KEY (upload_id, series)
) STRICT, WITHOUT ROWID;
`;

/** In pages that are kept in memory, in kibibytes; what is more goes to the file, unhurried. */
const CACHE_KIBIBYTES = 16_384;

const stagingPath = (databasePath: string): string => join(dirname(databasePath), STAGING_FILE);

/** Makes new staging tables for the one connection that opens the workspace. */
export function createStagingTables(connection: BetterSqlite3.Database): void {
  removeStagingTables(connection.name);
  attachStagingTables(connection);
  connection.exec(TABLES);
}

/** Lets one more connection see the staging tables of the workspace. */
export function attachStagingTables(connection: BetterSqlite3.Database): void {
  connection.prepare('ATTACH ? AS staging').run(stagingPath(connection.name));
  connection.pragma('staging.page_size = 16384');
  // A commit that fails must find its rows again; a machine that fails need not.
  connection.pragma('staging.journal_mode = MEMORY');
  connection.pragma('staging.synchronous = OFF');
  connection.pragma(`staging.cache_size = -${CACHE_KIBIBYTES}`);
}

/** Once no connection has them open. */
export const removeStagingTables = (databasePath: string): void => rmSync(stagingPath(databasePath), { force: true });
