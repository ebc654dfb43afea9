// What the user sets for a product: changed in one transaction, with the state before as the answer.
import { TERM_NAMES, type TermsPatch } from '../contract/terms.ts';
import type { Day } from '../math/day.ts';
import { setCount } from './list-changes.ts';
import { getProduct } from './products.ts';
import type { ProductTermsTable } from './schema/catalogue.ts';
import { q, type WriteDb } from './sql.ts';
import type { StoreRow } from './stores.ts';
import { getSupplier } from './suppliers.ts';
import { fromCell, TERM_COLUMNS, toCell } from './term-columns.ts';

/** Who changed it, and when (ISO timestamp). */
export interface ChangeMark {
  readonly at: string;
  readonly by: string;
}

type OwnTerms = Omit<ProductTermsTable, 'product_id' | 'changed_at' | 'changed_by'>;

const NOTHING_SET: OwnTerms = {
  unit_cost: null,
  price: null,
  lead_time_days: null,
  pack_size: null,
  moq: null,
  shelf_life_days: null,
  storage_limit: null,
  on_order: null,
  committed: null,
  service_level: null,
  supplier_id: null,
};

/**
 * Applies changes in their order, all or none; answers with the patches that take them back, in the order in which they
 * have to be applied. Counted stock is that at the close of `stockDay`. Throws not-found/product, not-found/supplier.
 */
export function patchTerms(
  db: WriteDb,
  store: Pick<StoreRow, 'id' | 'code'>,
  patches: Iterable<TermsPatch>,
  mark: ChangeMark,
  stockDay: Day,
): TermsPatch[] {
  return db.transaction(() => {
    const before: TermsPatch[] = [];
    for (const patch of patches) {
      const undo = patchProduct(db, store, patch, { ...mark, stockDay });
      if (undo) before.unshift(undo);
    }
    return before;
  });
}

function patchProduct(
  db: WriteDb,
  store: Pick<StoreRow, 'id' | 'code'>,
  patch: TermsPatch,
  mark: ChangeMark & { readonly stockDay: Day },
): TermsPatch | null {
  const { id } = getProduct(db, store, patch.product);
  const known: OwnTerms = db.get(q.selectFrom('product_terms').selectAll().where('product_id', '=', id)) ?? NOTHING_SET;
  const next: OwnTerms = { ...NOTHING_SET };
  for (const column of Object.keys(NOTHING_SET) as (keyof OwnTerms)[]) next[column] = known[column];
  const undo: TermsPatch = { product: patch.product };
  for (const name of TERM_NAMES) {
    const value = patch[name];
    if (value === undefined) continue;
    const { column } = TERM_COLUMNS[name] as { column: Exclude<keyof OwnTerms, 'supplier_id'> };
    next[column] = value === null ? null : toCell(name, value);
    const cell = known[column];
    if (cell !== next[column]) undo[name] = cell === null ? null : fromCell(name, cell);
  }
  if (patch.supplier !== undefined) {
    next.supplier_id = patch.supplier === null ? null : getSupplier(db, store, patch.supplier).id;
    if (known.supplier_id !== next.supplier_id) undo.supplier = supplierName(db, known.supplier_id);
  }
  if (Object.keys(undo).length > 1) save(db, id, next, mark);
  if (patch.onHand !== undefined) {
    const before = setCount(db, id, mark.stockDay, patch.onHand);
    if (before !== patch.onHand) undo.onHand = before;
  }
  if (Object.keys(undo).length === 1) return null;
  return undo;
}

function save(db: WriteDb, productId: number, terms: OwnTerms, mark: ChangeMark): void {
  if (Object.values(terms).every((value) => value === null)) {
    db.run(q.deleteFrom('product_terms').where('product_id', '=', productId));
    return;
  }
  const row = { ...terms, changed_at: mark.at, changed_by: mark.by };
  db.run(
    q
      .insertInto('product_terms')
      .values({ product_id: productId, ...row })
      .onConflict((conflict) => conflict.column('product_id').doUpdateSet(row)),
  );
}

function supplierName(db: WriteDb, id: number | null): string | null {
  if (id === null) return null;
  return db.get(q.selectFrom('supplier').select('name').where('id', '=', id))?.name ?? null;
}
