// SQLite's and the file system's errors in the engine's words.
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../contract/errors.ts';

type SqliteError = InstanceType<BetterSqlite3.SqliteError>;

const isErrno = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string';

/**
 * The AppError (storage/disk-full, storage/corrupt, storage/unavailable) for an error of SQLite or the file system;
 * undefined when it is neither, or a mistake of ours (a broken constraint, wrong SQL) rather than of the disk.
 */
export function toStorageError(error: unknown, path?: string): AppError | undefined {
  if (error instanceof BetterSqlite3.SqliteError) return fromSqlite(error, path);
  if (error instanceof TypeError && error.message === 'The database connection is not open') {
    return new AppError('engine/stopped', 'The workspace was closed while this was running.', {}, { cause: error });
  }
  if (isErrno(error)) return fromFileSystem(error, path ?? error.path);
  return undefined;
}

function fromSqlite(error: SqliteError, path?: string): AppError | undefined {
  const at = path ? ` (${path})` : '';
  const options = { cause: error };
  if (error.code === 'SQLITE_FULL') {
    const message = `The disk is full${at}. Nothing was changed; free some space and try again.`;
    return new AppError('storage/disk-full', message, { path, advice: 'Free some disk space.' }, options);
  }
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') {
    const message = `The workspace's database is damaged or is not a Shelfcast database${at}: ${error.message}.`;
    return new AppError('storage/corrupt', message, { path, advice: 'Restore a backup.' }, options);
  }
  if (/^SQLITE_(IOERR|CANTOPEN|READONLY|BUSY|LOCKED|PERM|AUTH|NOLFS|PROTOCOL)/.test(error.code)) {
    const message = `The workspace's database cannot be read or written${at}: ${error.message} (${error.code}).`;
    return new AppError('storage/unavailable', message, { path, got: error.code }, options);
  }
  return undefined;
}

function fromFileSystem(error: NodeJS.ErrnoException, path?: string): AppError | undefined {
  const options = { cause: error };
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(
        'storage/disk-full',
        `The disk is full${path ? ` (${path})` : ''}. Free some space and try again.`,
        { path, advice: 'Free some disk space.' },
        options,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EIO':
    case 'EMFILE':
    case 'ENFILE':
    case 'EBUSY':
    case 'ENOTDIR':
    case 'EISDIR':
      return new AppError(
        'storage/unavailable',
        `A file or folder of the workspace cannot be used: ${error.message}.`,
        { path, got: error.code },
        options,
      );
    default:
      return undefined;
  }
}
