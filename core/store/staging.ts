// The way of an upload into the store: rows wait in staging tables, then one transaction takes them over whole.
import type { ImportOptions, ImportReport } from '../contract/imports.ts';
import { dataChanged } from './data-changed.ts';
import { CELL_COLUMNS } from './layers/fold.ts';
import { numberCommit } from './layers/layer-rows.ts';
import { layBack, liftCorrections } from './layers/lift-corrections.ts';
import { measureCorrected } from './layers/measure-corrected.ts';
import { recordLayers } from './layers/record-layers.ts';
import { PRICE_SCALE } from './series.ts';
import { type NumberedValues, q, type ReadDb, type SqlValue, type WriteDb } from './sql.ts';
import { commitObservations, measureObservations } from './staged-observations.ts';
import { commitProducts } from './staged-products.ts';
import {
  OBSERVATION_COLUMNS,
  type ObservationColumn,
  type StagedObservations,
  type StagedProduct,
} from './staged-upload.ts';
import { findStore, insertStore } from './stores.ts';

export type { ObservationColumn, StagedObservations, StagedProduct } from './staged-upload.ts';
export { OBSERVATION_COLUMNS } from './staged-upload.ts';
export type ImportEffect = ImportReport['effect'];
export type OverlapPolicy = ImportOptions['overlap'];

const money = (amount: number | undefined): number | null =>
  amount === undefined || Number.isNaN(amount) ? null : Math.round(amount * PRICE_SCALE);

/** Adds products to a staged upload. */
export function stageProducts(db: WriteDb, uploadId: string, products: readonly StagedProduct[]): void {
  const insert = db.prepare('INSERT INTO staging_product VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  db.transaction(() => {
    for (const row of products) {
      insert.run(
        uploadId,
        row.series,
        row.store,
        row.product,
        row.name ?? null,
        row.category ?? null,
        row.region ?? null,
        row.supplier ?? null,
        money(row.unitCost),
        row.leadTimeDays ?? null,
        row.packSize ?? null,
        row.moq ?? null,
      );
    }
  });
}

/** SQL name and cells of a column that a batch has. */
interface StagedColumn {
  sql: string;
  cell(row: number): SqlValue;
}

function stagedColumns(batch: StagedObservations): StagedColumn[] {
  return OBSERVATION_COLUMNS.flatMap((name): StagedColumn[] => {
    const values = batch[name];
    if (!values) return [];
    const sql = sqlNameOf(name);
    if (name === 'weather') {
      const levels = batch.weatherLevels ?? [];
      return [{ sql, cell: (row: number) => levels[values[row]] ?? null }];
    }
    if (name === 'price' || name === 'competitorPrice') return [{ sql, cell: (row: number) => money(values[row]) }];
    return [{ sql, cell: (row: number) => (Number.isNaN(values[row]) ? null : values[row]) }];
  });
}

/** `competitorPrice` is `competitor_price` in the tables. */
const sqlNameOf = (column: ObservationColumn): string =>
  column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Rows of one statement: the way to SQLite costs as much as the row does there. */
const ROWS_AT_ONCE = 64;

/**
 * Adds rows `from` to `to` (exclusive) of a batch to a staged upload, in one transaction. About 700 rows a millisecond:
 * hand it slices between which the event loop runs.
 */
export function stageObservations(
  db: WriteDb,
  uploadId: string,
  batch: StagedObservations,
  from = 0,
  to = batch.count,
): void {
  const columns = stagedColumns(batch);
  const names = ['upload_id', 'series', 'day', 'units', ...columns.map((column) => column.sql)];
  // The upload's id is handed over once a statement.
  const oneRow = `(?1, ${names
    .slice(1)
    .map(() => '?')
    .join(', ')})`;
  const insertRows = (rows: number) =>
    db.prepare<(SqlValue | NumberedValues)[]>(
      `INSERT INTO staging_observation (${names.join(', ')}) VALUES ${new Array(rows).fill(oneRow).join(', ')}`,
    );
  const whole = insertRows(ROWS_AT_ONCE);
  const count = db.prepare(
    `INSERT INTO staging_size VALUES (?, ?)
     ON CONFLICT (upload_id) DO UPDATE SET observations = observations + excluded.observations`,
  );
  db.transaction(() => {
    for (let i = from; i < to; i += ROWS_AT_ONCE) {
      const end = Math.min(to, i + ROWS_AT_ONCE);
      const cells: SqlValue[] = new Array((end - i) * (3 + columns.length)).fill(null);
      let at = 0;
      for (let row = i; row < end; row++) {
        cells[at++] = batch.series[row];
        cells[at++] = batch.day[row];
        cells[at++] = batch.units[row];
        for (let c = 0; c < columns.length; c++) cells[at++] = columns[c].cell(row);
      }
      const insert = end - i === ROWS_AT_ONCE ? whole : insertRows(end - i);
      insert.run(...cells, { 1: uploadId });
    }
    count.run(uploadId, Math.max(0, to - from));
  });
}

/** Throws away what an upload has staged. */
export function clearStaging(db: WriteDb, uploadId: string): void {
  db.transaction(() => {
    for (const table of ['staging_observation', 'staging_product', 'staging_size']) {
      const others = db.prepare<SqlValue[], { found: number }>(
        `SELECT EXISTS (SELECT 1 FROM ${table} WHERE upload_id < ?) OR EXISTS (SELECT 1 FROM ${table} WHERE upload_id > ?) AS found`,
      );
      // Emptying a whole table takes no time, deleting its rows one by one does.
      if (others.get(uploadId, uploadId)?.found) db.prepare(`DELETE FROM ${table} WHERE upload_id = ?`).run(uploadId);
      else db.exec(`DELETE FROM ${table}`);
    }
  });
}

export interface MeasuredEffect {
  effect: ImportEffect;
  /** Ids of the stores that exist and would change. */
  changedStores: number[];
}

/**
 * What a commit would do to the store now. Yields how far it is, 0 to 1, after every slice of at most about 50 ms:
 * pause there where others wait for the database. Returns the effect.
 */
export function* measureEffect(
  db: ReadDb,
  uploadId: string,
  overlap: OverlapPolicy,
  columns: readonly ObservationColumn[],
): Generator<number, MeasuredEffect> {
  const { newProducts, newStores } = countNew(db, uploadId);
  const staged = countIn(db, 'SELECT observations AS n FROM staging_size WHERE upload_id = ?', uploadId);
  let matched = 0;
  let changed = 0;
  const changedStores = new Set<number>();
  for (const slice of measureObservations(db, uploadId, staged, overlap, columns.map(sqlNameOf))) {
    matched += slice.matched;
    changed += slice.changed;
    for (const storeId of slice.changedStores) changedStores.add(storeId);
    yield slice.done;
  }
  const has = new Set(['units', ...columns.map(sqlNameOf)]);
  const corrected = measureCorrected(db, uploadId, { overlap, has: CELL_COLUMNS.map((column) => has.has(column)) });
  matched += corrected.matched;
  changed += corrected.changed;
  const isKept = overlap === 'keep';
  const effect = {
    inserted: staged - matched,
    replaced: changed,
    unchanged: isKept ? 0 : matched - changed,
    kept: isKept ? matched : 0,
    newStores,
    newProducts,
  };
  return { effect, changedStores: [...changedStores] };
}

/** Runs a measurement to its end without pauses. */
function finish(measurement: Generator<number, MeasuredEffect>, onProgress: (done: number) => void): MeasuredEffect {
  for (;;) {
    const step = measurement.next();
    if (step.done) return step.value;
    onProgress(step.value);
  }
}

const countIn = (db: ReadDb, sql: string, uploadId: string): number =>
  db.prepare<[string], { n: number }>(sql).get(uploadId)?.n ?? 0;

function countNew(db: ReadDb, uploadId: string): { newProducts: number; newStores: number } {
  return {
    newProducts: countIn(
      db,
      `SELECT count(*) AS n FROM staging_product sp
       LEFT JOIN store ON store.code = sp.store_code
       LEFT JOIN product ON product.store_id = store.id AND product.code = sp.product_code
       WHERE sp.upload_id = ? AND product.id IS NULL`,
      uploadId,
    ),
    newStores: countIn(
      db,
      `SELECT count(DISTINCT sp.store_code) AS n FROM staging_product sp
       LEFT JOIN store ON store.code = sp.store_code
       WHERE sp.upload_id = ? AND store.id IS NULL`,
      uploadId,
    ),
  };
}

export interface CommitOptions {
  uploadId: string;
  overlap: OverlapPolicy;
  /** Columns that the upload has; what the store knows in others stays. */
  columns: readonly ObservationColumn[];
  /** ISO timestamp for new stores. */
  at: string;
  /** New stores are demo stores. */
  isDemo?: boolean;
  /** Gets how far it is, 0 to 1; what it throws takes everything back. */
  onProgress?: ((done: number) => void) | undefined;
}

export interface CommitOutcome {
  effect: ImportEffect;
  /** Codes of the stores whose data changed; their data version was raised. */
  changedStores: string[];
}

/** Shares of a commit's time when everything overlaps: comparing, keeping what was there, writing. */
const MEASURED = 0.2;
const RECORDED = 0.7;
const WRITTEN = 0.9;

/**
 * Takes a staged upload over: stores, suppliers, products, observations, all in one transaction (nested in the
 * caller's, if there is one). The upload's row must exist. Committing the same rows twice changes nothing the second
 * time (with overlap "add" it adds them again). Everything that is needed to take it back
 * later, whatever is committed after it, is kept (`layers/`).
 */
export function commitStaged(db: WriteDb, options: CommitOptions): CommitOutcome {
  return db.transaction(() => {
    const { uploadId, overlap, columns, onProgress = () => {} } = options;
    // Counted before the new stores and products are made, measured after.
    const { newProducts, newStores } = countNew(db, uploadId);
    for (const code of newStoreCodes(db, uploadId)) {
      insertStore(db, { code, isDemo: options.isDemo, uploadId, createdAt: options.at });
    }
    const rule = { overlap, columns: columns.map(sqlNameOf) };
    const commit = numberCommit(db, uploadId, { overlap, columns: ['units', ...rule.columns] });
    const changedByProducts = commitProducts(db, uploadId, commit, overlap);
    const corrections = liftCorrections(db, uploadId);
    const measured = finish(measureEffect(db, uploadId, overlap, columns), (done) => onProgress(MEASURED * done));
    const { inserted, replaced, unchanged, kept } = measured.effect;
    if (replaced + unchanged + kept > 0) {
      const share = RECORDED - MEASURED;
      recordLayers(db, uploadId, commit, rule, (done) => onProgress(MEASURED + share * done));
    }
    onProgress(RECORDED);
    if (inserted + replaced > 0) commitObservations(db, uploadId, overlap, columns.map(sqlNameOf));
    onProgress(WRITTEN);
    layBack(db, corrections);
    const changed = new Set([...changedByProducts, ...measured.changedStores]);
    const changedStores = [...changed].map((storeId) => dataChanged(db, storeId)).sort();
    clearStaging(db, uploadId);
    return { effect: { ...measured.effect, newProducts, newStores }, changedStores };
  });
}

function newStoreCodes(db: ReadDb, uploadId: string): string[] {
  const codes = db.all(
    q.selectFrom('staging_product').select('store_code').distinct().where('upload_id', '=', uploadId),
  );
  return codes.map((row) => row.store_code).filter((code) => !findStore(db, code));
}
