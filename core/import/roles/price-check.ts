// Whether a column called a price is that of one piece, or of the whole line.
import type { Inspection } from '#core/contract/imports.ts';
import type { Cell } from '../row.ts';
import { type DecimalMark, parseNumber } from '../values/number.ts';

type Suggestion = Inspection['columns'][number];

/** Prices change, and lines have discounts: equal within this share. */
const SAME = 0.03;
/** Rows of one product that differ in quantity, and how much more often the amount must follow it. */
const LEAST_COMPARED = 5;
const CLEARLY = 4;

/**
 * Makes revenue of a price that grows with the quantity: in some exports "net price" is what the line cost. What the user
 * chose stays.
 */
export function withPriceOfOne(
  columns: readonly Suggestion[],
  rows: readonly (readonly Cell[])[],
  mark: DecimalMark,
): Suggestion[] {
  const indexOf = (role: Suggestion['role']) => columns.findIndex((column) => column.role === role);
  const [price, units, product] = [indexOf('price'), indexOf('units'), indexOf('product')];
  if (price < 0 || units < 0 || product < 0 || columns[price].reason === 'chosen') return [...columns];
  if (!growsWithUnits(rows, { price, units, product }, mark)) return [...columns];
  const isTaken = indexOf('revenue') >= 0;
  return columns.map((column, i) =>
    i !== price
      ? column
      : {
          ...column,
          role: isTaken ? 'ignore' : 'revenue',
          reason: isTaken ? 'content-mismatch' : 'grows-with-units',
          sureness: 'likely',
        },
  );
}

function growsWithUnits(
  rows: readonly (readonly Cell[])[],
  at: { price: number; units: number; product: number },
  mark: DecimalMark,
): boolean {
  const number = (cell: Cell | undefined): number =>
    typeof cell === 'number' ? cell : parseNumber((cell ?? '').trim(), mark);
  const before = new Map<Cell, { amount: number; units: number }>();
  let follows = 0;
  let stays = 0;
  for (const cells of rows) {
    const [amount, units] = [number(cells[at.price]), number(cells[at.units])];
    if (!(amount > 0 && units > 0)) continue;
    const last = before.get(cells[at.product]);
    before.set(cells[at.product], { amount, units });
    if (last === undefined || last.units === units) continue;
    if (isSame(amount, last.amount)) stays++;
    else if (isSame(amount / units, last.amount / last.units)) follows++;
  }
  return follows >= LEAST_COMPARED && follows > stays * CLEARLY;
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= SAME * Math.max(a, b);
