// In which order the files of an import write their dates: the texts of each are collected from every row.
import type { Relation, Shape } from '../contract/import-shape.ts';
import type { Day } from '../math/day.ts';
import { readAssembled, type SourceExtra } from './assemble.ts';
import type { OpenedTable } from './opened-table.ts';
import { type Cell, cellText, type RowSink } from './row.ts';
import { type DateOrder, withoutTime } from './values/date.ts';
import { type DateOrderFinding, decideDateOrder } from './values/date-order.ts';
import { decideDateOrders } from './values/date-orders.ts';
import { cleanText, detached } from './values/text.ts';

/** Different dates that are kept to decide their order: 270 years of days. */
const MAX_DATE_TEXTS = 100_000;

/** Gives the appended ones of `extras` the findings, in their order; the others have none. */
export function appendedInOrder(
  extras: readonly { relation: Relation }[],
  findings: readonly (DateOrderFinding | null)[],
): (DateOrderFinding | null)[] {
  let at = 0;
  return extras.map(({ relation }) => (relation.kind === 'append' ? (findings[at++] ?? null) : null));
}

export interface DatesToFind {
  /** The file with the sales, and its columns once it is turned long. */
  table: OpenedTable;
  names: readonly string[];
  shape: Shape;
  /** Of the days, in the table of all files together. */
  column: number;
  today: Day;
  /** What the user said of the order. */
  chosen?: DateOrder;
}

/**
 * Decides on every row of the files: the one value that settles the order may be the last. A finding for the first file,
 * then for each whose rows follow. `others` are the tables of `extras`.
 */
export async function findDateOrders(
  { table, names, shape, column, today, chosen }: DatesToFind,
  others: readonly OpenedTable[],
  extras: readonly SourceExtra[],
): Promise<(DateOrderFinding | null)[]> {
  const hints = { decimalMark: table.reading.decimalMark, chosen };
  const isLong = shape.kind === 'long' || shape.kind === 'receipts';
  const isPlain = isLong && shape.dateParts === undefined && extras.length === 0;
  const scanned = new Set<string>();
  const keep = (cell: string) => scanned.add(withoutTime(cleanText(cell)));
  if (isPlain && table.scanColumn(column, MAX_DATE_TEXTS, keep)) {
    return [decideDateOrder(scanned, hints)];
  }
  const collected: { texts: Set<string>; seen: Set<Cell>; realDates: boolean }[] = [];
  const open = (isWorkbook: boolean) => collected.push({ texts: new Set(), seen: new Set(), realDates: isWorkbook });
  let isHeader = true;
  const take: RowSink = (row) => {
    const cell = isHeader || column >= row.width ? '' : row.cells[column];
    isHeader = false;
    const dates = collected[collected.length - 1];
    if (cell === '' || dates.seen.has(cell)) return true;
    if (dates.seen.size < MAX_DATE_TEXTS) dates.seen.add(typeof cell === 'string' ? detached(cell) : cell);
    if (dates.realDates && !isIso(cell)) dates.realDates = false;
    if (dates.texts.size < MAX_DATE_TEXTS) dates.texts.add(detached(withoutTime(cleanText(cellText(cell)))));
    return true;
  };
  const placeOf = (path: string, sheet: string | null) => `${sheet ?? ''}\n${path}`;
  const tables = new Map([table, ...others].map((each) => [placeOf(each.file.path, each.reading.sheet), each]));
  const appended = extras.filter(({ relation }) => relation.kind === 'append');
  const formats = [table.sample.form.format, ...appended.map(({ reading }) => reading.format)];
  await readAssembled({ file: table.file, reading: table.reading, shape, extras, today }, take, {
    onFile: (_name, index) => open(formats[index] !== 'csv'),
    // All of them are open: a workbook is not parsed again.
    read: async ({ path }, { sheet }, sink) => (tables.get(placeOf(path, sheet)) as OpenedTable).readAll(sink),
  });
  if (column < names.length) return decideDateOrders(collected, hints);
  // The date comes from a list in which all of them are looked up: it is written in one way.
  const texts = new Set(collected.flatMap((dates) => [...dates.texts]));
  const one = decideDateOrder(texts, { ...hints, realDates: collected.every(({ realDates }) => realDates) });
  return collected.map(() => one);
}

const isIso = (cell: Cell): boolean => typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}(?: |$)/.test(cell);
