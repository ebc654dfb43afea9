// Whether the order of a row was cancelled, which in some exports only the order's first line says.
import type { Row } from '../row.ts';
import { isCancelWord } from '../values/cancel-word.ts';
import { parseDay } from '../values/date.ts';
import { isNo, isYes } from '../values/flag.ts';
import { saysNothing } from '../values/nothing.ts';
import type { CellReader } from './cell-reader.ts';

/** A date, a yes, or a status that undoes the sale. */
export function saysCancelled(text: string): boolean {
  if (saysNothing(text) || isNo(text)) return false;
  if (isYes(text) || isCancelWord(text)) return true;
  return (['ymd', 'dmy', 'mdy'] as const).some((order) => !Number.isNaN(parseDay(text, order)));
}

/** A test of rows in the order of the file; `column` or `receipt` -1: the file has none. */
export function createCancelReader(cells: CellReader, column: number, receipt: number): (row: Row) => boolean {
  if (column < 0) return () => false;
  const known = new Map<string, boolean>();
  let order = '';
  let wasCancelled = false;
  return (row) => {
    const text = cells.text(row, column);
    const own = receipt < 0 ? '' : cells.text(row, receipt);
    // The lines of an order follow its first one, which alone says what became of it.
    if (text === '' && own !== '' && own === order) return wasCancelled;
    let cancelled = known.get(text);
    if (cancelled === undefined) {
      cancelled = saysCancelled(text);
      if (known.size < 10_000) known.set(text, cancelled);
    }
    order = own;
    wasCancelled = cancelled;
    return cancelled;
  };
}
