// Staged observations against the store's: what would change, and the change itself, by one set of rules.
import type { ImportOptions } from '../contract/imports.ts';
import type { ReadDb, SqlValue, WriteDb } from './sql.ts';

type OverlapPolicy = ImportOptions['overlap'];

export interface ColumnRule {
  column: string;
  /** SQL of the value after the commit; `old` and `new` stand for the two rows. */
  value(old: string, incoming: string): string;
}

/**
 * Policy by column. Columns that the upload does not have are not among them: the store keeps what it knows. The twin of
 * `foldLayer` (layers/fold.ts).
 */
export function rulesOf(overlap: OverlapPolicy, columns: readonly string[]): ColumnRule[] {
  if (overlap === 'keep') return [];
  if (overlap === 'replace') {
    return ['units', ...columns].map((column) => ({ column, value: (_old, incoming) => `${incoming}.${column}` }));
  }
  const sums = new Set(['units', 'units_ordered']);
  return ['units', ...columns].map((column) => ({
    column,
    value: (old, incoming) =>
      sums.has(column)
        ? `coalesce(${old}.${column} + ${incoming}.${column}, ${old}.${column}, ${incoming}.${column})`
        : `coalesce(${old}.${column}, ${incoming}.${column})`,
  }));
}

export const anyChange = (rules: readonly ColumnRule[], old: string, incoming: string): string =>
  rules.map(({ column, value }) => `${old}.${column} IS NOT ${value(old, incoming)}`).join(' OR ') || '0';

export interface MeasuredSlice {
  /** Staged rows whose product and day the store has. */
  matched: number;
  /** Of these, rows that a commit would change. */
  changed: number;
  /** Ids of stores in which something changes or is added; only of stores that exist. */
  changedStores: number[];
  /** How much has been measured, 0 to 1. */
  done: number;
}

/** Rows measured in one go: some 40 ms. */
const SLICE_ROWS = 40_000;

/** `staged` is the number of the upload's rows. */
export function* measureObservations(
  db: ReadDb,
  uploadId: string,
  staged: number,
  overlap: OverlapPolicy,
  columns: readonly string[],
): Generator<MeasuredSlice> {
  const change = anyChange(rulesOf(overlap, columns), 'o', 's');
  const IN_SLICE = 'sp.upload_id = ? AND sp.series >= ? AND sp.series < ?';
  const HAS_ROWS = 'EXISTS (SELECT 1 FROM observation WHERE product_id = product.id)';
  const measure = db.prepare<SqlValue[], { store: number; staged: number; matched: number; changed: number }>(
    `SELECT store.id AS store, count(*) AS staged, count(o.product_id) AS matched,
       coalesce(sum(o.product_id IS NOT NULL AND (${change})), 0) AS changed
     FROM staging_product sp
     CROSS JOIN store ON store.code = sp.store_code
     CROSS JOIN product ON product.store_id = store.id AND product.code = sp.product_code
     CROSS JOIN staging_observation s ON s.upload_id = sp.upload_id AND s.series = sp.series
     LEFT JOIN observation o ON o.product_id = product.id AND o.day = s.day
     WHERE ${IN_SLICE} AND ${HAS_ROWS}
     GROUP BY store.id`,
  );
  // Of products without a row so far every staged one is new: they need not be looked at one by one.
  const findNew = db.prepare<SqlValue[], { store: number }>(
    `SELECT DISTINCT store.id AS store
     FROM staging_product sp
     CROSS JOIN store ON store.code = sp.store_code
     LEFT JOIN product ON product.store_id = store.id AND product.code = sp.product_code
     WHERE ${IN_SLICE} AND NOT ${HAS_ROWS}
       AND EXISTS (SELECT 1 FROM staging_observation s WHERE s.upload_id = sp.upload_id AND s.series = sp.series)`,
  );
  const total = seriesCount(db, uploadId);
  for (const [from, to] of seriesSlices(staged, total)) {
    const slice: MeasuredSlice = { matched: 0, changed: 0, changedStores: [], done: to / total };
    for (const { store } of findNew.all(uploadId, from, to)) slice.changedStores.push(store);
    for (const row of measure.all(uploadId, from, to)) {
      slice.matched += row.matched;
      slice.changed += row.changed;
      if (row.changed > 0 || row.staged > row.matched) slice.changedStores.push(row.store);
    }
    yield slice;
  }
}

function seriesCount(db: ReadDb, uploadId: string): number {
  const last = db
    .prepare<[string], { last: number | null }>('SELECT max(series) AS last FROM staging_product WHERE upload_id = ?')
    .get(uploadId)?.last;
  return last === null || last === undefined ? 0 : last + 1;
}

/** Ranges of series with about SLICE_ROWS rows each. */
function* seriesSlices(rows: number, total: number): Generator<[number, number]> {
  const step = Math.max(1, Math.ceil((total * SLICE_ROWS) / Math.max(1, rows)));
  for (let from = 0; from < total; from += step) yield [from, Math.min(total, from + step)];
}

/**
 * Writes the staged observations; products and stores must be there. They come in the order of the series, by which new
 * products are numbered, and of the days, as they were staged: they append, and sorting them would take as long again.
 */
export function commitObservations(
  db: WriteDb,
  uploadId: string,
  overlap: OverlapPolicy,
  columns: readonly string[],
): void {
  const rules = rulesOf(overlap, columns);
  const names = ['units', ...columns];
  const sets = rules.map(({ column, value }) => `${column} = ${value('observation', 'excluded')}`);
  const onConflict =
    rules.length === 0
      ? 'DO NOTHING'
      : `DO UPDATE SET ${sets.join(', ')}, upload_id = excluded.upload_id
         WHERE ${anyChange(rules, 'observation', 'excluded')}`;
  db.prepare(
    `INSERT INTO observation (product_id, day, upload_id, ${names.join(', ')})
     SELECT product.id, s.day, s.upload_id, ${names.map((name) => `s.${name}`).join(', ')}
     FROM staging_product sp
     CROSS JOIN store ON store.code = sp.store_code
     CROSS JOIN product ON product.store_id = store.id AND product.code = sp.product_code
     CROSS JOIN staging_observation s ON s.upload_id = sp.upload_id AND s.series = sp.series
     WHERE sp.upload_id = ?
     ON CONFLICT (product_id, day) ${onConflict}`,
  ).run(uploadId);
}
