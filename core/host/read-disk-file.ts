// A file of the user's disk as bytes, or in words why it cannot be read.
import { open, stat } from 'node:fs/promises';
import { AppError } from '../contract/errors.ts';

/**
 * Streams the file, `chunkBytes` at a time. Throws input/path when the path does not lead to a file that can be read, and
 * at the end when the file was written to meanwhile: what was read of it may be half old and half new.
 */
export async function* readDiskFile(path: string, chunkBytes: number): AsyncGenerator<Uint8Array> {
  try {
    // Asked before it is opened: opening a named pipe waits for a writer, and a device may never end.
    const found = await stat(path);
    if (found.isDirectory()) throw refusal(path, `${path} is a folder. Give the name of a file in it.`, 'a folder');
    if (!found.isFile()) {
      throw refusal(path, `${path} is a pipe or a device. Save its contents as a file first.`, 'a pipe or a device');
    }
    const file = await open(path);
    try {
      const before = await file.stat();
      let bytes = 0;
      for await (const chunk of file.createReadStream({ highWaterMark: chunkBytes, autoClose: false })) {
        bytes += chunk.length;
        yield chunk;
      }
      const after = await file.stat();
      if (after.mtimeMs !== before.mtimeMs || after.size !== before.size || bytes !== before.size) throw changed(path);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw worded(path, error) ?? error;
  }
}

/** Errors of the system about this path; null for all others. */
function worded(path: string, error: unknown): AppError | null {
  const { code, syscall } = (error ?? {}) as { code?: unknown; syscall?: unknown };
  if (typeof code !== 'string' || typeof syscall !== 'string') return null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return refusal(path, `There is no file ${path}. Check the path and try again.`, code);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return refusal(path, `${path} may not be read by this user. Ask its owner, or copy it to your own folder.`, code);
  }
  return refusal(path, `${path} could not be read to its end (${code}). Copy it to this computer and try again.`, code);
}

const changed = (path: string): AppError =>
  new AppError(
    'input/path',
    `${path} was changed while it was read. Wait until the program that writes it has finished, then try again.`,
    { path, got: 'a file that was changed while it was read', expected: 'a file that nobody writes to' },
  );

const refusal = (path: string, message: string, got: string): AppError =>
  new AppError('input/path', message, { path, got, expected: 'a file that can be read' });
