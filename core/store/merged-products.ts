// Products that count for another one (supersession): whose records a series is read from, and how they are read as one.
import type { Day } from '../math/day.ts';
import { q, type ReadDb, type SqlValue } from './sql.ts';

/** Ids of all products that count for a product, the product itself last; only of those for which others count. */
export type Members = ReadonlyMap<number, readonly number[]>;

export function loadMembers(db: ReadDb, storeId: number): Members {
  const merged = db.all(
    q.selectFrom('merged_product').select(['id', 'root']).where('store_id', '=', storeId).orderBy('id'),
  );
  const members = new Map<number, number[]>();
  for (const { id, root } of merged) members.set(root, [...(members.get(root) ?? []), id]);
  for (const [root, ids] of members) ids.push(root);
  return members;
}

/** Codes of the products that count for another one, with the code of that one. */
export const loadMergedCodes = (db: ReadDb, storeId: number): Map<string, string> =>
  new Map(
    db
      .prepareRows<[number], [string, string]>(
        `SELECT own.code, root.code FROM merged_product merged
         JOIN product own ON own.id = merged.id JOIN product root ON root.id = merged.root
         WHERE merged.store_id = ?`,
      )
      .all(storeId),
  );

/** The product for which a product's history counts; itself when it was not merged. */
export const rootOf = (db: ReadDb, productId: number): number =>
  db.get(q.selectFrom('merged_product').select('root').where('id', '=', productId))?.root ?? productId;

const COUNTED = ['units', 'units_ordered'];

/** On a day that several have, units and stock add up, and of the rest the product's own record counts. */
function mergedColumn(column: string): string {
  if (COUNTED.includes(column)) return `sum(${column})`;
  if (column === 'stock') return 'sum(CASE WHEN stock < 0 THEN 0 ELSE stock END)';
  return column;
}

/** One range of the clustered table. */
export const recordsSql = (columns: readonly string[]): string =>
  `SELECT ${columns.join(', ')} FROM observation WHERE product_id = ? AND day <= ? ORDER BY day`;

/**
 * Reads columns of the records of a product and all that count for it, by day, ascending, up to a day. `day` must be among
 * the columns; a row may have a cell more than these.
 */
export function recordReader<Row extends readonly SqlValue[]>(
  db: ReadDb,
  members: Members,
  columns: readonly string[],
): (productId: number, lastDay?: Day) => Row[] {
  const own = db.prepareRows<[number, number], Row>(recordsSql(columns));
  // The bare columns of an aggregate with max() are those of the row that has the maximum.
  const merged = `SELECT ${columns.map(mergedColumn).join(', ')}, max(product_id = ?) FROM observation
    WHERE product_id IN (SELECT value FROM json_each(?)) AND day <= ? GROUP BY day ORDER BY day`;
  return (productId, lastDay = Number.MAX_SAFE_INTEGER) => {
    const ids = members.get(productId);
    if (!ids) return own.all(productId, lastDay);
    return db.prepareRows<[number, string, number], Row>(merged).all(productId, JSON.stringify(ids), lastDay);
  };
}
