// Dates that are plain numbers: read where a whole column named as a date supports it, said with why, and nowhere else.
import { afterAll, describe, expect, test } from 'vitest';
import { isoFromDay } from '#core/math/day.ts';
import { csv, inspectAndCheck, observationsOf, testFolder } from '../test-files.ts';
import { parseDay } from './date.ts';
import { decideDateOrder } from './date-order.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const iso = (text: string, order: Parameters<typeof parseDay>[1]) => {
  const day = parseDay(text, order);
  return Number.isNaN(day) ? null : isoFromDay(day);
};

test.each([
  ['45292', 'serial', '2024-01-01'],
  ['45292,75', 'serial', '2024-01-01'],
  ['32873', 'serial', null],
  ['1704067200', 'unix', '2024-01-01'],
  ['1704153599999', 'unix', '2024-01-01'],
  ['170406720', 'unix', null],
  ['2024-01-01', 'serial', null],
  ['31122024', 'dmy', '2024-12-31'],
  ['1122024', 'dmy', '2024-12-01'],
  ['12312024', 'mdy', '2024-12-31'],
  ['31122024', 'mdy', null],
  ['31122024', 'ymd', null],
  ['20241231', 'dmy', '2024-12-31'],
  ['45292', 'dmy', null],
  ['1704067200', 'ymd', null],
] as const)('%s in the order %s is %s', (text, order, expected) => {
  expect(iso(text, order)).toBe(expected);
});

test('no eight digits are a day with the year in front and with the year behind', () => {
  for (let year = 1990; year < 2100; year++) {
    for (let month = 1; month <= 12; month++) {
      const text = `${year}${String(month).padStart(2, '0')}28`;
      expect(new Set(['ymd', 'dmy', 'mdy'].map((order) => iso(text, order as 'ymd')))).toEqual(
        new Set([`${year}-${String(month).padStart(2, '0')}-28`]),
      );
    }
  }
});

describe('a column', () => {
  test('of nothing but such numbers is found to be counted; one of another kind among them leaves it undecided', () => {
    const serials = Array.from({ length: 30 }, (_, i) => String(45_292 + i));
    expect(decideDateOrder(serials, { decimalMark: '.' })).toEqual({
      chosen: 'serial',
      because: 'counted',
      readings: [{ order: 'serial', first: '2024-01-01', last: '2024-01-30', days: 30 }],
    });
    expect(decideDateOrder([...serials.slice(0, 5), '17'], { decimalMark: '.' })).toBeNull();
    expect(decideDateOrder(['13012024', '14012024'], { decimalMark: '.' })).toMatchObject({
      chosen: 'dmy',
      because: 'settled',
    });
  });

  const sales = (name: string, dates: readonly (number | string)[]) =>
    folder.text(
      `${name.replaceAll(' ', '-')}-${dates[0]}.csv`,
      csv([[name, 'product', 'units'], ...dates.map((date, i) => [date, 'A', i + 1])]),
    );
  const daysOf = async (file: ReturnType<typeof sales>) => {
    const checked = await inspectAndCheck(file);
    const days = observationsOf(checked).map(({ day }) => isoFromDay(day as number));
    return { days, because: checked.inspection.dateOrder?.because, zone: checked.inspection.reading.timeZone };
  };

  test('named as a date is read', async () => {
    expect(await daysOf(sales('Date', [45_292, 45_293, 45_294]))).toEqual({
      days: ['2024-01-01', '2024-01-02', '2024-01-03'],
      because: 'counted',
      zone: undefined,
    });
    expect(await daysOf(sales('Datum', ['31012024', '01022024', '02022024']))).toMatchObject({
      days: ['2024-01-31', '2024-02-01', '2024-02-02'],
      because: 'settled',
    });
  });

  test('of moments counts for the day on the shop’s clocks', async () => {
    // Half past eleven in the evening in UTC is the next day in Berlin.
    expect(await daysOf(sales('Date', [1_704_065_400, 1_704_151_800]))).toEqual({
      days: ['2024-01-01', '2024-01-02'],
      because: 'counted',
      zone: 'Europe/Berlin',
    });
  });

  test('with another name stays a column of numbers', async () => {
    const file = folder.text(
      'other.csv',
      csv([['date', 'product', 'units', 'article'], ...[1, 2, 3].map((i) => [`2024-01-0${i}`, 'A', i, 45_292 + i])]),
    );
    const { inspection } = await inspectAndCheck(file);
    expect(inspection.columns.find(({ column }) => column === 'article')?.role).not.toBe('date');
    expect(inspection.dateOrder?.because).toBe('iso');
  });
});
