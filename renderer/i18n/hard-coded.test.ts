// No words for people stand in the source of the window: they come from the locale files.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const files = (readdirSync(root, { recursive: true }) as string[]).filter(
  (file) => file.endsWith('.tsx') && !file.startsWith('gallery'),
);

/** The name of the app, which is the same in every language. */
const NAMES = new Set(['Shelfcast']);
/** Attributes that are read or read out. */
const SPOKEN = /\b(?:aria-label|label|title|placeholder|alt|helperText|subtitle|text)="([^"{]*\p{L}{2}[^"{]*)"/gu;
/** Text between tags, on one line or on a line of its own. */
const BETWEEN = /(?:^\s*|>)([^<>{}()=;:`'"|&?]*\p{L}{3}[^<>{}()=;:`'"|&?]*)<\//gu;

it.each(files)('%s', (file) => {
  const source = readFileSync(path.join(root, file), 'utf8').replaceAll(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const spoken = [...source.matchAll(SPOKEN)].map(([, text]) => text.trim());
  const between = [...source.matchAll(new RegExp(BETWEEN, 'gmu'))].map(([, text]) => text.trim());
  expect([...spoken, ...between].filter((text) => !NAMES.has(text))).toEqual([]);
});
