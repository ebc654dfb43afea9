// A wide table, row by row, into the rows of a long one: each figure with what stood above it.
import { HEADING_COLUMN, type Shape, VALUE_COLUMN } from '#core/contract/import-shape.ts';
import { type Day, dayFromIso } from '#core/math/day.ts';
import { MAX_ROWS } from '../limits.ts';
import { refuseFirstDay, refuseRows } from '../refusals.ts';
import { columnNames } from '../roles/column-name.ts';
import { type Cell, cellText, keepCells, type Row, type RowSink } from '../row.ts';
import { saysNothing } from '../values/nothing.ts';
import { carryDown } from './carried-down.ts';
import { withDates } from './date-parts.ts';
import { findHeadings, headingDates, type NumberedHeadings } from './headings.ts';
import { suggestFirstDay } from './suggest-first-day.ts';
import { isDerivedName } from './totals.ts';

/** Which columns are kept, and which become rows, with what each is called there. */
export interface WidePlan {
  kept: number[];
  figures: number[];
  /** The heading of each of `figures`, as the cell of the new column. */
  headings: string[];
}

export interface WideFile {
  today: Day;
  fileName: string;
  /** The headings date the rows: those that only count need a first day. */
  headingIsDate?: boolean;
}

/** Plan for a header; null when the shape is not wide, or the header has no such columns. */
export function planWide(shape: Shape, names: readonly string[], file: WideFile): WidePlan | null {
  if (shape.kind === 'dates-as-columns') {
    const found = findHeadings(names, file.today, 1);
    if (found === null) return null;
    if (found.kind === 'numbered' && shape.firstDay === null && file.headingIsDate) refuseUncounted(file, found, names);
    const firstDay = shape.firstDay === null ? null : dayFromIso(shape.firstDay);
    const step = found.kind === 'numbered' ? { ...found, step: shape.step } : found;
    return without(names, found.columns, headingDates(step, names, firstDay));
  }
  if (shape.kind !== 'products-as-columns') return null;
  const keep = new Set(shape.keep);
  const figures = names.flatMap((name, i) => (keep.has(name) || isDerivedName(name) ? [] : [i]));
  if (figures.length === 0) return null;
  return without(
    names,
    figures,
    figures.map((i) => names[i]),
  );
}

function refuseUncounted({ fileName, today }: WideFile, headings: NumberedHeadings, names: readonly string[]): never {
  const { day } = suggestFirstDay(headings, { preset: null, titles: [fileName], today });
  return refuseFirstDay(fileName, names[headings.columns[0]], day);
}

/** Sums and means over the figures would come along as columns of the product: they are left out. */
function without(names: readonly string[], figures: number[], headings: string[]): WidePlan {
  const taken = new Set(figures);
  const kept = names.flatMap((name, i) => (taken.has(i) || isDerivedName(name) ? [] : [i]));
  return { kept, figures, headings };
}

/** Names of the columns of the long table. */
export const longNames = (plan: WidePlan, names: readonly string[]): string[] => [
  ...plan.kept.map((i) => names[i]),
  HEADING_COLUMN,
  VALUE_COLUMN,
];

/**
 * Takes the rows of a file from its header on and hands the long table to `sink`, its header first. Empty cells are no
 * figures; a repeated header is handed on as one. Tables of other shapes go through as they are.
 * Throws limit/rows, and input/invalid where headings only count and nobody has said from when on.
 */
export function unpivot(shape: Shape, file: WideFile, sink: RowSink): RowSink {
  if (shape.kind === 'long' || shape.kind === 'receipts') {
    const dated = shape.dateParts ? withDates(shape.dateParts, sink) : sink;
    return shape.carried ? carryDown(shape.carried, dated) : dated;
  }
  let names: string[] = [];
  let plan: WidePlan | null = null;
  let isHeader = true;
  let figures = 0;
  const out = longRow();

  function begin(row: Row): boolean | undefined {
    isHeader = false;
    names = columnNames(keepCells(row));
    plan = planWide(shape, names, file);
    if (plan === null) return sink(row);
    out.source = row;
    return handOver(longNames(plan, names), -1);
  }

  function handOver(cells: readonly Cell[], figure: number): boolean | undefined {
    for (let i = 0; i < cells.length; i++) out.cells[i] = cells[i];
    out.width = cells.length;
    out.line = out.source.line;
    out.figure = figure;
    out.heading = undefined;
    return sink(out);
  }

  return (row) => {
    if (isHeader) return begin(row);
    if (plan === null) return sink(row);
    const { kept, figures: columns, headings } = plan;
    out.source = row;
    out.sourceHash = undefined;
    if (isSameHeader(row, names, columns)) return handOver(longNames(plan, names), -1);
    for (let i = 0; i < kept.length; i++) out.cells[i] = kept[i] < row.width ? row.cells[kept[i]] : '';
    out.width = kept.length + 2;
    out.line = row.line;
    for (let i = 0; i < columns.length; i++) {
      const cell = columns[i] < row.width ? row.cells[columns[i]] : '';
      if (cell === '' || (typeof cell === 'string' && saysNothing(cell.trim()))) continue;
      if (++figures > MAX_ROWS) refuseRows(file.fileName, MAX_ROWS);
      out.cells[kept.length] = headings[i];
      out.cells[kept.length + 1] = cell;
      out.figure = columns[i];
      out.heading = names[columns[i]];
      if (sink(out) === false) return false;
    }
    return true;
  };
}

function longRow() {
  const cells: Cell[] = [];
  const row = {
    cells,
    width: 0,
    line: 1,
    figure: -1,
    heading: undefined as string | undefined,
    source: undefined as unknown as Row,
    sourceHash: undefined as number | undefined,
    text: () => cells.slice(0, row.width).map(cellText).join('\t'),
    hash: () => {
      // All figures of a row share its text, which may be long: hashed once.
      row.sourceHash ??= row.source.hash();
      return (row.sourceHash ^ Math.imul(row.figure + 2, 0x9e3779b1)) >>> 0;
    },
  };
  return row;
}

/** The header again, as page breaks of reports bring it: its figures are the headings. */
function isSameHeader(row: Row, names: readonly string[], columns: readonly number[]): boolean {
  const [first] = columns;
  const last = columns[columns.length - 1];
  return [first, last].every((i) => i < row.width && cellText(row.cells[i]).trim() === names[i]);
}
