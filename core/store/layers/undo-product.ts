// What undoing an upload does to the rows of one product: worked out first, so that it can be told before it is done.
import type { ReadDb, WriteDb } from '../sql.ts';
import { foldLayers, type LayerRule, type StoredLayer, sameCells, unfoldLayers } from './fold.ts';
import type { LayerDays } from './layer-codec.ts';
import { type CommittedUpload, loadLayers, saveLayer } from './layer-rows.ts';
import { type KnownRow, loadRowsFor, writeRow } from './observation-rows.ts';

/** The upload that is undone, and the order of all commits that it is part of. */
export interface UndoOrder {
  readonly uploadId: string;
  readonly commit: number;
  readonly commits: ReadonlyMap<number, CommittedUpload>;
  /** The order the other way round. */
  readonly commitOf: ReadonlyMap<string, number>;
}

export interface ProductUndo {
  readonly productId: number;
  /** Rows that go, take other values, stay as they are: see UndoEffect. */
  removed: number;
  restored: number;
  stayed: number;
  /** Rows that the product has afterwards. */
  rowsLeft: number;
  /** First and last day that goes or changes. */
  firstDay: number | null;
  lastDay: number | null;
  /** Null: simply all rows of the upload go. */
  changes: { rows: [day: number, row: KnownRow | null][]; layers: Map<number, LayerDays> } | null;
}

export function planProductUndo(db: ReadDb, order: UndoOrder, productId: number): ProductUndo {
  const layers = loadLayers(db, productId);
  return layers.size === 0 ? planRemoval(db, order, productId) : planUnlayering(db, order, productId, layers);
}

export function applyProductUndo(db: WriteDb, { uploadId }: UndoOrder, { productId, changes }: ProductUndo): void {
  if (!changes) {
    db.prepare('DELETE FROM observation WHERE product_id = ? AND upload_id = ?').run(productId, uploadId);
    return;
  }
  for (const [day, row] of changes.rows) writeRow(db, productId, day, row);
  for (const [commit, days] of changes.layers) saveLayer(db, productId, commit, days);
}

/** A product that no two uploads have a day of in common. */
function planRemoval(db: ReadDb, { uploadId }: UndoOrder, productId: number): ProductUndo {
  const [removed, firstDay, lastDay] = db
    .prepareRows<[number, string], [number, number | null, number | null]>(
      'SELECT count(*), min(day), max(day) FROM observation WHERE product_id = ? AND upload_id = ?',
    )
    .get(productId, uploadId) ?? [0, null, null];
  const rowsLeft = countRows(db, productId) - removed;
  return { productId, removed, restored: 0, stayed: 0, rowsLeft, firstDay, lastDay, changes: null };
}

const countRows = (db: ReadDb, productId: number): number =>
  db.prepareRows<[number], [number]>('SELECT count(*) FROM observation WHERE product_id = ?').get(productId)?.[0] ?? 0;

/** Takes the upload out of every day it says something of, and lays what others say of that day together again. */
function planUnlayering(
  db: ReadDb,
  { uploadId, commit, commits, commitOf }: UndoOrder,
  productId: number,
  layers: Map<number, LayerDays>,
): ProductUndo {
  const ruleOf = (number: number): LayerRule => known(commits.get(number), number).rule;
  const changes: NonNullable<ProductUndo['changes']> = { rows: [], layers: new Map() };
  const plan = { productId, removed: 0, restored: 0, stayed: 0, rowsLeft: countRows(db, productId), changes };
  const changedDays: number[] = [];
  const ownDays = layers.get(commit)?.keys() ?? [];
  for (const [day, row] of loadRowsFor(db, productId, uploadId, [...ownDays])) {
    const before = storedOf(layers, day);
    const top = row && { cells: row.cells, commit: known(commitOf.get(row.uploadId), row.uploadId) };
    const remaining = unfoldLayers(before, top, ruleOf).filter((layer) => layer.commit !== commit);
    const after = foldLayers(remaining, ruleOf);
    for (const { commit: number } of before) layers.get(number)?.delete(day);
    for (const { commit: number, entry } of after.stored) daysOf(layers, number).set(day, entry);
    for (const { commit: number } of [...before, ...after.stored]) changes.layers.set(number, daysOf(layers, number));
    const isSame = row !== null && after.top !== null && sameCells(row.cells, after.top.cells);
    if (isSame) plan.stayed++;
    else {
      if (after.top) plan.restored++;
      else plan.removed++;
      changedDays.push(day);
      plan.rowsLeft += Number(after.top !== null) - Number(row !== null);
    }
    if (isSame && top?.commit === after.top?.commit) continue;
    const owner = after.top && known(commits.get(after.top.commit), after.top.commit).uploadId;
    changes.rows.push([day, after.top && owner ? { uploadId: owner, cells: after.top.cells } : null]);
  }
  return { ...plan, firstDay: changedDays[0] ?? null, lastDay: changedDays.at(-1) ?? null };
}

function storedOf(layers: ReadonlyMap<number, LayerDays>, day: number): StoredLayer[] {
  const stored: StoredLayer[] = [];
  for (const [commit, days] of layers) {
    const entry = days.get(day);
    if (entry !== undefined) stored.push({ commit, entry });
  }
  return stored;
}

function daysOf(layers: Map<number, LayerDays>, commit: number): LayerDays {
  const days: LayerDays = layers.get(commit) ?? new Map();
  layers.set(commit, days);
  return days;
}

function known<T>(found: T | undefined, of: number | string): T {
  if (found === undefined) throw new Error(`the order of commits has no ${of}`);
  return found;
}
