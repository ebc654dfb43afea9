// A file opened as a table: text or worksheet, the rows come the same way.

import { statSync } from 'node:fs';
import { AppError } from '../contract/errors.ts';
import type { Reading } from '../contract/imports.ts';
import { joinHeaderRows } from './header-rows.ts';
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts';
import { refuseColumns, refuseRows } from './refusals.ts';
import type { RowSink } from './row.ts';
import { openSheet } from './sheet/read-sheet.ts';
import { isKnownEncoding } from './text/encoding.ts';
import { readText } from './text/read-text.ts';
import { createTokenizer } from './text/tokenizer.ts';
import { openTableFile } from './unpack/unpack.ts';

/** The part of a reading that says where the rows are. */
export type TableReading = Pick<Reading, 'format' | 'encoding' | 'delimiter' | 'sheet' | 'headerLine' | 'headerRows'>;

export interface ReadTableOptions {
  /** How much of the file has been read, 0 to 1. */
  onProgress?(share: number): void;
}

/**
 * Hands every row from the header on to `sink`. Line numbers count from the top of the file.
 * Throws input/unreadable-file, input/bad-mapping, limit/rows, limit/columns, limit/expanded-size.
 */
export async function readTable(
  file: { path: string; name: string; sizeBytes: number },
  reading: TableReading,
  sink: RowSink,
  options: ReadTableOptions = {},
): Promise<void> {
  const { path, kind } = await openTableFile(file);
  if ((kind === 'text') !== (reading.format === 'csv')) {
    throw new AppError('input/bad-mapping', `"${file.name}" is not ${reading.format}: inspect it again.`, {
      got: kind,
      expected: reading.format,
      place: { file: file.name },
    });
  }
  const guarded = guardRows(file.name, joinHeaderRows(reading.headerRows, sink));
  if (kind === 'text') {
    readTextRows({ ...file, path, sizeBytes: statSync(path).size }, reading, guarded, options);
    return;
  }
  const sheet = await openSheet({ path, name: file.name, kind }, reading.sheet);
  sheet.read((row) => (row.line < reading.headerLine ? true : guarded(row)));
  options.onProgress?.(1);
}

function readTextRows(
  file: { path: string; name: string; sizeBytes: number },
  reading: TableReading,
  sink: RowSink,
  options: ReadTableOptions,
): void {
  if (!isKnownEncoding(reading.encoding)) {
    throw new AppError('input/bad-mapping', `"${reading.encoding}" is not an encoding that can be read.`, {
      got: reading.encoding,
      expected: 'utf-8, utf-16le, windows-1252, …',
      place: { file: file.name },
    });
  }
  const tokenizer = createTokenizer(
    { delimiter: reading.delimiter, skipLines: reading.headerLine - 1, file: file.name },
    sink,
  );
  let isOpen = true;
  readText(file.path, reading.encoding, (text, bytesRead) => {
    isOpen = tokenizer.push(text);
    options.onProgress?.(bytesRead / Math.max(1, file.sizeBytes));
    return isOpen;
  });
  if (isOpen) tokenizer.end();
}

function guardRows(name: string, sink: RowSink): RowSink {
  let rows = 0;
  return (row) => {
    // The header is one more.
    if (++rows > MAX_ROWS + 1) refuseRows(name, MAX_ROWS);
    if (row.width > MAX_COLUMNS) refuseColumns(name, row.width, MAX_COLUMNS);
    return sink(row);
  };
}
