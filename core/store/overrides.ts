// What users say instead of the model: rows that stand until they are removed, each with what the model said then.
import { AppError } from '../contract/errors.ts';
import type { Day } from '../math/day.ts';
import type { ReadDb, WriteDb } from './sql.ts';
import { q } from './sql.ts';

export type OverrideKind = 'units' | 'change';

export interface OverrideDay {
  readonly day: Day;
  /** What the model said when the override was made. */
  readonly modelUnits: number;
  readonly units: number;
}

export interface OverrideRecord {
  readonly id: string;
  /** Of two on one day the one with the larger number counts. */
  readonly number: number;
  readonly storeId: number;
  readonly store: string;
  readonly product: string;
  readonly productName: string;
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** 'units': so many each step; 'change': the model's number times 1 + amount. */
  readonly kind: OverrideKind;
  readonly amount: number;
  readonly reason: string;
  readonly originDay: Day;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly isRemoved: boolean;
}

export interface NewOverride
  extends Pick<
    OverrideRecord,
    'id' | 'firstDay' | 'lastDay' | 'kind' | 'amount' | 'reason' | 'originDay' | 'createdAt' | 'createdBy'
  > {
  readonly productId: number;
  readonly days: readonly OverrideDay[];
}

const SELECT = `
SELECT o.number, o.id, p.store_id AS storeId, s.code AS store, p.code AS product, p.name AS productName,
       o.first_day AS firstDay, o.last_day AS lastDay, o.kind, o.amount, o.reason, o.origin_day AS originDay,
       o.created_at AS createdAt, o.created_by AS createdBy, o.removed_at IS NOT NULL AS isRemoved
FROM override o JOIN product p ON p.id = o.product_id JOIN store s ON s.id = p.store_id`;

type Row = Omit<OverrideRecord, 'isRemoved' | 'kind'> & { isRemoved: number; kind: string };

const toRecord = (row: Row): OverrideRecord => ({
  ...row,
  kind: row.kind as OverrideKind,
  isRemoved: row.isRemoved === 1,
});

/** Standing overrides of a store, of one product where it is named; newest first. */
export function listOverrides(db: ReadDb, storeId: number, product?: string): OverrideRecord[] {
  const only = product === undefined ? '' : ' AND p.code = ?';
  const sql = `${SELECT} WHERE o.removed_at IS NULL AND p.store_id = ?${only} ORDER BY o.number DESC`;
  const params: (number | string)[] = product === undefined ? [storeId] : [storeId, product];
  return db
    .prepare<(number | string)[], Row>(sql)
    .all(...params)
    .map(toRecord);
}

/** Throws not-found/override. */
export function getOverride(db: ReadDb, id: string): OverrideRecord {
  const row = db.prepare<[string], Row>(`${SELECT} WHERE o.id = ?`).get(id);
  if (!row) throw new AppError('not-found/override', `There is no override ${id} in this workspace.`, { name: id });
  return toRecord(row);
}

/** Days of an override, ascending. */
export function listOverrideDays(db: ReadDb, number: number): OverrideDay[] {
  return db
    .all(
      q
        .selectFrom('override_day')
        .select(['day', 'model_units', 'units'])
        .where('override_number', '=', number)
        .orderBy('day'),
    )
    .map((row) => ({ day: row.day, modelUnits: row.model_units, units: row.units }));
}

export function insertOverride(db: WriteDb, override: NewOverride): void {
  db.transaction(() => {
    const { lastInsertRowid: number } = db.run(
      q.insertInto('override').values({
        id: override.id,
        product_id: override.productId,
        first_day: override.firstDay,
        last_day: override.lastDay,
        kind: override.kind,
        amount: override.amount,
        reason: override.reason,
        origin_day: override.originDay,
        created_at: override.createdAt,
        created_by: override.createdBy,
        removed_at: null,
        removed_by: null,
      }),
    );
    for (const { day, modelUnits, units } of override.days) {
      db.run(q.insertInto('override_day').values({ override_number: number, day, model_units: modelUnits, units }));
    }
  });
}

/** Takes an override back, or (null) lets it stand again. Throws not-found/override. */
export function setOverrideRemoved(db: WriteDb, id: string, removed: { at: string; by: string } | null): void {
  getOverride(db, id);
  db.run(
    q
      .updateTable('override')
      .set({ removed_at: removed?.at ?? null, removed_by: removed?.by ?? null })
      .where('id', '=', id),
  );
}
