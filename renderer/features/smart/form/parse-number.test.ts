// Numbers as people type them.
import { describe, expect, it } from 'vitest';
import { parseNumber } from './parse-number.ts';

describe('a typed number', () => {
  it('may have a point or a comma, groups and a currency sign', () => {
    expect(parseNumber('2.49')).toBe(2.49);
    expect(parseNumber('2,49')).toBe(2.49);
    expect(parseNumber('1.234,5')).toBe(1234.5);
    expect(parseNumber('1,234.5')).toBe(1234.5);
    expect(parseNumber('1 234')).toBe(1234);
    expect(parseNumber('€ 3')).toBe(3);
    expect(parseNumber('.5')).toBe(0.5);
    expect(parseNumber('7,')).toBe(7);
  });

  it('is nothing else', () => {
    for (const text of ['', 'abc', '-3', '1e5', ',', '2..3x']) expect(parseNumber(text)).toBeNull();
  });
});
