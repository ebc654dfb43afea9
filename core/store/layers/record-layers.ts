// Before a commit lays staged rows over the store's: keeps what both said, so that either can be taken back later.
import type { ImportOptions } from '#core/contract/imports.ts';
import type { SqlValue, WriteDb } from '../sql.ts';
import { anyChange, rulesOf } from '../staged-observations.ts';
import { CELL_COLUMNS } from './fold.ts';
import type { LayerDays } from './layer-codec.ts';
import { loadLayers, saveLayer } from './layer-rows.ts';

const MATCHED = `FROM staging_observation s CROSS JOIN observation o ON o.product_id = ? AND o.day = s.day
  WHERE s.upload_id = ? AND s.series = ?`;
const cellsOf = (row: string): string => CELL_COLUMNS.map((column) => `${row}.${column}`).join(', ');

export interface CommitRule {
  overlap: ImportOptions['overlap'];
  /** SQL names of the columns that the upload has beside its units. */
  columns: readonly string[];
}

/**
 * Only rows whose product and day exist cost anything. A row that says what is known already is kept as its day; others
 * with what they say, and so is the row they change if nobody changed it before.
 */
export function recordLayers(
  db: WriteDb,
  uploadId: string,
  commit: number,
  rule: CommitRule,
  onProgress: (done: number) => void,
): void {
  const change = `(${anyChange(rulesOf(rule.overlap, rule.columns), 'o', 's')})`;
  // What "add" and "keep" do not change today they may change when a layer below goes: their cells are always needed.
  const saysSame = rule.overlap === 'replace' ? `NOT ${change}` : '0';
  const findSame = db.prepareRows<SqlValue[], [number]>(`SELECT s.day ${MATCHED} AND ${saysSame} ORDER BY s.day`);
  const findOther = db.prepareRows<SqlValue[], [number, number, number, ...SqlValue[]]>(
    `SELECT s.day, ${change}, (SELECT commit_number FROM upload WHERE id = o.upload_id), ${cellsOf('s')}, ${cellsOf('o')}
     ${MATCHED} AND NOT ${saysSame} ORDER BY s.day`,
  );
  const products = knownProducts(db, uploadId);
  for (const [i, [productId, series]] of products.entries()) {
    onProgress(i / products.length);
    const key = [productId, uploadId, series];
    const layer: LayerDays = new Map();
    if (rule.overlap === 'replace') for (const [day] of findSame.all(...key)) layer.set(day, 'same');
    const changed: ChangedRow[] = [];
    for (const [day, isChanged, owner, ...cells] of findOther.all(...key)) {
      layer.set(day, cells.slice(0, CELL_COLUMNS.length));
      if (isChanged) changed.push({ day, owner, cells: cells.slice(CELL_COLUMNS.length) });
    }
    if (changed.length > 0) keepBases(db, productId, changed);
    if (layer.size > 0) saveLayer(db, productId, commit, layer);
  }
}

interface ChangedRow {
  day: number;
  /** Place of the upload that changed the row last. */
  owner: number;
  cells: SqlValue[];
}

/** A row that is changed for the first time was its upload's layer itself: from now on that is kept beside it. */
function keepBases(db: WriteDb, productId: number, changed: readonly ChangedRow[]): void {
  const layers = loadLayers(db, productId);
  const grown = new Set<number>();
  for (const { day, owner, cells } of changed) {
    const days: LayerDays = layers.get(owner) ?? new Map();
    if (days.has(day)) continue;
    layers.set(owner, days.set(day, cells));
    grown.add(owner);
  }
  for (const owner of grown) saveLayer(db, productId, owner, layers.get(owner) as LayerDays);
}

/** Number and series of the products of an upload that have observations. */
const knownProducts = (db: WriteDb, uploadId: string): [number, number][] =>
  db
    .prepareRows<[string], [number, number]>(
      `SELECT product.id, sp.series FROM staging_product sp
       CROSS JOIN store ON store.code = sp.store_code
       CROSS JOIN product ON product.store_id = store.id AND product.code = sp.product_code
       WHERE sp.upload_id = ? AND EXISTS (SELECT 1 FROM observation WHERE product_id = product.id)`,
    )
    .all(uploadId);
