// Migrations on real files: fresh, from the version before, broken half-way, too new, not ours.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../contract/errors.ts';
import { MIGRATIONS, migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { loadOrderTerms } from './order-terms.ts';
import { getRecipe } from './recipes.ts';
import type { Database } from './schema.ts';
import { wrapDatabase } from './sql.ts';
import { undoUpload } from './undo-upload.ts';
import { pageRejectedRows } from './uploads.ts';

const next: Migration = {
  version: MIGRATIONS.length + 1,
  name: 'a column more',
  sql: "ALTER TABLE product ADD COLUMN note TEXT; INSERT INTO meta VALUES ('migrated', 'yes');",
};

describe('migrate', () => {
  let dir: string;
  let connection: BetterSqlite3.Database;
  let clock: number;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
    connection = new BetterSqlite3(join(dir, 'shelfcast.db'));
    clock = Date.UTC(2026, 0, 1);
  });
  afterEach(() => {
    connection.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const run = (migrations?: readonly Migration[]) => {
    clock += 1000;
    migrate(connection, { backupDir: join(dir, 'backups'), now: () => new Date(clock), migrations });
  };
  const version = () => connection.pragma('user_version', { simple: true });
  const meta = () => connection.prepare('SELECT key, value FROM meta').all();
  const backups = () => readdirSync(join(dir, 'backups')).sort();

  it('numbers its steps from 1 without gaps', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });

  it('makes every table that the code knows, all of them strict', () => {
    run();
    const names: Record<Exclude<keyof Database, `staging_${string}`>, true> = {
      meta: true,
      store: true,
      supplier: true,
      product: true,
      product_terms: true,
      stock_count: true,
      list_import: true,
      observation: true,
      upload: true,
      upload_file: true,
      rejected_row: true,
      file: true,
      job: true,
      model: true,
      bulk_run: true,
      bulk_line: true,
      plan: true,
      override: true,
      override_day: true,
      bulk_line_decision: true,
      purchase_order: true,
      purchase_order_line: true,
      purchase_order_receipt: true,
      purchase_order_change: true,
      alert_mark: true,
      replay: true,
      observation_layer: true,
      product_change: true,
      recipe: true,
      merged_product: true,
      closed_day: true,
    };
    const tables = connection.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'").all() as {
      name: string;
      strict: number;
    }[];
    const views = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'view'").pluck().all();
    const own = tables.filter(({ name }) => !name.startsWith('sqlite_'));
    expect(own.map(({ name }) => name).sort()).toEqual(Object.keys(names).sort());
    expect(own.filter(({ name, strict }) => strict === 0 && !views.includes(name))).toEqual([]);
    expect(version()).toBe(MIGRATIONS.length);
  });

  it('does nothing to a file of its own version', () => {
    run();
    const before = connection.serialize();
    run();
    expect(connection.serialize().equals(before)).toBe(true);
    expect(() => backups(), 'no backup of anything').toThrow(/ENOENT/);
  });

  it('brings a file of the version before up to date and keeps a copy of it', () => {
    run();
    connection.exec("INSERT INTO meta VALUES ('name', 'Corner shop')");
    run([...MIGRATIONS, next]);
    expect(version()).toBe(next.version);
    expect(meta()).toContainEqual({ key: 'migrated', value: 'yes' });
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1);

    expect(backups()).toEqual([`schema-${MIGRATIONS.length}-2026-01-01T00-00-02-000Z.db`]);
    const copy = new BetterSqlite3(join(dir, 'backups', backups()[0]), { readonly: true });
    expect(copy.prepare('SELECT * FROM meta').all()).toEqual([{ key: 'name', value: 'Corner shop' }]);
    expect(copy.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    copy.close();
  });

  it('keeps suppliers and products of version 5, of whom nothing more is known in version 6', () => {
    run(MIGRATIONS.slice(0, 5));
    connection.exec(`
      INSERT INTO store (code, name, is_demo, frequency, settings, data_version, created_at)
        VALUES ('S1', 'Corner shop', 0, 'daily', '{}', 1, '');
      INSERT INTO supplier (store_id, name) VALUES (1, 'Mill');
      INSERT INTO product (store_id, code, name, supplier_id, unit_cost, lead_time_days, moq)
        VALUES (1, 'A', 'Apple', 1, 12345, 3, 10);`);
    run(MIGRATIONS.slice(0, 6));
    const terms = loadOrderTerms(wrapDatabase(connection), 1).get('A');
    expect(terms).toMatchObject({
      unitCost: 1.2345,
      leadTimeDays: 3,
      moq: 10,
      shelfLifeDays: null,
      sources: { unitCost: 'file', leadTimeDays: 'file', moq: 'file' },
      supplier: { name: 'Mill', leadTimeDays: null, orderWeekdays: null },
    });
    const insane = "UPDATE supplier SET lead_time_days = 900 WHERE name = 'Mill'";
    expect(() => connection.exec(insane)).toThrow(/CHECK/);
  });

  it('puts the uploads of version 10 into the order of their commits, so that they can be undone in version 11', () => {
    run(MIGRATIONS.slice(0, 10));
    const upload =
      'INSERT INTO upload (id, file_name, size_bytes, sha256, state, who, created_at, committed_at, options)';
    connection.exec(`
      INSERT INTO store (code, name, is_demo, frequency, settings, data_version, created_at)
        VALUES ('S1', 'Corner shop', 0, 'daily', '{}', 1, '');
      INSERT INTO product (store_id, code, name) VALUES (1, 'A', 'Apple');
      ${upload} VALUES ('late', 'f', 1, '', 'committed', 'w', '', '2025-02-01', '{}'),
        ('early', 'f', 1, '', 'committed', 'w', '', '2025-01-01', '{}'), ('never', 'f', 1, '', 'failed', 'w', '', NULL, '{}');
      INSERT INTO observation (product_id, day, units, upload_id) VALUES (1, 100, 1, 'early'), (1, 101, 2, 'late');`);
    run();
    const numbers = connection.prepare('SELECT id, commit_number FROM upload ORDER BY id').raw().all();
    expect(numbers).toEqual([
      ['early', 1],
      ['late', 2],
      ['never', null],
    ]);
    const effect = undoUpload(wrapDatabase(connection), 'early', { at: 'now', by: 'Ada' });
    expect(effect).toMatchObject({ removed: 1, removedProducts: [], changedStores: ['S1'] });
    expect(connection.prepare('SELECT day, upload_id FROM observation').raw().all()).toEqual([[101, 'late']]);
  });

  it('takes what a workspace of version 13 has for files and products of their own', () => {
    run(MIGRATIONS.slice(0, 13));
    connection.exec(`
      INSERT INTO store (code, name, is_demo, frequency, settings, data_version, created_at)
        VALUES ('S1', 'Corner shop', 0, 'daily', '{}', 1, '');
      INSERT INTO product (store_id, code, name) VALUES (1, 'A', 'Apple');
      INSERT INTO upload (id, file_name, size_bytes, sha256, state, who, created_at, options, commit_number)
        VALUES ('u', 'f.csv', 1, '', 'committed', 'Ada', '', '{}', 1);`);
    run();
    expect(connection.prepare('SELECT kind, store_id, facts FROM upload').raw().all()).toEqual([['file', null, null]]);
    expect(connection.prepare('SELECT merged_into FROM product').raw().all()).toEqual([[null]]);
    expect(connection.prepare('SELECT * FROM merged_product').all()).toEqual([]);
  });

  it('leaves the recipes of version 14 as they were: nothing was said of their files', () => {
    run(MIGRATIONS.slice(0, 14));
    connection.exec(`INSERT INTO recipe VALUES ('r', 'Till', '{}', '[]', '2025-01-01', 'Ada')`);
    run();
    expect(getRecipe(wrapDatabase(connection), 'r')).toMatchObject({
      name: 'Till',
      said: { reading: {}, shape: null },
    });
  });

  it('keeps the rejected rows of version 16, of which nobody noted what stood above them', () => {
    run(MIGRATIONS.slice(0, 16));
    connection.exec(`
      INSERT INTO upload (id, file_name, size_bytes, sha256, state, who, created_at, options)
      VALUES ('u', 'wide.csv', 1, 'x', 'ready', 'Ada', '2025-01-01', '{}');
      INSERT INTO rejected_row (upload_id, line, code, column_name, value, text)
      VALUES ('u', 3, 'bad-number', '(cell)', 'x', 'A\tx');
    `);
    run();
    expect(pageRejectedRows(wrapDatabase(connection), 'u', { offset: 0, limit: 9 }).rows).toEqual([
      { file: null, line: 3, code: 'bad-number', column: '(cell)', heading: null, value: 'x', text: 'A\tx' },
    ]);
  });

  it('keeps the three latest copies', () => {
    run();
    clock = Date.UTC(2026, 0, 1);
    for (let made = 0; made < 5; made++) {
      run([...MIGRATIONS, next]);
      connection.exec(
        `DELETE FROM meta; ALTER TABLE product DROP COLUMN note; PRAGMA user_version = ${next.version - 1}`,
      );
    }
    const stamp = (second: number) => `schema-${MIGRATIONS.length}-2026-01-01T00-00-0${second}-000Z.db`;
    expect(backups()).toEqual([stamp(3), stamp(4), stamp(5)]);
  });

  it('leaves a file as it was when a step fails half-way', () => {
    run();
    const broken: Migration = { ...next, sql: `${next.sql} INSERT INTO nowhere VALUES (1);` };
    expect(() => run([...MIGRATIONS, broken])).toThrow(/nowhere/);
    expect(version()).toBe(MIGRATIONS.length);
    expect(meta()).toEqual([]);
    run([...MIGRATIONS, next]);
    expect(version()).toBe(next.version);
  });

  it('refuses a step that leaves a reference to nothing', () => {
    run();
    const broken: Migration = { ...next, sql: "INSERT INTO supplier (store_id, name) VALUES (7, 'nobody')" };
    expect(() => run([...MIGRATIONS, broken])).toThrow(/1 broken reference/);
    expect(version()).toBe(MIGRATIONS.length);
  });

  it('refuses the file of a newer Shelfcast and tells both versions', () => {
    run();
    connection.pragma(`user_version = ${MIGRATIONS.length + 7}`);
    const error = caught(run);
    expect(error).toMatchObject({ code: 'storage/newer-version', details: { got: String(MIGRATIONS.length + 7) } });
  });

  it("refuses other people's databases and leaves them alone", () => {
    connection.exec('CREATE TABLE customer (id INTEGER)');
    expect(caught(run)).toMatchObject({ code: 'storage/corrupt' });
    expect(connection.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'customer' }]);
  });
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    return error;
  }
  throw new Error('nothing was thrown');
}
