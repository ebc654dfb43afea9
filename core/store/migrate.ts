// Brings a database to this version's schema: numbered, forward-only steps, each in one transaction.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../contract/errors.ts';
import { initialSchema } from './migrations/0001-initial.ts';
import { planSchema } from './migrations/0002-plan.ts';
import { overrideTables } from './migrations/0003-override.ts';
import { bulkSearch } from './migrations/0004-bulk-search.ts';
import { archivedModelSchema } from './migrations/0005-archived-model.ts';
import { supplierTerms } from './migrations/0006-supplier-terms.ts';
import { listImport } from './migrations/0007-list-import.ts';
import { purchaseOrders } from './migrations/0008-purchase-orders.ts';
import { alertMarkTable } from './migrations/0009-alert-mark.ts';
import { replayTable } from './migrations/0010-replay.ts';
import { uploadLayers } from './migrations/0011-upload-layers.ts';
import { uploadFiles } from './migrations/0012-upload-files.ts';
import { recipeTable } from './migrations/0013-recipe.ts';
import { corrections } from './migrations/0014-corrections.ts';
import { recipeSaid } from './migrations/0015-recipe-said.ts';
import { stagingEndsWithTheConnection } from './migrations/0016-staging-ends-with-the-connection.ts';
import { rejectedHeading } from './migrations/0017-rejected-heading.ts';
import type { Migration } from './migrations/migration.ts';
import { addSqlFunctions } from './sql-functions.ts';

export const MIGRATIONS: readonly Migration[] = [
  initialSchema,
  planSchema,
  overrideTables,
  bulkSearch,
  archivedModelSchema,
  supplierTerms,
  listImport,
  purchaseOrders,
  alertMarkTable,
  replayTable,
  uploadLayers,
  uploadFiles,
  recipeTable,
  corrections,
  recipeSaid,
  stagingEndsWithTheConnection,
  rejectedHeading,
];

/** "Shlf": tells our files from other people's SQLite databases. */
const APPLICATION_ID = 0x53686c66;
const BACKUPS_KEPT = 3;

export interface MigrateOptions {
  /** Where a copy of the file goes before the first step changes existing data. */
  backupDir: string;
  now(): Date;
  migrations?: readonly Migration[];
}

/**
 * Runs the missing steps. A step that fails leaves the database at the version before it.
 * Throws storage/newer-version when the file comes from a later Shelfcast, storage/corrupt when it is not ours.
 */
export function migrate(connection: BetterSqlite3.Database, options: MigrateOptions): void {
  const migrations = options.migrations ?? MIGRATIONS;
  const newest = migrations.length;
  const current = connection.pragma('user_version', { simple: true }) as number;
  refuseForeignFile(connection, current);
  if (current > newest) {
    throw new AppError(
      'storage/newer-version',
      `This workspace was made by a newer Shelfcast (schema ${current}; this one knows ${newest}). Update Shelfcast.`,
      { got: String(current), expected: `at most ${newest}`, advice: 'Update Shelfcast.' },
    );
  }
  if (current === newest) return;
  if (current > 0) backUp(connection, current, options);

  addSqlFunctions(connection);
  // Rebuilding a table needs foreign keys off, which SQLite only allows outside a transaction.
  connection.pragma('foreign_keys = OFF');
  try {
    for (const migration of migrations.slice(current)) apply(connection, migration);
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

function apply(connection: BetterSqlite3.Database, migration: Migration): void {
  connection
    .transaction(() => {
      connection.exec(migration.sql);
      const broken = connection.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) {
        throw new Error(`Migration ${migration.version} (${migration.name}) left ${broken.length} broken references`);
      }
      connection.pragma(`user_version = ${migration.version}`);
      connection.pragma(`application_id = ${APPLICATION_ID}`);
    })
    .immediate();
}

function refuseForeignFile(connection: BetterSqlite3.Database, version: number): void {
  const owner = connection.pragma('application_id', { simple: true }) as number;
  const tables = connection.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  const isNew = owner === 0 && version === 0 && tables === 0;
  if (owner === APPLICATION_ID || isNew) return;
  throw new AppError('storage/corrupt', `${connection.name} is a database, but not one of Shelfcast's.`, {
    path: connection.name,
    advice: 'Choose another folder.',
  });
}

/** VACUUM INTO writes a consistent copy, whatever is still in the write-ahead log. */
function backUp(connection: BetterSqlite3.Database, version: number, options: MigrateOptions): void {
  mkdirSync(options.backupDir, { recursive: true });
  const stamp = options.now().toISOString().replaceAll(/[:.]/g, '-');
  connection.prepare('VACUUM INTO ?').run(join(options.backupDir, `schema-${version}-${stamp}.db`));
  const copies = readdirSync(options.backupDir).filter((name) => /^schema-\d+-.*\.db$/.test(name));
  const newestFirst = copies.sort((a, b) => (stampOf(a) < stampOf(b) ? 1 : -1));
  for (const old of newestFirst.slice(BACKUPS_KEPT)) rmSync(join(options.backupDir, old), { force: true });
}

const stampOf = (name: string): string => name.replace(/^schema-\d+-/, '');
