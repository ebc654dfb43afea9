// The window explains the words of docs/glossary.md with the glossary's own meanings.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words } from './locales/en/index.ts';

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
const rows = [...glossary.matchAll(/^\| (.+?) \| (.+) \|$/gm)]
  .filter(([, word]) => word !== 'word' && !/^-+$/.test(word))
  .map(([, word, text]) => ({ word, text: text.replaceAll('`', '') }));

/** "on hand, on order, committed" is `onHand`, "WAPE" is `wape`. */
function termName(word: string): string {
  const [first, ...rest] = word.split(',')[0].split(/[^A-Za-z0-9]+/);
  return first.toLowerCase() + rest.map((part) => part[0].toUpperCase() + part.slice(1).toLowerCase()).join('');
}

describe('the terms of the window', () => {
  it('are those of the glossary, word for word', () => {
    const expected = Object.fromEntries(rows.map(({ word, text }) => [termName(word), { word, text }]));
    expect(words.terms).toEqual(expected);
  });
});
