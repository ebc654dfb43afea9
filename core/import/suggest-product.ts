// Whether the rows of a file are totals of the whole store (a till's Z report) rather than of products that nobody recognised.
import type { Inspection } from '../contract/imports.ts';
import { type Cell, cellText } from './row.ts';

type Suggestion = Inspection['columns'][number];

/** Offered as the name of the one product; people change it. */
export const WHOLE_STORE = 'Whole store';

/** Rows of which nearly each has a day (and store) of its own are totals. */
const NEARLY_ALL = 0.9;
/** Of a row that is a whole receipt, a text with fewer levels says what kind of receipt it is. */
const MANY_LEVELS = 5;
/** Why a column that might name products is left out. */
const UNKNOWN: ReadonlySet<Suggestion['reason']> = new Set(['name-unknown', 'content-mismatch', 'role-taken']);
/** Rows of these levels are no totals, whatever the first of them look like: they may be sorted by it. */
const LEVELS: ReadonlySet<Suggestion['role']> = new Set(['category', 'variant', 'supplier']);

/**
 * The name for the one product of a file without a product column: where nearly every row has a day of its own, or where
 * nothing is left that could tell products apart. null: a column names the product, or may do so.
 */
export function suggestProduct(columns: readonly Suggestion[], rows: readonly (readonly Cell[])[]): string | null {
  const indexOf = (role: Suggestion['role']) => columns.findIndex((column) => column.role === role);
  const [date, store] = [indexOf('date'), indexOf('store')];
  if (date < 0 || indexOf('product') >= 0 || (indexOf('units') < 0 && indexOf('revenue') < 0)) return null;
  if (columns.some(({ role }) => LEVELS.has(role))) return null;
  const leastLevels = areReceipts(columns, rows) ? MANY_LEVELS : 2;
  const mayTellProducts = columns.some(
    ({ role, kind, reason, samples }) =>
      role === 'ignore' && kind === 'text' && UNKNOWN.has(reason) && samples.length >= leastLevels,
  );
  return areTotals(rows, date, store) || !mayTellProducts ? WHOLE_STORE : null;
}

function areTotals(rows: readonly (readonly Cell[])[], date: number, store: number): boolean {
  const filled = rows.filter((cells) => cellText(cells[date] ?? '') !== '');
  const days = new Set(filled.map((cells) => `${cells[date]}\n${store < 0 ? '' : cells[store]}`));
  return filled.length > 0 && days.size >= filled.length * NEARLY_ALL;
}

/** Whether each row has a receipt number of its own: a line would share it with others. */
function areReceipts(columns: readonly Suggestion[], rows: readonly (readonly Cell[])[]): boolean {
  const number = columns.findIndex(({ role, reason }) => role === 'receipt' || reason === 'receipt-number');
  if (number < 0) return false;
  const numbers = rows.flatMap((cells) => cells[number] ?? []).filter((cell) => cell !== '');
  return numbers.length > 0 && new Set(numbers).size >= numbers.length * NEARLY_ALL;
}
