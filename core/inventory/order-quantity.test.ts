// Minimum and pack rounding, by table and by law.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderQuantity } from './order-quantity.ts';

describe('order quantity', () => {
  test.each([
    // needed, moq, pack, quantity, units that rounding adds
    [0, 10, 6, 0, 0],
    [-4, 10, 6, 0, 0],
    [5, 1, 1, 5, 0],
    [5, 1, 6, 6, 1],
    [6, 1, 6, 6, 0],
    [7, 1, 6, 12, 5],
    [5, 12, 1, 12, 7],
    [5, 10, 6, 12, 7],
    [13, 10, 6, 18, 5],
    [2.3, 1, 1, 3, 0.7],
    [0.1 + 0.2 + 5.7, 1, 6, 6, 0],
  ])(
    'needed %d with minimum %d in packs of %d makes %d, of which rounding adds %d',
    (needed, moq, pack, quantity, added) => {
      const order = orderQuantity(needed, moq, pack);
      expect(order.quantity).toBe(quantity);
      expect(order.roundingUnits).toBeCloseTo(added, 9);
    },
  );

  test('an order is whole packs, covers the need and the minimum, and would not with one pack less', () => {
    const whole = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_000 }), whole, whole, (tenths, moq, pack) => {
        const needed = tenths / 10;
        const { quantity, roundingUnits } = orderQuantity(needed, moq, pack);
        expect(quantity % pack).toBe(0);
        expect(quantity).toBeGreaterThanOrEqual(Math.max(needed, moq));
        expect(quantity - pack).toBeLessThan(Math.max(needed, moq));
        expect(quantity - roundingUnits).toBeCloseTo(needed, 9);
      }),
      { seed: 20_261_120, numRuns: 300 },
    );
  });
});
