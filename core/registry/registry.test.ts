// Saving, loading, recovering and lending of models, on a real database, real files and real ONNX sessions.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { modelCardSchema } from '../contract/models.ts';
import { OLDEST_STORE_MODEL_FORMAT, STORE_MODEL_FORMAT } from '../forecast/store-model.ts';
import { predictRaw } from '../gbdt/predict.ts';
import { dayFromIso, isoFromDay } from '../math/day.ts';
import { randomMatrix } from '../onnx/test-ensembles.ts';
import {
  findActiveModel,
  findModelForOrigin,
  findNewestModelUpTo,
  getModel,
  getModelCurve,
  listModels,
} from '../store/models.ts';
import { openDatabase } from '../store/open.ts';
import type { WriteDb } from '../store/sql.ts';
import { modelFolder, modelsFolder, readModelFiles } from './model-files.ts';
import { createModelPool } from './model-pool.ts';
import { recoverModels } from './recover-models.ts';
import { AS_OF_MODELS_KEPT, deleteModel, installModel, PREVIOUS_MODELS_KEPT, saveModel } from './save-model.ts';
import { addStore, buildStoreModel, buildTrained } from './test-model.ts';
import { decodeEnsembles, encodeEnsembles } from './tree-container.ts';

let workspace: string;
let db: WriteDb;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'shelfcast-registry-'));
  db = openDatabase(workspace, { create: true, now: () => new Date('2026-01-01T00:00:00Z') });
  addStore(db, 'S1');
});

afterEach(() => {
  db.close();
  rmSync(workspace, { recursive: true, force: true });
});

const save = (origin: string, status: 'active' | 'as-of' = 'active', seed = 1) =>
  saveModel(db, workspace, buildTrained(buildStoreModel('S1', origin, seed), status));

describe('saving a model', () => {
  it('comes back equal, trees included, with a card that fits the contract', () => {
    const trained = buildTrained(buildStoreModel('S1', '2025-12-31'));
    const card = saveModel(db, workspace, trained);
    expect(modelCardSchema.parse(card)).toEqual(card);
    expect(card).toMatchObject({ version: 1, status: 'active', origin: '2025-12-31', trainedBy: 'tester' });
    expect(card.blocks.map((block) => [block.file, block.trees])).toEqual([
      ['block-1-7.onnx', 12],
      ['block-8-28.onnx', 12],
    ]);
    const stored = readModelFiles(modelFolder(workspace, card.id), getModel(db, card.id).card);
    expect(stored.model).toEqual(trained.model);
    expect(stored.onnx.map((bytes) => Buffer.from(bytes))).toEqual(trained.onnx.map(({ bytes }) => Buffer.from(bytes)));
    expect(getModelCurve(db, card.id)).toEqual(trained.model.curve);
  });

  it('makes the newest active and the one before previous', () => {
    const first = save('2025-11-30');
    const second = save('2025-12-31');
    expect(findActiveModel(db, 'S1')?.card.id).toBe(second.id);
    expect(listModels(db, 'S1').map(({ card }) => [card.version, card.status])).toEqual([
      [2, 'active'],
      [1, 'previous'],
    ]);
    expect(getModel(db, first.id).card.status).toBe('previous');
  });

  it('leaves the active model alone when it saves one for a past date, and keeps only the newest of those', () => {
    const active = save('2025-12-31');
    const days = Array.from({ length: AS_OF_MODELS_KEPT + 2 }, (_, index) => `2025-06-0${index + 1}`);
    const cards = days.map((day) => save(day, 'as-of'));
    expect(findActiveModel(db, 'S1')?.card.id).toBe(active.id);
    const kept = cards.slice(2).map((card) => card.id);
    expect(readdirSync(modelsFolder(workspace)).sort()).toEqual([active.id, ...kept].sort());
    expect(findModelForOrigin(db, 'S1', dayFromIso('2025-06-05'), 1)?.card.origin).toBe('2025-06-05');
    expect(findModelForOrigin(db, 'S1', dayFromIso('2025-06-05'), 2)).toBeUndefined();
    expect(findModelForOrigin(db, 'S1', dayFromIso('2025-06-01'), 1)).toBeUndefined();
  });

  it('keeps the files of the newest superseded models, and of older ones only the card', () => {
    const cards = Array.from({ length: PREVIOUS_MODELS_KEPT + 3 }, (_, i) =>
      save(isoFromDay(dayFromIso('2025-12-01') + i)),
    );
    const kept = cards.slice(2).map((card) => card.id);
    expect(readdirSync(modelsFolder(workspace)).sort()).toEqual([...kept].sort());
    expect(listModels(db, 'S1')).toHaveLength(cards.length);
    expect(cards.slice(0, 3).map(({ id }) => getModel(db, id).card.status)).toEqual([
      'archived',
      'archived',
      'previous',
    ]);
    expect(findNewestModelUpTo(db, 'S1', dayFromIso('2025-12-02')), 'it cannot be used any more').toBeUndefined();
    expect(findNewestModelUpTo(db, 'S1', dayFromIso('2025-12-03'))?.card.id).toBe(cards[2].id);
    mkdirSync(modelFolder(workspace, cards[0].id));
    expect(recoverModels(db, workspace), 'a crash before its folder was gone').toEqual({
      removed: [cards[0].id],
      lost: [],
    });
  });

  it('leaves nothing behind when the store does not exist or the model cannot be written', () => {
    expect(() => saveModel(db, workspace, buildTrained(buildStoreModel('nowhere', '2025-12-31')))).toThrow(
      /no store "nowhere"/,
    );
    const broken = { ...buildStoreModel('S1', '2025-12-31'), planned: { scale: Number.NaN } } as never;
    expect(() => saveModel(db, workspace, buildTrained(broken))).toThrow(/model\.planned\.scale is NaN/);
    rmSync(modelsFolder(workspace), { recursive: true, force: true });
    writeFileSync(modelsFolder(workspace), 'a file where the folder should be');
    expect(() => save('2025-12-31')).toThrow();
    expect(listModels(db, 'S1')).toEqual([]);
  });
});

describe('a damaged model', () => {
  it('is refused with the name of the file, whichever file it is', () => {
    for (const file of ['model.json', 'trees.bin', 'block-8-28.onnx']) {
      const card = save('2025-12-31');
      appendFileSync(join(modelFolder(workspace, card.id), file), ' ');
      expect(() => readModelFiles(modelFolder(workspace, card.id), card)).toThrow(
        expect.objectContaining({ code: 'model/unusable', message: expect.stringContaining(file) }),
      );
      rmSync(join(modelFolder(workspace, card.id), file));
      expect(() => readModelFiles(modelFolder(workspace, card.id), card)).toThrow(/missing or was changed/);
    }
  });

  it('keeps sets of levels, and stays in the first layout without them', () => {
    const ensemble = buildStoreModel('S1', '2025-01-01').blocks[0].ensemble;
    expect(encodeEnsembles([ensemble])[8]).toBe(1);
    const levelSets = {
      node: Int32Array.of(0, 2),
      offset: Int32Array.of(0, 1, 3),
      levels: Float64Array.of(7, -1, 0.5),
    };
    const bytes = encodeEnsembles([{ ...ensemble, levelSets }, ensemble]);
    expect(bytes[8]).toBe(2);
    expect(decodeEnsembles(bytes)).toEqual([{ ...ensemble, levelSets }, ensemble]);
    expect(() => decodeEnsembles(bytes.slice(0, -8))).toThrow(/ends early/);
  });

  it('of the format before is read, of any other refused with the formats that are', () => {
    const saved = (format: number) =>
      saveModel(db, workspace, buildTrained({ ...buildStoreModel('S1', '2025-12-31'), format }));
    const read = (format: number) => {
      const card = saved(format);
      return readModelFiles(modelFolder(workspace, card.id), card).model.format;
    };
    expect(read(OLDEST_STORE_MODEL_FORMAT)).toBe(OLDEST_STORE_MODEL_FORMAT);
    for (const format of [OLDEST_STORE_MODEL_FORMAT - 1, STORE_MODEL_FORMAT + 1])
      expect(() => read(format)).toThrow(new RegExp(`format ${format}; this version of Shelfcast reads 2 to 3`));
  });

  it('of an older layout of trees says so', () => {
    const bytes = encodeEnsembles([]);
    expect(decodeEnsembles(bytes)).toEqual([]);
    const other = bytes.slice();
    other[8] = 99;
    expect(() => decodeEnsembles(other)).toThrow(/format 99/);
    expect(() => decodeEnsembles(bytes.slice(0, 12))).toThrow(/not one of Shelfcast/);
    expect(() =>
      decodeEnsembles(encodeEnsembles(buildStoreModel('S1', '2025-01-01').blocks.map((b) => b.ensemble)).slice(0, -8)),
    ).toThrow(/ends early/);
  });
});

describe('opening a workspace after a crash', () => {
  it('removes folders without a row and marks rows without a folder', () => {
    const kept = save('2025-11-30');
    const lost = save('2025-12-31');
    mkdirSync(join(modelsFolder(workspace), '.saving-0123'));
    mkdirSync(join(modelsFolder(workspace), 'deadbeef00000000'));
    rmSync(modelFolder(workspace, lost.id), { recursive: true });
    expect(recoverModels(db, workspace)).toEqual({
      removed: expect.arrayContaining(['.saving-0123', 'deadbeef00000000']),
      lost: [lost.id],
    });
    expect(readdirSync(modelsFolder(workspace))).toEqual([kept.id]);
    expect(getModel(db, lost.id).card.status).toBe('failed');
    expect(recoverModels(db, workspace)).toEqual({ removed: [], lost: [] });
  });

  it('has nothing to do in a workspace without models', () => {
    expect(recoverModels(db, workspace)).toEqual({ removed: [], lost: [] });
  });
});

describe('installing a ready model', () => {
  it('copies it under a new id as the active one', () => {
    const source = save('2025-12-31');
    const installed = installModel(db, workspace, { folder: modelFolder(workspace, source.id), dataVersion: 7 });
    expect(installed).toEqual({ ...source, id: installed.id, version: 2 });
    expect(installed.id).not.toBe(source.id);
    expect(findActiveModel(db, 'S1')).toMatchObject({ card: { id: installed.id }, dataVersion: 7 });
    const stored = readModelFiles(modelFolder(workspace, installed.id), installed);
    expect(stored.model.blocks).toEqual(buildStoreModel('S1', '2025-12-31').blocks);
  });

  it('refuses a folder without a card', () => {
    expect(() => installModel(db, workspace, { folder: join(workspace, 'nothing'), dataVersion: 1 })).toThrow(
      expect.objectContaining({ code: 'model/unusable' }),
    );
  });
});

describe('the pool of loaded models', () => {
  it('predicts through ONNX what the trees say', async () => {
    const card = save('2025-12-31');
    const pool = createModelPool(db, workspace);
    const matrix = randomMatrix(3, 200, 6);
    await pool.use(card.id, async ({ model, predictors }) => {
      for (const [index, block] of model.blocks.entries()) {
        const scores = await predictors[index].predictRaw(matrix);
        expect(scores).toHaveLength(200);
        predictRaw(block.ensemble, matrix).forEach((score, row) => {
          expect(scores[row]).toBeCloseTo(score, 10);
        });
      }
    });
    await pool.close();
  });

  it('loads a model once, drops the one not used for longest, and never one in use', async () => {
    const ids = ['2025-10-31', '2025-11-30', '2025-12-31'].map((origin) => save(origin).id);
    const pool = createModelPool(db, workspace, 1);
    const held = await pool.use(ids[0], async (first) => {
      await pool.use(ids[1], async () => {});
      await pool.use(ids[2], async () => {});
      // Still open although two others were needed since.
      expect(await first.predictors[0].predictRaw(randomMatrix(4, 1, 6))).toHaveLength(1);
      expect(await pool.use(ids[0], async (again) => again === first)).toBe(true);
      return first;
    });
    await pool.use(ids[1], async () => {});
    expect(() => held.predictors[0].predictRaw(randomMatrix(4, 1, 6))).toThrow(/closed/);
    await pool.close();
  });

  it('waits for work in progress when it closes', async () => {
    const card = save('2025-12-31');
    const pool = createModelPool(db, workspace);
    const order: string[] = [];
    const working = pool.use(card.id, async ({ predictors }) => {
      await predictors[0].predictRaw(randomMatrix(5, 20_000, 6));
      order.push('work');
    });
    await pool.close().then(() => order.push('closed'));
    await working;
    expect(order).toEqual(['work', 'closed']);
  });

  it('does not remember a failed load', async () => {
    const card = save('2025-12-31');
    const pool = createModelPool(db, workspace);
    const folder = modelFolder(workspace, card.id);
    const stored = readModelFiles(folder, card);
    writeFileSync(join(folder, 'block-1-7.onnx'), 'damaged');
    await expect(pool.use(card.id, async () => {})).rejects.toMatchObject({ code: 'model/unusable' });
    writeFileSync(join(folder, 'block-1-7.onnx'), stored.onnx[0]);
    expect(await pool.use(card.id, async (loaded) => loaded.card.id)).toBe(card.id);
    await expect(pool.use('unknown', async () => {})).rejects.toMatchObject({ code: 'not-found/model' });
    await pool.close();
  });
});

it('deletes a model with its folder', () => {
  const card = save('2025-12-31');
  deleteModel(db, workspace, card.id);
  expect(existsSync(modelFolder(workspace, card.id))).toBe(false);
  expect(() => getModel(db, card.id)).toThrow(expect.objectContaining({ code: 'not-found/model' }));
});
