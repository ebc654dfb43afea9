import { expect, it } from 'vitest';
import { rangeAfterKey } from './day-range.ts';

it.each([
  ['ArrowRight', 3, 4],
  ['ArrowLeft', 0, 0],
  ['ArrowDown', 3, 10],
  ['ArrowUp', 3, 0],
  ['ArrowDown', 25, 27],
  ['Home', 9, 0],
  ['End', 9, 27],
])('%s from day %s leads to %s', (key, from, to) => {
  expect(rangeAfterKey(from, key, 28, 7)).toBe(to);
});

it('leaves other keys alone', () => {
  expect(rangeAfterKey(3, 'a', 28, 7)).toBeNull();
  expect(rangeAfterKey(0, 'End', 0, 7)).toBeNull();
});
