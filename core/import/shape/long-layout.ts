// What a long table needs before its rows stand for themselves: days put together, blocks filled from above.
import type { DateParts, ShapeChoice } from '#core/contract/import-shape.ts';
import type { ColumnProfile } from '../roles/profile.ts';
import type { Cell } from '../row.ts';
import { findCarried } from './carried-down.ts';
import { findDateParts } from './date-parts.ts';

export interface LongLayout {
  dateParts?: DateParts;
  carried?: string[];
}

/** Nothing is carried down where somebody said so. */
export function findLongLayout(
  names: readonly string[],
  profiles: readonly ColumnProfile[],
  rows: readonly { cells: readonly Cell[] }[],
  choice: ShapeChoice | undefined,
): LongLayout {
  const dateParts = findDateParts(names, profiles);
  const carried = choice?.carry === false ? [] : findCarried(names, rows);
  return { ...(dateParts && { dateParts }), ...(carried.length > 0 && { carried }) };
}
