// Products: their rows, searched and paged, and the attributes their supplier decides.
import { sql } from 'kysely';
import { AppError } from '../contract/errors.ts';
import { rootOf } from './merged-products.ts';
import { q, type ReadDb } from './sql.ts';
import type { StoreRow } from './stores.ts';
import { foldText } from './text-fold.ts';

export interface ProductRow {
  id: number;
  code: string;
  name: string;
  category: string | null;
  region: string | null;
  supplier: string | null;
  /** Unit cost in 1/10,000 of the currency unit. */
  unit_cost: number | null;
  lead_time_days: number | null;
  pack_size: number | null;
  moq: number | null;
}

const productRows = () =>
  q
    .selectFrom('product')
    .leftJoin('product_terms', 'product_terms.product_id', 'product.id')
    .leftJoin('supplier', (join) =>
      join.on('supplier.id', '=', (eb) => eb.fn.coalesce('product_terms.supplier_id', 'product.supplier_id')),
    )
    .select([
      'product.id',
      'product.code',
      'product.name',
      'product.category',
      'product.region',
      'supplier.name as supplier',
      'product.unit_cost',
      'product.lead_time_days',
      'product.pack_size',
      'product.moq',
    ]);

/** Without those that count for another one. */
const ownProductRows = (storeId: number) =>
  productRows().where('product.store_id', '=', storeId).where('product.merged_into', 'is', null);

export const listProductsQuery = (storeId: number) => ownProductRows(storeId).orderBy('product.code');

/** All products of a store by code. */
export const listProducts = (db: ReadDb, store: Pick<StoreRow, 'id'>): ProductRow[] =>
  db.all(listProductsQuery(store.id));

/** Codes of all products of a store. */
export const listProductCodes = (db: ReadDb, store: Pick<StoreRow, 'id'>): string[] =>
  db
    .all(q.selectFrom('product').select('code').where('store_id', '=', store.id).where('merged_into', 'is', null))
    .map(({ code }) => code);

/** The product of a code; of one that was merged into another, that other one. Throws not-found/product. */
export function getProduct(db: ReadDb, store: Pick<StoreRow, 'id' | 'code'>, code: string): ProductRow {
  const own = getProductRow(db, store, code);
  return own.merged_into === null ? own : (db.get(productRows().where('product.id', '=', rootOf(db, own.id))) ?? own);
}

/** The very product of a code, also when it was merged into another. Throws not-found/product. */
export function getProductRow(
  db: ReadDb,
  store: Pick<StoreRow, 'id' | 'code'>,
  code: string,
): ProductRow & { merged_into: number | null } {
  const rows = productRows().select('product.merged_into').where('product.store_id', '=', store.id);
  const row = db.get(rows.where('product.code', '=', code));
  if (!row)
    throw new AppError('not-found/product', `The store "${store.code}" has no product "${code}".`, { name: code });
  return row;
}

export interface ProductFilter {
  /** Part of the code or the name; case and accents do not matter. */
  search?: string;
  category?: string;
}

/** One page of products by code, and how many there are in all. */
export function pageProducts(
  db: ReadDb,
  store: Pick<StoreRow, 'id'>,
  filter: ProductFilter & { offset: number; limit: number },
): { total: number; products: ProductRow[] } {
  let matching = ownProductRows(store.id);
  if (filter.category !== undefined) matching = matching.where('product.category', '=', filter.category);
  if (filter.search) {
    const part = foldText(filter.search);
    const found = sql<boolean>`instr(fold_text(product.code), ${part}) OR instr(fold_text(product.name), ${part})`;
    matching = matching.where(sql<boolean>`(${found})`);
  }
  const counted = matching.clearSelect().select((eb) => eb.fn.countAll<number>().as('total'));
  const products = db.all(matching.orderBy('product.code').limit(filter.limit).offset(filter.offset));
  return { total: db.get(counted)?.total ?? 0, products };
}

/** Names of the categories in use, by name. */
export function listCategories(db: ReadDb, store: Pick<StoreRow, 'id'>): string[] {
  const rows = db.all(
    q
      .selectFrom('product')
      .select('category')
      .distinct()
      .where('store_id', '=', store.id)
      .where('category', 'is not', null)
      .orderBy('category'),
  );
  return rows.map((row) => row.category as string);
}
