// Every language has every text, with the same placeholders, and every text is used somewhere.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { words as de } from './locales/de/index.ts';
import { words as en } from './locales/en/index.ts';
import { words as es } from './locales/es/index.ts';
import { words as fr } from './locales/fr/index.ts';
import { withManyForms } from './plural-forms.ts';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) found.set(inner, text);
  }
  return found;
}

const english = flatten(en as Tree);
const placeholders = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

describe.each([
  ['German', de],
  ['Spanish', es],
  ['French', fr],
])('the %s texts', (_language, words) => {
  const texts = flatten(words as Tree);

  it('are as many as the English ones, with the same keys', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('are not empty and hold the same placeholders', () => {
    for (const [key, text] of texts) {
      expect(text.trim(), key).not.toBe('');
      // A singular may leave the number out ("the first day").
      const wanted = placeholders(english.get(key) ?? '');
      const own = placeholders(text);
      if (key.endsWith('_one')) expect(wanted, key).toEqual(expect.arrayContaining(own));
      else expect(own, key).toEqual(wanted);
    }
  });
});

/** The literal and the composed keys that the source asks for; composed ones as patterns. */
const isKey = (text: string) => [text, `${text}_other`].some((key) => english.has(key));
const isAsked = (source: string, text: string) =>
  isKey(text) || new RegExp(`\\bt\\(\\s*'${text.replaceAll('.', '\\.')}'`).test(source);

function askedFor(): { literal: Set<string>; patterns: RegExp[] } {
  const root = path.resolve(import.meta.dirname, '..');
  const files = (readdirSync(root, { recursive: true }) as string[]).filter(
    (file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('gallery'),
  );
  const literal = new Set<string>();
  const patterns: RegExp[] = [];
  for (const file of files) {
    const source = readFileSync(path.join(root, file), 'utf8');
    // Any quoted text that is a key counts: some are chosen first and asked for later.
    for (const [, text] of source.matchAll(/'([\w./-]+)'/g)) if (isAsked(source, text)) literal.add(text);
    for (const [, key] of source.matchAll(/\bt\(\s*`([^`]+)`/g)) {
      const pattern = key.split(/\$\{[^}]+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      patterns.push(new RegExp(`^${pattern.join('[^.]+')}$`));
    }
  }
  return { literal, patterns };
}

describe('the English texts', () => {
  const { literal, patterns } = askedFor();
  const base = (key: string) => key.replace(/_(one|other)$/, '');

  it('are all used', () => {
    const unused = [...english.keys()]
      .map(base)
      .filter((key) => !literal.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  it('hold every text that the source asks for', () => {
    const known = new Set([...english.keys()].map(base));
    expect([...literal].filter((key) => !known.has(key))).toEqual([]);
  });

  it('hold a text for every composed key', () => {
    const known = [...english.keys()].map(base);
    const empty = patterns.filter((pattern) => !known.some((key) => pattern.test(key)));
    expect(empty.map(String)).toEqual([]);
  });
});

describe('the third plural of Spanish and French', () => {
  it('is the common one where nothing else is said', () => {
    const words = { days_one: 'a', days_other: 'b', inner: { x_other: 'c', x_many: 'd' } };
    expect(withManyForms(words)).toEqual({
      days_one: 'a',
      days_other: 'b',
      days_many: 'b',
      inner: { x_other: 'c', x_many: 'd' },
    });
  });
});
