// Words of exported files: complete in every language, with the same values in them.
import { describe, expect, test } from 'vitest';
import { type ExportWord, sayIn } from './say.ts';
import { EVIDENCE } from './words/evidence.ts';
import { HEADERS } from './words/headers.ts';
import { TITLES } from './words/titles.ts';
import { VALUES } from './words/values.ts';

const PARTS = [HEADERS, VALUES, EVIDENCE, TITLES];
const words = PARTS.flatMap((part) => Object.keys(part)) as ExportWord[];
const valuesIn = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('words of exported files', () => {
  test('stand in one part only', () => {
    expect(new Set(words).size).toBe(words.length);
  });

  test.each(['de', 'es', 'fr'])('are all there in %s, with the values of the English', (language) => {
    const say = sayIn(language);
    for (const word of words) {
      expect(say(word).trim(), word).not.toBe('');
      expect(valuesIn(say(word)), word).toEqual(valuesIn(word));
    }
  });

  test('are said in the language of the window, whatever its country, and in English else', () => {
    expect(sayIn('de-AT')('Order quantity')).toBe('Bestellmenge');
    expect(sayIn('fr')('Cost ({currency})', { currency: 'EUR' })).toBe('Coût (EUR)');
    expect(sayIn('pt-BR')('Cost ({currency})', { currency: 'BRL' })).toBe('Cost (BRL)');
  });

  test('are told apart where English has one word for two things', () => {
    expect(sayIn('en')('status: low')).toBe('low');
    expect([sayIn('de')('status: low'), sayIn('de')('confidence: low')]).toEqual(['knapp', 'gering']);
  });

  test('leave names alone that are none of ours', () => {
    expect(sayIn('es').nameOf('method', 'theta')).toBe('Theta');
    expect(sayIn('es').nameOf('group', 'something new')).toBe('something new');
  });
});
