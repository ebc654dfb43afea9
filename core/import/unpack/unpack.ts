// Tables that were packed: a .gz, or a .zip that holds one table, unpacked once beside the file.
import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, type Gunzip } from 'node:zlib';
import { detectFileKind, type FileKind, type PackedKind } from '../file-kind.ts';
import { MAX_FILE_BYTES, MAX_PACKING_RATIO, PACKING_RATIO_FROM_BYTES } from '../limits.ts';
import { refuseExpanded, refuseUnreadable } from '../refusals.ts';
import { openZipEntry, tablesInZip } from './zip-tables.ts';

/** What is put behind a packed file's path for its unpacked twin: whoever removes a file removes all that begins as it does. */
export const UNPACKED = '.unpacked';
/** And while it is being unpacked, behind letters of its own: two may be at it. */
const UNPACKING = '.partial';

export interface TableFile {
  /** Of the bytes to read: the file's own, or those of its unpacked twin. */
  path: string;
  kind: FileKind;
  packing: { kind: PackedKind; entry: string | null } | null;
}

/**
 * Where a file's table is and what it is by its content. Throws the refusals of file-kind.ts, limit/expanded-size when it
 * unpacks to more than MAX_FILE_BYTES or is packed as densely as no table is.
 */
export async function openTableFile(file: { path: string; name: string }): Promise<TableFile> {
  const kind = detectFileKind(file.path, file.name);
  if (kind === 'gzip') {
    const path = await unpackOnce(file, () => [createReadStream(file.path), createGunzip()]);
    return inner(file.name, path, { kind: 'gzip', entry: null });
  }
  if (kind !== 'zip') return { path: file.path, kind, packing: null };
  const tables = await tablesInZip(file.path, file.name);
  if (tables === 'workbook') return { path: file.path, kind: 'xlsx', packing: null };
  const path = await unpackOnce(file, () => [openZipEntry(file.path, file.name, tables.name)]);
  return inner(file.name, path, { kind: 'zip', entry: tables.name });
}

async function inner(name: string, path: string, packing: NonNullable<TableFile['packing']>): Promise<TableFile> {
  const kind = detectFileKind(path, name);
  if (kind === 'gzip') refuseUnreadable(name, 'packed twice', 'Unpack it first, then import what is in it.');
  // Of a zip within a packed file only a workbook is left to be.
  if (kind === 'zip' && (await tablesInZip(path, name)) !== 'workbook') {
    refuseUnreadable(name, 'packed twice', 'Unpack it first, then import what is in it.');
  }
  return { path, kind: kind === 'zip' ? 'xlsx' : kind, packing };
}

/** `open` answers with what the bytes come from and go through. */
async function unpackOnce(file: { path: string; name: string }, open: () => (Readable | Gunzip)[]): Promise<string> {
  const path = file.path + UNPACKED;
  if (existsSync(path)) return path;
  const partial = `${file.path}.${randomBytes(4).toString('hex')}${UNPACKING}`;
  try {
    await pipeline([...open(), limited(file.name, statSync(file.path).size), createWriteStream(partial)]);
    // Another one was quicker: its twin may be open already.
    if (existsSync(path)) rmSync(partial, { force: true });
    else renameSync(partial, path);
    return path;
  } catch (error) {
    rmSync(partial, { force: true });
    const { code, errno } = (error ?? {}) as { code?: string; errno?: number };
    // Errors of zlib: the stream is damaged or ends early. Those of the disk are worded by whoever runs the import.
    if (code?.startsWith('Z_') || (code === undefined && errno === undefined && !isRefusal(error))) {
      refuseUnreadable(file.name, 'a damaged compressed file', 'Export or copy it again: the transfer was cut off.');
    }
    throw error;
  }
}

const isRefusal = (error: unknown): boolean => error instanceof Error && error.name === 'AppError';

/** Passes bytes on until they are more than a table can have been packed from. */
function limited(name: string, packedBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      const tooDense = bytes > PACKING_RATIO_FROM_BYTES && bytes > packedBytes * MAX_PACKING_RATIO;
      if (bytes <= MAX_FILE_BYTES && !tooDense) return done(null, chunk);
      try {
        refuseExpanded(name, Math.min(bytes, MAX_FILE_BYTES));
      } catch (error) {
        done(error as Error);
      }
    },
  });
}
