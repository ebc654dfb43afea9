import i18next from 'i18next';
import { expect, test } from 'vitest';
import { countFormatter } from './count-formatter.ts';

const words = {
  actions: { undo_one: '{{count}} row of {{file}}', undo_other: '{{count}} rows of {{file}}' },
};

test.each([
  ['en', '12,345 rows of 2024.csv'],
  ['de', '12.345 rows of 2024.csv'],
])('a count in %s has the separators of the language', async (lng, expected) => {
  const instance = i18next.createInstance().use(countFormatter);
  await instance.init({
    lng,
    resources: { [lng]: { translation: words } },
    interpolation: { escapeValue: false, alwaysFormat: true },
  });
  expect(instance.t('actions.undo', { count: 12_345, file: '2024.csv' })).toBe(expected);
  expect(instance.t('actions.undo', { count: 1, file: '<&>' })).toBe('1 row of <&>');
});
