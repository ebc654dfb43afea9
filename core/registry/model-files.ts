// The files of one model in its folder: written so that a crash leaves nothing half, read only when the hashes agree.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import type { ModelCard } from '../contract/models.ts';
import { OLDEST_STORE_MODEL_FORMAT, STORE_MODEL_FORMAT, type StoreModel } from '../forecast/store-model.ts';
import { assertPlainJson } from './plain-json.ts';
import { decodeEnsembles, encodeEnsembles } from './tree-container.ts';

export const CARD_FILE = 'card.json';
const MODEL_FILE = 'model.json';
const TREES_FILE = 'trees.bin';

export const modelsFolder = (workspaceDir: string): string => join(workspaceDir, 'models');
export const modelFolder = (workspaceDir: string, modelId: string): string => join(modelsFolder(workspaceDir), modelId);

export interface ModelFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Everything of a model but its card, as files. `onnx[i]` belongs to `model.blocks[i]`. The settings stay on the card:
 * they name the threads, and the files of a model are the same bytes for any number of them.
 */
export function toModelFiles(model: StoreModel, onnx: readonly Uint8Array[]): ModelFile[] {
  const { blocks, settings: _settings, ...rest } = model;
  const json = { ...rest, blocks: blocks.map(({ ensemble: _, ...block }) => block) };
  assertPlainJson(json, 'model');
  return [
    { name: MODEL_FILE, bytes: new TextEncoder().encode(JSON.stringify(json)) },
    { name: TREES_FILE, bytes: encodeEnsembles(blocks.map((block) => block.ensemble)) },
    ...onnx.map((bytes, index) => ({ name: blockFileName(blocks[index]), bytes })),
  ];
}

export const blockFileName = (block: { fromStep: number; toStep: number }): string =>
  `block-${block.fromStep}-${block.toStep}.onnx`;

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export interface StoredModel {
  readonly model: StoreModel;
  /** One a block, in the model's order. */
  readonly onnx: readonly Uint8Array[];
}

/** Reads the model of a card. Throws model/unusable when a file is missing, changed or of another format. */
export function readModelFiles(folder: string, card: ModelCard): StoredModel {
  const files = new Map(card.files.map((file) => [file.name, readVerified(folder, file)]));
  const fileOf = (name: string): Uint8Array => {
    const bytes = files.get(name);
    if (!bytes) throw damaged(name, 'not on the card', 'a file of the card');
    return bytes;
  };
  const stored = JSON.parse(new TextDecoder().decode(fileOf(MODEL_FILE))) as StoreModel;
  if (!(stored.format >= OLDEST_STORE_MODEL_FORMAT && stored.format <= STORE_MODEL_FORMAT)) {
    const readable = `${OLDEST_STORE_MODEL_FORMAT} to ${STORE_MODEL_FORMAT}`;
    throw new AppError(
      'model/unusable',
      `This model is stored in format ${stored.format}; this version of Shelfcast reads ${readable}. ` +
        'Train the store again.',
      { got: `format ${stored.format}`, expected: `format ${readable}`, advice: 'Train the store again.' },
    );
  }
  const ensembles = decodeEnsembles(fileOf(TREES_FILE));
  const blocks = stored.blocks.map((block, i) => ({ ...block, ensemble: ensembles[i] }));
  const model = { ...stored, settings: card.settings, blocks };
  return { model, onnx: card.blocks.map((block) => fileOf(block.file)) };
}

/** Every file of a model as it lies on the disk, card first. Throws model/unusable when one is missing or changed. */
export function listModelFiles(folder: string, card: ModelCard): ModelFile[] {
  const text = `${JSON.stringify(card, null, 2)}\n`;
  return [
    { name: CARD_FILE, bytes: new TextEncoder().encode(text) },
    ...card.files.map((file) => ({ name: file.name, bytes: readVerified(folder, file) })),
  ];
}

function readVerified(folder: string, file: ModelCard['files'][number]): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(folder, file.name));
  } catch (cause) {
    throw damaged(file.name, 'it cannot be read', `${file.sizeBytes} bytes`, cause);
  }
  const sha256 = sha256Of(bytes);
  if (sha256 !== file.sha256) throw damaged(file.name, `SHA-256 ${sha256}`, `SHA-256 ${file.sha256}`);
  return bytes;
}

function damaged(name: string, got: string, expected: string, cause?: unknown): AppError {
  const advice = 'Train the store again.';
  return new AppError(
    'model/unusable',
    `The model's file ${name} is missing or was changed since the training, so it is not used. ${advice}`,
    { got, expected, advice },
    { cause },
  );
}

/** Writes files and card into a new folder and waits until the disk has them. */
export function writeModelFolder(folder: string, files: readonly ModelFile[], card: ModelCard): void {
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeThrough(join(folder, file.name), file.bytes);
  writeThrough(join(folder, CARD_FILE), new TextEncoder().encode(`${JSON.stringify(card, null, 2)}\n`));
}

function writeThrough(path: string, bytes: Uint8Array): void {
  const descriptor = openSync(path, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
