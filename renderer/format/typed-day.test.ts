import { describe, expect, it } from 'vitest';
import { dayPattern, fieldDay, parseTypedDay } from './typed-day.ts';

describe('a typed day', () => {
  it('is read in the order of the language', () => {
    expect(parseTypedDay('5.11.2026', 'de', false)).toBe('2026-11-05');
    expect(parseTypedDay('11/5/2026', 'en-US', false)).toBe('2026-11-05');
    expect(parseTypedDay('5/11/2026', 'en-GB', false)).toBe('2026-11-05');
    expect(parseTypedDay('05 11 2026', 'fr', false)).toBe('2026-11-05');
  });

  it('may be ISO text in every language', () => {
    for (const language of ['en', 'de', 'es', 'fr']) {
      expect(parseTypedDay('2026-11-05', language, false)).toBe('2026-11-05');
    }
  });

  it('takes a year of two digits only when the typing is over', () => {
    expect(parseTypedDay('5.11.26', 'de', false)).toBeNull();
    expect(parseTypedDay('5.11.26', 'de', true)).toBe('2026-11-05');
  });

  it('is refused when the calendar does not have it', () => {
    for (const text of ['31.2.2026', '1.13.2026', '0.1.2026', '5.11.', 'tomorrow', '', '29.2.2027', '111.1.2026']) {
      expect(parseTypedDay(text, 'de', true), text).toBeNull();
    }
    expect(parseTypedDay('29.2.2028', 'de', true)).toBe('2028-02-29');
  });

  it('comes back from what the field shows', () => {
    for (const language of ['en', 'en-GB', 'de', 'es', 'fr']) {
      expect(parseTypedDay(fieldDay('2026-03-09', language), language, true)).toBe('2026-03-09');
    }
  });
});

it('the pattern has the letters of the language in its order', () => {
  expect(dayPattern('de', { day: 'T', month: 'M', year: 'J' })).toBe('TT.MM.JJJJ');
  expect(dayPattern('fr', { day: 'J', month: 'M', year: 'A' })).toBe('JJ/MM/AAAA');
});
