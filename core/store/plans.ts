// Saved plans: one row a planned day, changed in one transaction, with what was there before as the answer.
import {
  arePlannedAlike,
  isNothingPlanned,
  NOTHING_PLANNED,
  type PlannedDay,
  type PlannedValues,
  type PlanPatch,
  type PlanScope,
  patchedValues,
  planKey,
} from '../frame/planned-days.ts';
import type { Day } from '../math/day.ts';
import { PRICE_SCALE } from './series.ts';
import type { ReadDb, WriteDb } from './sql.ts';

export interface PlanFilter {
  readonly scope?: PlanScope['scope'];
  /** With `scope` only. */
  readonly name?: string;
  readonly fromDay?: Day;
  readonly toDay?: Day;
}

type PlanRow = [
  scope: string,
  name: string,
  day: Day,
  price: number | null,
  discount: number | null,
  promotion: number | null,
  closed: number | null,
];

/** A range of the primary key for each scope. */
export const PLAN_SQL = `
SELECT scope, name, day, price, discount, promotion, closed FROM plan
WHERE store_id = ? AND scope BETWEEN ? AND ? AND name BETWEEN ? AND ? AND day BETWEEN ? AND ?
ORDER BY scope, name, day`;

/** In the order of scope, name and day. */
export function listPlannedDays(db: ReadDb, storeId: number, filter: PlanFilter = {}): PlannedDay[] {
  const { scope, name, fromDay = Number.MIN_SAFE_INTEGER, toDay = Number.MAX_SAFE_INTEGER } = filter;
  return db
    .prepareRows<[number, string, string, string, string, number, number], PlanRow>(PLAN_SQL)
    .all(storeId, scope ?? '', scope ?? LAST_TEXT, name ?? '', name ?? LAST_TEXT, fromDay, toDay)
    .map(toPlannedDay);
}

/** Sorts after every code that people use: the highest code point. */
const LAST_TEXT = '\u{10ffff}';

/**
 * Applies changes, later ones on top of earlier ones, and raises the store's plan_version when anything is another one
 * than before. Answers with the days that changed, as they were. Run in a transaction.
 */
export function patchPlannedDays(db: WriteDb, storeId: number, patches: Iterable<PlanPatch>): PlannedDay[] {
  const find = db.prepareRows<[number, string, string, number], PlanRow>(
    `SELECT scope, name, day, price, discount, promotion, closed FROM plan
     WHERE store_id = ? AND scope = ? AND name = ? AND day = ?`,
  );
  const save = db.prepare(
    `INSERT INTO plan (store_id, scope, name, day, price, discount, promotion, closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET price = excluded.price, discount = excluded.discount, promotion = excluded.promotion,
       closed = excluded.closed`,
  );
  const forget = db.prepare('DELETE FROM plan WHERE store_id = ? AND scope = ? AND name = ? AND day = ?');
  const before = new Map<string, PlannedDay>();
  for (const patch of patches) {
    const { scope, name, day } = patch;
    const row = find.get(storeId, scope, name, day);
    const known: PlannedValues = row ? toPlannedDay(row) : NOTHING_PLANNED;
    const next = storable(patchedValues(known, patch));
    if (arePlannedAlike(known, next)) continue;
    const key = planKey(patch);
    if (!before.has(key)) before.set(key, { ...known, scope, name, day });
    if (isNothingPlanned(next)) forget.run(storeId, scope, name, day);
    else save.run(storeId, scope, name, day, toStored(next.price), next.discount, next.promotion, next.closed);
  }
  if (before.size > 0) {
    db.prepare('UPDATE store SET plan_version = plan_version + 1 WHERE id = ?').run(storeId);
  }
  return [...before.values()];
}

/** Prices have four decimals, so a change beyond them is none. */
const storable = (values: PlannedValues): PlannedValues => ({
  ...values,
  price: values.price === null ? null : Math.round(values.price * PRICE_SCALE) / PRICE_SCALE,
});

const toStored = (price: number | null): number | null => (price === null ? null : Math.round(price * PRICE_SCALE));

function toPlannedDay([scope, name, day, price, discount, promotion, closed]: PlanRow): PlannedDay {
  return {
    scope: scope as PlanScope['scope'],
    name,
    day,
    price: price === null ? null : price / PRICE_SCALE,
    discount,
    promotion: promotion as 0 | 1 | null,
    closed: closed as 0 | 1 | null,
  };
}
