// What an undo does to the rows, worked out before anything is locked: it waits in temporary tables until it is applied.
//
// Working it out takes most of an undo's time (layers are inflated, laid together and deflated again). Kept here, the
// transaction that changes the store has only to copy.
import type { WriteDb } from '../sql.ts';
import { CELL_COLUMNS } from './fold.ts';
import { encodeLayer } from './layer-codec.ts';
import { isChanged } from './relay.ts';
import type { ProductUndo } from './undo-product.ts';

const COLUMNS = CELL_COLUMNS.join(', ');

const TABLES = `
CREATE TEMP TABLE IF NOT EXISTS undone_product (product_id INTEGER PRIMARY KEY, has_layers INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE IF NOT EXISTS undone_row (
  product_id INTEGER NOT NULL,
  day INTEGER NOT NULL,
  upload_id TEXT,
  ${CELL_COLUMNS.map((column) => `${column} ANY`).join(', ')},
  PRIMARY KEY (product_id, day)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS undone_layer (
  product_id INTEGER NOT NULL,
  commit_number INTEGER NOT NULL,
  days BLOB,
  PRIMARY KEY (product_id, commit_number)
) STRICT, WITHOUT ROWID;
DELETE FROM undone_product; DELETE FROM undone_row; DELETE FROM undone_layer;
`;

/** Makes room for one undo; what another one left behind is forgotten. */
export const clearKeptUndo = (db: WriteDb): void => db.exec(TABLES);

/** Without a lock on the store: a savepoint outside a transaction locks only what it writes to. */
export function keepProductUndo(db: WriteDb, plan: ProductUndo): void {
  db.exec('SAVEPOINT kept_undo');
  try {
    keep(db, plan);
  } catch (error) {
    db.exec('ROLLBACK TO kept_undo');
    throw error;
  } finally {
    db.exec('RELEASE kept_undo');
  }
}

function keep(db: WriteDb, { productId, changes }: ProductUndo): void {
  db.prepare('INSERT INTO undone_product VALUES (?, ?)').run(productId, changes ? 1 : 0);
  if (!changes) return;
  const keepRow = db.prepare(`INSERT INTO undone_row VALUES (?, ?, ?, ${CELL_COLUMNS.map(() => '?').join(', ')})`);
  const none = CELL_COLUMNS.map(() => null);
  for (const relaid of changes.days) {
    const { day, after } = relaid;
    if (isChanged(relaid)) keepRow.run(productId, day, after?.uploadId ?? null, ...(after?.cells ?? none));
  }
  const keepLayer = db.prepare('INSERT INTO undone_layer VALUES (?, ?, ?)');
  for (const [commit, days] of changes.layers) {
    keepLayer.run(productId, commit, days.size === 0 ? null : encodeLayer(days));
  }
}

/** Changes the store as it was kept. Yields how far it is, 0 to 1, after every slice of a few milliseconds. */
export function* applyKeptUndo(db: WriteDb, uploadId: string): Generator<number> {
  const products = db
    .prepareRows<[], [number, number]>('SELECT product_id, has_layers FROM undone_product ORDER BY product_id')
    .all();
  const removeAll = db.prepare('DELETE FROM observation WHERE product_id = ? AND upload_id = ?');
  const removeRows = db.prepare(
    `DELETE FROM observation WHERE product_id = ?
     AND day IN (SELECT day FROM undone_row WHERE product_id = ? AND upload_id IS NULL)`,
  );
  const writeRows = db.prepare(
    `INSERT OR REPLACE INTO observation (product_id, day, upload_id, ${COLUMNS})
     SELECT product_id, day, upload_id, ${COLUMNS} FROM undone_row WHERE product_id = ? AND upload_id IS NOT NULL`,
  );
  const removeLayers = db.prepare(
    `DELETE FROM observation_layer WHERE product_id = ?
     AND commit_number IN (SELECT commit_number FROM undone_layer WHERE product_id = ? AND days IS NULL)`,
  );
  const writeLayers = db.prepare(
    `INSERT OR REPLACE INTO observation_layer
     SELECT product_id, commit_number, days FROM undone_layer WHERE product_id = ? AND days IS NOT NULL`,
  );
  for (const [i, [productId, hasLayers]] of products.entries()) {
    if (hasLayers) {
      removeRows.run(productId, productId);
      writeRows.run(productId);
      removeLayers.run(productId, productId);
      writeLayers.run(productId);
    } else removeAll.run(productId, uploadId);
    yield (i + 1) / products.length;
  }
}
