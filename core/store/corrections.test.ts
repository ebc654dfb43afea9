// Corrections by hand: on top of all files, whatever comes in or goes under them, and undone one by one.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../math/day.ts';
import { closeDays, correctCells, mergeProducts, pageCorrections, renameProduct } from './corrections.ts';
import { productHistory } from './history.ts';
import { getProduct, listProducts } from './products.ts';
import { loadSeriesFrame } from './series.ts';
import { q } from './sql.ts';
import { commitStaged, measureEffect, type ObservationColumn } from './staging.ts';
import { StoreFactsCache } from './store-facts.ts';
import { getStore } from './stores.ts';
import { openTestDatabase, seedStore } from './test-store.ts';
import { applySlowly, type Row, stageRows } from './test-uploads.ts';
import { measureUndo, undoUpload } from './undo-upload.ts';
import { findCommitted, getUpload, listUploads, updateUpload } from './uploads.ts';

const AT = '2026-01-01T00:00:00.000Z';
const mark = { at: '2026-02-03T04:05:06.000Z', by: 'Ada' };

let test: ReturnType<typeof openTestDatabase>;
beforeEach(() => {
  test = openTestDatabase();
});
afterEach(() => test.remove());

const store = () => getStore(test.db, 'S');

function importRows(rows: readonly Row[], overlap: 'replace' | 'add' | 'keep' = 'replace', names = {}): string {
  const uploadId = stageRows(test.db, rows, names);
  const columns: ObservationColumn[] = rows.some(({ price }) => price !== undefined) ? ['price'] : [];
  commitStaged(test.db, { uploadId, overlap, columns, at: AT });
  updateUpload(test.db, uploadId, { state: 'committed', committedAt: AT });
  return uploadId;
}

function finish<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const measure = (uploadId: string) => finish(measureUndo(test.db, uploadId));

const undo = (id: string) => undoUpload(test.db, id, mark);
const correct = (product: string, day: number, values: Parameters<typeof correctCells>[3]) =>
  correctCells(test.db, store(), { product, day }, values, mark) as string;

const content = () =>
  test.db.all(
    q
      .selectFrom('observation')
      .innerJoin('product', 'product.id', 'observation.product_id')
      .select(['code as product', 'day', 'units', 'observation.price'])
      .orderBy('code')
      .orderBy('day'),
  );
const units = () => content().map((row) => row.units);
const day = (number: number, sold: number, price?: number): Row => ({ product: 'A', day: number, units: sold, price });

describe('A corrected cell', () => {
  it('stands in the history with who, when, before and after, and goes back', () => {
    importRows([day(100, 1, 2), day(101, 5, 2)]);
    const version = store().data_version;
    const id = correct('A', 101, { units: 50, stock: 60 });
    expect(content()[1]).toMatchObject({ units: 50, price: 20_000 });
    expect(store().data_version).toBeGreaterThan(version);
    expect(pageCorrections(test.db, store(), { offset: 0, limit: 10 })).toEqual({
      total: 1,
      corrections: [
        {
          id,
          facts: {
            kind: 'cells',
            product: 'A',
            name: 'A',
            day: '1970-04-12',
            before: { units: 5, stock: null },
            after: { units: 50, stock: 60 },
          },
          who: 'Ada',
          at: mark.at,
          undoneAt: null,
          undoneBy: null,
        },
      ],
    });
    expect(undo(id)).toMatchObject({ removed: 0, restored: 1, changedStores: ['S'] });
    expect(units()).toEqual([1, 5]);
    expect(test.db.all(q.selectFrom('observation_layer').selectAll())).toEqual([]);
    expect(pageCorrections(test.db, store(), { offset: 0, limit: 10 }).corrections[0].undoneBy).toBe('Ada');
  });

  it('is no upload', () => {
    const uploadId = importRows([day(100, 1)]);
    const id = correct('A', 100, { units: 2 });
    expect(listUploads(test.db, { offset: 0, limit: 10 }).map((upload) => upload.id)).toEqual([uploadId]);
    expect(() => getUpload(test.db, id)).toThrow(/no upload/);
    expect(findCommitted(test.db, '')).toBeNull();
  });

  it('does nothing where everything is so already', () => {
    importRows([day(100, 1, 2)]);
    expect(correct('A', 100, { units: 1, price: 2 })).toBeNull();
    expect(pageCorrections(test.db, store(), { offset: 0, limit: 10 }).total).toBe(0);
  });

  it('stays on top of the same file when it comes again, and of a later export', () => {
    importRows([day(100, 1), day(101, 5)]);
    const id = correct('A', 101, { units: 50 });
    importRows([day(101, 5), day(102, 7)]);
    expect(units()).toEqual([1, 50, 7]);
    importRows([day(101, 6)], 'add');
    expect(units()).toEqual([1, 50, 7]);
    undo(id);
    expect(units()).toEqual([1, 11, 7]);
  });

  it.each(['replace', 'add', 'keep'] as const)('counts as what its file is before an import with "%s"', (overlap) => {
    importRows([day(100, 1), day(101, 5), day(102, 7), day(104, 2)]);
    correct('A', 101, { units: 50 });
    correct('A', 102, { units: 9 });
    correct('A', 103, { units: 3 });
    const uploadId = stageRows(test.db, [day(101, 5), day(102, 9), day(103, 3)]);
    const measured = finish(measureEffect(test.db, uploadId, overlap, []));
    const { effect } = commitStaged(test.db, { uploadId, overlap, columns: [], at: AT });
    expect(measured.effect).toEqual(effect);
    expect(effect).toMatchObject({
      inserted: 1,
      replaced: { replace: 1, add: 2, keep: 0 }[overlap],
      unchanged: { replace: 1, add: 0, keep: 0 }[overlap],
      kept: overlap === 'keep' ? 2 : 0,
    });
    expect(units()).toEqual([1, 50, 9, 3, 2]);
  });

  it('waits when the file below it is undone, and counts again when its day comes back', () => {
    const file = importRows([day(100, 1), day(101, 5)]);
    const id = correct('A', 101, { units: 50 });
    const effect = { removed: 2, restored: 0, waiting: 1, removedProducts: [], removedStores: [] };
    expect(measure(file)).toMatchObject(effect);
    expect(undo(file)).toMatchObject(effect);
    expect(content()).toEqual([]);
    importRows([day(100, 1), day(101, 4)]);
    expect(units()).toEqual([1, 50]);
    undo(id);
    expect(units()).toEqual([1, 4]);
  });

  it('leaves with its product when it is undone after the file', () => {
    const file = importRows([day(100, 1)]);
    const id = correct('A', 100, { price: 3 });
    undo(file);
    expect(undo(id)).toMatchObject({ removed: 0, waiting: 0, removedProducts: ['A'] });
  });

  it('may add the record of a day that has none, which lasts when files say the day, too', () => {
    importRows([day(100, 1), day(103, 2)]);
    const id = correct('A', 101, { units: 4 });
    expect(units()).toEqual([1, 4, 2]);
    const later = importRows([day(101, 9, 3)]);
    expect(content()[1]).toMatchObject({ units: 4, price: 30_000 });
    undo(later);
    expect(units()).toEqual([1, 4, 2]);
    undo(id);
    expect(units()).toEqual([1, 2]);
    expect(() => correct('A', 101, { price: 1 })).toThrow(/say how many units/);
    expect(() => correct('A', 104, { units: 1 })).toThrow(/outside the days/);
    expect(() => correct('B', 100, { units: 1 })).toThrow(/no product/);
  });

  it('gives what laying it over the files in the end gives, in any order of imports, corrections and undos', () => {
    const row = fc.record({ day: fc.integer({ min: 100, max: 103 }), units: fc.integer({ min: 0, max: 9 }) });
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('import' as const),
        rows: fc.uniqueArray(row, { selector: (r) => r.day, minLength: 1 }),
        overlap: fc.constantFrom('replace' as const, 'add' as const, 'keep' as const),
      }),
      fc.record({ kind: fc.constant('correct' as const), row }),
      fc.record({ kind: fc.constant('undo' as const), nth: fc.nat(20) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const own = openTestDatabase();
        test.remove();
        test = own;
        importRows([
          { product: 'Z', day: 99, units: 1 },
          { product: 'Z', day: 104, units: 1 },
        ]);
        type Done = { id: string; isUndone: boolean } & (
          | { kind: 'import'; rows: Row[]; overlap: 'replace' | 'add' | 'keep' }
          | { kind: 'correct'; row: Row; isAmending: boolean }
        );
        const done: Done[] = [];
        const expected = () => {
          let rows: Row[] = [];
          const standing = done.filter(({ isUndone }) => !isUndone);
          for (const one of standing) if (one.kind === 'import') rows = applySlowly(rows, one.rows, one.overlap);
          for (const one of standing) {
            if (one.kind !== 'correct') continue;
            if (one.isAmending && !rows.some((known) => known.day === one.row.day)) continue;
            rows = applySlowly(rows, [one.row], 'replace');
          }
          return rows.map((known) => [known.day, known.units]);
        };
        for (const one of steps) {
          if (one.kind === 'import') {
            const rows = one.rows.map((known) => ({ ...known, product: 'A' }));
            done.push({ ...one, rows, id: importRows(rows, one.overlap), isUndone: false });
          } else if (one.kind === 'correct') {
            if (!listProducts(test.db, store()).some(({ code }) => code === 'A')) continue;
            const isAmending = content().some((known) => known.product === 'A' && known.day === one.row.day);
            const id = correct('A', one.row.day, { units: one.row.units });
            if (id) done.push({ kind: 'correct', id, isUndone: false, isAmending, row: { ...one.row, product: 'A' } });
          } else {
            const target = done.filter(({ isUndone }) => !isUndone)[one.nth];
            if (!target) continue;
            const effect = measure(target.id);
            expect(undo(target.id)).toEqual(effect);
            target.isUndone = true;
          }
          const found = content().filter(({ product }) => product === 'A');
          expect(found.map((known) => [known.day, known.units])).toEqual(expected());
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});

describe('A renamed product', () => {
  it('keeps its name over later files and takes the old one back with the correction', () => {
    importRows([day(100, 1)], 'replace', { A: { name: 'Cofee' } });
    const id = renameProduct(test.db, store(), 'A', 'Coffee', mark) as string;
    expect(renameProduct(test.db, store(), 'A', 'Coffee', mark)).toBeNull();
    importRows([day(101, 1)], 'replace', { A: { name: 'Cofee' } });
    expect(getProduct(test.db, store(), 'A').name).toBe('Coffee');
    expect(undo(id)).toMatchObject({ changedProducts: 1, changedStores: ['S'] });
    expect(getProduct(test.db, store(), 'A').name).toBe('Cofee');
    importRows([day(102, 1)], 'replace', { A: { name: 'Coffee!' } });
    expect(getProduct(test.db, store(), 'A').name).toBe('Coffee!');
  });
});

describe('A merged product', () => {
  const seed = () =>
    seedStore(test.db, {
      code: 'S',
      products: [
        { code: 'OLD', category: 'Drinks', observations: [obs(100, 1, 5), obs(101, 2, 3)] },
        { code: 'NEW', category: 'Tea', observations: [obs(101, 10, 20), obs(103, 4, 9)] },
        { code: 'NEWER', observations: [obs(104, 7)] },
      ],
    });
  const obs = (at: number, sold: number, stock?: number) => ({ day: isoFromDay(at), units: sold, stock });
  const series = () => {
    const frame = loadSeriesFrame(test.db, 'S');
    return Object.fromEntries(
      frame.products.map(({ code }, i) => [code, [...frame.units.subarray(frame.offset[i], frame.offset[i + 1])]]),
    );
  };

  it('counts for the other one everywhere, also what files say of it later, until that is undone', () => {
    seed();
    const id = mergeProducts(test.db, store(), { from: 'OLD', into: 'NEW' }, mark);
    expect(series()).toEqual({ NEW: [1, 12, 0, 4, 0], NEWER: [7] });
    const frame = loadSeriesFrame(test.db, 'S');
    expect(frame.stock[1], 'stock of one day adds up').toBe(23);
    expect(getProduct(test.db, store(), 'OLD').code).toBe('NEW');
    expect(listProducts(test.db, store()).map(({ code }) => code)).toEqual(['NEW', 'NEWER']);
    const facts = new StoreFactsCache(test.db).of('S');
    expect(facts.productCount).toBe(2);
    expect(facts.totals()?.byCategory.get('Tea')?.units[0]).toBe(1);
    expect(productHistory(test.db, facts, 'NEW').units).toEqual([1, 12, null, 4, 0]);

    importRows([{ product: 'OLD', day: 104, units: 6 }]);
    expect(series().NEW).toEqual([1, 12, 0, 4, 6]);
    expect(undo(id)).toMatchObject({ removed: 0, changedStores: ['S'], removedProducts: [] });
    expect(series()).toEqual({ OLD: [1, 2, 0, 0, 6], NEW: [10, 0, 4, 0], NEWER: [7] });
  });

  it('may be merged on, and comes out of the chain alone', () => {
    seed();
    const first = mergeProducts(test.db, store(), { from: 'OLD', into: 'NEW' }, mark);
    mergeProducts(test.db, store(), { from: 'NEW', into: 'NEWER' }, mark);
    expect(series()).toEqual({ NEWER: [1, 12, 0, 4, 7] });
    expect(() => mergeProducts(test.db, store(), { from: 'NEWER', into: 'OLD' }, mark)).toThrow(/one product already/);
    undo(first);
    expect(series()).toEqual({ OLD: [1, 2, 0, 0, 0], NEWER: [10, 0, 4, 7] });
  });

  it('may go on under a new code, which goes again when that is undone', () => {
    seed();
    const id = mergeProducts(test.db, store(), { from: 'OLD', into: 'OLD-2', name: 'Old one' }, mark);
    expect(getProduct(test.db, store(), 'OLD')).toMatchObject({ code: 'OLD-2', name: 'Old one', category: 'Drinks' });
    expect(series()['OLD-2']).toEqual([1, 2, 0, 0, 0]);
    expect(undo(id)).toMatchObject({ removedProducts: ['OLD-2'] });
    expect(series().OLD).toEqual([1, 2, 0, 0, 0]);
  });
});

describe('A closed day', () => {
  it('is closed for every product, whatever its records say, until that is undone', () => {
    seedStore(test.db, {
      code: 'S',
      products: [
        { code: 'A', observations: ['06', '07', '08'].map((at, i) => ({ day: `2026-01-${at}`, units: i, price: 2 })) },
        { code: 'B', observations: ['06', '08'].map((at) => ({ day: `2026-01-${at}`, units: 3, price: 2 })) },
      ],
    });
    const closed = () => [...loadSeriesFrame(test.db, 'S').closed];
    expect(closed()).toEqual([0, 0, 0, 0, 0, 0]);
    const at = dayFromIso('2026-01-07');
    const id = closeDays(test.db, store(), { from: at, to: at }, mark);
    closeDays(test.db, store(), { from: at, to: at }, mark);
    expect(closed()).toEqual([0, 1, 0, 0, 1, 0]);
    const history = productHistory(test.db, new StoreFactsCache(test.db).of('S'), 'B');
    expect(history.closed).toEqual([false, true, false]);
    expect(undo(id)).toMatchObject({ changedStores: ['S'], removed: 0 });
    expect(closed(), 'the other correction still closes it').toEqual([0, 1, 0, 0, 1, 0]);
  });

  it('is a whole step of a weekly or monthly store, and lies among its days', () => {
    const weeks = [1, 8, 15, 22, 29].map((at) => ({ day: isoFromDay(20_000 + at), units: at }));
    seedStore(test.db, { code: 'S', frequency: 'weekly', products: [{ code: 'A', observations: weeks }] });
    const at = 20_000 + 10;
    closeDays(test.db, store(), { from: at, to: at }, mark);
    expect([...loadSeriesFrame(test.db, 'S').closed]).toEqual([0, 0, 1, 0, 0]);
    const [{ facts }] = pageCorrections(test.db, store(), { offset: 0, limit: 1 }).corrections;
    expect(facts).toMatchObject({ from: isoFromDay(20_009), to: isoFromDay(20_015) });
    expect(() => closeDays(test.db, store(), { from: 20_031, to: 20_031 }, mark)).toThrow(/can be planned/);
  });
});
