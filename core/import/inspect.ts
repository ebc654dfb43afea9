// What a file is, how it is read and what its columns mean: everything the mapping screen shows, and nothing changed.
import type { ColumnRole, Inspection, Mapping, Reading } from '../contract/imports.ts';
import type { Day } from '../math/day.ts';
import { findHeader, type SampleRow } from './header.ts';
import { refuseEmpty, refuseHeader } from './refusals.ts';
import { columnNames } from './roles/column-name.ts';
import { profileColumn } from './roles/profile.ts';
import { withoutFalseRevenue } from './roles/revenue-check.ts';
import { missingRoles, suggestRoles } from './roles/suggest.ts';
import { type Cell, cellText } from './row.ts';
import { type FileSample, sampleFile } from './sample.ts';
import { suggestStore } from './suggest-store.ts';
import { withoutTime } from './values/date.ts';
import { type DateOrderFinding, decideDateOrder } from './values/date-order.ts';
import { type DecimalEvidence, decideDecimalMark, noEvidence, weighDecimalMark } from './values/decimal-mark.ts';
import { cleanText, shorten } from './values/text.ts';

export interface FileToInspect {
  path: string;
  name: string;
  sizeBytes: number;
  /** Today: later dates are typing errors. */
  today: Day;
  /** What the user changed; the rest is detected. */
  reading?: Partial<Reading>;
  mapping?: Mapping;
}

/** An inspection without what only the engine knows: the file's id and whether it was imported before. */
export type FileInspection = Omit<Inspection, 'fileId' | 'alreadyImported'>;

const SHOWN_ROWS = 20;
const SHOWN_CHARS = 200;
/** Different dates that are kept to decide their order: 270 years of days. */
const MAX_DATE_TEXTS = 100_000;

/** Throws the refusals of sample.ts, input/empty-file (no rows), input/missing-column (no line that names columns). */
export async function inspectFile(file: FileToInspect): Promise<FileInspection> {
  const sample = await sampleFile(file, file.reading);
  const { header, headerLine, rows } = partsOf(sample, file);
  const names = columnNames(header);
  const body = rows.map((row) => row.cells);
  const evidence = weighCells(body);
  const decimalMark = file.reading?.decimalMark ?? decideDecimalMark(evidence, sample.form.delimiter);

  const chosen = new Map((file.mapping ?? []).map(({ column, role }) => [column, role]));
  const profiled = names.map((name, i) => ({ name, profile: profileColumn(body, i, decimalMark, file.today) }));
  const columns = withoutFalseRevenue(suggestRoles(profiled, chosen), body, decimalMark);
  const dateColumn = columns.findIndex(({ role }) => role === 'date');
  const dateOrder = dateColumn < 0 ? null : findDateOrder(sample, headerLine, dateColumn, decimalMark);

  return {
    fileName: file.name,
    sizeBytes: file.sizeBytes,
    reading: {
      ...sample.form,
      headerLine,
      decimalMark,
      dateOrder: file.reading?.dateOrder ?? dateOrder?.chosen ?? 'ymd',
    },
    sheets: sample.sheets,
    columns,
    sampleRows: body.slice(0, SHOWN_ROWS).map((cells) => names.map((_, i) => shown(cells[i]))),
    dateOrder,
    missingRoles: missingRoles(columns.map(({ role }) => role as ColumnRole)),
    suggestedStore: suggestStore(file.name),
  };
}

function partsOf({ rows }: FileSample, file: FileToInspect): { header: Cell[]; headerLine: number; rows: SampleRow[] } {
  if (rows.length === 0) refuseEmpty(file.name, 'rows');
  const wanted = file.reading?.headerLine;
  const index = wanted === undefined ? findHeader(rows, file.today) : rows.findIndex(({ line }) => line >= wanted);
  if (index === null || index < 0) {
    const first = rows.find(({ cells }) => cells.length > 1) ?? rows[0];
    return refuseHeader(file.name, first.line, shorten(first.cells.map(cellText).join(', '), 80));
  }
  const below = rows.slice(index + 1);
  if (below.length === 0) refuseEmpty(file.name, 'rows');
  return { header: rows[index].cells, headerLine: rows[index].line, rows: below };
}

function weighCells(rows: readonly (readonly Cell[])[]): DecimalEvidence {
  const evidence = noEvidence();
  for (const cells of rows) {
    for (const cell of cells) if (typeof cell === 'string') weighDecimalMark(cell.trim(), evidence);
  }
  return evidence;
}

/** Decides on every row of the file: the one value that settles the order may be its last. */
function findDateOrder(
  sample: FileSample,
  headerLine: number,
  column: number,
  decimalMark: '.' | ',',
): DateOrderFinding | null {
  const texts = new Set<string>();
  let realDates = sample.form.format === 'xlsx';
  let isHeader = true;
  sample.readAll(headerLine, (row) => {
    const cell = isHeader || column >= row.width ? '' : row.cells[column];
    isHeader = false;
    if (cell === '') return true;
    if (realDates && !isIso(cell)) realDates = false;
    if (texts.size < MAX_DATE_TEXTS) texts.add(withoutTime(cleanText(cellText(cell))));
    return true;
  });
  return decideDateOrder(texts, { decimalMark, realDates });
}

const isIso = (cell: Cell): boolean => typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}(?: |$)/.test(cell);

const shown = (cell: Cell | undefined): string =>
  cell === undefined ? '' : shorten(cleanText(cellText(cell)), SHOWN_CHARS);
