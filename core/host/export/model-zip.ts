// A trained model as one archive: ONNX files, rules and card, for whoever runs or audits it elsewhere.
import { open } from 'node:fs/promises';
import { listModelFiles, modelFolder } from '#core/registry/model-files.ts';
import { getModel } from '#core/store/models.ts';
import type { EngineContext } from '../context.ts';
import { ZipWriter } from './zip.ts';

export interface ExportedModel {
  readonly fileId: string;
  readonly name: string;
  readonly files: number;
}

/** Writes the archive into the depot. Throws not-found/model, model/unusable, storage/*. */
export async function exportModel(ctx: EngineContext, modelId: string): Promise<ExportedModel> {
  const { card } = getModel(ctx.db, modelId);
  const files = listModelFiles(modelFolder(ctx.workspaceDir, modelId), card);
  const { fileId, path } = ctx.files.create(`model ${card.store} v${card.version} ${card.origin}.zip`);
  try {
    const handle = await open(path, 'w');
    try {
      const zip = new ZipWriter(handle);
      for (const { name, bytes } of files) await zip.add(name, [bytes]);
      await zip.finish();
    } finally {
      await handle.close();
    }
    ctx.files.seal(fileId);
    return { fileId, name: ctx.files.get(fileId).name, files: files.length };
  } catch (error) {
    ctx.files.discard(fileId);
    throw error;
  }
}
