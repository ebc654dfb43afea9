// Options are refused with words, not read as something else.
import { InvalidArgumentError } from 'commander';
import { expect, it } from 'vitest';
import { collectRole, parseCount, parseCounts, parseDay, parseNumber, parseYesNo } from './parse-options.ts';

it('reads numbers, days, lists and yes or no', () => {
  expect(parseNumber('2.5')).toBe(2.5);
  expect(parseCount('14')).toBe(14);
  expect(parseCounts('7, 14,28')).toEqual([7, 14, 28]);
  expect(parseDay('2024-02-29')).toBe('2024-02-29');
  expect([parseYesNo('yes'), parseYesNo('FALSE')]).toEqual([true, false]);
});

it('refuses what is none of these', () => {
  for (const text of ['', ' ', 'x', '1e999', '1,5']) expect(() => parseNumber(text)).toThrow(InvalidArgumentError);
  for (const text of ['-1', '1.5']) expect(() => parseCount(text)).toThrow('whole number');
  expect(() => parseCounts('7,,28')).toThrow(InvalidArgumentError);
  for (const text of ['2023-02-29', '1.2.2024', 'tomorrow']) expect(() => parseDay(text)).toThrow('YYYY-MM-DD');
  expect(() => parseYesNo('maybe')).toThrow('yes or no');
});

it('collects roles, several columns for one role if need be', () => {
  const roles = ['units=Qty', 'ignore=Total', 'ignore=Tax = rate'].reduce(
    (found, text) => collectRole(text, found),
    undefined as ReturnType<typeof collectRole> | undefined,
  );
  expect(roles).toEqual({ units: ['Qty'], ignore: ['Total', 'Tax = rate'] });
  expect(() => collectRole('Qty')).toThrow('role=column');
  expect(() => collectRole('=Qty')).toThrow('role=column');
  expect(() => collectRole('quantity=Qty')).toThrow('"quantity" is no role. The roles are: date, store');
});
