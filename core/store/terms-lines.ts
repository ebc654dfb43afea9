// The products of a store with their terms, as a list: searched, filtered and sorted by SQLite, a page at a time.
import type { TermsFilter, TermsListInput, TermsSortKey } from '../contract/terms.ts';
import { TERM_NAMES, type TermName } from '../contract/terms.ts';
import { PRICE_SCALE } from './series.ts';
import type { ReadDb, SqlValue } from './sql.ts';
import type { StoreRow } from './stores.ts';
import { TERM_COLUMNS } from './term-columns.ts';
import { foldText } from './text-fold.ts';

export interface TermsRow {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly category: string | null;
  /** Its latest price in sales files, in major currency units; null: none. */
  readonly soldPrice: number | null;
}

const FROM = `FROM product p
LEFT JOIN product_terms t ON t.product_id = p.id
LEFT JOIN supplier s ON s.id = coalesce(t.supplier_id, p.supplier_id)`;

/** Seeks backwards in the primary key; the last days nearly always have one. */
const SOLD_PRICE =
  '(SELECT o.price FROM observation o WHERE o.product_id = p.id AND o.price IS NOT NULL ORDER BY o.day DESC LIMIT 1)';

interface Sql {
  readonly text: string;
  readonly params: readonly SqlValue[];
}

/** What is known of a term, a stand-in of the supplier or of the sales included; NULL: the store's default counts. */
function known(name: TermName): string {
  const { column, notInFiles } = TERM_COLUMNS[name];
  if (name === 'leadTimeDays') {
    const mean = `(SELECT sum(json_extract(value, '$.days') * json_extract(value, '$.share')) FROM json_each(s.lead_times))`;
    return `coalesce(t.${column}, p.${column}, ${mean}, s.lead_time_days)`;
  }
  if (name === 'price') return `coalesce(t.price, p.price, ${SOLD_PRICE})`;
  return notInFiles ? `t.${column}` : `coalesce(t.${column}, p.${column})`;
}

const SORT_BY: Partial<Record<TermsSortKey, string>> = {
  product: 'p.code',
  name: 'p.name COLLATE NOCASE',
  category: 'p.category COLLATE NOCASE',
  supplier: 's.name COLLATE NOCASE',
};

const SUPPLIER_KNOWN = 'coalesce(t.supplier_id, p.supplier_id)';

function conditions(storeId: number, filter: TermsFilter): Sql {
  const parts = ['p.store_id = ?', 'p.merged_into IS NULL'];
  const params: SqlValue[] = [storeId];
  const oneOf = (column: string, values: readonly string[], not = '') => {
    parts.push(`${column} ${not} IN (SELECT value FROM json_each(?))`);
    params.push(JSON.stringify(values));
  };
  if (filter.category?.length) oneOf('p.category', filter.category);
  if (filter.supplier?.length) oneOf('s.name', filter.supplier);
  if (filter.products) oneOf('p.code', filter.products);
  if (filter.except?.length) oneOf('p.code', filter.except, 'NOT');
  for (const name of filter.unknown ?? []) {
    parts.push(`${name === 'supplier' ? SUPPLIER_KNOWN : known(name)} IS NULL`);
  }
  for (const word of foldText(filter.search ?? '').split(/\s+/)) {
    if (word === '') continue;
    parts.push("instr(fold_text(p.code || char(10) || p.name || char(10) || coalesce(p.category, '')), ?)");
    params.push(word);
  }
  return { text: parts.map((part) => `(${part})`).join(' AND '), params };
}

function orderOf({ sort, descending }: Pick<TermsListInput, 'sort' | 'descending'>): string {
  const key = SORT_BY[sort] ?? known(sort as TermName);
  return `ORDER BY ${key} ${descending ? 'DESC' : 'ASC'} NULLS LAST, p.code`;
}

/** Products that match, in order; all of them or a page. */
export function listTermsRows(
  db: ReadDb,
  store: Pick<StoreRow, 'id'>,
  input: Pick<TermsListInput, 'filter' | 'sort' | 'descending'>,
  page?: { offset: number; limit: number },
): TermsRow[] {
  const { text, params } = conditions(store.id, input.filter);
  const sql = `SELECT p.id, p.code, p.name, p.category, ${SOLD_PRICE} AS soldPrice ${FROM} WHERE ${text} ${orderOf(input)} LIMIT ? OFFSET ?`;
  const rows = db.prepare<SqlValue[], TermsRow>(sql).all(...params, page?.limit ?? -1, page?.offset ?? 0);
  return rows.map((row) => ({ ...row, soldPrice: row.soldPrice === null ? null : row.soldPrice / PRICE_SCALE }));
}

/** Codes of the products that match. */
export function matchingProducts(db: ReadDb, store: Pick<StoreRow, 'id'>, filter: TermsFilter): string[] {
  const { text, params } = conditions(store.id, filter);
  const rows = db.prepareRows<SqlValue[], [string]>(`SELECT p.code ${FROM} WHERE ${text} ORDER BY p.code`);
  return rows.all(...params).map(([code]) => code);
}

/** How many products match, and of how many of them each term rests on a default. */
export function countTermsRows(
  db: ReadDb,
  store: Pick<StoreRow, 'id'>,
  filter: TermsFilter,
): { total: number; unknown: Record<TermName | 'supplier', number> } {
  const { text, params } = conditions(store.id, filter);
  const names = [...TERM_NAMES, 'supplier'] as const;
  const counts = names.map((name) => `count(*) - count(${name === 'supplier' ? SUPPLIER_KNOWN : known(name)})`);
  const sql = `SELECT count(*), ${counts.join(', ')} ${FROM} WHERE ${text}`;
  const row = db.prepareRows<SqlValue[], number[]>(sql).get(...params) ?? [];
  const unknown = Object.fromEntries(names.map((name, i) => [name, row[i + 1] ?? 0]));
  return { total: row[0] ?? 0, unknown: unknown as Record<TermName | 'supplier', number> };
}
