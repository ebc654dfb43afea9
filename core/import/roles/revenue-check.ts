// Whether a column of money is what the row's units brought in, or the total of a whole order.
import type { Inspection } from '#core/contract/imports.ts';
import type { Cell } from '../row.ts';
import { type DecimalMark, parseNumber } from '../values/number.ts';

type Suggestion = Inspection['columns'][number];

/** Discounts, taxes and rounding leave revenue within these multiples of units times price. */
const LEAST_RATIO = 0.3;
const MOST_RATIO = 1.35;
/** Rows that must fit. */
const ENOUGH = 0.8;

/**
 * Takes the revenue role from a column that units and price contradict: an export of orders repeats or leaves out the
 * order's total on its lines, and adding it up would count orders several times. What the user chose stays.
 */
export function withoutFalseRevenue(
  columns: readonly Suggestion[],
  rows: readonly (readonly Cell[])[],
  mark: DecimalMark,
): Suggestion[] {
  const indexOf = (role: Suggestion['role']) => columns.findIndex((column) => column.role === role);
  const [revenue, units, price] = [indexOf('revenue'), indexOf('units'), indexOf('price')];
  if (revenue < 0 || units < 0 || price < 0 || columns[revenue].reason === 'chosen') return [...columns];
  const number = (cell: Cell | undefined): number =>
    typeof cell === 'number' ? cell : parseNumber((cell ?? '').trim(), mark);
  let compared = 0;
  let fitting = 0;
  for (const cells of rows) {
    const expected = number(cells[units]) * number(cells[price]);
    if (!(expected > 0)) continue;
    compared++;
    const ratio = number(cells[revenue]) / expected;
    if (ratio >= LEAST_RATIO && ratio <= MOST_RATIO) fitting++;
  }
  if (compared === 0 || fitting >= compared * ENOUGH) return [...columns];
  return columns.map((column, i) =>
    i === revenue ? { ...column, role: 'ignore', reason: 'content-mismatch', sureness: 'likely' } : column,
  );
}
