// The row that a sheet hands over, the same object each time: see Row.
import { hashText } from '#core/math/rng.ts';
import { type Cell, cellText } from '../row.ts';

export function sheetRow() {
  const cells: Cell[] = [];
  const text = () => cells.slice(0, row.width).map(cellText).join('\t').trimEnd();
  const row = { cells, width: 0, line: 0, text, hash: () => hashText(text()) };
  return row;
}
