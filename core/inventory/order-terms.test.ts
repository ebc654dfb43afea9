// Which terms come from the product, which from the store, and which are named as assumed.
import { describe, expect, test } from 'vitest';
import { DEFAULT_STORE_SETTINGS } from '../contract/stores.ts';
import { type ProductTerms, resolveTerms, UNKNOWN_TERMS as UNKNOWN } from './order-terms.ts';

const OWN = { leadTimeDays: 3, packSize: 6, moq: 12, unitCost: 2, price: 5 };
const KNOWN: ProductTerms = { ...UNKNOWN, ...OWN };

describe('order terms', () => {
  test('a product that knows everything assumes nothing', () => {
    expect(resolveTerms(KNOWN, DEFAULT_STORE_SETTINGS)).toMatchObject({ ...OWN, reviewPeriodDays: 7, assumed: [] });
  });

  test('what a product does not know comes from the store and is named', () => {
    const terms = resolveTerms({ ...UNKNOWN, price: 10 }, DEFAULT_STORE_SETTINGS);
    expect(terms).toMatchObject({ leadTimeDays: 7, packSize: 1, moq: 1, unitCost: 7, price: 10 });
    expect([...terms.assumed].sort()).toEqual(['leadTimeDays', 'moq', 'packSize', 'unitCost']);
  });

  test('a price is derived from the cost where only the cost is known', () => {
    const terms = resolveTerms({ ...KNOWN, price: null, unitCost: 3.5 }, DEFAULT_STORE_SETTINGS);
    expect(terms.price).toBeCloseTo(5, 12);
    expect(terms.assumed).toEqual(['price']);
  });

  test('without price and cost money stays unknown', () => {
    const terms = resolveTerms(UNKNOWN, DEFAULT_STORE_SETTINGS);
    expect([terms.price, terms.unitCost]).toEqual([null, null]);
    expect(terms.assumed).not.toContain('price');
  });

  test('a user may set price, discount, lead time and service level for one question', () => {
    const override = { price: 8, discount: 0.25, leadTimeDays: 1, serviceLevel: 0.9 };
    const terms = resolveTerms({ ...KNOWN, unitCost: null }, DEFAULT_STORE_SETTINGS, override);
    expect(terms.price).toBe(6);
    // The shop goes on paying what belongs to the usual price of 5.
    expect(terms.unitCost).toBe(3.5);
    expect([terms.leadTimeDays, terms.serviceLevel]).toEqual([1, 0.9]);
    expect(terms.assumed).toEqual(['unitCost']);
  });
});
