// Tables in blocks: the day, the order or the product stands in the first row of each, and is empty in the rows below it.

import { ChangedRow } from '../changed-row.ts';
import { columnNames } from '../roles/column-name.ts';
import { matchName, type NameMatch } from '../roles/synonyms.ts';
import { type Cell, cellText, keepCells, type RowSink } from '../row.ts';

/** Columns that a block may share: by what their names say. */
const SHARED: ReadonlySet<string> = new Set(['date', 'product', 'productName', 'store', 'category', 'region']);
/** What every row of a block has itself. */
const OWN: ReadonlySet<string> = new Set(['units', 'sales', 'revenue', 'price']);
const NEARLY_ALL = 0.95;
/** Fewer empty cells than these are mistakes; with fewer filled ones there are no blocks. */
const LEAST_EMPTY = 0.2;
const LEAST_FILLED = 0.01;

type Rows = readonly { cells: readonly Cell[] }[];

const isFilled = (cell: Cell | undefined): boolean => cell !== undefined && cellText(cell).trim() !== '';
const shareOf = (rows: Rows, is: (cells: readonly Cell[]) => boolean): number =>
  rows.length === 0 ? 0 : rows.filter(({ cells }) => is(cells)).length / rows.length;

/**
 * Columns whose empty cells mean the one above. Only where blocks show beyond doubt: the first row has them, no two blocks
 * begin alike, and every row has figures of its own. Products without a code are no block: their names stand there.
 */
export function findCarried(names: readonly string[], rows: Rows): string[] {
  const matches = names.map((name) => matchName(name));
  const shared = names.flatMap((_, i) => (mayBeShared(matches[i]) ? [i] : []));
  const own = names.flatMap((_, i) => (OWN.has(matches[i]?.role ?? '') ? [i] : []));
  // Of several days ("Paid at" beside "Created at") only the one that would date the sale makes blocks.
  const leads = [bestOf(matches, isDate), ...shared.filter((i) => isProduct(matches[i]))];
  const lead = leads.find((i) => i !== undefined && leadsBlocks(rows, i));
  if (lead === undefined || own.length === 0) return [];
  const heads = rows.filter(({ cells }) => isFilled(cells[lead]));
  const others = rows.filter(({ cells }) => !isFilled(cells[lead]));
  const block = shared.filter(
    (i) =>
      shareOf(heads, (cells) => isFilled(cells[i])) >= NEARLY_ALL &&
      shareOf(others, (cells) => !isFilled(cells[i])) >= NEARLY_ALL,
  );
  const named = shared.filter((i) => isProduct(matches[i]) && !block.includes(i));
  if (isProduct(matches[lead]) && named.length > 0) return [];
  const starts = new Set(heads.map(({ cells }) => block.map((i) => cells[i]).join('\n')));
  const haveFigures = shareOf(others, (cells) => own.some((i) => isFilled(cells[i]))) >= NEARLY_ALL;
  return haveFigures && starts.size >= heads.length * NEARLY_ALL ? block.map((i) => names[i]) : [];
}

const isDate = (match: NameMatch | undefined): boolean => match?.role === 'date';
const isProduct = (match: NameMatch | undefined): boolean => match?.role === 'product' || match?.role === 'productName';
const mayBeShared = (match: NameMatch | undefined): boolean =>
  match !== undefined && (SHARED.has(match.role) || match.reason === 'receipt-number');

function bestOf(
  matches: readonly (NameMatch | undefined)[],
  is: (match: NameMatch | undefined) => boolean,
): number | undefined {
  const rankOf = (i: number) => matches[i]?.rank ?? Number.POSITIVE_INFINITY;
  return [...matches.keys()].filter((i) => is(matches[i])).sort((a, b) => rankOf(a) - rankOf(b))[0];
}

function leadsBlocks(rows: Rows, column: number): boolean {
  const filled = shareOf(rows, (cells) => isFilled(cells[column]));
  return filled >= LEAST_FILLED && filled <= 1 - LEAST_EMPTY && isFilled(rows[0]?.cells[column]);
}

/** Hands rows on with their empty cells in `columns` filled from above; a row without anything stays as it is. */
export function carryDown(columns: readonly string[], sink: RowSink): RowSink {
  const out = new ChangedRow();
  const { cells } = out;
  let places: number[] | undefined;
  const above: Cell[] = [];
  return (row) => {
    if (places === undefined) {
      const names = columnNames(keepCells(row));
      places = columns.map((column) => names.indexOf(column)).filter((place) => place >= 0);
      return sink(row);
    }
    out.take(row, Math.max(row.width, ...places.map((place) => place + 1)));
    let isEmpty = true;
    for (let i = 0; i < out.width && isEmpty; i++) isEmpty = !isFilled(cells[i]);
    if (isEmpty) return sink(row);
    // A block begins where any of them is given: what it leaves empty is empty in all of its rows.
    if (places.some((place) => isFilled(cells[place])))
      for (const [i, place] of places.entries()) above[i] = cells[place];
    else for (const [i, place] of places.entries()) cells[place] = above[i] ?? '';
    return sink(out);
  };
}
