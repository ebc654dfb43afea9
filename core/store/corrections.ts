// Corrections by hand: single cells, names, merged products, closed days. Each is an upload without a file: it has its place
// in the order of commits, above all files, and is undone as they are (undo-upload.ts).

import type { Selectable } from 'kysely';
import type { Correction, CorrectionFacts, ObservationValues } from '../contract/corrections.ts';
import { AppError } from '../contract/errors.ts';
import { type Day, isoFromDay } from '../math/day.ts';
import { dataChanged } from './data-changed.ts';
import { newId } from './id.ts';
import { recordAttributes } from './layers/attribute-changes.ts';
import { CELL_COLUMNS, type Cells } from './layers/fold.ts';
import { loadCommitOrder, numberCommit } from './layers/layer-rows.ts';
import { loadRows } from './layers/observation-rows.ts';
import { applyRelaid, relayDays } from './layers/relay.ts';
import { rootOf } from './merged-products.ts';
import { getProductRow } from './products.ts';
import type { UploadTable } from './schema/uploads.ts';
import { PRICE_SCALE } from './series.ts';
import { q, type ReadDb, type SqlValue, type WriteDb } from './sql.ts';
import { stepSpan } from './steps.ts';
import type { StoreRow } from './stores.ts';

/** Who corrects, and when (ISO timestamp). */
export interface Mark {
  at: string;
  by: string;
}

const COLUMNS = ['id', 'facts', 'who', 'created_at', 'undone_at', 'undone_by'] as const;
type CorrectionRow = Pick<Selectable<UploadTable>, (typeof COLUMNS)[number]>;

const toCorrection = (row: CorrectionRow): Correction => ({
  id: row.id,
  facts: JSON.parse(row.facts ?? '{}') as CorrectionFacts,
  who: row.who,
  at: row.created_at,
  undoneAt: row.undone_at,
  undoneBy: row.undone_by,
});

/** Newest first. */
export function pageCorrections(
  db: ReadDb,
  store: Pick<StoreRow, 'id'>,
  page: { offset: number; limit: number },
): { total: number; corrections: Correction[] } {
  const ofStore = q.selectFrom('upload').where('store_id', '=', store.id);
  const newest = ofStore.select(COLUMNS).orderBy('commit_number', 'desc');
  return {
    total: db.get(ofStore.select((eb) => eb.fn.countAll<number>().as('total')))?.total ?? 0,
    corrections: db.all(newest.limit(page.limit).offset(page.offset)).map(toCorrection),
  };
}

/** Throws not-found/correction. */
export function getCorrection(db: ReadDb, id: string): Correction {
  const row = db.get(q.selectFrom('upload').select(COLUMNS).where('id', '=', id).where('kind', '<>', 'file'));
  if (!row) throw new AppError('not-found/correction', `There is no correction ${id}.`, { name: id });
  return toCorrection(row);
}

/**
 * Corrects values of one record, or adds the record of a day that has none (then `units` are needed, and the day must lie
 * between the store's first and last one). Null when everything is so already. Throws not-found/product, input/invalid.
 */
export function correctCells(
  db: WriteDb,
  store: StoreRow,
  target: { product: string; day: Day },
  values: Partial<ObservationValues>,
  mark: Mark,
): string | null {
  const product = getProductRow(db, store, target.product);
  const iso = isoFromDay(target.day);
  return db.transaction(() => {
    const [[, row]] = loadRows(db, product.id, [target.day], null);
    const given = cellsOf(values);
    const names = [...given.keys()];
    const before = row && valuesOf(row.cells, names);
    if (row && names.every((name) => row.cells[CELL_COLUMNS.indexOf(name)] === given.get(name))) return null;
    if (!row) assertNewRecord(db, store, target.day, values);
    const facts: CorrectionFacts = {
      kind: 'cells',
      product: product.code,
      name: product.name,
      day: iso,
      before,
      after: values,
    };
    const { id, commit } = insertCorrection(
      db,
      store,
      facts,
      { overlap: row ? 'amend' : 'replace', columns: names },
      mark,
    );
    const cells = CELL_COLUMNS.map((column) => given.get(column) ?? null);
    const relaid = relayDays(db, loadCommitOrder(db), product.id, [target.day], (layers) => [
      ...layers,
      { commit, cells },
    ]);
    applyRelaid(db, relaid);
    dataChanged(db, store.id);
    return id;
  });
}

function assertNewRecord(db: ReadDb, store: StoreRow, day: Day, values: Partial<ObservationValues>): void {
  if (values.units === undefined) {
    const message = `There is no record of ${isoFromDay(day)}: say how many units were sold to add one.`;
    throw new AppError('input/invalid', message, { field: 'units', expected: 'a number of units' });
  }
  const [first, last] = knownDays(db, store);
  if (day >= first && day <= last) return;
  const expected = `${isoFromDay(first)} to ${isoFromDay(last)}`;
  throw new AppError('input/invalid', `${isoFromDay(day)} lies outside the days of the store, ${expected}.`, {
    field: 'day',
    got: isoFromDay(day),
    expected,
  });
}

/** First and last day with a record. Throws data/no-observations. */
function knownDays(db: ReadDb, store: StoreRow): [Day, Day] {
  const [first, last] = db
    .prepareRows<[number], [Day | null, Day | null]>(
      `SELECT min((SELECT min(day) FROM observation WHERE product_id = p.id)),
         max((SELECT max(day) FROM observation WHERE product_id = p.id)) FROM product p WHERE store_id = ?`,
    )
    .get(store.id) ?? [null, null];
  if (first !== null && last !== null) return [first, last];
  throw new AppError('data/no-observations', `The store "${store.code}" has no sales.`, { store: store.code });
}

/** The name that the window shows; files do not change it again. Null when it is called so already. */
export function renameProduct(db: WriteDb, store: StoreRow, code: string, name: string, mark: Mark): string | null {
  const product = getProductRow(db, store, code);
  if (product.name === name) return null;
  return db.transaction(() => {
    const facts: CorrectionFacts = { kind: 'rename', product: product.code, before: product.name, after: name };
    const { id, commit } = insertCorrection(db, store, facts, NO_CELLS, mark);
    recordAttributes(db, commit, [{ productId: product.id, attribute: 'name', before: product.name, after: name }]);
    db.prepare('UPDATE product SET name = ? WHERE id = ?').run(name, product.id);
    dataChanged(db, store.id);
    return id;
  });
}

export interface Merge {
  /** Code of the product that goes on under the other one. */
  from: string;
  /** Code of that one; made, with the attributes of the first, when the store does not have it yet. */
  into: string;
  /** Name of a new one; its code when left out. */
  name?: string;
}

interface MergeSide {
  product: string;
  name: string;
  observations: number;
  units: number;
  firstDay: Day | null;
  lastDay: Day | null;
}

/** What a merge would put together. Throws not-found/product for the first of the two. */
export function measureMerge(
  db: ReadDb,
  store: StoreRow,
  { from, into }: Pick<Merge, 'from' | 'into'>,
): { from: MergeSide; into: MergeSide | null; sharedDays: number } {
  const side = db.prepare<[string, number], MergeSide & { id: number }>(
    `SELECT product.id, code AS product, name, count(day) AS observations, coalesce(sum(units), 0) AS units,
       min(day) AS firstDay, max(day) AS lastDay
     FROM product LEFT JOIN observation ON product_id = product.id WHERE code = ? AND store_id = ? GROUP BY product.id`,
  );
  getProductRow(db, store, from);
  const [{ id: fromId, ...one }, other] = [
    side.get(from, store.id) as MergeSide & { id: number },
    side.get(into, store.id),
  ];
  if (!other) return { from: one, into: null, sharedDays: 0 };
  const { id: intoId, ...two } = other;
  const shared = db.prepareRows<[number, number], [number]>(
    'SELECT count(*) FROM observation a JOIN observation b ON b.product_id = ? AND b.day = a.day WHERE a.product_id = ?',
  );
  return { from: one, into: two, sharedDays: shared.get(intoId, fromId)?.[0] ?? 0 };
}

/**
 * From now on the history of one product, and whatever files say of it later, counts for another one. Throws
 * not-found/product, input/invalid when both are one already.
 */
export function mergeProducts(db: WriteDb, store: StoreRow, merge: Merge, mark: Mark): string {
  const from = getProductRow(db, store, merge.from);
  return db.transaction(() => {
    const found = db.get(
      q
        .selectFrom('product')
        .select(['id', 'code', 'name'])
        .where('store_id', '=', store.id)
        .where('code', '=', merge.into),
    );
    if (from.merged_into !== null || (found && rootOf(db, found.id) === from.id)) {
      const message = `"${from.code}" and "${merge.into}" cannot be merged: they are one product already.`;
      throw new AppError('input/invalid', message, { field: 'into', got: merge.into, expected: 'another product' });
    }
    const into = found ?? { id: null, code: merge.into, name: merge.name ?? merge.into };
    const facts: CorrectionFacts = {
      kind: 'merge',
      from: from.code,
      fromName: from.name,
      into: into.code,
      intoName: into.name,
    };
    const { id, commit } = insertCorrection(db, store, facts, NO_CELLS, mark);
    const intoId = into.id ?? copyProduct(db, from.id, into, id);
    recordAttributes(db, commit, [{ productId: from.id, attribute: 'merged_into', before: null, after: intoId }]);
    db.prepare('UPDATE product SET merged_into = ? WHERE id = ?').run(intoId, from.id);
    dataChanged(db, store.id);
    return id;
  });
}

function copyProduct(
  db: WriteDb,
  productId: number,
  { code, name }: { code: string; name: string },
  uploadId: string,
): number {
  const same = 'store_id, category, region, supplier_id, unit_cost, lead_time_days, pack_size, moq';
  return db
    .prepare(`INSERT INTO product (code, name, upload_id, ${same}) SELECT ?, ?, ?, ${same} FROM product WHERE id = ?`)
    .run(code, name, uploadId, productId).lastInsertRowid;
}

/**
 * The store was closed on these days, whatever its files say; in a weekly or monthly store, in every step that they touch.
 * Throws input/invalid for a range without a day of the store.
 */
export function closeDays(db: WriteDb, store: StoreRow, range: { from: Day; to: Day }, mark: Mark): string {
  return db.transaction(() => {
    const { from, to } = widened(db, store, range);
    const facts: CorrectionFacts = { kind: 'closed-days', from: isoFromDay(from), to: isoFromDay(to) };
    const { id, commit } = insertCorrection(db, store, facts, NO_CELLS, mark);
    const insert = db.prepare('INSERT INTO closed_day VALUES (?, ?, ?)');
    for (let day = from; day <= to; day++) insert.run(store.id, day, commit);
    dataChanged(db, store.id);
    return id;
  });
}

/** The whole steps that a range touches. */
export function widened(db: ReadDb, store: StoreRow, { from, to }: { from: Day; to: Day }): { from: Day; to: Day } {
  const [first, last] = knownDays(db, store);
  if (from > to || from < first || to > last) {
    const expected = `days from ${isoFromDay(first)} to ${isoFromDay(last)}`;
    const got = `${isoFromDay(from)} to ${isoFromDay(to)}`;
    throw new AppError('input/invalid', `${got} cannot be closed; expected ${expected}. Later days can be planned.`, {
      field: from < first || from > to ? 'from' : 'to',
      got,
      expected,
      advice: 'Plan days to come on the Forecast page.',
    });
  }
  if (store.frequency === 'daily') return { from, to };
  if (store.frequency === 'monthly') return { from: stepSpan('monthly', from).from, to: stepSpan('monthly', to).to };
  // Weeks end on the weekday of the last known day.
  return { from: last - Math.floor((last - from) / 7) * 7 - 6, to: last - Math.floor((last - to) / 7) * 7 };
}

const NO_CELLS = { overlap: 'amend', columns: [] } as const;

function insertCorrection(
  db: WriteDb,
  store: Pick<StoreRow, 'id'>,
  facts: CorrectionFacts,
  rule: { overlap: 'amend' | 'replace'; columns: readonly string[] },
  { at, by }: Mark,
): { id: string; commit: number } {
  const id = newId();
  db.run(
    q.insertInto('upload').values({
      id,
      kind: facts.kind,
      store_id: store.id,
      facts: JSON.stringify(facts),
      file_name: '',
      size_bytes: 0,
      sha256: '',
      state: 'committed',
      who: by,
      created_at: at,
      committed_at: at,
      options: '{}',
    }),
  );
  return { id, commit: numberCommit(db, id, rule, 'correction') };
}

type CellName = (typeof CELL_COLUMNS)[number];

function cellsOf({ units, price, stock, promotion }: Partial<ObservationValues>): Map<CellName, SqlValue> {
  const cells = new Map<CellName, SqlValue>();
  if (units !== undefined) cells.set('units', units);
  if (price !== undefined) cells.set('price', price === null ? null : Math.round(price * PRICE_SCALE));
  if (stock !== undefined) cells.set('stock', stock);
  if (promotion !== undefined) cells.set('promotion', promotion === null ? null : Number(promotion));
  return cells;
}

function valuesOf(cells: Cells, names: readonly CellName[]): Partial<ObservationValues> {
  const cell = (name: CellName) => cells[CELL_COLUMNS.indexOf(name)] as number | null;
  const price = cell('price');
  const promotion = cell('promotion');
  const all: ObservationValues = {
    units: cell('units') ?? 0,
    price: price === null ? null : price / PRICE_SCALE,
    stock: cell('stock'),
    promotion: promotion === null ? null : promotion === 1,
  };
  return Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name as CellName)));
}
