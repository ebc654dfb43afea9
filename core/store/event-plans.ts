// Days to come that an import brought with a list of event days: planned as promotions of its stores, and taken back with it.
import type { ImportReport } from '../contract/imports.ts';
import { dayFromIso, isoFromDay } from '../math/day.ts';
import { listPlannedDays, patchPlannedDays } from './plans.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';
import { findStore, getStore } from './stores.ts';

export type PlannedEvents = ImportReport['events']['planned'];

const OF_STORE = { scope: 'store', name: '' } as const;

/**
 * Plans promotions of whole stores on the days that lie after all that the store knows and of which nobody said yet whether
 * there is one. Answers with what is planned now and was not before.
 */
export function planEvents(db: WriteDb, stores: readonly string[], days: readonly string[]): PlannedEvents {
  if (days.length === 0) return [];
  return stores.flatMap((code) => {
    const { id } = getStore(db, code);
    const known = lastKnownDay(db, id);
    const said = new Set(promotionsOf(db, id, days).map(({ day }) => day));
    const free = days.map(dayFromIso).filter((day) => day > known && !said.has(day));
    if (free.length === 0) return [];
    patchPlannedDays(
      db,
      id,
      free.map((day) => ({ ...OF_STORE, day, promotion: 1 })),
    );
    return [{ store: code, days: free.map(isoFromDay) }];
  });
}

/** What an upload planned that no other standing one says, and that is still planned so. */
export function findPlannedEvents(db: ReadDb, uploadId: string): PlannedEvents {
  const planned = reportOf(db, uploadId)?.events?.planned ?? [];
  if (planned.length === 0) return [];
  const others = otherReports(db, uploadId).map(({ report }) => report);
  return planned.flatMap(({ store, days }) => {
    const id = findStore(db, store)?.id;
    if (id === undefined) return [];
    const standing = promotionsOf(db, id, days).filter(({ promotion }) => promotion === 1);
    const left = standing
      .map(({ day }) => isoFromDay(day))
      .filter((day) => days.includes(day) && !others.some((report) => says(report, store, day)));
    return left.length === 0 ? [] : [{ store, days: left }];
  });
}

/** Takes plans back that `findPlannedEvents` found; what others say, too, is theirs from now on. */
export function unplanEvents(db: WriteDb, uploadId: string, found: PlannedEvents): void {
  for (const { store, days } of found) {
    patchPlannedDays(
      db,
      getStore(db, store).id,
      days.map((day) => ({ ...OF_STORE, day: dayFromIso(day), promotion: null })),
    );
  }
  for (const { store, days } of reportOf(db, uploadId)?.events?.planned ?? []) {
    let left = days;
    for (const { id, report } of otherReports(db, uploadId)) {
      const taken = left.filter((day) => says(report, store, day));
      if (taken.length === 0) continue;
      left = left.filter((day) => !taken.includes(day));
      report.events.planned.push({ store, days: taken });
      db.run(
        q
          .updateTable('upload')
          .set({ report: JSON.stringify(report) })
          .where('id', '=', id),
      );
    }
  }
}

const says = ({ events, result }: EventReport, store: string, day: string): boolean =>
  result.stores.includes(store) && events.days.includes(day);

/** Plans of the whole store on the days of a list that say whether there is a promotion. `days` ascending, not empty. */
const promotionsOf = (db: ReadDb, storeId: number, days: readonly string[]) =>
  listPlannedDays(db, storeId, {
    ...OF_STORE,
    fromDay: dayFromIso(days[0]),
    toDay: dayFromIso(days[days.length - 1]),
  }).filter(({ promotion }) => promotion !== null);

function lastKnownDay(db: ReadDb, storeId: number): number {
  const row = db
    .prepareRows<[number], [number | null]>(
      'SELECT max((SELECT max(day) FROM observation WHERE product_id = id)) FROM product WHERE store_id = ?',
    )
    .get(storeId);
  return row?.[0] ?? Number.NEGATIVE_INFINITY;
}

/** Reports of imports before there were lists of event days have no such part. */
type KeptReport = Pick<ImportReport, 'result'> & Partial<Pick<ImportReport, 'events'>>;

function reportOf(db: ReadDb, uploadId: string): KeptReport | null {
  const row = db.get(q.selectFrom('upload').select('report').where('id', '=', uploadId));
  return row?.report ? JSON.parse(row.report) : null;
}

type EventReport = KeptReport & Pick<ImportReport, 'events'>;

/** Of the other uploads that stand and have event days, in the order of their commits. */
function otherReports(db: ReadDb, uploadId: string): { id: string; report: EventReport }[] {
  const rows = db
    .prepareRows<[string], [string, string]>(
      `SELECT id, report FROM upload WHERE id <> ? AND state = 'committed' AND undone_at IS NULL
       AND json_array_length(report, '$.events.days') > 0 ORDER BY commit_number`,
    )
    .all(uploadId);
  return rows.map(([id, report]) => ({ id, report: JSON.parse(report) }));
}
