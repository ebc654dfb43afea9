// The cells of a worksheet straight from its XML, row by row: no object for each of a million cells, no copy of the sheet.
//
// The XML is that of SpreadsheetML (ECMA-376, part 1, 18.3.1), which has no markup of its own inside cells but <f>, <v> and
// <is>; what else stands between rows and cells is passed over.
import { MAX_COLUMNS } from '../limits.ts';
import { refuseColumns } from '../refusals.ts';
import type { Cell } from '../row.ts';
import { type NumberKind, numberCell } from './number-format.ts';
import { sheetRow } from './sheet-row.ts';

export interface CellContext {
  fileName: string;
  /** The workbook's shared texts. */
  strings: readonly string[];
  /** What numbers stand for, by the number of their style. */
  kinds: readonly NumberKind[];
  is1904: boolean;
}

/**
 * Hands every row that has a cell to `sink`, until it answers false. False when the sheet breaks off before its end.
 * Throws limit/columns.
 */
export function scanCells(
  source: string,
  context: CellContext,
  sink: (row: ReturnType<typeof sheetRow>) => boolean | undefined,
): boolean {
  const xml = plain(source);
  const data = /<((?:\w+:)?)sheetData(?:\s[^>]*)?\/?>/.exec(xml);
  if (!data) return /<(?:\w+:)?(?:worksheet|chartsheet|dialogsheet)[\s>]/.test(xml);
  if (data[0].endsWith('/>')) return true;
  const prefix = data[1];
  const [rowTag, cellTag, end] = [`${prefix}row`, `${prefix}c`, `/${prefix}sheetData`];
  const readValue = valueReader(prefix, context);
  const row = sheetRow();
  const tag: CellTag = { column: -1, line: 0, style: 0, type: '' };
  let line = 0;
  let column = -1;
  let filled = 0;
  let position = data.index + data[0].length;

  /** Hands on what the row has; false: no more, please. */
  const flush = (): boolean => {
    const isWanted = row.width === 0 || sink(row) !== false;
    row.width = 0;
    filled = 0;
    column = -1;
    return isWanted;
  };

  for (;;) {
    const open = xml.indexOf('<', position) + 1;
    if (open === 0) return false;
    if (isTag(xml, cellTag, open)) {
      const close = xml.indexOf('>', open);
      if (close < 0) return false;
      readTag(xml.slice(open + cellTag.length, close), tag);
      if (tag.line > 0) line = tag.line;
      row.line = line;
      column = tag.column < 0 ? column + 1 : tag.column;
      position = close + 1;
      if (xml[close - 1] === '/') continue;
      const last = xml.indexOf(`</${cellTag}>`, position);
      if (last < 0) return false;
      const value = readValue(xml.slice(position, last), tag);
      position = last;
      if (value === '') continue;
      if (column >= MAX_COLUMNS) refuseColumns(context.fileName, column + 1, MAX_COLUMNS);
      while (filled < column) row.cells[filled++] = '';
      row.cells[column] = value;
      filled = Math.max(filled, column + 1);
      row.width = filled;
    } else if (isTag(xml, rowTag, open)) {
      if (!flush()) return true;
      const close = xml.indexOf('>', open);
      if (close < 0) return false;
      readTag(xml.slice(open + rowTag.length, close), tag);
      line = tag.line > 0 ? tag.line : line + 1;
      row.line = line;
      position = close + 1;
    } else if (xml.startsWith(end, open)) {
      flush();
      return true;
    } else position = open;
  }
}

/** Comments and sections of raw text, which hardly any writer uses, are taken out first. */
function plain(xml: string): string {
  if (!xml.includes('<!')) return xml;
  const raw = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return replaceBetween(
    replaceBetween(xml, '<!--', '-->', () => ''),
    '<![CDATA[',
    ']]>',
    raw,
  );
}

/** Replaces all from `open` to `close` by what `make` says of the text between; in time that is linear for any text. */
function replaceBetween(text: string, open: string, close: string, make: (between: string) => string): string {
  let result = '';
  let position = 0;
  for (;;) {
    const from = text.indexOf(open, position);
    const to = from < 0 ? -1 : text.indexOf(close, from + open.length);
    if (to < 0) return position === 0 ? text : result + text.slice(position);
    result += text.slice(position, from) + make(text.slice(from + open.length, to));
    position = to + close.length;
  }
}

function isTag(xml: string, name: string, at: number): boolean {
  if (!xml.startsWith(name, at)) return false;
  const next = xml.charCodeAt(at + name.length);
  return next === GREATER || next === SLASH || isSpace(next);
}

const GREATER = 62;
const SLASH = 47;
const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;

interface CellTag {
  /** From 0; -1: the tag does not say. */
  column: number;
  /** From 1; 0: the tag does not say. */
  line: number;
  style: number;
  type: string;
}

/** Attributes r, s and t of a tag, in the text behind its name. */
function readTag(attributes: string, tag: CellTag): void {
  tag.column = -1;
  tag.line = 0;
  tag.style = 0;
  tag.type = '';
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return;
    const begin = equals + 2;
    const close = attributes.indexOf(attributes[equals + 1], begin);
    if (close < 0) return;
    if (isSpace(attributes.charCodeAt(equals - 2))) {
      const name = attributes[equals - 1];
      if (name === 't') tag.type = attributes.slice(begin, close);
      else if (name === 's') tag.style = Number(attributes.slice(begin, close));
      else if (name === 'r') readReference(attributes.slice(begin, close), tag);
    }
    at = close + 1;
  }
}

/** "AB12" or, of a row, "12". */
function readReference(reference: string, tag: CellTag): void {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const code = reference.charCodeAt(at);
    // As an upper case letter, whichever it was.
    const letter = (code & ~32) - 64;
    if (code < 65 || letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  tag.column = column - 1;
  const line = Number(reference.slice(at));
  tag.line = Number.isInteger(line) ? line : 0;
}

/** Reads what stands between a cell's tags. */
function valueReader(prefix: string, { strings, kinds, is1904 }: CellContext) {
  return (inside: string, { type, style }: CellTag): Cell => {
    if (type === 'inlineStr') return inlineText(inside, prefix);
    const raw = textOf(inside, `${prefix}v`, 0)?.text ?? '';
    switch (type) {
      case 's':
        return raw === '' ? '' : (strings[Number(raw)] ?? '');
      case 'str':
        return unescaped(raw);
      case 'b':
        return raw === '' ? '' : raw === '1' || raw === 'true' ? '1' : '0';
      case 'd':
        return isoCell(raw);
      case 'e':
        return '';
      default: {
        const value = raw === '' ? Number.NaN : Number(raw);
        return Number.isNaN(value) ? '' : numberCell(value, kinds[style] ?? 'plain', is1904);
      }
    }
  };
}

/** Text of the next element of this name from `from` on, and where it ends; null: there is none. */
function textOf(xml: string, name: string, from: number): { text: string; end: number } | null {
  for (let open = xml.indexOf(`<${name}`, from); open >= 0; open = xml.indexOf(`<${name}`, open + 1)) {
    if (!isTag(xml, name, open + 1)) continue;
    const close = xml.indexOf('>', open);
    if (close < 0) return null;
    if (xml[close - 1] === '/') return { text: '', end: close };
    const end = xml.indexOf('<', close);
    return end < 0 ? null : { text: xml.slice(close + 1, end), end };
  }
  return null;
}

/** Text of the runs of an <is>, without how it is pronounced. */
function inlineText(xml: string, prefix: string): string {
  const written = replaceBetween(xml, `<${prefix}rPh`, `</${prefix}rPh>`, () => '');
  let text = '';
  for (let run = textOf(written, `${prefix}t`, 0); run; run = textOf(written, `${prefix}t`, run.end)) text += run.text;
  return unescaped(text);
}

/** "2024-01-05T00:00:00" as real dates of workbooks come: a day, with its time where it has one. */
function isoCell(raw: string): string {
  const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?/.exec(raw) ?? [];
  if (day === undefined) return raw;
  return time === '' || time === '00:00' ? day : `${day} ${time}`;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five entities that XML knows and numbered ones; those that a file declares itself stay as they are written. */
function unescaped(text: string): string {
  const xml = text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|amp|quot|apos));/gi, (all, decimal, hex, name) => {
        if (name !== undefined) return NAMED[name.toLowerCase()];
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : all;
      })
    : text;
  // Characters that XML cannot hold: ST_Xstring.
  const whole = xml.includes('_x')
    ? xml.replace(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : xml;
  return whole.includes('\r') ? whole.replaceAll('\r\n', '\n') : whole;
}
