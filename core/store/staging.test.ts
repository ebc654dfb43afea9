import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dayFromIso } from '../math/day.ts';
import { detectFrequency } from './detect-frequency.ts';
import { openDatabase } from './open.ts';
import { q } from './sql.ts';
import type { StagedProduct } from './staged-upload.ts';
import {
  type CommitOutcome,
  commitStaged,
  measureEffect,
  type ObservationColumn,
  type OverlapPolicy,
} from './staging.ts';
import { openTestDatabase } from './test-store.ts';
import { applySlowly, type Row, stageRows } from './test-uploads.ts';
import { getUpload, listUploads, recoverUploads, updateUpload } from './uploads.ts';

const AT = '2026-01-01T00:00:00.000Z';
let store: ReturnType<typeof openTestDatabase>;
beforeEach(() => {
  store = openTestDatabase();
});
afterEach(() => store.remove());

const stage = (rows: readonly Row[], products: Record<string, Partial<StagedProduct>> = {}, code = 'S'): string =>
  stageRows(store.db, rows, products, code);

const commit = (
  uploadId: string,
  overlap: OverlapPolicy = 'replace',
  columns: ObservationColumn[] = ['price', 'weather'],
): CommitOutcome => commitStaged(store.db, { uploadId, overlap, columns, at: AT });

function measure(uploadId: string, overlap: OverlapPolicy, columns: ObservationColumn[] = ['price', 'weather']) {
  const measurement = measureEffect(store.db, uploadId, overlap, columns);
  for (;;) {
    const step = measurement.next();
    if (step.done) return step.value.effect;
  }
}

const content = () =>
  store.db.all(
    q
      .selectFrom('observation')
      .innerJoin('product', 'product.id', 'observation.product_id')
      .select(['code as product', 'day', 'units', 'observation.price', 'weather'])
      .orderBy('code')
      .orderBy('day'),
  );
const products = () =>
  store.db.all(
    q
      .selectFrom('product')
      .leftJoin('supplier', 'supplier.id', 'product.supplier_id')
      .select(['product.code', 'product.name', 'category', 'unit_cost', 'moq', 'supplier.name as supplier'])
      .orderBy('product.code'),
  );
const version = () => store.db.get(q.selectFrom('store').select('data_version').where('code', '=', 'S'))?.data_version;

const asStored = (rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, price: row.price == null ? null : row.price * 10_000, weather: row.weather ?? null }));

describe('a commit', () => {
  const anyRow: fc.Arbitrary<Row> = fc.record({
    product: fc.constantFrom('A', 'B', 'C'),
    day: fc.integer({ min: 100, max: 106 }),
    units: fc.integer({ min: -2, max: 5 }),
    price: fc.constantFrom(1, 2, null),
    weather: fc.constantFrom('sun', 'rain', null),
  });
  const upload = fc.uniqueArray(anyRow, {
    minLength: 1,
    maxLength: 15,
    selector: ({ product, day }) => `${product} ${day}`,
  });

  test('does what its policy says, and exactly what the measurement promised', () => {
    fc.assert(
      fc.property(
        upload,
        upload,
        fc.constantFrom<OverlapPolicy>('replace', 'add', 'keep'),
        (first, second, overlap) => {
          store.remove();
          store = openTestDatabase();
          commit(stage(first));
          const before = new Map(content().map((row) => [`${row.product} ${row.day}`, row]));
          const uploadId = stage(second);
          const promised = measure(uploadId, overlap);
          const { effect } = commit(uploadId, overlap);
          expect(effect).toEqual(promised);
          expect(content()).toEqual(asStored(applySlowly(asRows(first), second, overlap)));
          const after = content();
          const changed = after.filter((row) => {
            const old = before.get(`${row.product} ${row.day}`);
            return old && JSON.stringify(old) !== JSON.stringify(row);
          });
          expect(effect.inserted).toBe(after.length - before.size);
          expect(effect.replaced).toBe(changed.length);
          expect(effect.inserted + effect.replaced + effect.unchanged + effect.kept).toBe(second.length);
        },
      ),
      { numRuns: 40 },
    );
  });
  const asRows = (rows: readonly Row[]) => rows.map((row) => ({ ...row }));

  test('of the same rows again changes nothing, not even the version of the data', () => {
    const rows: Row[] = [
      { product: 'A', day: 100, units: 1.5, price: 0.1 },
      { product: 'A', day: 101, units: 2, price: 1 / 3 },
    ];
    expect(commit(stage(rows)).effect).toMatchObject({ inserted: 2, newStores: 1, newProducts: 1 });
    const before = version();
    const again = commit(stage(rows));
    expect(again).toEqual({
      effect: { inserted: 0, replaced: 0, unchanged: 2, kept: 0, newStores: 0, newProducts: 0 },
      changedStores: [],
    });
    expect(version()).toBe(before);
    expect(store.db.get(q.selectFrom('staging_observation').select('day').limit(1))).toBeUndefined();
  });

  test('raises the version only of the stores that it changes', () => {
    commit(stage([{ product: 'A', day: 100, units: 1 }], {}, 'S'));
    commit(stage([{ product: 'A', day: 100, units: 1 }], {}, 'T'));
    const before = version();
    expect(commit(stage([{ product: 'A', day: 100, units: 2 }], {}, 'T')).changedStores).toEqual(['T']);
    expect(version()).toBe(before);
  });

  test('leaves what a file does not have as the store knows it', () => {
    commit(stage([{ product: 'A', day: 100, units: 1, price: 2, weather: 'sun' }]));
    const uploadId = stage([{ product: 'A', day: 100, units: 7 }]);
    expect(commit(uploadId, 'replace', []).effect.replaced).toBe(1);
    expect(content()).toEqual([{ product: 'A', day: 100, units: 7, price: 20_000, weather: 'sun' }]);
  });

  test('teaches products what newer files say, and lets older files only fill gaps', () => {
    commit(
      stage([{ product: 'A', day: 100, units: 1 }], {
        A: { name: 'Bread', category: 'Food', supplier: 'Mill', unitCost: 1.25 },
      }),
    );
    commit(stage([{ product: 'A', day: 101, units: 1 }], { A: { name: 'Brown bread', supplier: 'Bakery' } }));
    expect(products()).toEqual([
      { code: 'A', name: 'Brown bread', category: 'Food', unit_cost: 12_500, moq: null, supplier: 'Bakery' },
    ]);
    const outcome = commit(stage([{ product: 'A', day: 50, units: 1 }], { A: { name: 'Old bread', moq: 6 } }));
    expect(outcome.changedStores).toEqual(['S']);
    expect(products()[0]).toMatchObject({ name: 'Brown bread', moq: 6 });
    commit(stage([{ product: 'A', day: 200, units: 1 }], { A: { name: 'Kept out', category: 'X' } }), 'keep');
    expect(products()[0]).toMatchObject({ name: 'Brown bread', category: 'Food' });
  });

  test('that fails leaves everything as it was', () => {
    commit(stage([{ product: 'A', day: 100, units: 1 }]));
    const uploadId = stage([{ product: 'B', day: 100, units: 1, price: 1 }]);
    // A price below zero breaks a rule of the table after stores and products have been written.
    store.db.exec('UPDATE staging_observation SET price = -1');
    expect(() => commit(uploadId)).toThrow(/CHECK/);
    expect(products().map(({ code }) => code)).toEqual(['A']);
    expect(content()).toHaveLength(1);
    expect(measure(uploadId, 'replace')).toMatchObject({ inserted: 1, newProducts: 1 });
  });

  test('keeps other uploads that wait', () => {
    const waiting = stage([{ product: 'Z', day: 5, units: 1 }]);
    commit(stage([{ product: 'A', day: 100, units: 1 }]));
    expect(measure(waiting, 'replace')).toMatchObject({ inserted: 1 });
  });

  test('sees whether a store sells by the day, the week or the month', () => {
    const weeks = Array.from({ length: 20 }, (_, i) => ({ product: 'A', day: 700 + 7 * i, units: 1 }));
    commit(stage(weeks));
    const frequency = () => store.db.get(q.selectFrom('store').select('frequency'))?.frequency;
    expect(frequency()).toBe('weekly');
    commit(stage(Array.from({ length: 60 }, (_, i) => ({ product: 'A', day: 900 + i, units: 1 }))));
    expect(frequency()).toBe('daily');
  });
});

describe('after an engine that ended', () => {
  test('open uploads are closed, and what was committed stays', () => {
    const committed = stage([{ product: 'A', day: 100, units: 1 }]);
    commit(committed);
    updateUpload(store.db, committed, { state: 'committed', committedAt: AT });
    const states = { checking: 'failed', ready: 'discarded', committing: 'failed' } as const;
    const ids = Object.keys(states).map((state) => {
      const uploadId = stage([{ product: 'B', day: 100, units: 1 }]);
      updateUpload(store.db, uploadId, { state: state as keyof typeof states });
      return uploadId;
    });
    expect(recoverUploads(store.db)).toBe(3);
    expect(ids.map((id) => getUpload(store.db, id).state)).toEqual(Object.values(states));
    expect(getUpload(store.db, committed).state).toBe('committed');
    expect(listUploads(store.db, { offset: 0, limit: 10 })).toHaveLength(4);
    expect(content()).toHaveLength(1);
    expect(recoverUploads(store.db)).toBe(0);
  });

  test('nothing is staged any more: that ends with the connection', () => {
    stage([{ product: 'A', day: 100, units: 1 }]);
    const next = openDatabase(store.dir, { create: false, now: () => new Date(AT) });
    expect(next.get(q.selectFrom('staging_product').select('series').limit(1))).toBeUndefined();
    next.close();
  });
});

describe('the frequency', () => {
  const from = (first: string, gaps: number[]) => {
    const days = [dayFromIso(first)];
    for (const gap of gaps) days.push(days[days.length - 1] + gap);
    return days;
  };
  test.each([
    ['daily', from('2024-01-01', Array(30).fill(1))],
    ['daily', from('2024-01-01', [1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 2])],
    ['daily', from('2024-01-01', [7, 7])],
    ['daily', from('2024-01-01', [9, 2, 30, 4, 11, 6])],
    ['weekly', from('2024-01-01', Array(12).fill(7))],
    ['weekly', from('2024-01-01', [7, 7, 7, 14, 7, 7, 7, 7, 7, 7])],
    ['monthly', from('2024-01-01', [31, 29, 31, 30, 31, 30])],
    ['monthly', from('2024-01-01', [31, 29, 31, 61, 30, 31])],
  ])('is %s', (frequency, days) => {
    expect(detectFrequency(days)).toBe(frequency);
  });
});
