// What undoing an upload does to the rows of one product: worked out first, so that it can be told before it is done.
import type { ReadDb } from '../sql.ts';
import { type CommitOrder, loadLayers } from './layer-rows.ts';
import { type Relaid, relayDays } from './relay.ts';

/** The upload that is undone, and the order of all commits that it is part of. */
export interface UndoOrder extends CommitOrder {
  readonly uploadId: string;
  readonly commit: number;
}

export interface ProductUndo {
  readonly productId: number;
  /** Rows that go, take other values, stay as they are, go from under corrections: see UndoEffect. */
  removed: number;
  restored: number;
  stayed: number;
  waiting: number;
  /** Rows that the product has afterwards. */
  rowsLeft: number;
  /** First and last day that goes or changes. */
  firstDay: number | null;
  lastDay: number | null;
  /** Null: simply all rows of the upload go. */
  changes: Relaid | null;
}

export function planProductUndo(db: ReadDb, order: UndoOrder, productId: number): ProductUndo {
  const layers = loadLayers(db, productId);
  if (layers.size === 0) return planRemoval(db, order, productId);
  return planUnlayering(db, order, productId, [...(layers.get(order.commit)?.keys() ?? [])]);
}

/** A product that no two uploads have a day of in common. */
function planRemoval(db: ReadDb, { uploadId }: UndoOrder, productId: number): ProductUndo {
  const [removed, firstDay, lastDay] = db
    .prepareRows<[number, string], [number, number | null, number | null]>(
      'SELECT count(*), min(day), max(day) FROM observation WHERE product_id = ? AND upload_id = ?',
    )
    .get(productId, uploadId) ?? [0, null, null];
  const rowsLeft = countRows(db, productId) - removed;
  return { productId, removed, restored: 0, stayed: 0, waiting: 0, rowsLeft, firstDay, lastDay, changes: null };
}

const countRows = (db: ReadDb, productId: number): number =>
  db.prepareRows<[number], [number]>('SELECT count(*) FROM observation WHERE product_id = ?').get(productId)?.[0] ?? 0;

/** Takes the upload out of every day it says something of, and lays what others say of that day together again. */
function planUnlayering(db: ReadDb, order: UndoOrder, productId: number, ownDays: readonly number[]): ProductUndo {
  const without = { ofUpload: order.uploadId, and: ownDays };
  const changes = relayDays(db, order, productId, without, (layers) =>
    layers.filter(({ commit }) => commit !== order.commit),
  );
  const changed = changes.days.filter(({ isSame, before, after }) => !isSame && (before || after));
  const removed = changed.filter(({ after }) => after === null).length;
  const added = changed.filter(({ before }) => before === null).length;
  return {
    productId,
    removed,
    restored: changed.length - removed,
    stayed: changes.days.filter(({ isSame }) => isSame).length,
    waiting: changed.filter(({ waits }) => waits).length,
    rowsLeft: countRows(db, productId) - removed + added,
    firstDay: changed[0]?.day ?? null,
    lastDay: changed.at(-1)?.day ?? null,
    changes,
  };
}
