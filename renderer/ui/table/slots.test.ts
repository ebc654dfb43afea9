import { expect, test } from 'vitest';
import { createSlots } from './slots.ts';

const numbers = (slots: Map<string, number>) => [...slots.values()];

test('a row keeps its place for as long as it is there, wherever it moves', () => {
  const place = createSlots();
  expect(numbers(place(['a', 'b', 'c']))).toEqual([0, 1, 2]);
  expect(numbers(place(['c', 'a', 'b']))).toEqual([2, 0, 1]);
});

test('rows that come take the places of rows that went, in their order', () => {
  const place = createSlots();
  place(['a', 'b', 'c', 'd']);
  expect(numbers(place(['c', 'd', 'e', 'f']))).toEqual([2, 3, 0, 1]);
  // Quite other rows: nothing has to change its place among the others.
  expect(numbers(place(['v', 'w', 'x', 'y']))).toEqual([2, 3, 0, 1]);
});

test('more rows than there were get new places, and no two the same', () => {
  const place = createSlots();
  place(['a', 'b']);
  place(['b']);
  expect(numbers(place(['b', 'c', 'd']))).toEqual([1, 2, 3]);
});
