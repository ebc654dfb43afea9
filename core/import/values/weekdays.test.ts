import { expect, test } from 'vitest';
import { parseWeekdays } from './weekdays.ts';

test.each([
  ['Mon, Thu', [0, 3]],
  ['Thursday; Monday', [0, 3]],
  ['Di/Fr', [1, 4]],
  ['Montag und Mittwoch', [0, 2]],
  ['lundi et jeudi', [0, 3]],
  ['mar. mer. dim.', [1, 2, 6]],
  ['miércoles y sábado', [2, 5]],
  ['Mo-Fr', [0, 1, 2, 3, 4]],
  ['lunes a viernes', [0, 1, 2, 3, 4]],
  ['Sat to Mon', [0, 5, 6]],
  ['täglich', null],
  ['every day', null],
  ['whenever', undefined],
  ['', undefined],
])('%s', (text, days) => {
  expect(parseWeekdays(text)).toEqual(days);
});
