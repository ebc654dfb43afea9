// Reading and writing the bytes of files, and names that can do no harm.
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { extname } from 'node:path';
import { toStorageError } from '../store/storage-error.ts';

/** A file open for writing, known to have this many bytes. */
export interface OpenFile {
  readonly path: string;
  readonly handle: number;
  readonly sizeBytes: number;
}

/** All of the chunk or nothing of it: after a full disk the sender may try the same chunk again. */
export function appendWhole(file: OpenFile, chunk: Uint8Array): void {
  try {
    let written = 0;
    while (written < chunk.byteLength) {
      written += writeSync(file.handle, chunk, written, chunk.byteLength - written, file.sizeBytes + written);
    }
  } catch (error) {
    ftruncateSync(file.handle, file.sizeBytes);
    throw toStorageError(error, file.path) ?? error;
  }
}

/** Up to `length` bytes from `offset`; fewer only at the end of the file. */
export function readAt(path: string, offset: number, length: number): Uint8Array {
  const handle = openSync(path, 'r');
  try {
    const chunk = new Uint8Array(length);
    let filled = 0;
    while (filled < length) {
      const got = readSync(handle, chunk, filled, length - filled, offset + filled);
      if (got === 0) break;
      filled += got;
    }
    return chunk.subarray(0, filled);
  } finally {
    closeSync(handle);
  }
}

/** Size and digest, read in blocks of 1 MB. */
export function digestFile(path: string): { sizeBytes: number; sha256: string } {
  const hash = createHash('sha256');
  const handle = openSync(path, 'r');
  try {
    const block = new Uint8Array(1 << 20);
    let sizeBytes = 0;
    for (let got = readSync(handle, block); got > 0; got = readSync(handle, block)) {
      hash.update(block.subarray(0, got));
      sizeBytes += got;
    }
    return { sizeBytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

/** The last part of a path in either system's notation, without control characters. */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed.
  const clean = last.replaceAll(/[\u0000-\u001f\u007f]/g, '').trim();
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean;
}

/** A harmless ending is kept, so that a file found in the folder can be opened. */
export function harmlessExtension(name: string): string {
  const extension = extname(name).toLowerCase();
  return /^\.[a-z0-9]{1,8}$/.test(extension) ? extension : '';
}
