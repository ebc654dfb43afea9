// One file of the watched folder, at rest: copied in, known again, checked, and imported where that was asked for.
import { join } from 'node:path';
import type { EngineClient } from '#core/contract/contract.ts';
import type { RecipeChange } from '#core/contract/recipes.ts';
import type { WatchSettings } from '#core/contract/watched-folder.ts';
import { wasImported } from '#core/store/uploads.ts';
import type { EngineContext } from '../context.ts';
import { checkSentFile, commitUpload, sendFile } from '../import-file.ts';
import { type FolderFile, statFile } from './list-folder.ts';

export type Taken =
  /** It changed while it was copied: somebody is still writing. */
  | { state: 'settling' }
  | { state: 'repeated' }
  | { state: 'unknown' }
  | { state: 'changed'; recipe: string; changes: RecipeChange[] }
  /** Checked, and committed if `mode` says so; where it is now, the upload says. */
  | { state: 'checked'; recipe: string; uploadId: string; sha256: string };

interface Task {
  file: FolderFile;
  path: string;
  mode: WatchSettings['mode'];
  /** Contents that wait for a confirmation under another name. */
  waiting: ReadonlySet<string>;
  signal: AbortSignal;
}

/** Throws what sending, inspecting, checking and committing throw; nothing is left behind then. */
export async function takeFile(ctx: EngineContext, { file, path, mode, waiting, signal }: Task): Promise<Taken> {
  const client = ctx.client();
  const fileId = await sendFile(client, join(path, file.name), file.name, { signal });
  let isKept = false;
  try {
    const now = await statFile(path, file.name);
    if (now?.sizeBytes !== file.sizeBytes || now.modifiedMs !== file.modifiedMs) return { state: 'settling' };
    const { sha256 } = ctx.files.get(fileId);
    if (waiting.has(sha256) || wasImported(ctx.db, sha256)) return { state: 'repeated' };
    const inspection = await client.imports.inspect({ fileId });
    const match = await client.recipes.match({ file: inspection });
    if (!match) return { state: 'unknown' };
    const recipe = match.recipe.name;
    if (match.changes.length > 0) return { state: 'changed', recipe, changes: match.changes };
    const uploadId = await checkSentFile(client, { fileId, options: match.options }, { signal });
    if (mode === 'import' && (await isWhole(client, uploadId))) await commitOrDiscard(client, uploadId, signal);
    isKept = true;
    return { state: 'checked', recipe, uploadId, sha256 };
  } finally {
    if (!isKept) ctx.files.discard(fileId);
  }
}

async function commitOrDiscard(client: EngineClient, uploadId: string, signal: AbortSignal): Promise<void> {
  try {
    await commitUpload(client, uploadId, { signal });
  } catch (error) {
    await client.imports.discard({ uploadId });
    throw error;
  }
}

/** A file with rows that cannot be used is not imported behind anybody's back. */
async function isWhole(client: EngineClient, uploadId: string): Promise<boolean> {
  const { report } = await client.imports.get({ uploadId });
  return report?.rows.rejected === 0;
}
