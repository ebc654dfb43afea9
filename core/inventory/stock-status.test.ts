// The order of the status rules.
import { describe, expect, test } from 'vitest';
import { type StatusInput, stockStatus } from './stock-status.ts';

const HEALTHY: StatusInput = {
  onHand: 50,
  inventoryPosition: 50,
  stockOutRisk: 0.01,
  reorderLevel: 20,
  overstockLevel: () => 90,
};

describe('stock status', () => {
  test.each<[string, Partial<StatusInput>, string]>([
    ['nothing is wrong', {}, 'healthy'],
    ['no stock is recorded, whatever else', { onHand: null, inventoryPosition: null, stockOutRisk: null }, 'unknown'],
    ['the shelf is empty, even with plenty on order', { onHand: 0, inventoryPosition: 500, stockOutRisk: 0 }, 'out'],
    ['running out before a delivery is as likely as not', { stockOutRisk: 0.5, inventoryPosition: 5 }, 'critical'],
    ['the position has reached the reorder level', { inventoryPosition: 20, stockOutRisk: 0.49 }, 'low'],
    ['a unit is above the reorder level', { inventoryPosition: 21 }, 'healthy'],
    ['more is on hand than the months ahead can take', { onHand: 91, inventoryPosition: 91 }, 'overstock'],
    ['much is on hand but promised away', { onHand: 91, inventoryPosition: 20 }, 'low'],
    ['stock just meets the overstock level', { onHand: 90, inventoryPosition: 90 }, 'healthy'],
  ])('%s', (_, change, status) => {
    expect(stockStatus({ ...HEALTHY, ...change })).toBe(status);
  });
});
