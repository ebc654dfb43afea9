// Stock at the close of the origin from opening records, sales and orders: worked by hand.
import { describe, expect, test } from 'vitest';
import { inventoryPosition, type StockRecords, stockAtClose } from './stock-position.ts';

const NONE = Number.NaN;

function records(overrides: Partial<StockRecords>): StockRecords {
  const stock = overrides.stock ?? [];
  return {
    stock,
    units: [],
    orders: [],
    ordersKnown: false,
    leadTimeDays: 3,
    daysAgo: (step) => stock.length - 1 - step,
    ...overrides,
  };
}

describe('stock at the close of the origin', () => {
  test('is the opening stock of the day less what it sold', () => {
    const stock = stockAtClose(records({ stock: [50, 40], units: [10, 12] }));
    expect(stock).toEqual({ onHand: 28, onOrder: 0, committed: 0, onOrderKnown: false, recordedDaysAgo: 0 });
    expect(inventoryPosition(stock)).toBe(28);
  });

  test('never falls below zero on the day of its own record', () => {
    expect(stockAtClose(records({ stock: [5], units: [9] })).onHand).toBe(0);
  });

  test('counts the sales since an older record', () => {
    const stock = stockAtClose(records({ stock: [50, NONE, NONE], units: [10, 5, 7] }));
    expect(stock.onHand).toBe(28);
    expect(stock.recordedDaysAgo).toBe(2);
  });

  test('is unknown, never out, when sales since an older record exceed it: a delivery went unrecorded', () => {
    const stock = stockAtClose(records({ stock: [20, NONE, NONE], units: [10, 5, 7] }));
    expect(stock.onHand).toBeNull();
    expect(inventoryPosition(stock)).toBeNull();
  });

  test('adds deliveries since the record and keeps younger orders on their way', () => {
    // Lead time 3: ordered 4 days ago arrived yesterday (after the record of 2 days ago); ordered 5 days ago arrived
    // on the morning of the record and is in it; ordered 2 days ago and today is still coming.
    const stock = stockAtClose(
      records({
        stock: [20, NONE, NONE],
        units: [10, 5, 7],
        orders: [
          { daysAgo: 5, units: 100 },
          { daysAgo: 4, units: 30 },
          { daysAgo: 2, units: 8 },
          { daysAgo: 0, units: 4 },
        ],
        ordersKnown: true,
      }),
    );
    expect(stock.onHand).toBe(28);
    expect(stock.onOrder).toBe(12);
    expect(inventoryPosition(stock)).toBe(40);
  });

  test('counts booked arrivals from the day of the record on, and keeps on its way what was not booked', () => {
    // Opening record 2 days ago. Booked on that day (after its opening), yesterday and on the morning of the decision:
    // there. Booked the day before the record: in it. Overdue by any lead time and not booked: still on its way.
    const stock = stockAtClose(
      records({
        stock: [20, NONE, NONE],
        units: [10, 5, 7],
        orders: [
          { daysAgo: 9, units: 1000, arrivedDaysAgo: 3 },
          { daysAgo: 6, units: 100, arrivedDaysAgo: 2 },
          { daysAgo: 5, units: 10, arrivedDaysAgo: 1 },
          { daysAgo: 4, units: 1, arrivedDaysAgo: -1 },
          { daysAgo: 30, units: 6, arrivedDaysAgo: null },
        ],
        ordersKnown: true,
      }),
    );
    expect(stock.onHand).toBe(109);
    expect(stock.onOrder).toBe(6);
  });

  test('is unknown without a record and with one that is too old', () => {
    expect(stockAtClose(records({ stock: [NONE, NONE], units: [1, 1] })).onHand).toBeNull();
    expect(
      stockAtClose(records({ stock: [99, NONE], units: [0, 0], daysAgo: (step) => (1 - step) * 181 })).onHand,
    ).toBeNull();
  });

  test('a count at the close of a day goes before a record at its opening, and sales and arrivals go on from it', () => {
    // Counted 30 at the close of 2 days ago; 5 and 7 sold since; one order booked that day, one yesterday.
    const counted = { daysAgo: 2, units: 30 };
    const orders = [
      { daysAgo: 5, units: 100, arrivedDaysAgo: 2 },
      { daysAgo: 5, units: 8, arrivedDaysAgo: 1 },
    ];
    const stock = stockAtClose(records({ stock: [50, NONE, NONE], units: [10, 5, 7], counted, orders }));
    expect(stock).toMatchObject({ onHand: 26, recordedDaysAgo: 2 });
    // A younger record at opening goes before it; a count of a product without any record stands alone.
    expect(stockAtClose(records({ stock: [50, 40, NONE], units: [10, 5, 7], counted })).onHand).toBe(28);
    expect(stockAtClose(records({ stock: [], counted: { daysAgo: 0, units: 4 } })).onHand).toBe(4);
    expect(stockAtClose(records({ stock: [], counted: { daysAgo: 200, units: 4 } })).onHand).toBeNull();
    expect(
      stockAtClose(records({ stock: [NONE, NONE], units: [3, 9], counted: { daysAgo: 1, units: 4 } })).onHand,
    ).toBeNull();
  });
});
