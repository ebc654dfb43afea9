// One column of a text file, straight from its bytes: for questions to every row that need no table.
import { closeSync, openSync, readSync } from 'node:fs';
import iconv from 'iconv-lite';

const BLOCK_BYTES = 1024 * 1024;
const LF = 10;
const CR = 13;
const QUOTE = 34;

/** Encodings in which a byte below 128 is always the ASCII character. */
const KEEPS_ASCII = /^(?:utf-?8|ascii|windows-125\d|iso-?8859-\d{1,2}|macintosh|cp\d{3})$/i;

export interface ColumnScan {
  encoding: string;
  /** One character. */
  delimiter: string;
  /** Lines above the first that counts. */
  skipLines: number;
  column: number;
}

/**
 * Calls `take` with each different text of a column, at most `limit` times. False: the file is one that only a tokenizer
 * reads rightly (it has quotes, lines that end in CR, an encoding of another kind), and what was taken does not count.
 */
export function scanColumn(path: string, scan: ColumnScan, limit: number, take: (text: string) => void): boolean {
  if (!KEEPS_ASCII.test(scan.encoding)) return false;
  const delimiter = scan.delimiter.charCodeAt(0);
  const seen = new Set<string>();
  const file = openSync(path, 'r');
  const block = Buffer.allocUnsafe(BLOCK_BYTES);
  let linesToSkip = scan.skipLines;

  function readLine(begin: number, end: number): void {
    let start = begin;
    for (let left = scan.column; left > 0; left--) {
      while (start < end && block[start] !== delimiter) start++;
      if (start >= end) return;
      start++;
    }
    let stop = start;
    while (stop < end && block[stop] !== delimiter) stop++;
    // Byte for character: enough to tell cells apart.
    const raw = block.toString('latin1', start, stop);
    if (raw === '' || seen.size >= limit || seen.has(raw)) return;
    seen.add(raw);
    take(iconv.decode(block.subarray(start, stop), scan.encoding));
  }

  try {
    for (let carried = 0; ; ) {
      const read = readSync(file, block, carried, block.length - carried, null);
      const filled = carried + read;
      if (block.subarray(carried, filled).includes(QUOTE)) return false;
      let begin = 0;
      for (;;) {
        const feed = block.indexOf(LF, begin);
        const isLast = feed < 0 || feed >= filled;
        if (isLast && read > 0) break;
        const lineEnd = isLast ? filled : feed;
        const end = lineEnd > begin && block[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
        if (linesToSkip > 0) linesToSkip--;
        else readLine(begin, end);
        begin = lineEnd + 1;
        if (isLast) return !hasLoneReturn(block.subarray(0, filled));
      }
      // A megabyte without a line's end: old files of the Mac end lines in CR.
      if (begin === 0 && filled === block.length) return false;
      if (hasLoneReturn(block.subarray(0, begin))) return false;
      carried = filled - begin;
      block.copyWithin(0, begin, filled);
    }
  } finally {
    closeSync(file);
  }
}

/** Whether a line ends in CR alone. */
function hasLoneReturn(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) {
    if (at + 1 < bytes.length && bytes[at + 1] !== LF) return true;
  }
  return false;
}
