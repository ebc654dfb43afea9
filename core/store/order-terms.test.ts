// Terms of products and suppliers in a real database: who said what, how it is changed, and how a change is taken back.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TERM_NAMES, type TermsPatch } from '../contract/terms.ts';
import { dayFromIso } from '../math/day.ts';
import { loadOrderTerms } from './order-terms.ts';
import { patchTerms } from './product-terms.ts';
import { getProduct } from './products.ts';
import { loadStockCounts } from './stock-counts.ts';
import { deleteStore, getStore, type StoreRow } from './stores.ts';
import {
  countProductsOf,
  getSupplier,
  insertSupplier,
  listSuppliers,
  patchSuppliers,
  removeSupplier,
} from './suppliers.ts';
import { openTestDatabase, seedStore } from './test-store.ts';

const MARK = { at: '2026-01-02T00:00:00.000Z', by: 'Ada' };
const observations = [{ day: '2026-01-01', units: 1 }];

let opened: ReturnType<typeof openTestDatabase>;
let store: StoreRow;
beforeEach(() => {
  opened = openTestDatabase();
  seedStore(opened.db, {
    code: 'S1',
    suppliers: [
      { supplier: 'Mill', leadTimeDays: 4, orderWeekdays: [4, 0], minimumOrderValue: 250.5, currency: 'CHF' },
      { supplier: 'Farm' },
    ],
    products: [
      { code: 'A', unitCost: 1.2345, leadTimeDays: 3, packSize: 6, supplier: 'Mill', observations },
      { code: 'B', observations, counts: { '2026-01-01': 7, '2026-01-03': 5 } },
    ],
  });
  seedStore(opened.db, {
    code: 'S2',
    suppliers: [{ supplier: 'Mill' }],
    products: [{ code: 'A', supplier: 'Mill', observations, counts: { '2026-01-02': 1 } }],
  });
  store = getStore(opened.db, 'S1');
});
afterEach(() => opened.remove());

const termsOf = (product: string) => loadOrderTerms(opened.db, store.id).get(product);
const set = (...patches: TermsPatch[]) => patchTerms(opened.db, store, patches, MARK, dayFromIso('2026-01-01'));

describe('terms of products', () => {
  test('come in currency units, null where nobody said anything, with the supplier', () => {
    expect(termsOf('A')).toMatchObject({
      unitCost: 1.2345,
      leadTimeDays: 3,
      packSize: 6,
      moq: null,
      sources: { unitCost: 'file', leadTimeDays: 'file', packSize: 'file' },
    });
    expect(termsOf('A')?.supplier).toEqual({
      name: 'Mill',
      leadTimeDays: 4,
      leadTimes: null,
      orderWeekdays: [0, 4],
      reviewPeriodDays: null,
      minimumOrderValue: 250.5,
      currency: 'CHF',
      currencyRate: null,
    });
    const nothing = Object.fromEntries(TERM_NAMES.map((name) => [name, null]));
    expect(termsOf('B')).toEqual({ ...nothing, sources: {}, supplier: null, supplierSource: null });
    expect([...loadOrderTerms(opened.db, store.id, 'B').keys()]).toEqual(['B']);
  });

  test('that the user sets go before those of files, and come back when they are taken back', () => {
    const before = set({ product: 'A', unitCost: 0.5, moq: 12, supplier: 'Farm', leadTimeDays: 3 });
    expect(before).toEqual([{ product: 'A', unitCost: null, moq: null, supplier: null, leadTimeDays: null }]);
    expect(termsOf('A')).toMatchObject({
      unitCost: 0.5,
      moq: 12,
      packSize: 6,
      sources: { unitCost: 'set', moq: 'set', packSize: 'file', leadTimeDays: 'set' },
      supplier: { name: 'Farm' },
    });
    expect(getProduct(opened.db, store, 'A').supplier).toBe('Farm');
    expect(set(...before)).toEqual([{ product: 'A', unitCost: 0.5, moq: 12, supplier: 'Farm', leadTimeDays: 3 }]);
    expect(termsOf('A')).toMatchObject({ unitCost: 1.2345, moq: null, supplier: { name: 'Mill' } });
    expect(opened.db.prepare('SELECT * FROM product_terms').all(), 'nothing set, nothing kept').toEqual([]);
  });

  test('are changed all together or not at all', () => {
    expect(() => set({ product: 'A', moq: 3 }, { product: 'C', moq: 3 })).toThrow(/no product "C"/);
    expect(() => set({ product: 'A', moq: 3 }, { product: 'A', supplier: 'Nobody' })).toThrow(/no supplier "Nobody"/);
    expect(termsOf('A')?.moq).toBeNull();
    expect(set({ product: 'A', moq: null }), 'a change to the same is none').toEqual([]);
  });

  test('are as before after any changes and their undo', () => {
    const price = fc.option(fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100));
    const whole = fc.option(fc.integer({ min: 1, max: 1000 }));
    const patch = fc.record<TermsPatch, 'product'>(
      {
        product: fc.constantFrom('A', 'B'),
        unitCost: price,
        price,
        packSize: whole,
        leadTimeDays: fc.option(fc.integer({ min: 0, max: 180 })),
        onOrder: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
        supplier: fc.constantFrom('Mill', 'Farm', null),
      },
      { requiredKeys: ['product'] },
    );
    fc.assert(
      fc.property(fc.array(patch, { maxLength: 6 }), fc.array(patch, { maxLength: 6 }), (first, second) => {
        set(...first);
        const known = [termsOf('A'), termsOf('B')];
        set(...set(...second));
        expect([termsOf('A'), termsOf('B')]).toEqual(known);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('suppliers', () => {
  test('take changes, a new name among them, and their undo', () => {
    const shares = [
      { days: 5, share: 0.25 },
      { days: 3, share: 0.75 },
    ];
    const before = patchSuppliers(opened.db, store, [
      { supplier: 'Mill', name: 'Old mill', leadTimes: shares, note: 'Ring first' },
      { supplier: 'Old mill', minimumOrderValue: 0, currencyRate: 1.05 },
      { supplier: 'Farm', leadTimeDays: null },
    ]);
    expect(getSupplier(opened.db, store, 'Old mill')).toMatchObject({
      leadTimes: [shares[1], shares[0]],
      note: 'Ring first',
      minimumOrderValue: 0,
      currencyRate: 1.05,
    });
    expect(before).toEqual([
      { supplier: 'Old mill', minimumOrderValue: 250.5, currencyRate: null },
      { supplier: 'Old mill', name: 'Mill', leadTimes: null, note: null },
    ]);
    patchSuppliers(opened.db, store, before);
    expect(getSupplier(opened.db, store, 'Mill')).toMatchObject({ leadTimes: null, minimumOrderValue: 250.5 });
  });

  test('have one name each, and stay as they are when one change of many is refused', () => {
    expect(() => insertSupplier(opened.db, store.id, 'Mill')).toThrow(/already/);
    const patches = [
      { supplier: 'Mill', leadTimeDays: 9 },
      { supplier: 'Farm', name: 'Mill' },
    ];
    expect(() => patchSuppliers(opened.db, store, patches)).toThrow(/already/);
    expect(getSupplier(opened.db, store, 'Mill').leadTimeDays).toBe(4);
    expect(() => getSupplier(opened.db, store, 'Quarry')).toThrow(/no supplier "Quarry"/);
  });

  test('are counted by their products and removed when they have none', () => {
    set({ product: 'B', supplier: 'Farm' });
    const { id: mill } = getSupplier(opened.db, store, 'Mill');
    const { id: farm } = getSupplier(opened.db, store, 'Farm');
    expect(countProductsOf(opened.db, store.id)).toEqual(
      new Map([
        [mill, 1],
        [farm, 1],
      ]),
    );
    expect(() => removeSupplier(opened.db, store, 'Farm')).toThrow(/1 products/);
    set({ product: 'B', supplier: null });
    removeSupplier(opened.db, store, 'Farm');
    expect(listSuppliers(opened.db, store.id).map(({ name }) => name)).toEqual(['Mill']);
  });
});

test('the last count of a product is the last one up to the day that is asked for', () => {
  const counted = (day: string, product?: string) =>
    loadStockCounts(opened.db, store.id, dayFromIso(day), product).get('B');
  expect(counted('2025-12-31')).toBeUndefined();
  expect(counted('2026-01-02')).toEqual({ day: dayFromIso('2026-01-01'), units: 7 });
  expect(counted('2026-02-01', 'B')).toEqual({ day: dayFromIso('2026-01-03'), units: 5 });
  expect(loadStockCounts(opened.db, store.id, dayFromIso('2026-02-01')).size).toBe(1);
});

test('a deleted store takes its suppliers, terms and counts along', () => {
  set({ product: 'A', moq: 3, supplier: 'Farm' });
  deleteStore(opened.db, 'S1');
  for (const table of ['product_terms', 'stock_count', 'supplier']) {
    const rows = opened.db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get();
    expect(rows?.n, table).toBe(table === 'product_terms' ? 0 : 1);
  }
});
