// Models in memory with their open ONNX sessions: loaded once, lent out, dropped when others are needed more.
import type { ModelCard } from '../contract/models.ts';
import type { StoreModel } from '../forecast/store-model.ts';
import { loadPredictor, type OnnxPredictor } from '../onnx/session.ts';
import { getModel } from '../store/models.ts';
import type { ReadDb } from '../store/sql.ts';
import { modelFolder, readModelFiles } from './model-files.ts';

export interface LoadedModel {
  readonly card: ModelCard;
  readonly model: StoreModel;
  /** One a block, in the model's order. */
  readonly predictors: readonly OnnxPredictor[];
}

export interface ModelPool {
  /**
   * Lends a model for the time of `work`; its sessions stay open until then even when the pool drops it.
   * Throws not-found/model and model/unusable.
   */
  use<T>(modelId: string, work: (loaded: LoadedModel) => Promise<T>): Promise<T>;
  /** Waits for those who work with models and closes every session. */
  close(): Promise<void>;
}

interface Entry {
  readonly loading: Promise<LoadedModel>;
  users: number;
}

export function createModelPool(db: ReadDb, workspaceDir: string, capacity = 3): ModelPool {
  // A Map keeps the order of insertion: the least recently used entry comes first.
  const entries = new Map<string, Entry>();
  let onIdle: (() => void) | undefined;

  function take(modelId: string): Entry {
    const entry = entries.get(modelId) ?? { loading: load(db, workspaceDir, modelId), users: 0 };
    entries.delete(modelId);
    entries.set(modelId, entry);
    entry.users++;
    return entry;
  }

  async function giveBack(entry: Entry): Promise<void> {
    entry.users--;
    for (const [id, candidate] of entries) {
      if (entries.size <= capacity) break;
      if (candidate.users > 0) continue;
      entries.delete(id);
      await closeEntry(candidate);
    }
    if ([...entries.values()].every((other) => other.users === 0)) onIdle?.();
  }

  return {
    async use(modelId, work) {
      const entry = take(modelId);
      try {
        const loaded = await entry.loading.catch((error: unknown) => {
          // A failed load is not remembered: the files may have been put right.
          if (entries.get(modelId) === entry) entries.delete(modelId);
          throw error;
        });
        return await work(loaded);
      } finally {
        await giveBack(entry);
      }
    },
    async close() {
      const busy = [...entries.values()].some((entry) => entry.users > 0);
      if (busy) await new Promise<void>((resolve) => (onIdle = resolve));
      const all = [...entries.values()];
      entries.clear();
      for (const entry of all) await closeEntry(entry);
    },
  };
}

async function load(db: ReadDb, workspaceDir: string, modelId: string): Promise<LoadedModel> {
  const { card } = getModel(db, modelId);
  const { model, onnx } = readModelFiles(modelFolder(workspaceDir, modelId), card);
  const predictors: OnnxPredictor[] = [];
  try {
    for (const bytes of onnx) predictors.push(await loadPredictor(bytes));
  } catch (error) {
    await Promise.all(predictors.map((predictor) => predictor.close()));
    throw error;
  }
  return { card, model, predictors };
}

async function closeEntry(entry: Entry): Promise<void> {
  const loaded = await entry.loading.catch(() => undefined);
  await Promise.all(loaded?.predictors.map((predictor) => predictor.close()) ?? []);
}
