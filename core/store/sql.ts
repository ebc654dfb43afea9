// How every query runs: Kysely builds and compiles, better-sqlite3 runs, synchronously and from a statement cache.
import type BetterSqlite3 from 'better-sqlite3';
import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Database } from './schema.ts';
import { addSqlFunctions } from './sql-functions.ts';

/**
 * The query builder. It only builds: hand the query to a database.
 *
 *     db.all(q.selectFrom('store').selectAll().orderBy('code'))
 */
export const q: Kysely<Database> = new Kysely<Database>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** A Kysely query, compiled or not. Compile once what runs often. */
export type Query<Row> = Compilable<Row> | CompiledQuery<Row>;

/** What SQLite stores and takes as a parameter. Booleans are 0 and 1. */
export type SqlValue = number | string | bigint | Uint8Array | null;

export interface RunResult {
  /** Rows inserted, updated or deleted. */
  changes: number;
  /** rowid of the last inserted row. */
  lastInsertRowid: number;
}

/** Values of numbered parameters (?1) by their number. */
export type NumberedValues = Readonly<Record<number, SqlValue>>;

/** A prepared statement for bulk work. Row values are arrays in column order when made by `prepareRows`. */
export interface Statement<Params extends readonly (SqlValue | NumberedValues)[] = SqlValue[], Row = unknown> {
  run(...params: Params): RunResult;
  get(...params: Params): Row | undefined;
  all(...params: Params): Row[];
  iterate(...params: Params): IterableIterator<Row>;
}

declare const readable: unique symbol;
declare const writable: unique symbol;

/** A database one may read. Functions that only read ask for this. */
export interface ReadDb {
  readonly [readable]: true;
  /** Path of the database file. */
  readonly path: string;
  all<Row>(query: Query<Row>): Row[];
  get<Row>(query: Query<Row>): Row | undefined;
  /** Statement for hand-written SQL with plain `?` placeholders, from the same cache. Rows are objects. */
  prepare<Params extends readonly (SqlValue | NumberedValues)[] = SqlValue[], Row = unknown>(
    sql: string,
  ): Statement<Params, Row>;
  /** The same with rows as arrays in column order: the fast way to read columns in bulk. */
  prepareRows<Params extends readonly SqlValue[] = SqlValue[], Row extends readonly SqlValue[] = SqlValue[]>(
    sql: string,
  ): Statement<Params, Row>;
}

/** A database one may change. There is one per engine: SQLite has one writer. */
export interface WriteDb extends ReadDb {
  readonly [writable]: true;
  run(query: Query<unknown>): RunResult;
  /** Several statements without parameters. */
  exec(sql: string): void;
  /** Runs `work` in one immediate transaction; nested calls are savepoints. `work` must not be async. */
  transaction<T>(work: () => T): T;
  readonly inTransaction: boolean;
  close(): void;
}

/** Enough for every query text of the engine; lists of changing length go through json_each, not through new texts. */
const MAX_CACHED_STATEMENTS = 400;

type RawStatement = BetterSqlite3.Statement<unknown[], unknown>;

/**
 * Wraps an open better-sqlite3 connection. Use openDatabase (open.ts); this is for it and for tests. `closed` is called after
 * the connection was closed.
 */
export function wrapDatabase(connection: BetterSqlite3.Database, closed: () => void = () => {}): WriteDb {
  const statements = new Map<string, RawStatement>();
  addSqlFunctions(connection);

  /** Least recently used statements are forgotten first; SQLite finalises them when they are collected. */
  function statementFor(sql: string, variant: 'objects' | 'arrays'): RawStatement {
    const key = variant === 'objects' ? sql : `\0${sql}`;
    let statement = statements.get(key);
    // A statement that is being iterated cannot run again: such a caller gets one of its own.
    if (statement?.busy) return prepareFresh(sql, variant);
    if (statement) statements.delete(key);
    else statement = prepareFresh(sql, variant);
    statements.set(key, statement);
    if (statements.size > MAX_CACHED_STATEMENTS) statements.delete(statements.keys().next().value as string);
    return statement;
  }

  function prepareFresh(sql: string, variant: 'objects' | 'arrays'): RawStatement {
    const statement = connection.prepare<unknown[], unknown>(sql);
    return variant === 'arrays' && statement.reader ? statement.raw(true) : statement;
  }

  const compiled = <Row>(query: Query<Row>): CompiledQuery<Row> => ('compile' in query ? query.compile() : query);

  const db = {
    path: connection.name,
    all<Row>(query: Query<Row>): Row[] {
      const { sql, parameters } = compiled(query);
      return statementFor(sql, 'objects').all(...parameters) as Row[];
    },
    get<Row>(query: Query<Row>): Row | undefined {
      const { sql, parameters } = compiled(query);
      return statementFor(sql, 'objects').get(...parameters) as Row | undefined;
    },
    run(query: Query<unknown>): RunResult {
      const { sql, parameters } = compiled(query);
      return statementFor(sql, 'objects').run(...parameters) as RunResult;
    },
    prepare: (sql: string) => statementFor(sql, 'objects') as unknown as Statement,
    prepareRows: (sql: string) => statementFor(sql, 'arrays') as unknown as Statement,
    exec: (sql: string) => void connection.exec(sql),
    transaction: <T>(work: () => T): T => connection.transaction(work).immediate(),
    get inTransaction() {
      return connection.inTransaction;
    },
    close() {
      statements.clear();
      connection.close();
      closed();
    },
  };
  return db as unknown as WriteDb;
}
