import { expect, it } from 'vitest';
import { found, matches } from './matching.ts';

it('finds by beginnings of words in any order, accents and case aside', () => {
  expect(matches('Reset the demo store', 'demo res')).toBe(true);
  expect(matches('Modèles', 'modele')).toBe(true);
  expect(matches('Übersicht', 'uber')).toBe(true);
  expect(matches('Train a model', 'bulk')).toBe(false);
});

it('puts commands that begin with the question first and keeps the order of the others', () => {
  const commands = [{ label: 'Open the data page' }, { label: 'Data' }, { label: 'Import', also: 'data file' }];
  expect(found(commands, 'data').map(({ label }) => label)).toEqual(['Data', 'Open the data page', 'Import']);
  expect(found(commands, '')).toHaveLength(3);
});
