// Lead times out of recorded orders and stock: a hand-worked case, made-up shops with a known answer, noise.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRng } from '../math/rng.ts';
import { type DeliveryRecord, learnLeadTimes, matchDeliveries } from './learn-lead-times.ts';

/** A shop that sells two a day and gets what it orders after so many days. */
function shop(orders: readonly { day: number; units: number; leadTime: number }[], length: number): DeliveryRecord {
  const stock: number[] = [];
  let onHand = 500;
  for (let day = 0; day < length; day++) {
    for (const order of orders) if (order.day + order.leadTime === day) onHand += order.units;
    stock.push(onHand);
    onHand -= Math.min(2, onHand);
  }
  return {
    days: stock.map((_, day) => day),
    stock,
    units: stock.map((opening) => Math.min(2, opening)),
    orders: orders.map(({ day, units }) => ({ day, units })),
  };
}

describe('deliveries', () => {
  test('are the jumps of stock that an order explains', () => {
    //        day: 0   1  2  3  4   5
    // opening     10  8  6  16 14  24
    // sold         2  2  2  2  2   2      arrives: 12 on day 3, 12 on day 5
    const record = {
      days: [0, 1, 2, 3, 4, 5],
      stock: [10, 8, 6, 16, 14, 24],
      units: [2, 2, 2, 2, 2, 2],
      orders: [
        { day: 1, units: 12 },
        { day: 2, units: 12 },
      ],
    };
    expect(matchDeliveries(record)).toEqual({
      deliveries: [
        { orderDay: 1, arrivalDay: 3 },
        { orderDay: 2, arrivalDay: 5 },
      ],
      arrived: 24,
      explained: 24,
    });
  });

  test('in parts count when the last part has come', () => {
    const { deliveries, explained } = matchDeliveries({
      days: [0, 1, 2, 3],
      stock: [5, 9, 9, 17],
      units: [0, 0, 0, 0],
      orders: [{ day: 0, units: 12 }],
    });
    // Four come on day 1, eight on day 3: the last eight are just what is still open.
    expect(deliveries).toEqual([{ orderDay: 0, arrivalDay: 3 }]);
    expect(explained).toBe(8);
  });

  test('of shops with any lead times are found with exactly these lead times', () => {
    const order = fc.record({ gap: fc.integer({ min: 1, max: 9 }), leadTime: fc.integer({ min: 1, max: 15 }) });
    fc.assert(
      fc.property(fc.array(order, { minLength: 8, maxLength: 40 }), (made) => {
        let day = 0;
        // Every order has a size of its own, so that it is known which one arrived.
        const orders = made.map(({ gap, leadTime }, i) => {
          day += gap;
          return { day, units: 10 + 7 * i, leadTime };
        });
        const arrivals = orders.map((one) => one.day + one.leadTime);
        fc.pre(new Set(arrivals).size === arrivals.length);
        const found = matchDeliveries(shop(orders, day + 20));
        const sorted = orders.toSorted((a, b) => a.day + a.leadTime - b.day - b.leadTime);
        expect(found.deliveries).toEqual(
          sorted.map((one) => ({ orderDay: one.day, arrivalDay: one.day + one.leadTime })),
        );
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('a mixture', () => {
  const orders = Array.from({ length: 60 }, (_, i) => ({
    day: 5 * i,
    units: 12 + (i % 3),
    leadTime: i % 10 === 0 ? 6 : 4,
  }));

  test('has the share of each lead time', () => {
    const learnt = learnLeadTimes([matchDeliveries(shop(orders, 320))]);
    expect(learnt).toMatchObject({ deliveries: 60 });
    expect(learnt?.leadTimes).toEqual([
      { days: 4, share: 0.9 },
      { days: 6, share: 0.1 },
    ]);
    expect(learnt?.meanDays).toBeCloseTo(4.2);
  });

  test('is not made of a handful of deliveries', () => {
    expect(learnLeadTimes([matchDeliveries(shop(orders.slice(0, 5), 320))])).toBeNull();
    expect(learnLeadTimes([])).toBeNull();
  });

  test('is not made of stock and orders that have nothing to do with each other', () => {
    const rng = createRng(3);
    const draw = (most: number) => Math.floor(rng.next() * most);
    const days = Array.from({ length: 400 }, (_, day) => day);
    const record = {
      days,
      stock: days.map(() => 50 + draw(450)),
      units: days.map(() => draw(200)),
      orders: days.map((day) => ({ day, units: 20 + draw(180) })),
    };
    expect(learnLeadTimes([matchDeliveries(record)])).toBeNull();
  });
});

describe('deliveries somebody wrote down', () => {
  const received = Array.from({ length: 8 }, (_, i) => ({ orderDay: 10 * i, arrivalDay: 10 * i + (i < 6 ? 3 : 5) }));

  test('teach alone where no records are kept, once there are enough of them', () => {
    expect(learnLeadTimes([], received)).toEqual({
      leadTimes: [
        { days: 3, share: 0.75 },
        { days: 5, share: 0.25 },
      ],
      deliveries: 8,
      meanDays: 3.5,
    });
    expect(learnLeadTimes([], received.slice(1))).toBeNull();
  });

  test('go beside records that fit, and without those that do not', () => {
    const deliveries = Array.from({ length: 8 }, (_, i) => ({ orderDay: 10 * i, arrivalDay: 10 * i + 7 }));
    const fits = { deliveries, arrived: 100, explained: 90 };
    expect(learnLeadTimes([fits], received)?.leadTimes.map(({ days }) => days)).toEqual([3, 5, 7]);
    expect(learnLeadTimes([{ ...fits, explained: 10 }], received)?.leadTimes.map(({ days }) => days)).toEqual([3, 5]);
  });
});
