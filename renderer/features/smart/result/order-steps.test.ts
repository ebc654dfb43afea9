// The steps of the order formula add up, whatever the stock.
import { describe, expect, it } from 'vitest';
import type { Decision } from '#core/contract/predictions.ts';
import { type OrderStep, orderSteps } from './order-steps.ts';

const decision = (change: Partial<Decision>): Decision =>
  ({
    onHand: 10,
    onOrder: 4,
    committed: 0,
    inventoryPosition: 14,
    expectedDemandLeadTime: 6.4,
    expectedDemandProtection: 20.4,
    safetyStock: 5.6,
    orderUpToLevel: 26,
    roundingUnits: 0,
    orderQuantity: 12,
    ...change,
  }) as Decision;

/** Every sum is what the steps above it come to. */
function addsUp(steps: OrderStep[]): boolean {
  let total = 0;
  return steps.every(({ units, isSum }) => {
    if (!isSum) total += units;
    return !isSum || Math.abs(total - units) < 1e-9;
  });
}

describe('the steps of an order', () => {
  it('lead from demand to the quantity', () => {
    const steps = orderSteps(decision({}));
    expect(steps.map(({ key }) => key)).toEqual(['demand', 'safety', 'level', 'onHand', 'onOrder', 'needed']);
    expect(steps.at(-1)?.units).toBe(12);
    expect(addsUp(steps)).toBe(true);
  });

  it('show what packs and minimum add', () => {
    const steps = orderSteps(decision({ roundingUnits: 6, orderQuantity: 18 }));
    expect(steps.slice(-3).map(({ key, units }) => [key, units])).toEqual([
      ['needed', 12],
      ['rounding', 6],
      ['quantityLine', 18],
    ]);
    expect(addsUp(steps)).toBe(true);
  });

  it('end where enough is there, and count what is promised', () => {
    const steps = orderSteps(decision({ onHand: 40, inventoryPosition: 41, committed: 3, orderQuantity: 0 }));
    expect(steps.at(-1)).toEqual({ key: 'enough', units: -15, isSum: true });
    expect(addsUp(steps)).toBe(true);
  });

  it('without a stock record replace what is sold between two orders', () => {
    const steps = orderSteps(decision({ onHand: null, inventoryPosition: null, roundingUnits: 4, orderQuantity: 18 }));
    expect(steps.map(({ key, units }) => [key, units])).toEqual([
      ['demand', 14],
      ['rounding', 4],
      ['quantityLine', 18],
    ]);
    expect(addsUp(steps)).toBe(true);
  });
});
