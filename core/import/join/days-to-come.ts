// Event days of a list that lie after the sales: nothing happened on them yet, but the shop knows of them.
import { MAX_PLAN_SPAN_DAYS } from '#core/contract/plans.ts';
import { type Day, dayFromIso, isoFromDay } from '#core/math/day.ts';
import { cellText } from '../row.ts';
import { parseFlag } from '../values/flag.ts';
import type { Lookup } from './join-rows.ts';

/** A list of event days, and what its columns are called in the table. */
export interface EventList {
  lookup: Lookup;
  names: readonly string[];
}

/**
 * Days after `lastDay`, ascending, on which the lists' column called `promotion` says that something is on; none when no list
 * has a column of that name.
 */
export function findDaysToCome(lists: readonly EventList[], promotion: string | null, lastDay: Day): string[] {
  const found = new Set<string>();
  for (const { lookup, names } of lists) {
    const column = lookup.brought[promotion === null ? -1 : names.indexOf(promotion)];
    if (column === undefined) continue;
    for (const [key, cells] of lookup.rows) {
      if (!/^\d{4}-\d\d-\d\d$/.test(key)) continue;
      const day = dayFromIso(key);
      if (day <= lastDay || day > lastDay + MAX_PLAN_SPAN_DAYS) continue;
      if (parseFlag(cellText(cells[column] ?? '')) === 1) found.add(isoFromDay(day));
    }
  }
  return [...found].sort();
}
