// The top of a file, opened with what was detected about its form: what inspection looks at first.
import { statSync } from 'node:fs';
import type { Reading } from '../contract/imports.ts';
import type { SampleRow } from './header.ts';
import { MAX_COLUMNS } from './limits.ts';
import { refuseColumns, refuseUnreadable } from './refusals.ts';
import { keepCells, type RowSink } from './row.ts';
import { type OpenSheet, openSheet, type RateSheet, type SheetInfo } from './sheet/read-sheet.ts';
import { detectDelimiter } from './text/delimiter.ts';
import { detectEncoding, isKnownEncoding } from './text/encoding.ts';
import { readText } from './text/read-text.ts';
import { scanColumn } from './text/scan-column.ts';
import { createTokenizer } from './text/tokenizer.ts';
import { openTableFile, type TableFile } from './unpack/unpack.ts';

export interface FileSample {
  form: Pick<Reading, 'format' | 'encoding' | 'delimiter' | 'sheet'>;
  sheets: SheetInfo[];
  packing: TableFile['packing'];
  /** From the top, titles included; all rows of a small file. */
  rows: SampleRow[];
  /** Reads the whole table once more, from `line` on. */
  readAll(line: number, sink: RowSink): void;
  /** Another sheet of the same workbook; null where there is none. */
  sheet(name: string): FileSample | null;
  /**
   * The different texts of a column below `line`, without reading the other columns. False where that cannot be done: what
   * `take` got then does not count.
   */
  scanColumn(line: number, column: number, limit: number, take: (text: string) => void): boolean;
}

const SAMPLE_ROWS = 2000;
const SAMPLE_CHARS = 1_000_000;
/** Enough to see how lines are parted. */
const DELIMITER_CHARS = 200_000;

/** Of a workbook the sheet that `rate` likes best. Throws the refusals of unpack.ts and read-sheet.ts. */
export async function sampleFile(
  file: { path: string; name: string },
  given: Partial<Reading> = {},
  rate?: RateSheet,
): Promise<FileSample> {
  const { path, kind, packing } = await openTableFile(file);
  const rows: SampleRow[] = [];
  const keep = keepRows(file.name, rows);
  if (kind !== 'text') {
    const {
      name: chosen,
      sheets,
      read,
      other,
    } = await openSheet({ path, name: file.name, kind }, given.sheet ?? null, rate);
    const sampleOf = (name: string, sheet: Pick<OpenSheet, 'read'>): FileSample => {
      const top: SampleRow[] = [];
      sheet.read(keepRows(file.name, top));
      return {
        form: { format: kind, encoding: 'utf-8', delimiter: null, sheet: name },
        sheets,
        packing,
        rows: top,
        readAll: (line, sink) => sheet.read((row) => row.line < line || sink(row)),
        scanColumn: () => false,
        sheet(another) {
          const found = other(another);
          return found && sampleOf(another, found);
        },
      };
    };
    return sampleOf(chosen, { read });
  }
  const encoding =
    given.encoding !== undefined && isKnownEncoding(given.encoding) ? given.encoding : detectEncoding(path);
  const head = readHead(path, encoding);
  refuseGarbage(file.name, head);
  const delimiter = given.delimiter === undefined ? detectDelimiter(head.slice(0, DELIMITER_CHARS)) : given.delimiter;
  const tokenizer = createTokenizer({ delimiter, file: file.name }, keep);
  if (tokenizer.push(head)) tokenizer.end();
  // Nothing but a header in so much text: what follows is one endless line, and reading on says so.
  if (rows.length < 2 && head.length > 0 && statSync(path).size > SAMPLE_CHARS) {
    rows.length = 0;
    const all = createTokenizer({ delimiter, file: file.name }, keep);
    readText(path, encoding, (text) => all.push(text));
  }
  const readAll = (line: number, sink: RowSink) => {
    const all = createTokenizer({ delimiter, skipLines: line - 1, file: file.name }, sink);
    let isOpen = true;
    readText(path, encoding, (text) => {
      isOpen = all.push(text);
      return isOpen;
    });
    if (isOpen) all.end();
  };
  const form = { format: 'csv', encoding, delimiter, sheet: null } as const;
  return {
    form,
    sheets: [],
    packing,
    rows,
    readAll,
    scanColumn: (line, column, limit, take) =>
      delimiter !== null && scanColumn(path, { encoding, delimiter, skipLines: line, column }, limit, take),
    sheet: () => null,
  };
}

/** The first rows, put into `rows`. */
function keepRows(fileName: string, rows: SampleRow[]): RowSink {
  return (row) => {
    if (row.width > MAX_COLUMNS) refuseColumns(fileName, row.width, MAX_COLUMNS);
    rows.push({ line: row.line, cells: keepCells(row) });
    return rows.length < SAMPLE_ROWS;
  };
}

/** The first characters, up to the end of a line where the file is longer. */
function readHead(path: string, encoding: string): string {
  let head = '';
  readText(path, encoding, (text) => {
    head += text;
    return head.length < SAMPLE_CHARS;
  });
  if (head.length < SAMPLE_CHARS) return head;
  const end = Math.max(head.lastIndexOf('\n', SAMPLE_CHARS), head.lastIndexOf('\r', SAMPLE_CHARS));
  return end > 0 ? head.slice(0, end + 1) : head;
}

/** Characters no table is made of: what is left when bytes are read as text that they are not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const GARBAGE = /[\u0000-\u0008\u000e-\u001f\ufffd\ufffe\uffff\p{Co}\p{Cs}\p{Cn}]/gu;

function refuseGarbage(name: string, head: string): void {
  const sample = head.slice(0, 20_000);
  const garbage = sample.match(GARBAGE)?.length ?? 0;
  if (garbage > sample.length * 0.05) refuseUnreadable(name, 'text in an encoding that is not known, or damaged');
  if (sample.trim() === '') refuseUnreadable(name, 'a file of blanks', 'Export it again and check the export.');
}
