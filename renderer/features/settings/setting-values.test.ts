import { describe, expect, it } from 'vitest';
import { readField, toFieldText } from './setting-values.ts';

describe('a setting in a field', () => {
  it('shows shares as percentages in the language', () => {
    expect(toFieldText('serviceLevel', 0.975, 'de')).toBe('97,5');
    expect(toFieldText('serviceLevel', 0.975, 'en')).toBe('97.5');
    expect(toFieldText('unitCostShare', 0.07, 'en')).toBe('7');
    expect(toFieldText('leadTimeDays', 7, 'en')).toBe('7');
  });

  it('is read with comma or point, and back without noise', () => {
    expect(readField('serviceLevel', '97,5 %')).toEqual({ value: 0.975, problem: null });
    expect(readField('unitCostShare', '7')).toEqual({ value: 0.07, problem: null });
    expect(readField('leadTimeDays', ' 14 ')).toEqual({ value: 14, problem: null });
  });

  it('is refused by the limits of the contract, told in the unit of the field', () => {
    expect(readField('serviceLevel', '99.9').problem).toEqual({ kind: 'tooBig', limit: 99.5 });
    expect(readField('serviceLevel', '20').problem).toEqual({ kind: 'tooSmall', limit: 50 });
    expect(readField('packSize', '0').problem).toEqual({ kind: 'tooSmall', limit: 1 });
    expect(readField('leadTimeDays', '1.5').problem).toEqual({ kind: 'notWhole' });
  });

  it('is refused when it is no number', () => {
    for (const text of ['', 'seven', '1,2,3', '--']) {
      expect(readField('leadTimeDays', text).problem, text).toEqual({ kind: 'notANumber' });
    }
  });
});
