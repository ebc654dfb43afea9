// Where the rows of a checked upload wait for the commit: tables that end with the connection.
//
// Rows that nobody committed are dropped at the next start anyway. In the database itself each of them would be written
// twice more, to the log and from there to the file, and be waited for.
import type BetterSqlite3 from 'better-sqlite3';

const TABLES = `
CREATE TEMP TABLE staging_observation (
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

CREATE TEMP TABLE staging_product (
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

/** In pages that are kept in memory, in kibibytes; what is more goes to a file of the system's temporary folder. */
const CACHE_KIBIBYTES = 16_384;

/** Makes the staging tables of a connection that writes. */
export function createStagingTables(connection: BetterSqlite3.Database): void {
  connection.pragma(`temp.cache_size = -${CACHE_KIBIBYTES}`);
  connection.exec(TABLES);
}
