import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayFromIso, dayFromParts, isoFromDay, partsOf } from '#core/math/day.ts';
import { hasTimeOfDay, parseDay } from './date.ts';
import { decideDateOrder } from './date-order.ts';

const anyDay = fc.integer({ min: dayFromIso('1970-01-01'), max: dayFromIso('2069-12-31') });
const iso = (text: string, order: 'ymd' | 'dmy' | 'mdy') => {
  const day = parseDay(text, order);
  return Number.isNaN(day) ? null : isoFromDay(day);
};

describe('dates', () => {
  test.each(['-', '/', '.'])(
    'are read back in every order, parted by %j, padded or not, with two or four digits',
    (mark) => {
      const shapes = fc.record({ day: anyDay, padded: fc.boolean(), short: fc.boolean() });
      fc.assert(
        fc.property(shapes, ({ day, padded, short }) => {
          const { year, month, dayOfMonth } = partsOf(day);
          const pad = (part: number) => String(part).padStart(padded ? 2 : 1, '0');
          const y = short ? String(year % 100).padStart(2, '0') : String(year);
          expect(parseDay([pad(dayOfMonth), pad(month), y].join(mark), 'dmy')).toBe(day);
          expect(parseDay([pad(month), pad(dayOfMonth), y].join(mark), 'mdy')).toBe(day);
          expect(parseDay([y, pad(month), pad(dayOfMonth)].join(mark), 'ymd')).toBe(day);
        }),
      );
    },
  );

  test.each(['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES'])(
    'with month names as %s writes them need no order',
    (locale) => {
      const formats = (['long', 'short'] as const).flatMap((month) => [
        new Intl.DateTimeFormat(locale, { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }),
        new Intl.DateTimeFormat(locale, { weekday: month, day: 'numeric', month, year: 'numeric', timeZone: 'UTC' }),
      ]);
      fc.assert(
        fc.property(anyDay, fc.constantFrom(...formats), (day, format) => {
          const text = format.format(day * 86_400_000);
          for (const order of ['ymd', 'dmy', 'mdy'] as const)
            expect([text, parseDay(text, order)]).toEqual([text, day]);
        }),
      );
    },
  );

  test('lose their time of day, not their calendar day', () => {
    expect(iso('2015-01-01 11:38:36 -0500', 'mdy')).toBe('2015-01-01');
    expect(iso('2015-01-31T23:59:59.999Z', 'dmy')).toBe('2015-01-31');
    expect(iso('30-10-2016 09:58', 'dmy')).toBe('2016-10-30');
    expect(iso('10/30/2016 9:58 PM', 'mdy')).toBe('2016-10-30');
    expect(iso('2022-03-01 00:00:00', 'dmy')).toBe('2022-03-01');
    expect(hasTimeOfDay('2022-03-01 00:00:00')).toBe(false);
    expect(hasTimeOfDay('30-10-2016 09:58')).toBe(true);
    expect(hasTimeOfDay('30-10-2016')).toBe(false);
  });

  test('with a four-digit year in front are read in any order, months alone as their first day', () => {
    expect(iso('2022/2/3', 'mdy')).toBe('2022-02-03');
    expect(iso('20220203', 'dmy')).toBe('2022-02-03');
    expect(iso('2022-02', 'ymd')).toBe('2022-02-01');
    expect(iso('2022年2月3日', 'ymd')).toBe('2022-02-03');
  });

  test.each([
    '',
    '0',
    '12',
    '1.5',
    '31.02.2022',
    '2022-13-01',
    '00/00/0000',
    '1/2',
    'P0001',
    '12:30',
    '99-99-99',
    '1234.5',
    '2022-02-30',
  ])('%j is no day', (text) => {
    for (const order of ['ymd', 'dmy', 'mdy'] as const) expect(iso(text, order)).toBeNull();
  });

  test('never throw on any text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(typeof parseDay(text, 'dmy')).toBe('number');
      }),
    );
  });
});

describe('the date order', () => {
  const days = (first: string, count: number) => Array.from({ length: count }, (_, i) => dayFromIso(first) + i);
  const write = (list: number[], order: 'dmy' | 'mdy', mark = '-') =>
    list.map((day) => {
      const { year, month, dayOfMonth } = partsOf(day);
      const [m, d] = [month, dayOfMonth].map((part) => String(part).padStart(2, '0'));
      return (order === 'dmy' ? [d, m, year] : [m, d, year]).join(mark);
    });
  const hints = { decimalMark: '.' as const };

  test('is settled by one value above 12', () => {
    expect(decideDateOrder(['01/02/2022', '13/02/2022'], hints)).toMatchObject({ chosen: 'dmy', because: 'settled' });
    expect(decideDateOrder(['01/02/2022', '02/13/2022'], hints)).toMatchObject({ chosen: 'mdy', because: 'settled' });
  });

  test('is the one that gives consecutive days where nothing settles it, and both readings are shown', () => {
    const texts = write(days('2022-01-01', 5), 'dmy');
    expect(decideDateOrder(texts, hints)).toEqual({
      chosen: 'dmy',
      because: 'consecutive',
      readings: [
        { order: 'dmy', first: '2022-01-01', last: '2022-01-05', days: 5 },
        { order: 'mdy', first: '2022-01-01', last: '2022-05-01', days: 5 },
      ],
    });
    expect(decideDateOrder(write(days('2022-03-02', 9), 'mdy', '/'), hints)).toMatchObject({
      chosen: 'mdy',
      because: 'consecutive',
    });
  });

  test('is found again for any run of days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 3, max: 400 }), fc.constantFrom('dmy', 'mdy'), (first, count, order) => {
        const run = Array.from({ length: count }, (_, i) => first + i);
        const chosen = decideDateOrder(write(run, order as 'dmy' | 'mdy'), hints);
        expect(chosen?.chosen).toBe(order);
      }),
    );
  });

  test('needs no deciding for ISO dates, month names and real dates', () => {
    expect(decideDateOrder(['2022-01-02', '2022-01-03'], hints)).toMatchObject({ chosen: 'ymd', because: 'iso' });
    expect(decideDateOrder(['3 Jan 2022', '4 Feb 2022'], hints)).toMatchObject({ chosen: 'ymd', because: 'iso' });
    expect(decideDateOrder(['2022-01-02'], { ...hints, realDates: true })).toMatchObject({ because: 'real-dates' });
  });

  test('is assumed, and said to be, where nothing decides', () => {
    expect(decideDateOrder(['01/02/2022'], hints)).toMatchObject({ chosen: 'mdy', because: 'assumed' });
    expect(decideDateOrder(['01.02.2022'], { decimalMark: ',' })).toMatchObject({ chosen: 'dmy', because: 'assumed' });
  });

  test('is not overthrown by a totals line', () => {
    const texts = [...write(days('2022-01-01', 60), 'dmy'), 'Total'];
    expect(decideDateOrder(texts, hints)).toMatchObject({ chosen: 'dmy', because: 'settled' });
  });

  test('is none where nothing is a date', () => {
    expect(decideDateOrder(['a', 'b', '12'], hints)).toBeNull();
  });

  test('reads two-digit years in front only where nothing else fits', () => {
    expect(decideDateOrder(['22-01-31', '22-02-01', '22-02-02'], hints)).toMatchObject({ chosen: 'ymd' });
    expect(dayFromParts(2022, 1, 31)).toBe(parseDay('22-01-31', 'ymd'));
  });
});
