// The workspace's files on their way in and out: handed in chunk by chunk, or written by the engine itself.
import { createHash, type Hash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import { FILE_CHUNK_BYTES } from '../contract/files.ts';
import { newId } from '../store/id.ts';
import { q, type WriteDb } from '../store/sql.ts';
import { appendWhole, cleanFileName, digestFile, harmlessExtension, readAt } from './file-bytes.ts';

/** No sales file of one shop is larger; a larger one is a mistake. */
export const MAX_FILE_BYTES = 2 * 1024 ** 3;
/** Exports that nobody fetched and files that nobody imported are forgotten after so many days. */
export const FILES_KEPT_DAYS = 7;

export interface DepotFile {
  path: string;
  name: string;
  sizeBytes: number;
  sha256: string;
}

export interface FileDepot {
  /** Makes a file that the engine writes itself (an export); returns the id and the path to write to. */
  create(name: string): { fileId: string; path: string };
  /** Marks a file made by `create` as complete. Throws not-found/file. */
  seal(fileId: string): void;
  /** Path and name of a complete file. Throws not-found/file. */
  get(fileId: string): DepotFile;
  /** Begins a file that is handed in. Throws limit/file-too-large. */
  begin(name: string, sizeBytes?: number): { fileId: string };
  /**
   * Appends the next chunk; `offset` must be where the file ends, so that a chunk sent twice is noticed. Throws
   * not-found/file, input/invalid, limit/request, limit/file-too-large, storage/disk-full.
   */
  append(fileId: string, offset: number, chunk: Uint8Array): { sizeBytes: number };
  /** The file is complete. Throws not-found/file, input/invalid when it is not as long as announced. */
  finish(fileId: string): DepotFile;
  /** A chunk of a complete file. Throws not-found/file, input/invalid beyond its end. */
  read(fileId: string, offset: number): { name: string; sizeBytes: number; chunk: Uint8Array; done: boolean };
  /** Forgets a file and its bytes; false when there is none. */
  discard(fileId: string): boolean;
}

interface Receiving {
  name: string;
  readonly path: string;
  readonly handle: number;
  readonly hash: Hash;
  sizeBytes: number;
  announcedBytes: number | undefined;
}

export interface FileDepotOptions {
  db: WriteDb;
  /** Folder of the files; made when it does not exist. */
  dir: string;
  now(): Date;
  maxFileBytes?: number;
}

/** Opens the depot and removes what an earlier engine had not finished receiving or writing. */
export function openFileDepot(options: FileDepotOptions): FileDepot & { close(): void } {
  const { db, dir } = options;
  const maxFileBytes = options.maxFileBytes ?? MAX_FILE_BYTES;
  const receiving = new Map<string, Receiving>();
  mkdirSync(dir, { recursive: true });
  removeLeftovers(db, dir);

  const pathOf = (fileId: string, name: string): string => join(dir, fileId + harmlessExtension(name));
  const notFound = (fileId: string) => new AppError('not-found/file', `There is no file ${fileId}.`, { name: fileId });

  /** When a workspace is opened, and whenever another file begins: an engine may run for months. */
  function forgetOld(): void {
    const before = new Date(options.now().getTime() - FILES_KEPT_DAYS * 86_400_000).toISOString();
    const old = q.selectFrom('file').select('id').where('state', '=', 'ready').where('created_at', '<', before);
    for (const { id } of db.all(old)) discard(id);
  }

  function note(name: string): { fileId: string; path: string } {
    forgetOld();
    const fileId = newId();
    const row = { id: fileId, name, size_bytes: 0, sha256: null, state: 'receiving' };
    db.run(q.insertInto('file').values({ ...row, created_at: options.now().toISOString() }));
    return { fileId, path: pathOf(fileId, name) };
  }

  function markReady(fileId: string, sizeBytes: number, sha256: string): void {
    const changes = { state: 'ready', size_bytes: sizeBytes, sha256 };
    db.run(q.updateTable('file').set(changes).where('id', '=', fileId));
  }

  function get(fileId: string): DepotFile {
    const row = db.get(q.selectFrom('file').selectAll().where('id', '=', fileId).where('state', '=', 'ready'));
    const path = row && pathOf(row.id, row.name);
    if (!row || !path || !existsSync(path)) throw notFound(fileId);
    return { path, name: row.name, sizeBytes: row.size_bytes, sha256: row.sha256 ?? '' };
  }

  function open(fileId: string): Receiving {
    const file = receiving.get(fileId);
    if (!file) throw notFound(fileId);
    return file;
  }

  function discard(fileId: string): boolean {
    const row = db.get(q.selectFrom('file').select(['id', 'name']).where('id', '=', fileId));
    const handle = receiving.get(fileId)?.handle;
    if (handle !== undefined) closeSync(handle);
    receiving.delete(fileId);
    if (!row) return false;
    db.run(q.deleteFrom('file').where('id', '=', fileId));
    // A packed file's unpacked twins begin as it does, and go with it.
    for (const each of readdirSync(dir)) if (each.startsWith(row.id)) rmSync(join(dir, each), { force: true });
    return true;
  }

  const tooLarge = (name: string) =>
    new AppError('limit/file-too-large', `${name} is larger than ${maxFileBytes} bytes.`, {
      limitBytes: maxFileBytes,
      place: { file: name },
      advice: 'Export a shorter period and import the files one after the other.',
    });

  forgetOld();
  return {
    get,
    discard,
    create: (name) => note(cleanFileName(name)),
    seal(fileId) {
      const row = db.get(q.selectFrom('file').select(['id', 'name']).where('id', '=', fileId));
      const path = row && pathOf(row.id, row.name);
      if (!row || !path || !existsSync(path)) throw notFound(fileId);
      const { sizeBytes, sha256 } = digestFile(path);
      markReady(fileId, sizeBytes, sha256);
    },
    begin(name, announcedBytes) {
      const clean = cleanFileName(name);
      if (announcedBytes !== undefined && announcedBytes > maxFileBytes) throw tooLarge(clean);
      const { fileId, path } = note(clean);
      const handle = openSync(path, 'wx');
      receiving.set(fileId, { name: clean, path, handle, hash: createHash('sha256'), sizeBytes: 0, announcedBytes });
      return { fileId };
    },
    append(fileId, offset, chunk) {
      const file = open(fileId);
      if (offset !== file.sizeBytes) throw wrongOffset(file, offset);
      if (chunk.byteLength > FILE_CHUNK_BYTES) {
        throw new AppError('limit/request', `A chunk may have ${FILE_CHUNK_BYTES} bytes, got ${chunk.byteLength}.`, {
          limitBytes: FILE_CHUNK_BYTES,
        });
      }
      if (file.sizeBytes + chunk.byteLength > maxFileBytes) {
        discard(fileId);
        throw tooLarge(file.name);
      }
      appendWhole(file, chunk);
      file.hash.update(chunk);
      file.sizeBytes += chunk.byteLength;
      return { sizeBytes: file.sizeBytes };
    },
    finish(fileId) {
      const file = open(fileId);
      if (file.announcedBytes !== undefined && file.announcedBytes !== file.sizeBytes) {
        const [got, expected] = [`${file.sizeBytes} bytes`, `${file.announcedBytes} bytes`];
        const message = `${file.name} is not complete: got ${got}, announced were ${expected}.`;
        throw new AppError('input/invalid', message, { field: 'sizeBytes', got, expected });
      }
      closeSync(file.handle);
      receiving.delete(fileId);
      markReady(fileId, file.sizeBytes, file.hash.digest('hex'));
      return get(fileId);
    },
    read(fileId, offset) {
      const { path, name, sizeBytes } = get(fileId);
      if (offset > sizeBytes) {
        const message = `${name} ends at ${sizeBytes}; nothing can be read at ${offset}.`;
        throw new AppError('input/invalid', message, { field: 'offset', got: String(offset) });
      }
      const chunk = readAt(path, offset, Math.min(FILE_CHUNK_BYTES, sizeBytes - offset));
      return { name, sizeBytes, chunk, done: offset + chunk.byteLength >= sizeBytes };
    },
    close() {
      for (const file of receiving.values()) closeSync(file.handle);
      receiving.clear();
    },
  };
}

function wrongOffset(file: Receiving, offset: number): AppError {
  const why = offset < file.sizeBytes ? 'this part is here already' : 'the part before it is missing';
  const [got, expected] = [String(offset), String(file.sizeBytes)];
  const message = `Chunk at ${got} of ${file.name} refused, ${why}: the next chunk starts at ${expected}.`;
  return new AppError('input/invalid', message, { field: 'offset', got, expected });
}

/** Rows that never became ready, and files on disk that no row knows. */
function removeLeftovers(db: WriteDb, dir: string): void {
  db.run(q.deleteFrom('file').where('state', '=', 'receiving'));
  const known = new Set(db.all(q.selectFrom('file').select('id')).map((row) => row.id));
  for (const name of readdirSync(dir)) {
    const id = /^([0-9a-f]{16})(\.[a-z0-9]{1,8}){0,4}$/.exec(name)?.[1];
    if (id && !known.has(id)) rmSync(join(dir, name), { force: true });
  }
}
