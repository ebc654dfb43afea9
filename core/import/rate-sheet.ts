// How much one of several sheets looks like sales.
import { findHeader, headerCells, type SampleRow } from './header.ts';
import { columnNames } from './roles/column-name.ts';
import { profileColumn } from './roles/profile.ts';
import { missingRoles, REQUIRED_ROLES, suggestRoles } from './roles/suggest.ts';
import { keepCells } from './row.ts';
import { findHeadings } from './shape/headings.ts';
import type { RateSheet } from './sheet/read-sheet.ts';

/** Enough to see titles, a header and what the columns hold. */
const RATED_ROWS = 100;

/** Share of the roles that a forecast needs; columns for periods have day and quantity. */
export function rateSheet(sheet: Parameters<RateSheet>[0], today: number): number {
  const rows: SampleRow[] = [];
  sheet.read((row) => {
    rows.push({ line: row.line, cells: keepCells(row) });
    return rows.length < RATED_ROWS;
  });
  const header = findHeader(rows, today);
  if (header === null) return 0;
  const names = columnNames(headerCells(rows, header));
  const body = rows.slice(header.at + header.rows).map(({ cells }) => cells);
  if (body.length === 0) return 0;
  if (findHeadings(names, today)) return 1;
  const profiled = names.map((name, i) => ({ name, profile: profileColumn(body, i, '.', today) }));
  const missing = missingRoles(suggestRoles(profiled).map(({ role }) => role));
  return 1 - missing.length / REQUIRED_ROLES.length;
}
