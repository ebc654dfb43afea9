// What is said last of a cell counts, also where it was mended before and is still wrong.
import { expect, test } from 'vitest';
import type { Repair } from '#core/contract/import-shape.ts';
import { withRepairs } from './repairs.ts';

const repair = (value: string, to: string | null, line: number | null = null): Repair => ({
  column: 'Qty',
  value,
  file: null,
  line,
  heading: null,
  to,
});

test('repairs add up, and one of the same cells takes the place of the one before', () => {
  const given = [repair('none', '0'), repair('many', '5', 3)];
  expect(withRepairs(given, [repair('n/a', null)])).toEqual([...given, repair('n/a', null)]);
  expect(withRepairs(given, [repair('many', '7', 3)])).toEqual([repair('none', '0'), repair('many', '7', 3)]);
  expect(withRepairs(given, [repair('many', '7', 4)])).toHaveLength(3);
});

test('a cell that was mended wrongly is mended by what stands in the file', () => {
  const given = [repair('none', '0x'), repair('many', '5x', 3)];
  expect(withRepairs(given, [repair('5x', '5', 3)])).toEqual([repair('none', '0x'), repair('many', '5', 3)]);
  expect(withRepairs(given, [repair('0x', '0')])).toEqual([repair('none', '0'), repair('many', '5x', 3)]);
  // On one line only: the others stay as they were mended.
  expect(withRepairs(given, [repair('0x', '1', 9)])).toEqual([...given, repair('none', '1', 9)]);
});
