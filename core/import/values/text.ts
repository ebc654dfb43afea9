// Text cells: codes, names, categories.

/** Everything that would break a list, a file name or a log: C0 and C1 controls, byte-order marks, bidi overrides. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const NEEDS_CLEANING = /[^\u0020-\u007e\u00a1-\u00ff]|^ | $| {2}/u;

/** Trimmed, with controls and runs of spaces as one space. Returns the same string when there is nothing to do. */
export function cleanText(text: string): string {
  if (!NEEDS_CLEANING.test(text)) return text;
  return text
    .replace(UNPRINTABLE, ' ')
    .replace(/[\s\u00a0\u202f]+/gu, ' ')
    .trim();
}

/** At most `length` characters, with an ellipsis where something was cut, never through the middle of a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${Array.from(text.slice(0, length)).slice(0, -1).join('')}…`;
}
