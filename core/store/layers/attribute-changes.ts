// What uploads taught known products (name, category, supplier, terms), value by value, and the way back.
import type { ReadDb, SqlValue, WriteDb } from '../sql.ts';

/** Attributes of a product that an upload fills. */
export const ATTRIBUTES = [
  'name',
  'category',
  'region',
  'supplier_id',
  'unit_cost',
  'lead_time_days',
  'pack_size',
  'moq',
] as const;
/** Also what only corrections change. */
export type Attribute = (typeof ATTRIBUTES)[number] | 'merged_into';

export interface AttributeChange {
  productId: number;
  attribute: Attribute;
  before: SqlValue;
  after: SqlValue;
}

export function recordAttributes(db: WriteDb, commit: number, changes: readonly AttributeChange[]): void {
  const insert = db.prepare('INSERT INTO product_change VALUES (?, ?, ?, ?, ?)');
  for (const { productId, attribute, before, after } of changes) {
    insert.run(productId, attribute, commit, before, after);
  }
}

/** Products whose attributes an upload changed. */
export const countChangedProducts = (db: ReadDb, commit: number): number =>
  db
    .prepareRows<[number], [number]>('SELECT count(DISTINCT product_id) FROM product_change WHERE commit_number = ?')
    .get(commit)?.[0] ?? 0;

/**
 * Takes the values back that still are as the upload left them. Where a later upload changed the same value, that one
 * now came after what was there before.
 */
export function revertAttributes(db: WriteDb, commit: number): void {
  const changes = db
    .prepareRows<[number], [number, Attribute, SqlValue, SqlValue]>(
      'SELECT product_id, attribute, before, after FROM product_change WHERE commit_number = ?',
    )
    .all(commit);
  const takeOver = db.prepare(
    `UPDATE product_change SET before = ? WHERE product_id = ? AND attribute = ? AND commit_number =
       (SELECT min(commit_number) FROM product_change WHERE product_id = ? AND attribute = ? AND commit_number > ?)`,
  );
  for (const [productId, attribute, before, after] of changes) {
    if (takeOver.run(before, productId, attribute, productId, attribute, commit).changes > 0) continue;
    // A supplier may be gone since.
    const value = attribute === 'supplier_id' ? '(SELECT id FROM supplier WHERE id = ?)' : '?';
    const sql = `UPDATE product SET ${attribute} = ${value} WHERE id = ? AND ${attribute} IS ?`;
    db.prepare(sql).run(before, productId, after);
  }
  db.prepare('DELETE FROM product_change WHERE commit_number = ?').run(commit);
}
