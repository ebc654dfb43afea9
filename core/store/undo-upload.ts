// Takes a committed upload out of the store, whatever was committed after it: afterwards the observations are as if it had
// never been imported.
import { AppError } from '../contract/errors.ts';
import { dataChanged } from './data-changed.ts';
import { unplanEvents } from './event-plans.ts';
import { revertAttributes } from './layers/attribute-changes.ts';
import { applyKeptUndo, clearKeptUndo, keepProductUndo } from './layers/kept-undo.ts';
import { loadCommitOrder } from './layers/layer-rows.ts';
import { type ProductUndo, planProductUndo, type UndoOrder } from './layers/undo-product.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';
import { addPlan, concludeUndo, emptySum, type UndoEffect, type UndoSum } from './undo-effect.ts';
import { getCommit } from './uploads.ts';

export type { UndoEffect } from './undo-effect.ts';

/**
 * What undoing an upload would do now. Yields how far it is, 0 to 1, after every slice of a few tens of milliseconds: pause
 * there where others wait for the database. Throws not-found/upload, and conflict/upload-state unless it is committed and
 * not undone.
 */
export function* measureUndo(db: ReadDb, uploadId: string): Generator<number, UndoEffect> {
  const order = prepareUndo(db, uploadId);
  return concludeUndo(db, order, yield* sumUp(db, order, () => {})).effect;
}

/** An undo that is worked out and waits to be applied on the same connection. */
export interface PlannedUndo {
  order: UndoOrder;
  sum: UndoSum;
  /** The state of the store that it was worked out for. */
  state: string;
}

/** Works an undo out without changing anything. Yields and throws as `measureUndo` does. One at a time on a connection. */
export function* planUndo(db: WriteDb, uploadId: string): Generator<number, PlannedUndo> {
  const state = stateOf(db);
  const order = prepareUndo(db, uploadId);
  clearKeptUndo(db);
  return { order, sum: yield* sumUp(db, order, (plan) => keepProductUndo(db, plan)), state };
}

export interface UndoMark {
  /** ISO timestamp. */
  at: string;
  by: string;
}

/**
 * Applies what `planUndo` worked out, in one transaction (nested in the caller's, if there is one); where the store has
 * changed since, it is worked out anew. `onProgress` gets 0 to 1; what it throws takes everything back.
 */
export function applyUndo(
  db: WriteDb,
  planned: PlannedUndo,
  who: UndoMark,
  onProgress: (done: number) => void = () => {},
): UndoEffect {
  const { uploadId } = planned.order;
  return db.transaction(() => {
    const { order, sum } = planned.state === stateOf(db) ? planned : finish(planUndo(db, uploadId));
    for (const done of applyKeptUndo(db, uploadId)) onProgress(done);
    const { effect, events, products, stores, changed } = concludeUndo(db, order, sum);
    unplanEvents(db, uploadId, events);
    revertAttributes(db, order.commit);
    db.prepare('DELETE FROM closed_day WHERE commit_number = ?').run(order.commit);
    db.run(q.updateTable('upload').set({ undone_at: who.at, undone_by: who.by }).where('id', '=', uploadId));
    for (const { id } of products) db.run(q.deleteFrom('product').where('id', '=', id));
    for (const { id } of stores) db.run(q.deleteFrom('store').where('id', '=', id));
    for (const storeId of changed) if (!stores.some(({ id }) => id === storeId)) dataChanged(db, storeId);
    clearKeptUndo(db);
    return effect;
  });
}

/** Undoes an upload in one transaction (nested in the caller's, if there is one). Throws as `measureUndo` does. */
export const undoUpload = (db: WriteDb, uploadId: string, who: UndoMark): UndoEffect =>
  db.transaction(() => applyUndo(db, finish(planUndo(db, uploadId)), who));

/** Runs to the end without pauses. */
function finish<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

function prepareUndo(db: ReadDb, uploadId: string): UndoOrder {
  const { fileName, state } = getCommit(db, uploadId);
  const order = loadCommitOrder(db);
  const commit = order.commitOf.get(uploadId);
  if (state === 'committed' && commit !== undefined) return { uploadId, commit, ...order };
  const message = `The upload of "${fileName}" is ${state}; only a committed one can be undone.`;
  throw new AppError('conflict/upload-state', message, { state, expected: 'committed' });
}

/** Changes with every change of rows or of their layers: each raises the data's version, or is a commit or an undo. */
const stateOf = (db: ReadDb): string =>
  JSON.stringify([
    db.prepareRows('SELECT id, data_version FROM store ORDER BY id').all(),
    db.prepareRows('SELECT count(commit_number), count(undone_at) FROM upload').all(),
  ]);

/** Rows with layers that are worked out in one go: some 30 ms. */
const SLICE_WORK = 2000;

/** Works out what happens to each product, one after the other, and adds it up. */
function* sumUp(db: ReadDb, order: UndoOrder, take: (plan: ProductUndo) => void): Generator<number, UndoSum> {
  const sum = emptySum();
  const touched = findTouched(db, order);
  let work = 0;
  for (const [i, { productId, storeId }] of touched.entries()) {
    const plan = planProductUndo(db, order, productId);
    take(plan);
    addPlan(sum, plan, storeId);
    work += 10 + (plan.changes?.days.length ?? 0);
    if (work < SLICE_WORK) continue;
    work = 0;
    yield (i + 1) / touched.length;
  }
  return sum;
}

interface Touched {
  productId: number;
  storeId: number;
}

/** Products with rows of the upload, or with rows that other uploads laid over its own. */
const findTouched = (db: ReadDb, { uploadId, commit }: UndoOrder): Touched[] =>
  db
    .prepare<[number, string], Touched>(
      `SELECT id AS productId, store_id AS storeId FROM product
       WHERE EXISTS (SELECT 1 FROM observation_layer WHERE product_id = product.id AND commit_number = ?)
         OR EXISTS (SELECT 1 FROM observation WHERE product_id = product.id AND upload_id = ?)`,
    )
    .all(commit, uploadId);
