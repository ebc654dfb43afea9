// Column names, brought to a form in which "Stückzahl (Stk.)", "STUECKZAHL" and "stuckzahl" are the same.

import { MAX_TEXT_CHARS } from '../limits.ts';
import { type Cell, cellText } from '../row.ts';
import { cleanText, shorten } from '../values/text.ts';

/** Names of the columns of a header row: clean, never empty, never twice the same. */
export function columnNames(cells: readonly Cell[]): string[] {
  const used = new Set<string>();
  return cells.map((cell, i) => {
    const base = shorten(cleanText(cellText(cell)), MAX_TEXT_CHARS - 10) || `Column ${i + 1}`;
    let name = base;
    for (let n = 2; used.has(name); n++) name = `${base} (${n})`;
    used.add(name);
    return name;
  });
}

/**
 * Words of a name: lower case, without accents, units in brackets, currency signs and punctuation, "unitsSold" parted.
 * Both spellings of a German umlaut come out the same.
 */
export function normaliseName(name: string): string {
  return foldUmlauts(
    name
      .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
      .replace(/[([{<].*?[)\]}>]/gu, ' ')
      .replaceAll('%', ' percent ')
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('ß', 'ss')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  );
}

/** "stueck" and "stuck", "groesse" and "grosse" meet where the e behind the vowel is dropped (but "neue" keeps its own). */
const foldUmlauts = (text: string): string => text.replace(/(?<![aeq])(a|o|u)e/g, '$1');
