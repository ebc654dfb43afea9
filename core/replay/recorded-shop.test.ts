// What the shop's own records say it did: five days worked by hand.
import { describe, expect, test } from 'vitest';
import { testFrame } from '../frame/test-frame.ts';
import { TEST_TERMS } from '../inventory/test-terms.ts';
import { recordedOutcome, recordedStart } from './recorded-shop.ts';

// Openings 7, 5, 3, 11 and none; closings 5, 3, 0, 7 and 7: one delivery, on the morning of the fourth day.
const frame = testFrame({
  steps: 5,
  series: [{ code: 'P', units: [2, 2, 3, 4, 2], stock: [7, 5, 3, 11, Number.NaN] }],
});
const demand = Float64Array.of(2, 2, 5, 4, 2);

describe('the shop from its records', () => {
  test('sells, loses, holds and receives what they say', () => {
    const outcome = recordedOutcome({ frame, demand, startStep: 1 }, 0, { ...TEST_TERMS, goodwillShare: 0.1 }, 10);
    const holdingCost = ((7 * 0.25) / 365) * 17;
    expect(outcome).toEqual({
      demandedUnits: 13,
      soldUnits: 11,
      lostUnits: 2,
      fillRate: 11 / 13,
      averageStockUnits: 17 / 4,
      averageStockValue: (7 * 17) / 4,
      orders: 1,
      wastedUnits: 0,
      revenue: 110,
      lostRevenue: 20,
      holdingCost: expect.closeTo(holdingCost, 12),
      wasteCost: 0,
      // A missed sale of 10 costs 1 of goodwill.
      profit: expect.closeTo(33 - holdingCost - 2, 12),
    });
  });

  test('is not known without a record of stock by the first counted day', () => {
    const bare = testFrame({ steps: 3, series: [{ code: 'P', units: [1, 1, 1] }] });
    const plan = { frame: bare, demand: Float64Array.of(1, 1, 1), startStep: 1 };
    expect(recordedOutcome(plan, 0, TEST_TERMS, 10)).toBeUndefined();
  });
});

describe('how a product entered the replay', () => {
  test('with its opening stock and what was delivered before an order of that evening could be', () => {
    expect(recordedStart(frame, 0, 1, 3)).toEqual({ stock: 5, underWay: Float64Array.of(0, 0, 11) });
    // With two days of lead time the delivery of the fourth day may have been ordered on the evening itself.
    expect(recordedStart(frame, 0, 1, 2)).toEqual({ stock: 5, underWay: Float64Array.of(0, 0) });
  });

  test('with nothing where nothing is recorded, and with no more days than there are', () => {
    expect(recordedStart(frame, 0, 4, 7)).toEqual({ stock: Number.NaN, underWay: Float64Array.of(0) });
  });
});
