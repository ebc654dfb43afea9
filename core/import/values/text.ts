// Text cells: codes, names, categories.

/** Everything that would break a list, a file name or a log: C0 and C1 controls, byte-order marks, bidi overrides. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const SPACE = 0x20;
const TILDE = 0x7e;
const FIRST_LATIN = 0xa1;
const LAST_LATIN = 0xff;

/** Trimmed, with controls and runs of spaces as one space. Returns the same string when there is nothing to do. */
export function cleanText(text: string): string {
  if (isClean(text)) return text;
  return text
    .replace(UNPRINTABLE, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();
}

/** Nothing but printable Latin-1, no space at an end or behind another: nearly every cell. Faster than an expression. */
function isClean(text: string): boolean {
  let before = SPACE;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < SPACE || (code > TILDE && code < FIRST_LATIN) || code > LAST_LATIN) return false;
    if (code === SPACE && before === SPACE) return false;
    before = code;
  }
  return before !== SPACE || text === '';
}

/** V8 copies shorter pieces by itself. */
const MIN_PIECE = 13;

/** A text to be kept: a cell is a view of the megabyte of its file that it was read with, and would keep all of that. */
export const detached = (text: string): string =>
  text.length < MIN_PIECE ? text : Buffer.from(text, 'utf16le').toString('utf16le');

/** At most `length` characters, with an ellipsis where something was cut, never through the middle of a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${Array.from(text.slice(0, length)).slice(0, -1).join('')}…`;
}
