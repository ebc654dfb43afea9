// One file as inspection sees it first: how it is read, its header, the rows below and the titles above.
import type { Reading } from '../contract/imports.ts';
import type { SourceFile } from './assemble.ts';
import { findHeader, findHeaderless, headerCells, type SampleRow } from './header.ts';
import { joinHeaderRows } from './header-rows.ts';
import { rateSheet } from './rate-sheet.ts';
import { refuseEmpty, refuseHeader } from './refusals.ts';
import { columnNames } from './roles/column-name.ts';
import { cellText, feedRows, keepCells, type RowSink } from './row.ts';
import { type FileSample, sampleFile } from './sample.ts';
import { type DecimalEvidence, decideDecimalMark, noEvidence, weighDecimalMark } from './values/decimal-mark.ts';
import { cleanText, shorten } from './values/text.ts';

export interface OpenedTable {
  file: SourceFile;
  sample: FileSample;
  header: SampleRow;
  names: string[];
  /** Below the header. */
  rows: SampleRow[];
  /** Texts above the header, and the names of the file and the sheet. */
  titles: string[];
  /** Without the date order, which the date column decides. */
  reading: Reading;
  /** Whether the first rows (or the user) say how decimals are parted; else it is what goes with the delimiter. */
  saysDecimalMark: boolean;
  /** Reads all rows once more, the header first. */
  readAll(sink: RowSink): void;
  /** Of FileSample, below the header. */
  scanColumn(column: number, limit: number, take: (text: string) => void): boolean;
}

/** Throws the refusals of sample.ts, input/empty-file (no rows), input/missing-column (no line that names columns). */
export async function openTable(
  file: SourceFile,
  today: number,
  given: Partial<Reading> | undefined,
): Promise<OpenedTable> {
  return tableOf(file, await sampleFile(file, given, (sheet) => rateSheet(sheet, today)), today, given);
}

/** The table in a sample. Throws input/empty-file (no rows), input/missing-column (no line that names columns). */
export function tableOf(
  file: SourceFile,
  sample: FileSample,
  today: number,
  given: Partial<Reading> | undefined,
): OpenedTable {
  const { rows: all } = sample;
  if (all.length === 0) refuseEmpty(file.name, 'rows');
  const wanted = given?.headerLine;
  const found =
    wanted === undefined
      ? (findHeader(all, today) ?? findHeaderless(all, today))
      : { at: all.findIndex(({ line }) => line >= wanted), rows: given?.headerRows ?? 1 };
  if (found === null || found.at < 0) {
    const first = all.find(({ cells }) => cells.length > 1) ?? all[0];
    return refuseHeader(file.name, first.line, shorten(first.cells.map(cellText).join(', '), 80));
  }
  const rows = all.slice(found.at + found.rows);
  if (rows.length === 0) refuseEmpty(file.name, 'rows');
  const { line } = all[found.at];
  const header = { line, cells: headerCells(all, found) };
  const evidence = markEvidence(rows);
  const above = all.slice(0, found.at).map(({ cells }) => cleanText(cells.map(cellText).join(' ')));
  return {
    file,
    sample,
    header,
    names: columnNames(header.cells),
    rows,
    titles: [...above, file.name, sample.form.sheet ?? ''],
    reading: {
      ...sample.form,
      headerLine: line,
      ...(found.rows !== 1 && { headerRows: found.rows }),
      decimalMark: given?.decimalMark ?? decideDecimalMark(evidence, sample.form.delimiter),
      dateOrder: given?.dateOrder ?? 'ymd',
    },
    saysDecimalMark: given?.decimalMark !== undefined || evidence.comma !== evidence.point,
    readAll: (sink) => sample.readAll(line, joinHeaderRows(found.rows, sink)),
    scanColumn: (column, limit, take) => sample.scanColumn(line + found.rows - 1, column, limit, take),
  };
}

function markEvidence(rows: readonly SampleRow[]): DecimalEvidence {
  const evidence = noEvidence();
  for (const { cells } of rows) {
    for (const cell of cells) if (typeof cell === 'string') weighDecimalMark(cell.trim(), evidence);
  }
  return evidence;
}

/** The first rows of a table as they come out of `through`, which gets the header first. */
export function passSample(
  table: Pick<OpenedTable, 'header' | 'rows'>,
  limit: number,
  through: (sink: RowSink) => RowSink,
): { names: string[]; rows: SampleRow[] } {
  let names: string[] | undefined;
  const rows: SampleRow[] = [];
  const sink = through((row) => {
    if (names) rows.push({ line: row.line, cells: keepCells(row) });
    else names = columnNames(keepCells(row));
    return rows.length < limit;
  });
  feedRows([table.header, ...table.rows], sink);
  return { names: names ?? [], rows };
}
