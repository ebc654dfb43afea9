// Money to the cent.
import { expect, test } from 'vitest';
import { toMinorUnits } from './money.ts';

test.each([
  [12.345_6, 12.35],
  [1.005, 1.01],
  [-1.005, -1.01],
  [0.004_9, 0],
  [-0.001, 0],
  [3 * 0.333_3, 1],
  [1_234_567.89, 1_234_567.89],
])('%d is %d', (amount, rounded) => {
  expect(toMinorUnits(amount)).toBe(rounded);
});
