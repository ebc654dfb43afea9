// The words of exported files in the language of the one who reads them.
import { EVIDENCE } from './words/evidence.ts';
import { HEADERS } from './words/headers.ts';
import { TITLES } from './words/titles.ts';
import { VALUES } from './words/values.ts';

const WORDS = { ...HEADERS, ...VALUES, ...EVIDENCE, ...TITLES };
/** A word that files of ours may hold, by its English; what stands before ": " only tells homonyms apart. */
export type ExportWord = keyof typeof WORDS;

const COLUMN = { de: 0, es: 1, fr: 2 } as const;

export interface Say {
  /** `values` stand for the names in braces. */
  (word: ExportWord, values?: Readonly<Record<string, string | number>>): string;
  /** A name out of the engine that is a word of ours in most cases, like a method; another stays as it is. */
  nameOf: (kind: 'method' | 'group', name: string) => string;
}

/** `language`: a BCP 47 tag; English where there are no words for it. */
export function sayIn(language: string): Say {
  const column = COLUMN[language.slice(0, 2).toLowerCase() as keyof typeof COLUMN];
  const say = (word: ExportWord, values: Readonly<Record<string, string | number>> = {}): string => {
    const text = column === undefined ? word.slice(word.indexOf(': ') + 1).trimStart() : WORDS[word][column];
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
  const nameOf = (kind: 'method' | 'group', name: string): string => {
    const word = `${kind}: ${name}`;
    return Object.hasOwn(WORDS, word) ? say(word as ExportWord) : name;
  };
  return Object.assign(say, { nameOf });
}
