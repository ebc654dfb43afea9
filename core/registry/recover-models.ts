// Tidies models up when a workspace is opened: what a crash left, and what lost its files.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { listModelIds, markModelFailed } from '../store/models.ts';
import type { WriteDb } from '../store/sql.ts';
import { modelFolder, modelsFolder } from './model-files.ts';

export interface Recovery {
  /** Folders that belonged to no model and were removed: a saving or a deletion that did not finish. */
  removed: string[];
  /** Models whose folder is gone; they are marked failed, and the store can be trained again. */
  lost: string[];
}

/** Call once when a workspace is opened, before anything loads or saves a model. */
export function recoverModels(db: WriteDb, workspaceDir: string): Recovery {
  const models = listModelIds(db);
  const known = new Set(models.map((model) => model.id));
  const folder = modelsFolder(workspaceDir);
  const removed = existsSync(folder) ? readdirSync(folder).filter((name) => !known.has(name)) : [];
  for (const name of removed) rmSync(join(folder, name), { recursive: true, force: true });

  const lost = models
    .filter((model) => model.status !== 'failed' && !existsSync(modelFolder(workspaceDir, model.id)))
    .map((model) => model.id);
  for (const id of lost) markModelFailed(db, id);
  return { removed, lost };
}
