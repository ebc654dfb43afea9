import { expect, it } from 'vitest';
import { kept } from './kept.ts';

it('makes a thing once for each set of arguments, also where it is undefined or null', () => {
  const asked: string[] = [];
  const find = kept((name: string, nth: number) => {
    asked.push(`${name}${nth}`);
    return nth === 0 ? undefined : { name };
  });
  expect(find('a', 1)).toBe(find('a', 1));
  expect(find('a', 1)).not.toBe(find('a', 2));
  expect([find('b', 0), find('b', 0)]).toEqual([undefined, undefined]);
  expect(asked).toEqual(['a1', 'a2', 'b0']);
});
