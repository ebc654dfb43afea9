// Opens a workspace's database: folder, pragmas, migrations.
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../contract/errors.ts';
import { migrate } from './migrate.ts';
import { type ReadDb, type WriteDb, wrapDatabase } from './sql.ts';
import { attachStagingTables, createStagingTables, removeStagingTables } from './staging-tables.ts';
import { toStorageError } from './storage-error.ts';
import { DATABASE_FILE, isWorkspace } from './workspace-files.ts';

export { DATABASE_FILE, isWorkspace };

/** Throws not-found/workspace when the folder holds none. */
export function assertWorkspace(workspaceDir: string): void {
  if (isWorkspace(workspaceDir)) return;
  throw new AppError('not-found/workspace', `There is no workspace in ${workspaceDir}.`, {
    path: workspaceDir,
    expected: `a folder with ${DATABASE_FILE}`,
  });
}

export interface OpenOptions {
  /** Makes folder and database when they do not exist. */
  create: boolean;
  /** Stamps the name of a backup made before a migration. */
  now(): Date;
}

/** Folders that a workspace keeps beside its database. What it does not know in them it may tidy away. */
const OWN_FOLDERS = ['files', 'models', 'backups'];

/**
 * Throws input/path when a workspace can be neither opened nor made here: the path is a file, or the folder holds
 * somebody else's "files", "models" or "backups", which must not get mixed up with a workspace's own.
 */
export function assertRoomForWorkspace(workspaceDir: string): void {
  if (isWorkspace(workspaceDir) || !existsSync(workspaceDir)) return;
  const refuse = (got: string) => {
    const message = `A workspace cannot be made in ${workspaceDir}: ${got}. Choose an empty folder.`;
    return new AppError('input/path', message, { path: workspaceDir, got, expected: 'an empty folder' });
  };
  if (!statSync(workspaceDir).isDirectory()) throw refuse('it is a file');
  const taken = OWN_FOLDERS.find((name) => {
    const path = join(workspaceDir, name);
    return existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0);
  });
  if (taken) throw refuse(`it already has "${taken}"`);
}

/**
 * Opens the database of a workspace folder, brought to this version's schema.
 * Throws not-found/workspace, input/path, storage/newer-version, storage/corrupt, storage/disk-full, storage/unavailable.
 * Does not lock the workspace: see workspace-lock.ts.
 */
export function openDatabase(workspaceDir: string, options: OpenOptions): WriteDb {
  const path = join(workspaceDir, DATABASE_FILE);
  if (options.create) assertRoomForWorkspace(workspaceDir);
  else assertWorkspace(workspaceDir);
  let connection: BetterSqlite3.Database | undefined;
  try {
    mkdirSync(workspaceDir, { recursive: true });
    connection = new BetterSqlite3(path);
    setPragmas(connection);
    migrate(connection, { backupDir: join(workspaceDir, 'backups'), now: options.now });
    createStagingTables(connection);
    return wrapDatabase(connection, () => removeStagingTables(path));
  } catch (error) {
    connection?.close();
    throw toStorageError(error, path) ?? error;
  }
}

/** A second, read-only connection to an open workspace's database, for a thread of its own. */
export function openForReading(databasePath: string): ReadDb & { close(): void } {
  try {
    const connection = new BetterSqlite3(databasePath, { readonly: true, fileMustExist: true });
    connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    return wrapDatabase(connection);
  } catch (error) {
    throw toStorageError(error, databasePath) ?? error;
  }
}

/**
 * A second connection that writes to an open workspace's database, for a thread of its own. Readers go on while it writes;
 * who writes waits: see core/jobs/write-gate.ts.
 */
export function openForWriting(databasePath: string): WriteDb {
  try {
    const connection = new BetterSqlite3(databasePath, { fileMustExist: true });
    setPragmas(connection);
    attachStagingTables(connection);
    return wrapDatabase(connection);
  } catch (error) {
    throw toStorageError(error, databasePath) ?? error;
  }
}

/** The longest that one connection keeps the others from writing is the commit of an import: some seconds. */
const BUSY_TIMEOUT_MS = 30_000;

function setPragmas(connection: BetterSqlite3.Database): void {
  // Of a new database only: rows come and go in bulk, so that fewer, larger pages save a fifth of a commit.
  connection.pragma('page_size = 16384');
  connection.pragma('journal_mode = WAL');
  // In WAL mode a commit survives the death of the process; only a power cut can cost the last ones, never the file.
  connection.pragma('synchronous = NORMAL');
  connection.pragma('foreign_keys = ON');
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  connection.pragma('journal_size_limit = 67108864');
  // Memory that is touched for the first time costs more than a page read again from the system's own cache.
  connection.pragma('cache_size = -16384');
}
