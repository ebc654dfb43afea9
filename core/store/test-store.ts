// A real database in a temporary folder with exactly the sales a test needs. Only for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreSettings } from '../contract/stores.ts';
import type { SupplierPatch } from '../contract/suppliers.ts';
import type { TermsPatch } from '../contract/terms.ts';
import type { Frequency } from '../contract/units.ts';
import { dayFromIso } from '../math/day.ts';
import { newId } from './id.ts';
import { CELL_COLUMNS } from './layers/fold.ts';
import { numberCommit } from './layers/layer-rows.ts';
import { openDatabase } from './open.ts';
import { patchTerms } from './product-terms.ts';
import { PRICE_SCALE } from './series.ts';
import { q, type WriteDb } from './sql.ts';
import { findStore, insertStore, raiseDataVersion } from './stores.ts';
import { insertSupplier, patchSuppliers } from './suppliers.ts';

const AT = '2026-01-01T00:00:00.000Z';

/** Opens a new workspace database; `remove` closes it and deletes the folder. */
export function openTestDatabase(): { db: WriteDb; dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  const db = openDatabase(dir, { create: true, now: () => new Date(AT) });
  return {
    db,
    dir,
    remove() {
      db.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** One record; money in currency units. */
export interface TestObservation {
  /** ISO day. */
  day: string;
  units: number;
  price?: number;
  discount?: number;
  promotion?: boolean;
  closed?: boolean;
  weather?: string;
  competitorPrice?: number;
  stock?: number;
  ordered?: number;
}

export interface TestProduct {
  code: string;
  name?: string;
  category?: string;
  supplier?: string;
  /** In currency units. */
  unitCost?: number;
  leadTimeDays?: number;
  packSize?: number;
  moq?: number;
  /** What the user set. */
  set?: Omit<TermsPatch, 'product'>;
  /** Counted stock by ISO day. */
  counts?: Readonly<Record<string, number>>;
  observations: readonly TestObservation[];
}

export interface TestStore {
  code: string;
  name?: string;
  isDemo?: boolean;
  frequency?: Frequency;
  settings?: Partial<StoreSettings>;
  suppliers?: readonly SupplierPatch[];
  products: readonly TestProduct[];
}

/** Puts a store (or more products of one) into the database. */
export function seedStore(db: WriteDb, store: TestStore): void {
  db.transaction(() => {
    const storeId = findStore(db, store.code)?.id ?? insertStore(db, { ...store, createdAt: AT });
    const uploadId = newId();
    const upload = { id: uploadId, file_name: 'test.csv', size_bytes: 1, sha256: uploadId, state: 'committed' };
    db.run(q.insertInto('upload').values({ ...upload, who: 'test', created_at: AT, committed_at: AT, options: '{}' }));
    numberCommit(db, uploadId, { overlap: 'replace', columns: CELL_COLUMNS });
    for (const { supplier } of store.suppliers ?? []) insertSupplier(db, storeId, supplier);
    patchSuppliers(db, { id: storeId, code: store.code }, store.suppliers ?? []);
    for (const product of store.products) seedProduct(db, storeId, uploadId, product);
    const set = store.products.flatMap((product) => (product.set ? [{ product: product.code, ...product.set }] : []));
    patchTerms(db, { id: storeId, code: store.code }, set, { at: AT, by: 'test' }, dayFromIso('2026-01-01'));
    raiseDataVersion(db, storeId);
  });
}

function seedProduct(db: WriteDb, storeId: number, uploadId: string, product: TestProduct): void {
  const { lastInsertRowid: productId } = db.run(
    q.insertInto('product').values({
      store_id: storeId,
      code: product.code,
      name: product.name ?? product.code,
      category: product.category ?? null,
      supplier_id: product.supplier === undefined ? null : supplierId(db, storeId, product.supplier),
      unit_cost: money(product.unitCost),
      lead_time_days: product.leadTimeDays ?? null,
      pack_size: product.packSize ?? null,
      moq: product.moq ?? null,
    }),
  );
  for (const [day, units] of Object.entries(product.counts ?? {})) {
    db.run(q.insertInto('stock_count').values({ product_id: productId, day: dayFromIso(day), units }));
  }
  const insert = db.prepare('INSERT INTO observation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const row of product.observations) {
    insert.run(
      productId,
      dayFromIso(row.day),
      row.units,
      money(row.price),
      row.discount ?? null,
      flag(row.promotion),
      flag(row.closed),
      row.weather ?? null,
      money(row.competitorPrice),
      row.stock ?? null,
      row.ordered ?? null,
      uploadId,
    );
  }
}

function supplierId(db: WriteDb, storeId: number, name: string): number {
  const found = db.get(q.selectFrom('supplier').select('id').where('store_id', '=', storeId).where('name', '=', name));
  return found?.id ?? db.run(q.insertInto('supplier').values({ store_id: storeId, name })).lastInsertRowid;
}

const money = (amount: number | undefined): number | null =>
  amount === undefined ? null : Math.round(amount * PRICE_SCALE);
const flag = (value: boolean | undefined): number | null => (value === undefined ? null : Number(value));
