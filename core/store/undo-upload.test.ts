// Undoing uploads: after any sequence of imports and undos the store is as if what was undone had never been imported.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { commitList, undoListImport } from './list-imports.ts';
import { patchTerms } from './product-terms.ts';
import { q } from './sql.ts';
import type { StagedProduct } from './staged-upload.ts';
import { commitStaged, type ObservationColumn, type OverlapPolicy } from './staging.ts';
import { getStore } from './stores.ts';
import { openTestDatabase } from './test-store.ts';
import { applySlowly, type Row, stageRows } from './test-uploads.ts';
import { applyUndo, measureUndo, planUndo, undoUpload } from './undo-upload.ts';
import { findCommitted, getUpload, updateUpload } from './uploads.ts';

const AT = '2026-01-01T00:00:00.000Z';
const who = { at: '2026-02-03T04:05:06.000Z', by: 'Ada' };

let test: ReturnType<typeof openTestDatabase>;
beforeEach(() => {
  test = openTestDatabase();
});
afterEach(() => test.remove());

interface Given {
  overlap?: OverlapPolicy;
  columns?: ObservationColumn[];
  products?: Record<string, Partial<StagedProduct>>;
  code?: string;
}

/** Imports rows as a file of its own; returns the upload's id. */
function importRows(rows: readonly Row[], { overlap = 'replace', columns, products, code }: Given = {}): string {
  const uploadId = stageRows(test.db, rows, products, code);
  const found = (['price', 'weather'] as const).filter((column) => rows.some((row) => row[column] !== undefined));
  commitStaged(test.db, { uploadId, overlap, columns: columns ?? found, at: AT });
  updateUpload(test.db, uploadId, { state: 'committed', committedAt: AT });
  return uploadId;
}

function measure(uploadId: string) {
  const measurement = measureUndo(test.db, uploadId);
  for (;;) {
    const step = measurement.next();
    if (step.done) return step.value;
  }
}

const undo = (uploadId: string) => undoUpload(test.db, uploadId, who);

const content = () =>
  test.db.all(
    q
      .selectFrom('observation')
      .innerJoin('product', 'product.id', 'observation.product_id')
      .select(['code as product', 'day', 'units', 'observation.price', 'weather'])
      .orderBy('code')
      .orderBy('day'),
  );
const count = (table: 'observation_layer' | 'product' | 'store' | 'product_change') =>
  test.db.get(q.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('n')))?.n;
const asStored = (rows: readonly Row[]) =>
  rows.map((row) => ({ ...row, price: row.price == null ? null : row.price * 10_000, weather: row.weather ?? null }));
const version = (code = 'S') => getStore(test.db, code).data_version;

const day = (number: number, units: number, more: Partial<Row> = {}): Row => ({
  product: 'A',
  day: number,
  units,
  ...more,
});

describe('undoing uploads', () => {
  const anyRow: fc.Arbitrary<Row> = fc.record({
    product: fc.constantFrom('A', 'B', 'C'),
    day: fc.integer({ min: 100, max: 104 }),
    // SQLite knows no minus zero.
    units: fc.double({ min: -2, max: 5, noNaN: true }).map((units) => units + 0),
    price: fc.constantFrom(1, 2, null),
    weather: fc.constantFrom('sun', 'rain', null),
  });
  const anyFile = fc.record({
    rows: fc.uniqueArray(anyRow, { minLength: 1, maxLength: 12, selector: (row) => `${row.product} ${row.day}` }),
    overlap: fc.constantFrom<OverlapPolicy>('replace', 'replace', 'add', 'keep'),
    // Some files only have units.
    hasMore: fc.boolean(),
  });
  const anyStep = fc.oneof(
    { weight: 3, arbitrary: anyFile },
    // Which of the uploads that stand to undo.
    { weight: 2, arbitrary: fc.nat(9) },
    // The file of the upload before once more, unchanged.
    { weight: 1, arbitrary: fc.constant('again' as const) },
  );

  it('gives what importing only the others, in their order, would have given', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 2, maxLength: 10 }), (steps) => {
        test.db.exec('DELETE FROM store; DELETE FROM upload;');
        let standing: { id: string; rows: Row[]; overlap: OverlapPolicy; hasMore: boolean }[] = [];
        for (const step of steps) {
          if (typeof step === 'number') {
            const victim = standing[step % Math.max(1, standing.length)];
            if (!victim) continue;
            const before = content();
            const promised = measure(victim.id);
            expect(content(), 'measuring changes nothing').toEqual(before);
            const effect = undo(victim.id);
            expect(effect).toEqual(promised);
            expect(before.length - content().length).toBe(effect.removed - resurrected(before, content()));
            standing = standing.filter(({ id }) => id !== victim.id);
          } else {
            const last = standing.at(-1);
            if (step === 'again' && !last) continue;
            const { rows, overlap, hasMore } = step === 'again' ? (last as (typeof standing)[0]) : step;
            const file = hasMore ? rows : rows.map(({ product, day, units }) => ({ product, day, units }));
            standing.push({
              id: importRows(file, { overlap, columns: hasMore ? ['price', 'weather'] : [] }),
              rows,
              overlap,
              hasMore,
            });
          }
          let expected: Row[] = [];
          for (const { rows, overlap, hasMore } of standing) expected = laySlowly(expected, rows, overlap, hasMore);
          expect(content()).toEqual(asStored(expected));
        }
        for (const { id } of standing) undo(id);
        expect(content()).toEqual([]);
        expect([count('observation_layer'), count('product'), count('store'), count('product_change')]).toEqual([
          0, 0, 0, 0,
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it('is worked out anew when the store changed after it was worked out', () => {
    const first = importRows([day(100, 1), day(101, 1), day(102, 1)]);
    importRows([day(101, 2)]);
    const planning = planUndo(test.db, first);
    let step = planning.next();
    while (!step.done) step = planning.next();
    importRows([day(102, 3)]);
    const effect = applyUndo(test.db, step.value, who);
    expect(effect).toMatchObject({ removed: 1, stayed: 2 });
    expect(content()).toEqual(asStored([day(101, 2), day(102, 3)]));
  });

  /** Rows that "keep" had kept out and that an undo lets in. */
  const resurrected = (before: readonly { product: string; day: number }[], after: typeof before) => {
    const known = new Set(before.map((row) => `${row.product} ${row.day}`));
    return after.filter((row) => !known.has(`${row.product} ${row.day}`)).length;
  };

  /** A file without price and weather leaves both as they are. */
  const laySlowly = (old: readonly Row[], rows: readonly Row[], overlap: OverlapPolicy, hasMore: boolean): Row[] => {
    const cells = new Map(old.map((row) => [`${row.product} ${row.day}`, row]));
    const whole = rows.map((row) => {
      if (hasMore) return row;
      const before = cells.get(`${row.product} ${row.day}`);
      return { ...row, price: before?.price ?? null, weather: before?.weather ?? null };
    });
    return applySlowly(old, whole, overlap);
  };

  it('costs a file nothing whose days are new', () => {
    importRows([day(100, 1), day(101, 2)]);
    importRows([day(102, 3), { product: 'B', day: 100, units: 1 }]);
    expect(count('observation_layer')).toBe(0);
  });

  it('keeps what overlapping exports have in common, whichever is undone', () => {
    const first = importRows([day(100, 1), day(101, 2), day(102, 3)]);
    const second = importRows([day(101, 2), day(102, 5), day(103, 4)]);
    expect(undo(first)).toMatchObject({ removed: 1, restored: 0, stayed: 2, firstDay: 100, lastDay: 100, products: 1 });
    expect(content().map(({ units }) => units)).toEqual([2, 5, 4]);
    expect(undo(second)).toMatchObject({
      removed: 3,
      restored: 0,
      stayed: 0,
      removedProducts: ['A'],
      removedStores: ['S'],
    });
  });

  it('brings back what was overwritten, and takes only its own till away where two add up', () => {
    importRows([day(100, 10, { price: 2, weather: 'sun' })]);
    const corrected = importRows([day(100, 7, { price: 3, weather: null })]);
    const secondTill = importRows([day(100, 0.1)], { overlap: 'add' });
    expect(content()[0]).toMatchObject({ units: 7.1, price: 30_000, weather: null });
    const before = version();
    expect(undo(corrected)).toMatchObject({ removed: 0, restored: 1, changedStores: ['S'] });
    expect(content()).toEqual([{ product: 'A', day: 100, units: 10.1, price: 20_000, weather: 'sun' }]);
    expect(version()).toBeGreaterThan(before);
    undo(secondTill);
    expect(content()[0].units).toBe(10);
    expect(count('observation_layer')).toBe(0);
  });

  it('is noted with who and when, and the same file can be imported again', () => {
    const uploadId = importRows([day(100, 1)]);
    const { sha256 } = getUpload(test.db, uploadId);
    expect(findCommitted(test.db, sha256)?.uploadId).toBe(uploadId);
    undo(uploadId);
    expect(getUpload(test.db, uploadId)).toMatchObject({ state: 'undone', undoneAt: who.at, undoneBy: 'Ada' });
    expect(findCommitted(test.db, sha256)).toBeNull();
    expect(() => undo(uploadId)).toThrow(
      new AppError('conflict/upload-state', '', { state: 'undone' }).constructor as never,
    );
    importRows([day(100, 1)]);
    expect(content()).toHaveLength(1);
  });

  it('takes back what it taught products, unless something later knows better', () => {
    importRows([day(100, 1)], { products: { A: { name: 'Bread', category: 'Food' } } });
    const second = importRows([day(101, 1)], { products: { A: { name: 'Brown bread', supplier: 'Mill', moq: 6 } } });
    importRows([day(102, 1)], { products: { A: { name: 'Rye bread' } } });
    expect(undo(second).changedProducts).toBe(1);
    const [product] = test.db.all(q.selectFrom('product').selectAll());
    expect(product).toMatchObject({ name: 'Rye bread', category: 'Food', supplier_id: null, moq: null });
    const third = importRows([day(103, 1)], { products: { A: { name: 'Toast' } } });
    undo(third);
    expect(test.db.get(q.selectFrom('product').select('name'))?.name).toBe('Rye bread');
  });

  it('leaves products and stores alone that anything else refers to', () => {
    const uploadId = importRows([
      day(100, 1),
      { product: 'B', day: 100, units: 1 },
      { product: 'C', day: 100, units: 1 },
    ]);
    const store = getStore(test.db, 'S');
    patchTerms(test.db, store, [{ product: 'A', moq: 6 }], who, 20_000);
    const list = { products: [{ code: 'B', terms: { moq: 3 } }], suppliers: [], stockDay: null };
    commitList(test.db, store, list, { id: 'l', subject: 'products', fileName: 'f', who: 'w', at: AT });
    expect(undo(uploadId)).toMatchObject({
      removed: 3,
      removedProducts: ['C'],
      removedStores: [],
      changedStores: ['S'],
    });
    expect(test.db.all(q.selectFrom('product').select('code')).map(({ code }) => code)).toEqual(['A', 'B']);
    undoListImport(test.db, 'l', AT);
    // What had kept B is gone: the next undo tidies it up.
    expect(undo(importRows([day(101, 1)]))).toMatchObject({ removedProducts: ['B'], removedStores: [] });
  });

  it('says what an upload from before layers were kept cannot bring back', () => {
    const uploadId = importRows([day(100, 1)]);
    const report = { effect: { replaced: 12 } };
    test.db.run(q.updateTable('upload').set({ commit_rule: null, report: JSON.stringify(report) }));
    expect(measure(uploadId)).toMatchObject({ removed: 1, lost: 12 });
  });
});
