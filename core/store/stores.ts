// Stores: their rows, their settings, and the version of their data.
import { AppError } from '../contract/errors.ts';
import { DEFAULT_STORE_SETTINGS, type StoreSettings, storeSettingsSchema } from '../contract/stores.ts';
import type { Frequency } from '../contract/units.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';

export interface StoreRow {
  id: number;
  code: string;
  name: string;
  is_demo: number;
  frequency: Frequency;
  settings: StoreSettings;
  /** Raised by every change to observations or products: caches and models compare it. */
  data_version: number;
  /** Raised by every change to the plan: forecasts that were kept compare it. */
  plan_version: number;
}

const columns = ['id', 'code', 'name', 'is_demo', 'frequency', 'settings', 'data_version', 'plan_version'] as const;

/** By code, in the order of the code points. */
export function listStoreRows(db: ReadDb): StoreRow[] {
  return db.all(q.selectFrom('store').select(columns).orderBy('code')).map(toStoreRow);
}

export function findStore(db: ReadDb, code: string): StoreRow | undefined {
  const row = db.get(q.selectFrom('store').select(columns).where('code', '=', code));
  return row && toStoreRow(row);
}

/** Throws not-found/store. */
export function getStore(db: ReadDb, code: string): StoreRow {
  const store = findStore(db, code);
  if (!store) throw new AppError('not-found/store', `There is no store "${code}".`, { name: code });
  return store;
}

/** Throws not-found/store. */
export function getStoreById(db: ReadDb, id: number): StoreRow {
  const row = db.get(q.selectFrom('store').select(columns).where('id', '=', id));
  if (!row) throw new AppError('not-found/store', `There is no store number ${id}.`, { name: String(id) });
  return toStoreRow(row);
}

export interface NewStore {
  code: string;
  name?: string;
  isDemo?: boolean;
  frequency?: Frequency;
  settings?: Partial<StoreSettings>;
  /** The upload that brings it. */
  uploadId?: string;
  /** ISO timestamp. */
  createdAt: string;
}

/** Makes an empty store with default settings; returns its id. */
export function insertStore(db: WriteDb, store: NewStore): number {
  const { lastInsertRowid } = db.run(
    q.insertInto('store').values({
      code: store.code,
      name: store.name ?? store.code,
      is_demo: store.isDemo ? 1 : 0,
      frequency: store.frequency ?? 'daily',
      settings: JSON.stringify({ ...DEFAULT_STORE_SETTINGS, ...store.settings }),
      data_version: 1,
      upload_id: store.uploadId ?? null,
      created_at: store.createdAt,
    }),
  );
  return lastInsertRowid;
}

/** Changes some settings and leaves the others. Throws not-found/store. */
export function updateStoreSettings(db: WriteDb, code: string, changes: Partial<StoreSettings>): StoreSettings {
  const store = getStore(db, code);
  const settings = storeSettingsSchema.parse({ ...store.settings, ...changes });
  db.run(
    q
      .updateTable('store')
      .set({ settings: JSON.stringify(settings) })
      .where('id', '=', store.id),
  );
  return settings;
}

/**
 * To be called in every transaction that changes a store's observations or products: whatever was computed from the
 * old ones is out of date.
 */
export function raiseDataVersion(db: WriteDb, storeId: number): void {
  db.run(
    q
      .updateTable('store')
      .set((eb) => ({ data_version: eb('data_version', '+', 1) }))
      .where('id', '=', storeId),
  );
}

/** Deletes a store with its products, observations, models' rows and bulk runs. Throws not-found/store. */
export function deleteStore(db: WriteDb, code: string): void {
  db.run(q.deleteFrom('store').where('id', '=', getStore(db, code).id));
}

function toStoreRow(row: { settings: string; frequency: string } & Omit<StoreRow, 'settings' | 'frequency'>): StoreRow {
  // Settings that a later version added take their defaults.
  const settings = { ...DEFAULT_STORE_SETTINGS, ...JSON.parse(row.settings) };
  return { ...row, frequency: row.frequency as Frequency, settings };
}
