// What lies in a folder that could be sales.
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { AppError } from '#core/contract/errors.ts';

export interface FolderFile {
  name: string;
  sizeBytes: number;
  modifiedMs: number;
}

const ENDINGS = /\.(?:csv|tsv|tab|txt|xlsx|xlsm|xls|gz|zip)$/i;
/** Hidden files, and the lock files that a spreadsheet leaves beside an open workbook. */
const HIDDEN = /^(?:\.|~\$)/;
/** A folder with more of them is no folder that exports come into. */
const MOST_FILES = 2000;

/** Files directly in it, by name. Throws input/path. */
export async function listFolder(path: string): Promise<FolderFile[]> {
  if (!isAbsolute(path)) {
    throw new AppError('input/path', `"${path}" is not a full path to a folder.`, {
      path,
      expected: 'an absolute path',
    });
  }
  const names = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('input/path', `The folder ${path} cannot be looked into (${error.code}).`, {
      path,
      got: error.code,
      expected: 'a folder that can be read',
    });
  });
  const wanted = names.filter((name) => ENDINGS.test(name) && !HIDDEN.test(name)).sort();
  if (wanted.length > MOST_FILES) {
    throw new AppError('input/path', `${path} holds ${wanted.length} files; ${MOST_FILES} at most are watched.`, {
      path,
      got: `${wanted.length} files`,
      expected: 'a folder that only exports come into',
    });
  }
  const files = await Promise.all(wanted.map((name) => statFile(path, name)));
  return files.filter((file) => file !== null);
}

/** null: it is gone, or no file. */
export async function statFile(path: string, name: string): Promise<FolderFile | null> {
  const found: Stats | null = await stat(join(path, name)).catch(() => null);
  return found?.isFile() ? { name, sizeBytes: found.size, modifiedMs: found.mtimeMs } : null;
}
