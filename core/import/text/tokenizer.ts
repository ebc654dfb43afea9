// Delimited text into rows: RFC 4180 with the leniency that real exports need, and the line numbers an editor shows.
//
// Why not a library: see docs/decisions/0030-own-csv-tokenizer.md.
import { AppError } from '#core/contract/errors.ts';
import { HASH_BASIS, hashText, nextHash } from '#core/math/rng.ts';
import { MAX_LINE_CHARS } from '../limits.ts';
import type { Cell, RowSink } from '../row.ts';

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;
/** A quoted cell with more line breaks than this is a stray quote, not a text. */
const MAX_QUOTED_LINES = 1000;
const INCOMPLETE = -1;
const BROKEN_QUOTE = -2;

export interface Tokenizer {
  /** The next piece of the text, cut anywhere. False once the sink wants no more. */
  push(text: string): boolean;
  /** There is no more text. */
  end(): void;
}

export interface TokenizerOptions {
  /** One character, or null: every line is one cell. */
  delimiter: string | null;
  /** Lines to leave out at the top (titles above the header); the numbering counts them. */
  skipLines?: number;
  /** Name of the file, for words. */
  file?: string;
}

/**
 * Calls `sink` for every row that is not an empty line.
 *
 * Cells may be quoted; quotes in them are doubled; line breaks are LF, CRLF or CR, also mixed. A quote inside an
 * unquoted cell is a character like any other. A stray opening quote (its partner is missing, a thousand lines away, or
 * on another line and not at the end of a cell) is taken as a character too, so that one inch sign cannot swallow the
 * rows below it.
 *
 * Throws input/unreadable-file for a line of more than MAX_LINE_CHARS.
 */
export function createTokenizer(options: TokenizerOptions, sink: RowSink): Tokenizer {
  const delimiter = options.delimiter === null ? -1 : options.delimiter.charCodeAt(0);
  const cells: Cell[] = [];
  let buffer = '';
  let line = 1;
  let linesToSkip = options.skipLines ?? 0;
  let isOpen = true;
  // Of the row that readRow read last:
  let width = 0;
  let breaks = 0;
  let textEnd = 0;
  let hash = 0;
  /** It has quoted cells, which `hash` does not cover. */
  let isQuoted = false;

  const row = {
    cells,
    width: 0,
    line: 1,
    start: 0,
    end: 0,
    text: () => buffer.slice(row.start, row.end),
    hash: () => (isQuoted ? hashText(row.text()) : hash >>> 0),
  };

  function consume(isFinal: boolean): void {
    let position = 0;
    while (isOpen && position < buffer.length) {
      let next = linesToSkip > 0 ? skipLine(position, isFinal) : readRow(position, isFinal, true);
      const isTooLong = next === INCOMPLETE && buffer.length - position > MAX_LINE_CHARS;
      if (next === BROKEN_QUOTE || (isTooLong && buffer.indexOf('"', position) >= 0)) {
        next = readRow(position, isFinal, false);
      }
      if (next === INCOMPLETE) break;
      if (linesToSkip > 0) linesToSkip--;
      else if (width > 1 || cells[0] !== '') {
        row.width = width;
        row.line = line;
        row.start = position;
        row.end = textEnd;
        if (sink(row) === false) isOpen = false;
      }
      line += 1 + breaks;
      position = next;
    }
    buffer = position === 0 ? buffer : buffer.slice(position);
    if (buffer.length > MAX_LINE_CHARS && isOpen && !isFinal) refuseLongLine(line, options.file);
  }

  function skipLine(start: number, isFinal: boolean): number {
    breaks = 0;
    let position = start;
    while (position < buffer.length) {
      const code = buffer.charCodeAt(position);
      if (code === LF || code === CR) return lineEnd(position, code, isFinal);
      position++;
    }
    return isFinal ? position : INCOMPLETE;
  }

  /** Position behind the row that begins at `start`, its cells in `cells`; INCOMPLETE or BROKEN_QUOTE. */
  function readRow(start: number, isFinal: boolean, honourQuotes: boolean): number {
    const length = buffer.length;
    let position = start;
    let hashed = HASH_BASIS;
    width = 0;
    breaks = 0;
    isQuoted = false;
    for (;;) {
      let code = position < length ? buffer.charCodeAt(position) : LF;
      if (honourQuotes && (code === QUOTE || (code === SPACE && quoteAfterSpaces(position) > 0))) {
        isQuoted = true;
        position = code === QUOTE ? readQuoted(position, isFinal) : readQuoted(quoteAfterSpaces(position), isFinal);
        if (position < 0) return position;
      } else {
        const cellStart = position;
        while (position < length) {
          code = buffer.charCodeAt(position);
          if (code === delimiter || code === LF || code === CR) break;
          hashed = nextHash(hashed, code);
          position++;
        }
        if (position === length && !isFinal) return INCOMPLETE;
        cells[width++] = buffer.slice(cellStart, position);
      }
      code = position < length ? buffer.charCodeAt(position) : LF;
      if (position >= length || code !== delimiter) {
        hash = hashed;
        textEnd = position;
        if (position < length) return lineEnd(position, code, isFinal);
        return isFinal ? length : INCOMPLETE;
      }
      hashed = nextHash(hashed, code);
      position++;
      // A delimiter at the very end: the empty cell behind it still belongs to the row.
      if (position >= length && !isFinal) return INCOMPLETE;
    }
  }

  /** Reads the cell whose opening quote is at `open`; position of the delimiter or line break behind it. */
  function readQuoted(open: number, isFinal: boolean): number {
    let close = buffer.indexOf('"', open + 1);
    let hasDoubled = false;
    while (close >= 0 && buffer.charCodeAt(close + 1) === QUOTE) {
      hasDoubled = true;
      close = buffer.indexOf('"', close + 2);
    }
    if (close < 0) return isFinal ? BROKEN_QUOTE : INCOMPLETE;
    // Whether this quote closes the cell or is the first half of a doubled one shows only with the next character.
    if (close + 1 >= buffer.length && !isFinal) return INCOMPLETE;
    const inside = buffer.slice(open + 1, close);
    const lineBreaks = countLineBreaks(inside);
    let end = close + 1;
    while (end < buffer.length && !isCellEnd(buffer.charCodeAt(end))) end++;
    if (end >= buffer.length && !isFinal) return INCOMPLETE;
    const tail = buffer.slice(close + 1, end).trimEnd();
    if (lineBreaks > MAX_QUOTED_LINES || (tail !== '' && lineBreaks > 0)) return BROKEN_QUOTE;
    breaks += lineBreaks;
    cells[width++] = (hasDoubled ? inside.replaceAll('""', '"') : inside) + tail;
    return end;
  }

  const isCellEnd = (code: number): boolean => code === delimiter || code === LF || code === CR;

  /** Position of a quote that only spaces part from `position`, or 0. */
  function quoteAfterSpaces(position: number): number {
    let next = position + 1;
    while (buffer.charCodeAt(next) === SPACE) next++;
    return buffer.charCodeAt(next) === QUOTE ? next : 0;
  }

  /** Position behind the line break at `position`. */
  function lineEnd(position: number, code: number, isFinal: boolean): number {
    if (code === LF) return position + 1;
    if (position + 1 >= buffer.length && !isFinal) return INCOMPLETE;
    return buffer.charCodeAt(position + 1) === LF ? position + 2 : position + 1;
  }

  return {
    push(text) {
      buffer = buffer === '' ? text : buffer + text;
      consume(false);
      return isOpen;
    },
    end() {
      consume(true);
    },
  };
}

function countLineBreaks(text: string): number {
  if (!text.includes('\n') && !text.includes('\r')) return 0;
  return text.split(/\r\n|\n|\r/).length - 1;
}

function refuseLongLine(line: number, file = 'this file'): never {
  throw new AppError(
    'input/unreadable-file',
    `Line ${line} of "${file}" is longer than ${MAX_LINE_CHARS.toLocaleString('en')} characters: this is not a table as text.`,
    { place: { file, line }, expected: 'one row a line', advice: 'Save the table as CSV or XLSX and try again.' },
  );
}
