// Plans on top of each other and on the steps of daily, weekly and monthly stores.
import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../math/day.ts';
import { futurePlans, overlayPlan, type PlannedDay, patchPlan, stepAhead } from './planned-days.ts';
import { futureDay, type SeriesFrame } from './series-frame.ts';

const ORIGIN = dayFromIso('2026-03-31');

/** Two products in two categories; only what plans look at. */
const frame = (frequency: SeriesFrame['frequency'] = 'daily') =>
  ({
    frequency,
    stepDays: Int32Array.of(ORIGIN),
    products: [
      { code: 'tea', name: 'tea', category: 0, supplier: -1 },
      { code: 'bun', name: 'bun', category: 1, supplier: -1 },
    ],
    categories: ['drinks', 'bakery'],
  }) as unknown as SeriesFrame;

const planned = (day: string, values: Partial<PlannedDay>): PlannedDay => ({
  scope: 'store',
  name: '',
  day: dayFromIso(day),
  price: null,
  discount: null,
  promotion: null,
  closed: null,
  ...values,
});
const ofTea = (day: string, values: Partial<PlannedDay>) => planned(day, { scope: 'product', name: 'tea', ...values });

describe('future plans', () => {
  it('give the product’s value before the category’s before the store’s', () => {
    const { plans, use } = futurePlans(frame(), 3, [
      ofTea('2026-04-02', { promotion: 0 }),
      planned('2026-04-01', { discount: 0.1, promotion: 1 }),
      planned('2026-04-02', { discount: 0.1, promotion: 1 }),
      planned('2026-04-02', { scope: 'category', name: 'bakery', discount: 0.3 }),
    ]);
    expect(use).toEqual({ used: 4, past: 0, beyond: 0, unknown: 0 });
    expect([...(plans.get(0)?.promotion ?? [])]).toEqual([1, 0, Number.NaN]);
    expect([...(plans.get(1)?.promotion ?? [])]).toEqual([1, 1, Number.NaN]);
    expect([...(plans.get(0)?.discount ?? [])]).toEqual([0.1, 0.1, Number.NaN]);
    expect([...(plans.get(1)?.discount ?? [])]).toEqual([0.1, 0.3, Number.NaN]);
  });

  it('count what lies in the past, beyond the horizon, or is for nothing that exists', () => {
    const { plans, use } = futurePlans(frame(), 3, [
      ofTea('2026-03-31', { promotion: 1 }),
      ofTea('2026-04-04', { promotion: 1 }),
      planned('2026-04-01', { scope: 'product', name: 'jam', promotion: 1 }),
    ]);
    expect(use).toEqual({ used: 0, past: 1, beyond: 1, unknown: 1 });
    expect(plans.size).toBe(0);
  });

  it('take the days between planned ones as days without promotion, and those after the last as unknown', () => {
    const { plans } = futurePlans(frame(), 5, [
      ofTea('2026-04-01', { price: 2 }),
      ofTea('2026-04-03', { promotion: 1 }),
    ]);
    expect([...(plans.get(0)?.promotion ?? [])]).toEqual([0, 0, 1, Number.NaN, Number.NaN]);
    expect([...(plans.get(0)?.price ?? [])]).toEqual([2, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect([...(plans.get(0)?.discount ?? [])].every(Number.isNaN)).toBe(true);
    expect(plans.has(1)).toBe(false);
  });

  it('close everything when the store is closed, and leave days that nobody plans to the usual pattern', () => {
    const { plans } = futurePlans(frame(), 3, [
      planned('2026-04-02', { closed: 1 }),
      ofTea('2026-04-02', { closed: 0 }),
      ofTea('2026-04-03', { closed: 0 }),
    ]);
    expect([...(plans.get(0)?.closed ?? [])]).toEqual([-1, 1, 0]);
    expect([...(plans.get(1)?.closed ?? [])]).toEqual([-1, 1, -1]);
    expect(plans.get(1)?.promotion, 'a closed day says nothing of promotions').toBeUndefined();
  });

  it.each([
    ['weekly', ['2026-04-01', '2026-04-07', '2026-04-08'], [1, 1, 2]],
    ['monthly', ['2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01'], [0, 1, 1, 2]],
  ] as const)('of a %s store belong to the step that contains the day', (frequency, days, steps) => {
    expect(days.map((day) => stepAhead(frame(frequency))(dayFromIso(day)))).toEqual(steps);
    for (const ahead of [1, 2, 7, 30]) {
      const day = futureDay(frame(frequency), ahead);
      expect(stepAhead(frame(frequency))(day), isoFromDay(day)).toBe(ahead);
    }
  });

  it('of several days in one week take the latest price and any promotion', () => {
    const { plans } = futurePlans(frame('weekly'), 2, [
      ofTea('2026-04-05', { price: 3, promotion: 0, closed: 0 }),
      ofTea('2026-04-02', { price: 2, promotion: 1, closed: 1 }),
      ofTea('2026-04-09', { closed: 1 }),
    ]);
    const { price, promotion, closed } = plans.get(0) ?? {};
    expect([price?.[0], promotion?.[0]]).toEqual([3, 1]);
    expect([...(closed ?? [])], 'a week with an open day is open').toEqual([0, 1]);
  });
});

describe('changes put on top of a plan', () => {
  it('keep what they leave out and take back what is null', () => {
    const saved = [ofTea('2026-04-01', { price: 2, promotion: 1 }), ofTea('2026-04-02', { promotion: 1 })];
    const [first, ...others] = patchPlan(saved, [
      { scope: 'product', name: 'tea', day: dayFromIso('2026-04-01'), promotion: null, closed: 0 },
      { scope: 'product', name: 'tea', day: dayFromIso('2026-04-02'), promotion: null },
    ]);
    expect(first).toMatchObject({ price: 2, promotion: null, closed: 0 });
    expect(others, 'a day on which nothing is planned any more').toEqual([]);
  });

  it('set for one prediction go before what is saved, value by value', () => {
    const over = overlayPlan(
      { price: Float64Array.of(1, 1), closed: Int8Array.of(1, -1) },
      { price: Float64Array.of(Number.NaN, 2), closed: Int8Array.of(-1, 0) },
    );
    expect([...(over.price ?? [])]).toEqual([1, 2]);
    expect([...(over.closed ?? [])]).toEqual([1, 0]);
  });
});
