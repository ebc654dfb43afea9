// The policies that ours is compared with, and the days on which all of them may order: by hand.
import { describe, expect, test } from 'vitest';
import { orderDays } from './order-days.ts';
import { clairvoyantOrder, minMaxOrder } from './rivals.ts';
import { PLAN_TERMS } from './test-plan.ts';

describe('the simple rule', () => {
  const rule = { leadTimeDays: 3, reviewDays: 7, factor: 1.5 };
  test.each([
    // Minimum 1.5 · 2 · 10 = 30; up to 30 + 14.
    ['above its minimum nothing', 31, 0],
    ['at its minimum a review period more', 30, 14],
    ['below it up to its maximum', 20, 24],
    ['with nothing everything', 0, 44],
  ])('%s', (_, position, order) => {
    expect(minMaxOrder(position, 2, rule)).toBe(order);
  });

  test('does not order what never sells', () => {
    expect(minMaxOrder(0, 0, rule)).toBe(0);
  });
});

describe('the clairvoyant', () => {
  const demand = [2, 3, 4, 5, 6, 7];
  // Delivered on day 2, the next delivery on day 5: 4 + 5 + 6 are asked for in between.
  const days = { leadTimeDays: 2, nextDeliveryDays: 5 };
  test.each([
    ['orders what is left to be asked for', { onHand: 6, onOrder: 0, backordered: 0 }, 14],
    ['counts what is under way', { onHand: 1, onOrder: 5, backordered: 0 }, 14],
    ['does not make up for what was lost before', { onHand: 1, onOrder: 0, backordered: 0 }, 15],
    ['orders nothing where there is enough', { onHand: 30, onOrder: 0, backordered: 0 }, 0],
    ['keeps what customers wait for apart', { onHand: 8, onOrder: 0, backordered: 2 }, 14],
  ])('%s', (_, state, order) => {
    expect(clairvoyantOrder(state, demand, days)).toBe(order);
  });

  test('orders nothing for days that are not counted any more', () => {
    expect(clairvoyantOrder({ onHand: 0, onOrder: 0, backordered: 0 }, [2], days)).toBe(0);
  });
});

describe('order days', () => {
  const MONDAY = 19_723;
  test('every review period where the supplier names no weekdays', () => {
    expect([...orderDays({ ...PLAN_TERMS, reviewPeriodDays: 3 }, MONDAY, 7)]).toEqual([1, 0, 0, 1, 0, 0, 1]);
  });

  test('on the evening before each of the supplier’s weekdays', () => {
    // Tuesdays and Fridays: decided on Monday and on Thursday evening.
    const terms = { ...PLAN_TERMS, orderWeekdays: [1, 4], reviewPeriodDays: 1 };
    expect([...orderDays(terms, MONDAY, 8)]).toEqual([1, 0, 0, 1, 0, 0, 0, 1]);
  });

  test('at least a review period apart', () => {
    const terms = { ...PLAN_TERMS, orderWeekdays: [1, 4], reviewPeriodDays: 5 };
    expect([...orderDays(terms, MONDAY, 12)]).toEqual([1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });
});
