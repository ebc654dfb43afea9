// Brings a file that the engine made to where the user wants it.
import { createWriteStream, existsSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { EngineClient } from '#core/contract/contract.ts';
import { AppError } from '#core/contract/errors.ts';

/** Checked before long work begins, not after. Throws input/path. */
export function checkOutputPath(path: string): string {
  const full = resolve(path);
  if (!existsSync(dirname(full))) {
    throw new AppError('input/path', `The folder ${dirname(full)} does not exist. Make it, or write elsewhere.`, {
      path: full,
      expected: 'a file in a folder that exists',
    });
  }
  if (existsSync(full) && statSync(full).isDirectory()) {
    throw new AppError('input/path', `${full} is a folder. Give the name of a file.`, {
      path: full,
      expected: 'the name of a file',
    });
  }
  return full;
}

/** Copies a file of the engine to `path`, all or nothing, and forgets it in the engine. */
export async function saveFile(client: EngineClient, fileId: string, path: string): Promise<void> {
  const unfinished = `${path}.part`;
  try {
    await pipeline(readChunks(client, fileId), createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (cause) {
    await rm(unfinished, { force: true });
    if (cause instanceof Error && 'syscall' in cause) {
      const message = `${path} cannot be written: ${cause.message}.`;
      throw new AppError('input/path', message, { path, advice: 'Choose another place.' }, { cause });
    }
    throw cause;
  }
  await client.files.discard({ fileId });
}

async function* readChunks(client: EngineClient, fileId: string): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ; ) {
    const { base64, done } = await client.files.read({ fileId, offset });
    const bytes = Buffer.from(base64, 'base64');
    offset += bytes.length;
    yield bytes;
    if (done) return;
  }
}
