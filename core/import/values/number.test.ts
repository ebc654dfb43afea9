import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideDecimalMark, noEvidence, weighDecimalMark } from './decimal-mark.ts';
import { parseDressedNumber, parseNumber, parsePlainNumber, parseShare } from './number.ts';

const LOCALES = [
  ['en-US', '.'],
  ['en-IN', '.'],
  ['de-DE', ','],
  ['de-CH', '.'],
  ['fr-FR', ','],
  ['es-ES', ','],
  ['it-IT', ','],
  ['sv-SE', ','],
  ['pl-PL', ','],
] as const;

const money = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }).map((cents) => cents / 100);

describe('numbers', () => {
  test.each(LOCALES)('read back what %s writes, plain and as money', (locale, mark) => {
    const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    fc.assert(
      fc.property(money, (value) => {
        expect(parseNumber(plain.format(value), mark) + 0).toBe(value + 0);
      }),
    );
    for (const currency of ['EUR', 'USD', 'GBP']) {
      const asMoney = new Intl.NumberFormat(locale, { style: 'currency', currency });
      fc.assert(
        fc.property(money, (value) => {
          expect(parseNumber(asMoney.format(value), mark) + 0).toBe(value + 0);
        }),
        { numRuns: 50 },
      );
    }
  });

  test('are the double that JavaScript reads from the same digits', () => {
    const decimals = fc.tuple(fc.integer(), fc.nat({ max: 999_999 }), fc.constantFrom('.', ','));
    fc.assert(
      fc.property(decimals, ([whole, fraction, mark]) => {
        const digits = `${whole}.${String(fraction).padStart(6, '0')}`;
        expect(parsePlainNumber(digits.replace('.', mark), mark as '.' | ',')).toBe(Number(digits));
      }),
    );
  });

  test.each([
    ['1,234.5', '.', 1234.5],
    ['1.234,5', ',', 1234.5],
    ["1'234.50", '.', 1234.5],
    ['1’234.50', '.', 1234.5],
    ['1 234 567', '.', 1234567],
    ['1\u00a0234,50 €', ',', 1234.5],
    ['12,34,567.8', '.', 1234567.8],
    ['$4.50 ', '.', 4.5],
    ['-$4.50', '.', -4.5],
    ['$-4.50', '.', -4.5],
    ['($4.50)', '.', -4.5],
    ['12-', '.', -12],
    ['−7', '.', -7],
    ['EUR 12,00', ',', 12],
    ['12,00 EUR', ',', 12],
    ['CHF 1.5', '.', 1.5],
    ['1.5E+3', '.', 1500],
    ['2e-1', '.', 0.2],
    ['.5', '.', 0.5],
    [',5', ',', 0.5],
    ['+3', '.', 3],
    ['5.', '.', 5],
    ['123456789012345678', '.', 123456789012345680],
  ] as const)('%j with decimal mark %j is %d', (text, mark, value) => {
    expect(parseNumber(text, mark)).toBe(value);
  });

  test.each([
    ['', '.'],
    [' ', '.'],
    ['-', '.'],
    ['.', '.'],
    ['abc', '.'],
    ['1,5', '.'],
    ['1.23', ','],
    ['1,23,4', '.'],
    ['1,2345', '.'],
    ['1.2.3', '.'],
    ['12 34', '.'],
    ['--5', '.'],
    ['-5-', '.'],
    ['(-5)', '.'],
    ['5 pcs', '.'],
    ['1e5e5', '.'],
    ['0x10', '.'],
    ['Infinity', '.'],
    ['NaN', '.'],
    ['2020-01-01', '.'],
    ['29-205-1132', '.'],
    ['20%', '.'],
    ['€', ','],
  ] as const)('%j with decimal mark %j is not a number', (text, mark) => {
    expect(parseNumber(text, mark)).toBeNaN();
  });

  test('never throw, and what the plain reading takes, the dressed one reads alike', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('.', ','), (text, mark) => {
        const plain = parsePlainNumber(text, mark as '.' | ',');
        const dressed = parseDressedNumber(text, mark as '.' | ',');
        if (!Number.isNaN(plain)) expect(dressed + 0).toBe(plain + 0);
      }),
    );
  });

  test('with a percent sign are shares', () => {
    expect(parseShare('20 %', '.')).toBe(0.2);
    expect(parseShare('12,5%', ',')).toBe(0.125);
    expect(parseShare('0.2', '.')).toBe(0.2);
  });
});

describe('the decimal mark', () => {
  const decide = (cells: string[], delimiter: string | null = ',') => {
    const evidence = noEvidence();
    for (const cell of cells) weighDecimalMark(cell, evidence);
    return decideDecimalMark(evidence, delimiter);
  };

  test('is what the cells say, whatever the delimiter', () => {
    expect(decide(['1', '2,50'], ';')).toBe(',');
    expect(decide(['1', '2.50'], ';')).toBe('.');
    expect(decide(['1.234,00 €'])).toBe(',');
    expect(decide(['$1,234.00'])).toBe('.');
    expect(decide(['1.234.567'])).toBe(',');
    expect(decide(['0,125'])).toBe(',');
    expect(decide(['1234,567'])).toBe(',');
  });

  test('is not decided by dates, article numbers or groups of three', () => {
    expect(decide(['01.01.2015', '31.12.2015', '12.345'], ';')).toBe(',');
    expect(decide(['29-205-1132', '1,234'])).toBe('.');
  });

  test('survives a few typing errors', () => {
    expect(decide(['2,50', '3,10', '4,75', '1.10'], ';')).toBe(',');
  });
});
