// The database wrapper on a real file: queries, cache, transactions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openForReading } from './open.ts';
import { q } from './sql.ts';
import { openTestDatabase } from './test-store.ts';

describe('a database', () => {
  let test: ReturnType<typeof openTestDatabase>;
  beforeEach(() => {
    test = openTestDatabase();
  });
  afterEach(() => test.remove());

  const put = (key: string, value: string) => test.db.run(q.insertInto('meta').values({ key, value }));
  const keys = () => test.db.all(q.selectFrom('meta').select('key').orderBy('key')).map((row) => row.key);

  it('runs queries that Kysely builds, compiled before or not', () => {
    expect(put('a', '1').changes).toBe(1);
    const query = q.selectFrom('meta').select('value').where('key', '=', 'a');
    expect(test.db.get(query)).toEqual({ value: '1' });
    expect(test.db.all(query.compile())).toEqual([{ value: '1' }]);
    expect(test.db.get(query.where('value', '=', '2'))).toBeUndefined();
  });

  it('gives rows as objects and as arrays for the same text', () => {
    put('a', '1');
    const text = 'SELECT key, value FROM meta';
    expect(test.db.prepare(text).all()).toEqual([{ key: 'a', value: '1' }]);
    expect(test.db.prepareRows(text).all()).toEqual([['a', '1']]);
    expect(test.db.prepare(text).all()).toEqual([{ key: 'a', value: '1' }]);
  });

  it('lets a query run while the same query is being iterated', () => {
    put('a', '1');
    put('b', '2');
    const text = 'SELECT key FROM meta ORDER BY key';
    const pairs: unknown[] = [];
    for (const outer of test.db.prepareRows(text).iterate()) {
      for (const inner of test.db.prepareRows(text).all()) pairs.push([outer[0], inner[0]]);
    }
    expect(pairs).toEqual([
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'b'],
    ]);
  });

  it('answers more different queries than its cache holds', () => {
    for (let i = 0; i < 1000; i++) expect(test.db.prepareRows(`SELECT ${i}`).get()).toEqual([i]);
    expect(test.db.prepareRows('SELECT 0').get()).toEqual([0]);
  });

  it('keeps nothing of a transaction that throws', () => {
    const broken = () =>
      test.db.transaction(() => {
        put('a', '1');
        throw new Error('no');
      });
    expect(broken).toThrow('no');
    expect(keys()).toEqual([]);
  });

  it('undoes only the inner of two nested transactions when that one throws', () => {
    test.db.transaction(() => {
      put('outer', '1');
      expect(() =>
        test.db.transaction(() => {
          put('inner', '1');
          throw new Error('no');
        }),
      ).toThrow('no');
      expect(test.db.inTransaction).toBe(true);
    });
    expect(keys()).toEqual(['outer']);
  });

  it('refuses an asynchronous transaction instead of committing half of it', () => {
    expect(() => test.db.transaction(async () => put('a', '1'))).toThrow(/promise/);
    expect(keys()).toEqual([]);
  });

  it('finds text without regard to case and accents', () => {
    expect(test.db.prepareRows("SELECT fold_text('Café ÖL'), fold_text(NULL)").get()).toEqual(['cafe ol', null]);
  });

  it('keeps foreign keys', () => {
    const orphan = { store_id: 99, name: 'x' };
    expect(() => test.db.run(q.insertInto('supplier').values(orphan))).toThrow(/FOREIGN KEY/);
  });

  it('can be read by a second connection that cannot write', () => {
    put('a', '1');
    const reader = openForReading(test.db.path);
    expect(reader.get(q.selectFrom('meta').select('value'))).toEqual({ value: '1' });
    expect(() => reader.prepare("DELETE FROM meta WHERE key = 'a'").run()).toThrow(/readonly/);
    reader.close();
  });
});
