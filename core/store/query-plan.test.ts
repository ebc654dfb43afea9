// Hot queries find their rows by an index: no scan of a big table, no sorting of many rows.
import { type Compilable, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsSql } from './merged-products.ts';
import { listProductsQuery } from './products.ts';
import { OBSERVATION_CELLS, PRODUCTS_SQL } from './series.ts';
import { q, type SqlValue } from './sql.ts';
import { openTestDatabase } from './test-store.ts';

describe('query plans', () => {
  let test: ReturnType<typeof openTestDatabase>;
  beforeAll(() => {
    test = openTestDatabase();
  });
  afterAll(() => test.remove());

  function planOf(text: string, parameters: readonly unknown[]): string {
    const rows = test.db.prepare<SqlValue[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`);
    return rows
      .all(...(parameters as SqlValue[]))
      .map((row) => row.detail)
      .join('\n');
  }
  const plan = (query: Compilable<unknown>) => {
    const { sql: text, parameters } = query.compile();
    return planOf(text, parameters);
  };

  it('reads the series of a product as one range of the clustered table', () => {
    const detail = planOf(recordsSql(OBSERVATION_CELLS), [1, 20_000]);
    expect(detail).toBe('SEARCH observation USING PRIMARY KEY (product_id=? AND day<?)');
  });

  it('finds the first and last day of each product by seeks', () => {
    const detail = planOf(PRODUCTS_SQL, [20_000, 20_000, 1]);
    expect(detail).not.toMatch(/SCAN (observation|p\b)/);
    expect(detail.match(/SEARCH observation USING PRIMARY KEY \(product_id=\? AND day<\?\)/g)?.length).toBeGreaterThan(
      1,
    );
    expect(detail).not.toContain('USE TEMP B-TREE');
  });

  it('lists products of a store in the order of the index', () => {
    const detail = plan(listProductsQuery(1));
    expect(detail).toContain('SEARCH product USING INDEX sqlite_autoindex_product_1 (store_id=?)');
    expect(detail).not.toContain('USE TEMP B-TREE');
  });

  it('finds a product by store and code', () => {
    const query = q.selectFrom('product').select('id').where('store_id', '=', 1).where('code', '=', 'a');
    expect(plan(query)).toMatch(/SEARCH product USING COVERING INDEX .* \(store_id=\? AND code=\?\)/);
  });

  it('lists the newest jobs, uploads and bulk runs without sorting', () => {
    const jobs = q.selectFrom('job').selectAll().orderBy('created_at', 'desc').orderBy(sql`rowid`, 'desc').limit(50);
    const uploads = q.selectFrom('upload').selectAll().orderBy('created_at', 'desc').limit(50);
    const runs = q.selectFrom('bulk_run').selectAll().where('store_id', '=', 1).orderBy('created_at', 'desc').limit(1);
    for (const query of [jobs, uploads, runs]) expect(plan(query)).not.toContain('USE TEMP B-TREE');
  });

  it('finds an upload by the content of its file', () => {
    const query = q.selectFrom('upload_file').select('upload_id').where('sha256', '=', 'x');
    expect(plan(query)).toContain('USING COVERING INDEX upload_file_hash');
  });

  it('reads the lines of a bulk run in the order of priority', () => {
    const query = q
      .selectFrom('bulk_line')
      .selectAll()
      .where('bulk_id', '=', 'x')
      .orderBy('priority', 'desc')
      .orderBy('product_code')
      .limit(200);
    expect(plan(query)).toContain('USING INDEX bulk_line_priority');
    expect(plan(query)).not.toContain('USE TEMP B-TREE');
  });

  it('deletes a store with everything of it by indexes', () => {
    for (const [table, column] of [
      ['product', 'store_id'],
      ['supplier', 'store_id'],
      ['observation', 'product_id'],
      ['product', 'supplier_id'],
      ['model', 'store_id'],
      ['bulk_run', 'store_id'],
      ['bulk_line', 'bulk_id'],
    ]) {
      expect(planOf(`SELECT 1 FROM ${table} WHERE ${column} = ?`, [1]), table).toMatch(/^SEARCH/);
    }
  });
});
