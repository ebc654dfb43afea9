// Everything between the files and the check: each one read, turned long, put one after the other, and looked up.
import type { Shape } from '../contract/import-shape.ts';
import type { ExtraFile } from '../contract/imports.ts';
import type { Day } from '../math/day.ts';
import { appendRows } from './join/append-rows.ts';
import { collectLookup, joinRows, type Lookup } from './join/join-rows.ts';
import { MAX_LOOKUP_ROWS } from './limits.ts';
import { refuseColumnName, refuseRows } from './refusals.ts';
import { columnNames } from './roles/column-name.ts';
import { keepCells, type Row, type RowSink } from './row.ts';
import { unpivot } from './shape/unpivot.ts';
import { readTable, type TableReading } from './table.ts';

export interface SourceFile {
  path: string;
  name: string;
  sizeBytes: number;
}

/** Another file with what it is to the first. */
export type SourceExtra = Pick<ExtraFile, 'relation'> & { file: SourceFile; reading: TableReading };

export interface SourceTable {
  file: SourceFile;
  reading: TableReading;
  shape: Shape;
  extras: readonly SourceExtra[];
  today: Day;
  /** The headings of wide columns date the rows: those that only count need a first day. */
  headingIsDate?: boolean;
}

export interface AssembleOptions {
  /** How much of the files has been read, 0 to 1. */
  onProgress?(share: number): void;
  /** A row whose key a list does not have. */
  onMissed?(row: Row, file: string, key: string): void;
  /** A list of event days, and what its columns are called in the table. */
  onEvents?(lookup: Lookup, names: readonly string[]): void;
  /** Rows of another file follow: the first, and those whose rows come behind it. `index` counts them. */
  onFile?(name: string, index: number): unknown;
  /** How a file is read: readTable, unless it is open already. */
  read?: typeof readTable;
}

/**
 * Hands the rows of all files to `sink` as one long table, its header first. Throws what readTable throws, limit/rows for
 * a list that memory cannot hold, input/bad-mapping when a column to look up by is not there.
 */
export async function readAssembled(table: SourceTable, sink: RowSink, options: AssembleOptions = {}): Promise<void> {
  let into: RowSink = sink;
  const joins = table.extras.filter((extra) => extra.relation.kind === 'join');
  const lookups: { name: string; lookup: Lookup }[] = [];
  const read = options.read ?? readTable;
  for (const extra of joins) lookups.push({ name: extra.file.name, lookup: await readLookup(extra, read) });
  for (const { name, lookup } of lookups.toReversed()) {
    into = joinRows(lookup, into, {
      missed: (row, key) => options.onMissed?.(row, name, key),
      brought: (names) => lookup.isOfEvents && options.onEvents?.(lookup, names),
    });
  }
  const files = [
    { file: table.file, reading: table.reading },
    ...table.extras.filter((extra) => extra.relation.kind === 'append'),
  ];
  const bytes = Math.max(
    1,
    files.reduce((sum, { file }) => sum + file.sizeBytes, 0),
  );
  const appended = appendRows(into);
  const isWide = table.shape.kind === 'dates-as-columns' || table.shape.kind === 'products-as-columns';
  const isOneOfSheets = files.some(({ file }, i) => files.findIndex((each) => each.file.path === file.path) < i);
  let before = 0;
  for (const [index, { file, reading }] of files.entries()) {
    appended.begin(isWide || reading.format !== 'csv' ? '\t' : (reading.delimiter ?? ','));
    options.onFile?.(labelOf(file.name, isOneOfSheets ? reading.sheet : null), index);
    const onProgress = (share: number) => options.onProgress?.((before + share * file.sizeBytes) / bytes);
    const about = { today: table.today, fileName: file.name, headingIsDate: table.headingIsDate };
    await read(file, reading, unpivot(table.shape, about, appended.sink), { onProgress });
    before += file.sizeBytes;
  }
}

/** Lines of several sheets are told apart by the name of the sheet. */
const labelOf = (file: string, sheet: string | null): string => (sheet === null ? file : `${file}: ${sheet}`);

/** Reads a list in which rows are looked up. */
async function readLookup({ file, reading, relation }: SourceExtra, read: typeof readTable): Promise<Lookup> {
  if (relation.kind !== 'join') throw new Error(`${file.name} is no list to look up in`);
  const { sink, get } = collectLookup(relation);
  let rows = 0;
  await read(file, reading, (row) => {
    if (rows === 0) refuseMissingKeys(file.name, row, relation.on);
    if (++rows > MAX_LOOKUP_ROWS) refuseRows(file.name, MAX_LOOKUP_ROWS);
    return sink(row);
  });
  return get();
}

function refuseMissingKeys(file: string, header: Row, on: readonly { matches: string }[]): void {
  const names = columnNames(keepCells(header));
  const missing = on.find(({ matches }) => !names.includes(matches));
  if (missing) refuseColumnName(file, missing.matches, names);
}
