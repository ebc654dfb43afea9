// Numbers, money, dates and durations as people read them.
import { describe, expect, it } from 'vitest';
import { createFormatters } from './formatters.ts';

const en = createFormatters('en-GB');
const de = createFormatters('de');
/** Intl separates with spaces that do not break. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formatting for people', () => {
  it('shows a decimal of small amounts only', () => {
    expect([0, 0.42, 9.94, 12.7, 1234.6].map(en.units)).toEqual(['0', '0.4', '9.9', '13', '1,235']);
    expect([800_000, 2_500_000, 12_000_000].map(en.axisUnits)).toEqual(['800,000', '2.5m', '12m']);
    expect(en.shortBand({ mean: 1_100_000, low: 900_000, high: 1_300_000 })).toBe('900,000 – 1.3m');
  });

  it('shows cents of small money and none of large', () => {
    expect(en.money(12.5, 'EUR')).toBe('€12.50');
    expect(en.money(1234.5, 'EUR')).toBe('€1,235');
    expect(en.money(1234.5, 'EUR', true)).toBe('€1,234.50');
    expect(plain(de.money(1234.5, 'EUR'))).toBe('1.235 €');
  });

  it('marks changes with a sign, a real minus among them', () => {
    expect([0.084, -0.05, 0].map((share) => en.change(share))).toEqual(['+8.4%', '−5%', '0%']);
  });

  it('keeps a calendar day the same in every time zone', () => {
    expect(en.day('2026-03-01')).toBe('1 Mar 2026');
    expect(en.day('2026-12-31', 'long')).toBe('Thu, 31 Dec 2026');
  });

  it('says how long something takes in the two largest units', () => {
    expect([0, 41, 90, 3_900].map((seconds) => plain(en.duration(seconds)))).toEqual([
      '0 secs',
      '41 secs',
      '2 mins',
      '1 hr 5 mins',
    ]);
  });

  it('says how long ago something was', () => {
    const now = Date.parse('2026-11-20T12:00:00Z');
    expect(en.ago('2026-11-20T11:59:30Z', now)).toBe('now');
    expect(en.ago('2026-11-20T09:10:00Z', now)).toBe('2 hours ago');
    expect(de.ago('2026-11-19T09:00:00Z', now)).toBe('gestern');
  });

  it('counts bytes in thousands', () => {
    expect([999, 42_300, 6_400_000].map((size) => plain(en.bytes(size)))).toEqual(['999 byte', '42.3 kB', '6.4 MB']);
  });
});
