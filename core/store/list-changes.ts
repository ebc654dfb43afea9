// What a stock list or a supplier file does to a store: applied value by value, each with what was there before, so that
// it can be shown beforehand and taken back whole, months later.
import { TERM_NAMES, type TermName } from '../contract/terms.ts';
import type { Day } from '../math/day.ts';
import type { SqlValue, WriteDb } from './sql.ts';
import { raiseDataVersion, type StoreRow } from './stores.ts';
import { SUPPLIER_COLUMNS, type SupplierField } from './suppliers.ts';
import { TERM_COLUMNS, toCell } from './term-columns.ts';

/** A product as a list tells of it; what it does not say is absent. Money in major currency units. */
export interface ListedProduct {
  readonly code: string;
  readonly name?: string;
  readonly category?: string;
  readonly supplier?: string;
  readonly onHand?: number;
  readonly terms: Readonly<Partial<Record<TermName, number>>>;
}

/** A supplier as a file tells of it, in the columns of the table. */
export interface ListedSupplier {
  readonly name: string;
  readonly cells: Readonly<Partial<Record<SupplierField, SqlValue>>>;
}

export interface ListContent {
  readonly products: readonly ListedProduct[];
  readonly suppliers: readonly ListedSupplier[];
  /** Its stock was counted at the close of this day. */
  readonly stockDay: Day | null;
}

/** One value that changed. `of`: code of the product, name of the supplier; suppliers of products by name. */
export type ListChange =
  | { readonly kind: 'product' | 'supplier'; readonly of: string; readonly added: true }
  | { readonly kind: 'product' | 'supplier'; readonly of: string; readonly column: string; before: Value; after: Value }
  | { readonly kind: 'stock'; readonly of: string; readonly day: Day; before: number | null; after: number };
type Value = string | number | null;

interface ProductCells {
  id: number;
  name: string;
  category: string | null;
  supplier: string | null;
  [column: string]: Value;
}

const FILE_TERMS = TERM_NAMES.filter((name) => !TERM_COLUMNS[name].notInFiles);

const FIND_PRODUCT = `SELECT p.id, p.name, p.category, s.name AS supplier, ${FILE_TERMS.map((name) => `p.${TERM_COLUMNS[name].column}`).join(', ')}
FROM product p LEFT JOIN supplier s ON s.id = p.supplier_id WHERE p.store_id = ? AND p.code = ?`;

const REVERTIBLE: ReadonlySet<string> = new Set([
  'name',
  'category',
  'supplier',
  ...FILE_TERMS.map((name) => TERM_COLUMNS[name].column),
  ...Object.values(SUPPLIER_COLUMNS),
]);

/** Applies a list; products and suppliers that are not there yet are added. Run in a transaction. */
export function applyList(db: WriteDb, { id: storeId }: Pick<StoreRow, 'id'>, list: ListContent): ListChange[] {
  const changes: ListChange[] = [];
  for (const { name, cells } of list.suppliers) changes.push(...applySupplier(db, storeId, name, cells));
  const find = db.prepare<[number, string], ProductCells>(FIND_PRODUCT);
  for (const product of list.products) {
    const { code } = product;
    let known = find.get(storeId, code);
    if (!known) {
      db.prepare('INSERT INTO product (store_id, code, name) VALUES (?, ?, ?)').run(storeId, code, code);
      changes.push({ kind: 'product', of: code, added: true });
      known = find.get(storeId, code) as ProductCells;
    }
    if (product.supplier !== undefined) changes.push(...applySupplier(db, storeId, product.supplier, {}));
    for (const [column, after] of Object.entries(wantedCells(product, known))) {
      if (known[column] === after) continue;
      setProduct(db, storeId, known.id, column, after);
      changes.push({ kind: 'product', of: code, column, before: known[column], after });
    }
    if (product.onHand !== undefined && list.stockDay !== null) {
      const before = setCount(db, known.id, list.stockDay, product.onHand);
      if (before !== product.onHand) {
        changes.push({ kind: 'stock', of: code, day: list.stockDay, before, after: product.onHand });
      }
    }
  }
  raiseIfNeeded(db, storeId, changes);
  return changes;
}

/** A name counts where the product only has its code, a category where it has none: sales files know both better. */
function wantedCells(product: ListedProduct, known: ProductCells): Record<string, Value> {
  const wanted: Record<string, Value> = {};
  if (product.name !== undefined && known.name === product.code) wanted.name = product.name;
  if (product.category !== undefined && known.category === null) wanted.category = product.category;
  if (product.supplier !== undefined) wanted.supplier = product.supplier;
  for (const name of FILE_TERMS) {
    const value = product.terms[name];
    if (value !== undefined) wanted[TERM_COLUMNS[name].column] = toCell(name, value);
  }
  return wanted;
}

function setProduct(db: WriteDb, storeId: number, id: number, column: string, value: Value): void {
  if (column === 'supplier') {
    const sql = `UPDATE product SET supplier_id = (SELECT id FROM supplier WHERE store_id = ? AND name = ?) WHERE id = ?`;
    db.prepare(sql).run(storeId, value, id);
  } else {
    db.prepare(`UPDATE product SET ${column} = ? WHERE id = ?`).run(value, id);
  }
}

function applySupplier(db: WriteDb, storeId: number, name: string, cells: ListedSupplier['cells']): ListChange[] {
  const find = db.prepare<[number, string], { id: number } & Record<string, Value>>(
    'SELECT * FROM supplier WHERE store_id = ? AND name = ?',
  );
  const changes: ListChange[] = [];
  let known = find.get(storeId, name);
  if (!known) {
    db.prepare('INSERT INTO supplier (store_id, name) VALUES (?, ?)').run(storeId, name);
    changes.push({ kind: 'supplier', of: name, added: true });
    known = find.get(storeId, name) as { id: number } & Record<string, Value>;
  }
  for (const [field, value] of Object.entries(cells)) {
    const column = SUPPLIER_COLUMNS[field as SupplierField];
    const after = value as Value;
    if (known[column] === after) continue;
    db.prepare(`UPDATE supplier SET ${column} = ? WHERE id = ?`).run(after, known.id);
    changes.push({ kind: 'supplier', of: name, column, before: known[column], after });
  }
  return changes;
}

/** Sets (null: forgets) the count of a day; answers with the one there was. */
export function setCount(db: WriteDb, productId: number, day: Day, units: number | null): number | null {
  const find = db.prepare<[number, Day], { units: number }>(
    'SELECT units FROM stock_count WHERE product_id = ? AND day = ?',
  );
  const before = find.get(productId, day)?.units ?? null;
  if (units === null) db.prepare('DELETE FROM stock_count WHERE product_id = ? AND day = ?').run(productId, day);
  else db.prepare('INSERT OR REPLACE INTO stock_count VALUES (?, ?, ?)').run(productId, day, units);
  return before;
}

/**
 * Takes changes back, the last one first. What is another value by now than the list gave stays as it is; added products
 * that have sales by now and added suppliers that something is bought from stay too. Run in a transaction.
 */
export function revertList(db: WriteDb, { id: storeId }: Pick<StoreRow, 'id'>, changes: readonly ListChange[]): void {
  const find = db.prepare<[number, string], ProductCells>(FIND_PRODUCT);
  for (const change of changes.toReversed()) {
    // A workspace may come from anybody: nothing but columns of ours goes into a statement.
    if ('column' in change && !REVERTIBLE.has(change.column)) continue;
    if (change.kind === 'supplier') revertSupplier(db, storeId, change);
    else {
      const product = find.get(storeId, change.of);
      if (!product) continue;
      if (change.kind === 'stock') {
        const { day, before, after } = change;
        const now = setCount(db, product.id, day, before);
        if (now !== after) setCount(db, product.id, day, now);
      } else if ('added' in change) {
        const unsold = 'NOT EXISTS (SELECT 1 FROM observation WHERE product_id = product.id)';
        db.prepare(`DELETE FROM product WHERE id = ? AND ${unsold}`).run(product.id);
      } else if (product[change.column] === change.after) {
        setProduct(db, storeId, product.id, change.column, change.before);
      }
    }
  }
  raiseIfNeeded(db, storeId, changes);
}

function revertSupplier(
  db: WriteDb,
  storeId: number,
  change: Extract<ListChange, { kind: 'supplier' | 'product' }>,
): void {
  if ('added' in change) {
    db.prepare(
      `DELETE FROM supplier WHERE store_id = ? AND name = ?
       AND NOT EXISTS (SELECT 1 FROM product WHERE supplier_id = supplier.id)
       AND NOT EXISTS (SELECT 1 FROM product_terms WHERE supplier_id = supplier.id)`,
    ).run(storeId, change.of);
    return;
  }
  const { column, before, after } = change;
  db.prepare(`UPDATE supplier SET ${column} = ? WHERE store_id = ? AND name = ? AND ${column} IS ?`).run(
    before,
    storeId,
    change.of,
    after,
  );
}

/** Names, categories and suppliers are part of the data that models are trained on; terms are not. */
function raiseIfNeeded(db: WriteDb, storeId: number, changes: readonly ListChange[]): void {
  const counts = changes.some(
    (change) =>
      change.kind === 'product' && ('added' in change || ['name', 'category', 'supplier'].includes(change.column)),
  );
  if (counts) raiseDataVersion(db, storeId);
}
