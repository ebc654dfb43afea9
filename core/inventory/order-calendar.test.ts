// Order days against a calendar on the wall: 2026-11-16 is a Monday.
import { describe, expect, test } from 'vitest';
import { dayFromIso } from '../math/day.ts';
import { orderMoment } from './order-calendar.ts';

const MONDAY = dayFromIso('2026-11-16');

describe('order calendar', () => {
  test('without weekdays an order is due, and the next a review period later', () => {
    expect(orderMoment(MONDAY, null, 7)).toEqual({ waitDays: 0, untilNextDays: 7 });
  });

  test.each([
    // day, weekdays, review period, wait, until next
    [0, [0], 1, 0, 7],
    [1, [0], 1, 6, 7],
    [0, [0, 3], 1, 0, 3],
    [3, [0, 3], 1, 0, 4],
    [5, [0, 3], 1, 2, 3],
    // At least a week between two orders: Thursday is too early.
    [0, [0, 3], 7, 0, 7],
    [3, [0, 3], 5, 0, 7],
    [0, [0], 14, 0, 14],
    [0, [0], 10, 0, 14],
    [6, [0, 1, 2, 3, 4, 5, 6], 1, 0, 1],
  ])('%d days after Monday, orders on %j, %d days apart: wait %d, then %d', (after, weekdays, review, wait, next) => {
    expect(orderMoment(MONDAY + after, weekdays, review)).toEqual({ waitDays: wait, untilNextDays: next });
  });

  test('weekdays that are none are refused', () => {
    expect(() => orderMoment(MONDAY, [], 7)).toThrow(RangeError);
    expect(() => orderMoment(MONDAY, [7], 7)).toThrow(RangeError);
  });
});
