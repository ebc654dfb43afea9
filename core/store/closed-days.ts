// Days that a correction closed: as steps of a store's calendar, for whoever reads its sales.

import type { Frequency } from '../contract/units.ts';
import type { Day } from '../math/day.ts';
import type { ReadDb } from './sql.ts';
import { type StepCalendar, stepSpan } from './steps.ts';

/** Days closed by hand from one day to another, ascending. */
export const listClosedDays = (db: ReadDb, storeId: number, from: Day, to: Day): Day[] =>
  db
    .prepareRows<[number, number, number], [Day]>(
      'SELECT DISTINCT day FROM closed_day WHERE store_id = ? AND day BETWEEN ? AND ? ORDER BY day',
    )
    .all(storeId, from, to)
    .map(([day]) => day);

/** 1 for every step of which each day is closed; null while no day is. */
export function loadClosedSteps(
  db: ReadDb,
  store: { id: number; frequency: Frequency },
  calendar: StepCalendar,
): Uint8Array | null {
  const { days } = calendar;
  const spanOf = (step: number) => stepSpan(store.frequency, days[step]);
  const closed = listClosedDays(db, store.id, spanOf(0).from, days[days.length - 1] + 31);
  if (closed.length === 0) return null;
  const counts = new Map<number, number>();
  for (const day of closed) {
    const step = calendar.stepOf(day);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const steps = new Uint8Array(days.length);
  for (const [step, count] of counts) {
    if (step < 0 || step >= steps.length) continue;
    const { from, to } = spanOf(step);
    if (count === to - from + 1) steps[step] = 1;
  }
  return steps;
}
