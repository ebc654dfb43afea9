// Keeps two engines out of one workspace, and notices when the last one did not leave it properly.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../contract/errors.ts';
import { toStorageError } from './storage-error.ts';

/** An empty database whose exclusive lock is the lock: the system takes it back when its process dies, however. */
const LOCK_FILE = 'engine.lock';
/** Who holds it, for the message; left behind only by an engine that did not close. */
const OWNER_FILE = 'engine.json';

export interface WorkspaceLock {
  /** True when the engine that had the workspace before ended without closing it. */
  readonly recoveredFromCrash: boolean;
  release(): void;
}

/**
 * Throws conflict/workspace-in-use while another engine (also one in this process) has the workspace. What a dead one
 * left behind is taken over: a process id in a file alone could belong to somebody else by now.
 */
export function lockWorkspace(workspaceDir: string): WorkspaceLock {
  const ownerPath = join(workspaceDir, OWNER_FILE);
  mkdirSync(workspaceDir, { recursive: true });
  const lock = acquire(workspaceDir, ownerPath);
  try {
    const recoveredFromCrash = existsSync(ownerPath);
    writeFileSync(ownerPath, JSON.stringify({ pid: process.pid }));
    return {
      recoveredFromCrash,
      release() {
        if (!lock.open) return;
        rmSync(ownerPath, { force: true });
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw toStorageError(error, ownerPath) ?? error;
  }
}

function acquire(workspaceDir: string, ownerPath: string): BetterSqlite3.Database {
  const path = join(workspaceDir, LOCK_FILE);
  let lock: BetterSqlite3.Database | undefined;
  try {
    lock = new BetterSqlite3(path, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      const pid = readOwner(ownerPath);
      const by = pid === undefined ? '' : ` (process ${pid})`;
      const message = `The workspace in ${workspaceDir} is open in another Shelfcast${by}. Close that one first.`;
      throw new AppError('conflict/workspace-in-use', message, { path: workspaceDir, pid });
    }
    throw toStorageError(error, path) ?? error;
  }
}

function readOwner(ownerPath: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(ownerPath, 'utf8'));
    return typeof pid === 'number' ? pid : undefined;
  } catch {
    return undefined; // The other engine is just writing or removing it.
  }
}
