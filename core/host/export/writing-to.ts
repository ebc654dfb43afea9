// Opens a file for writing, closes it whatever happens, and words what the disk says.
import { type FileHandle, open } from 'node:fs/promises';
import { toStorageError } from '#core/store/storage-error.ts';

/** Runs `work` on the new (or emptied) file. Errors of the disk become storage/*; others pass as they are. */
export async function writingTo(path: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      await work(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw toStorageError(error, path) ?? error;
  }
}
