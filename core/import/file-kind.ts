// What a file is by its content; the extension may lie. Everything that cannot be a table is refused here, with words.
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { MAX_FILE_BYTES, MAX_XLS_BYTES } from './limits.ts';
import { refuseEmpty, refusePassword, refuseSize, refuseUnreadable } from './refusals.ts';
import { looksLikeUtf16 } from './text/encoding.ts';

/** What a table can be in: text, a workbook, an old binary workbook. */
export type FileKind = 'text' | 'xlsx' | 'xls';
/** What a table can be packed in; a zip may also be a workbook (see unpack/zip-tables.ts). */
export type PackedKind = 'gzip' | 'zip';

const HEAD_BYTES = 64 * 1024;

/** File signatures that people really drop on an import, and what to do with each. */
const REFUSED: readonly { bytes: readonly number[]; found: string; advice?: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], found: 'a PDF document', advice: 'Export the figures as XLSX or CSV instead.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], found: 'a compressed archive (7z)', advice: 'Unpack it first.' },
  { bytes: [0x52, 0x61, 0x72, 0x21], found: 'a compressed archive (RAR)', advice: 'Unpack it first.' },
  { bytes: [0x42, 0x5a, 0x68], found: 'a compressed file (bzip2)', advice: 'Unpack it first.' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], found: 'a compressed file (zstd)', advice: 'Unpack it first.' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], found: 'a picture' },
  { bytes: [0xff, 0xd8, 0xff], found: 'a picture' },
  { bytes: [0x47, 0x49, 0x46, 0x38], found: 'a picture' },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
    found: 'a database (SQLite)',
    advice: 'Export the table as CSV.',
  },
  { bytes: [0x50, 0x41, 0x52, 0x31], found: 'a Parquet file', advice: 'Export the table as CSV.' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], found: 'a program' },
  { bytes: [0x4d, 0x5a, 0x90], found: 'a program' },
];

const MARKUP: readonly { pattern: RegExp; found: string }[] = [
  { pattern: /^\s*(?:<!doctype html|<html|<table|<head|<body)/i, found: 'a web page (HTML)' },
  { pattern: /^\s*<\?xml/i, found: 'an XML document' },
  { pattern: /^\s*[[{]\s*["[{]/, found: 'a JSON document' },
  { pattern: /^\{\\rtf/, found: 'a text document (RTF)' },
];

/** Throws input/empty-file, input/unreadable-file or limit/file-too-large when it can be neither text nor workbook. */
export function detectFileKind(path: string, name: string): Exclude<FileKind, 'xlsx'> | PackedKind {
  const { head, sizeBytes } = readHead(path);
  if (sizeBytes === 0) refuseEmpty(name, 'bytes');
  if (sizeBytes > MAX_FILE_BYTES) {
    refuseSize(name, sizeBytes, MAX_FILE_BYTES, 'Split it by year and import the parts one after the other.');
  }
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(head, [0x1f, 0x8b])) return 'gzip';
  if (startsWith(head, [0x50, 0x4b, 0x05, 0x06])) refuseUnreadable(name, 'an empty archive (ZIP)');
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return oleKind(path, name, sizeBytes);
  const refused = REFUSED.find(({ bytes }) => startsWith(head, bytes));
  if (refused) refuseUnreadable(name, refused.found, refused.advice);
  if (looksBinary(head)) refuseUnreadable(name, 'a binary file');
  const markup = MARKUP.find(({ pattern }) => pattern.test(withoutBom(head).toString('latin1', 0, 1000)));
  if (markup) refuseUnreadable(name, markup.found);
  return 'text';
}

function readHead(path: string): { head: Buffer; sizeBytes: number } {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const length = readSync(file, head, 0, HEAD_BYTES, 0);
    return { head: head.subarray(0, length), sizeBytes: fstatSync(file).size };
  } finally {
    closeSync(file);
  }
}

const startsWith = (head: Buffer, bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);
const withoutBom = (head: Buffer): Buffer => (startsWith(head, [0xef, 0xbb, 0xbf]) ? head.subarray(3) : head);

/** An OLE container: an old .xls, an encrypted .xlsx, or a document of another program. Stream names are UTF-16. */
function oleKind(path: string, name: string, sizeBytes: number): 'xls' {
  if (sizeBytes > MAX_XLS_BYTES) refuseSize(name, sizeBytes, MAX_XLS_BYTES, 'Save it as XLSX or CSV, then try again.');
  const file = openSync(path, 'r');
  try {
    const all = Buffer.alloc(sizeBytes);
    readSync(file, all, 0, sizeBytes, 0);
    const has = (stream: string) => all.includes(Buffer.from(stream, 'utf16le'));
    if (has('EncryptedPackage') || has('EncryptionInfo')) refusePassword(name);
    if (has('Workbook') || has('Book')) return 'xls';
    return refuseUnreadable(name, has('WordDocument') ? 'a Word document' : 'a document of another program');
  } finally {
    closeSync(file);
  }
}

/** Text has no zero bytes (but UTF-16 has) and hardly any control characters. */
function looksBinary(head: Buffer): boolean {
  if (looksLikeUtf16(head) !== null) return false;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return true;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27) controls++;
  }
  return controls > head.length * 0.02;
}
