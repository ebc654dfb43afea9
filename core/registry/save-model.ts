// Puts a trained model into the workspace: all of its files and its row, or nothing.
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import { type ModelCard, modelCardSchema } from '../contract/models.ts';
import type { StoreModel } from '../forecast/store-model.ts';
import { dayFromIso, isoFromDay } from '../math/day.ts';
import { newId } from '../store/id.ts';
import { deleteModelRow, insertModel, listModelIdsOf, markModelArchived, nextModelVersion } from '../store/models.ts';
import type { WriteDb } from '../store/sql.ts';
import { toStorageError } from '../store/storage-error.ts';
import {
  blockFileName,
  CARD_FILE,
  type ModelFile,
  modelFolder,
  modelsFolder,
  readModelFiles,
  sha256Of,
  toModelFiles,
  writeModelFolder,
} from './model-files.ts';

/** Folders being written carry this prefix; recoverModels removes those that a crash left. */
export const TEMPORARY_PREFIX = '.saving-';

/** As-of models of a store that are kept for looking back again without a training. */
export const AS_OF_MODELS_KEPT = 5;
/** Superseded models of a store that are kept whole, to go back to; of older ones only the cards stay. */
export const PREVIOUS_MODELS_KEPT = 10;

export interface TrainedModel {
  readonly model: StoreModel;
  /** One a block, in the model's order, as exportOnnx made and checkParity accepted it. */
  readonly onnx: readonly { readonly bytes: Uint8Array; readonly parityMaxRelativeDifference: number }[];
  /** "active": new predictions use it. "as-of": it only serves looking back to its origin. */
  readonly status: 'active' | 'as-of';
  /** The store's data_version when the training read its data. */
  readonly dataVersion: number;
  readonly trainedAt: Date;
  readonly trainedBy: string;
  readonly seconds: number;
}

/**
 * Saves a model with its card and makes it the active one (or adds it for its as-of date, dropping the oldest such).
 * Throws not-found/store and storage/*; then nothing of it is left.
 */
export function saveModel(db: WriteDb, workspaceDir: string, trained: TrainedModel): ModelCard {
  const { model } = trained;
  const files = toModelFiles(
    model,
    trained.onnx.map((block) => block.bytes),
  );
  const card: ModelCard = {
    ...model.report,
    id: newId(),
    store: model.store,
    version: nextModelVersion(db, model.store),
    status: trained.status,
    trainedAt: trained.trainedAt.toISOString(),
    trainedBy: trained.trainedBy,
    seconds: trained.seconds,
    frequency: model.frequency,
    origin: isoFromDay(model.originDay),
    settings: model.settings,
    blocks: model.blocks.map((block, index) => ({
      fromStep: block.fromStep,
      toStep: block.toStep,
      trees: block.ensemble.nodeOffset.length - 1,
      rows: block.rows,
      file: blockFileName(block),
      sha256: sha256Of(trained.onnx[index].bytes),
      parityMaxRelativeDifference: trained.onnx[index].parityMaxRelativeDifference,
    })),
    files: describeFiles(files),
  };
  commit(db, workspaceDir, { card, files, model, dataVersion: trained.dataVersion });
  if (card.status === 'as-of') pruneAsOfModels(db, workspaceDir, model.store);
  else archiveOldModels(db, workspaceDir, model.store);
  return card;
}

export interface InstallOptions {
  /** Folder with card.json and the files it names: a model folder of a workspace, or a shipped one. */
  folder: string;
  /** data_version of the store at this moment. */
  dataVersion: number;
}

/**
 * Makes a copy of a ready model the active one of the store it was trained for; it gets an id and a version of its own.
 * Throws model/unusable when it is damaged, not-found/store, storage/*.
 */
export function installModel(db: WriteDb, workspaceDir: string, { folder, dataVersion }: InstallOptions): ModelCard {
  const shipped = readCard(folder);
  const { model, onnx } = readModelFiles(folder, shipped);
  const version = nextModelVersion(db, shipped.store);
  const files = toModelFiles(model, onnx);
  const card: ModelCard = { ...shipped, id: newId(), version, status: 'active', files: describeFiles(files) };
  commit(db, workspaceDir, { card, files, model, dataVersion });
  archiveOldModels(db, workspaceDir, card.store);
  return card;
}

/** Deletes a model. Its row goes first: a crash in between leaves a folder that the next start removes. */
export function deleteModel(db: WriteDb, workspaceDir: string, modelId: string): void {
  deleteModelRow(db, modelId);
  rmSync(modelFolder(workspaceDir, modelId), { recursive: true, force: true });
}

const describeFiles = (files: readonly ModelFile[]): ModelCard['files'] =>
  files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length, sha256: sha256Of(bytes) }));

interface ReadyModel {
  card: ModelCard;
  files: readonly ModelFile[];
  model: StoreModel;
  dataVersion: number;
}

function commit(db: WriteDb, workspaceDir: string, { card, files, model, dataVersion }: ReadyModel): void {
  const temporary = join(modelsFolder(workspaceDir), `${TEMPORARY_PREFIX}${card.id}`);
  const final = modelFolder(workspaceDir, card.id);
  try {
    mkdirSync(modelsFolder(workspaceDir), { recursive: true });
    writeModelFolder(temporary, files, card);
    db.transaction(() => {
      insertModel(db, { card, originDay: dayFromIso(card.origin), dataVersion, curve: model.curve });
      // Last, so that a failing rename takes the row with it.
      renameSync(temporary, final);
    });
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    rmSync(final, { recursive: true, force: true });
    throw toStorageError(error, modelsFolder(workspaceDir)) ?? error;
  }
}

function pruneAsOfModels(db: WriteDb, workspaceDir: string, storeCode: string): void {
  for (const id of listModelIdsOf(db, storeCode, 'as-of').slice(AS_OF_MODELS_KEPT)) deleteModel(db, workspaceDir, id);
}

/** The row first: a crash in between leaves a folder that the next start removes. */
function archiveOldModels(db: WriteDb, workspaceDir: string, storeCode: string): void {
  for (const id of listModelIdsOf(db, storeCode, 'previous').slice(PREVIOUS_MODELS_KEPT)) {
    markModelArchived(db, id);
    rmSync(modelFolder(workspaceDir, id), { recursive: true, force: true });
  }
}

function readCard(folder: string): ModelCard {
  try {
    return modelCardSchema.parse(JSON.parse(readFileSync(join(folder, CARD_FILE), 'utf8')));
  } catch (cause) {
    throw new AppError(
      'model/unusable',
      `The folder ${folder} holds no model card that this version of Shelfcast can read. Train the store instead.`,
      { got: cause instanceof Error ? cause.message.slice(0, 300) : String(cause), expected: CARD_FILE },
      { cause },
    );
  }
}
