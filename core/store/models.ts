// Rows of trained models: cards, versions, which one is active. The files beside them are core/registry's.
import { AppError } from '../contract/errors.ts';
import type { LossPoint } from '../contract/jobs.ts';
import type { ModelCard } from '../contract/models.ts';
import type { Day } from '../math/day.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';

const COLUMNS = ['model.card', 'model.status', 'model.archived', 'model.origin_day', 'model.data_version'] as const;

export type ModelStatus = ModelCard['status'];

export interface ModelRecord {
  readonly card: ModelCard;
  readonly originDay: Day;
  /** The store's data_version when the training read its data. */
  readonly dataVersion: number;
}

export interface NewModel extends ModelRecord {
  readonly curve: readonly LossPoint[];
}

/** Number that the next model of a store gets; 1 for the first. Throws not-found/store. */
export function nextModelVersion(db: ReadDb, storeCode: string): number {
  const row = db.get(
    q
      .selectFrom('model')
      .where('store_id', '=', storeId(db, storeCode))
      .select((eb) => eb.fn.max('version').as('last')),
  );
  return (row?.last ?? 0) + 1;
}

/** Adds a model; when it is to be the active one, the one before becomes "previous". Call inside a transaction. */
export function insertModel(db: WriteDb, { card, originDay, dataVersion, curve }: NewModel): void {
  const store = storeId(db, card.store);
  if (card.status === 'active') demoteActive(db, store);
  db.run(
    q.insertInto('model').values({
      id: card.id,
      store_id: store,
      version: card.version,
      status: card.status,
      origin_day: originDay,
      data_version: dataVersion,
      trained_at: card.trainedAt,
      card: JSON.stringify(card),
      curve: JSON.stringify(curve),
    }),
  );
}

/** Models of a store, newest first. */
export function listModels(db: ReadDb, storeCode: string): ModelRecord[] {
  return db
    .all(
      q.selectFrom('model').where('store_id', '=', storeId(db, storeCode)).select(COLUMNS).orderBy('version', 'desc'),
    )
    .map(toRecord);
}

/** undefined: there is none, or none any more. */
export function findModel(db: ReadDb, modelId: string): ModelRecord | undefined {
  const row = db.get(q.selectFrom('model').where('id', '=', modelId).select(COLUMNS));
  return row && toRecord(row);
}

/** Throws not-found/model. */
export function getModel(db: ReadDb, modelId: string): ModelRecord {
  const found = findModel(db, modelId);
  if (!found) throw modelNotFound(modelId);
  return found;
}

/** Loss curve that the training recorded. Throws not-found/model. */
export function getModelCurve(db: ReadDb, modelId: string): LossPoint[] {
  const row = db.get(q.selectFrom('model').where('id', '=', modelId).select('curve'));
  if (!row) throw modelNotFound(modelId);
  return JSON.parse(row.curve) as LossPoint[];
}

/** The model that new predictions of a store use, if there is one. */
export function findActiveModel(db: ReadDb, storeCode: string): ModelRecord | undefined {
  const row = db.get(
    q
      .selectFrom('model')
      .innerJoin('store', 'store.id', 'model.store_id')
      .where('store.code', '=', storeCode)
      .where('model.status', '=', 'active')
      .select(COLUMNS),
  );
  return row && toRecord(row);
}

/**
 * The newest usable model that was trained for exactly this origin on the data as it is now (whatever its status): what
 * a look back to that day may use instead of training again.
 */
export function findModelForOrigin(
  db: ReadDb,
  storeCode: string,
  originDay: Day,
  dataVersion: number,
): ModelRecord | undefined {
  const row = db.get(
    q
      .selectFrom('model')
      .innerJoin('store', 'store.id', 'model.store_id')
      .where('store.code', '=', storeCode)
      .where('model.origin_day', '=', originDay)
      .where('model.data_version', '=', dataVersion)
      .where('model.status', '!=', 'failed')
      .where('model.archived', '=', 0)
      .select(COLUMNS)
      .orderBy('model.version', 'desc')
      .limit(1),
  );
  return row && toRecord(row);
}

/** The model that saw the most without seeing a day after `day`, whatever its status: what a look back may use. */
export function findNewestModelUpTo(db: ReadDb, storeCode: string, day: Day): ModelRecord | undefined {
  const row = db.get(
    q
      .selectFrom('model')
      .innerJoin('store', 'store.id', 'model.store_id')
      .where('store.code', '=', storeCode)
      .where('model.origin_day', '<=', day)
      .where('model.status', '!=', 'failed')
      .where('model.archived', '=', 0)
      .select(COLUMNS)
      .orderBy('model.origin_day', 'desc')
      .orderBy('model.version', 'desc')
      .limit(1),
  );
  return row && toRecord(row);
}

/** Ids of all models of the workspace that have files, with their status. */
export function listModelIds(db: ReadDb): { id: string; status: ModelStatus }[] {
  const rows = db.all(q.selectFrom('model').select(['id', 'status']).where('archived', '=', 0));
  return rows as { id: string; status: ModelStatus }[];
}

/** Ids of a store's as-of or superseded models that have files, newest first. */
export function listModelIdsOf(db: ReadDb, storeCode: string, status: 'as-of' | 'previous'): string[] {
  return db
    .all(
      q
        .selectFrom('model')
        .where('store_id', '=', storeId(db, storeCode))
        .where('status', '=', status)
        .where('archived', '=', 0)
        .select('id')
        .orderBy('version', 'desc'),
    )
    .map((row) => row.id);
}

/**
 * Makes an earlier version the one that new predictions use. Throws not-found/model, and model/unusable for a model that
 * failed or was trained for a look back.
 */
export function activateModel(db: WriteDb, modelId: string): ModelRecord {
  return db.transaction(() => {
    const { card } = getModel(db, modelId);
    if (card.status !== 'active' && card.status !== 'previous') {
      throw new AppError('model/unusable', `Version ${card.version} cannot be used for new predictions.`, {
        got: card.status,
        expected: 'an earlier version in use',
        advice: 'Choose another version, or train the store again.',
      });
    }
    demoteActive(db, storeId(db, card.store));
    db.run(q.updateTable('model').set({ status: 'active' }).where('id', '=', modelId));
    return getModel(db, modelId);
  });
}

/** A model whose files are gone or damaged is not offered any more. */
export function markModelFailed(db: WriteDb, modelId: string): void {
  db.run(q.updateTable('model').set({ status: 'failed' }).where('id', '=', modelId));
}

/** A model's files are about to be deleted; its card stays. */
export function markModelArchived(db: WriteDb, modelId: string): void {
  db.run(q.updateTable('model').set({ archived: 1 }).where('id', '=', modelId));
}

export function deleteModelRow(db: WriteDb, modelId: string): void {
  db.run(q.deleteFrom('model').where('id', '=', modelId));
}

function demoteActive(db: WriteDb, store: number): void {
  db.run(
    q.updateTable('model').set({ status: 'previous' }).where('store_id', '=', store).where('status', '=', 'active'),
  );
}

function storeId(db: ReadDb, storeCode: string): number {
  const row = db.get(q.selectFrom('store').where('code', '=', storeCode).select('id'));
  if (!row) {
    throw new AppError('not-found/store', `There is no store "${storeCode}" in this workspace.`, { name: storeCode });
  }
  return row.id;
}

const modelNotFound = (modelId: string): AppError =>
  new AppError('not-found/model', `There is no model "${modelId}" in this workspace.`, { name: modelId });

/** The column is the truth about the status; the stored card keeps the one it was saved with. */
function toRecord(row: {
  card: string;
  status: string;
  archived: number;
  origin_day: number;
  data_version: number;
}): ModelRecord {
  const card = JSON.parse(row.card) as ModelCard;
  return {
    card: { ...card, status: row.archived === 1 ? 'archived' : (row.status as ModelStatus) },
    originDay: row.origin_day,
    dataVersion: row.data_version,
  };
}
