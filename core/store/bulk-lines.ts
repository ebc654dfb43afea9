// Lines of a bulk run as a list: searched, filtered and sorted by SQLite, read a page or a stream at a time.
import { type Expression, type SqlBool, sql } from 'kysely';
import type { BulkPageInput } from '../contract/bulk.ts';
import type { BulkLineRow } from './bulk.ts';
import { q, type ReadDb } from './sql.ts';
import { foldText } from './text-fold.ts';

export type BulkListInput = Omit<BulkPageInput, 'offset' | 'limit'>;
type SortKey = BulkListInput['sort'];
type Filter = BulkListInput['filter'];

const quantity = sql`coalesce(edited_quantity, proposed_quantity)`;

const SORT_BY: Record<SortKey, Expression<unknown>> = {
  priority: sql.ref('priority'),
  name: sql`name COLLATE NOCASE`,
  product: sql.ref('product_code'),
  category: sql`category COLLATE NOCASE`,
  supplier: sql`supplier COLLATE NOCASE`,
  status: sql.ref('status_rank'),
  onHand: sql.ref('on_hand'),
  demand: sql.ref('demand_mean'),
  daysOfCover: sql.ref('days_of_cover'),
  orderQuantity: quantity,
  orderCost: sql`${quantity} * unit_cost`,
  revenueAtRisk: sql.ref('revenue_at_risk'),
  confidence: sql.ref('confidence_rank'),
};

/** Keys that are never null need no rule for nulls, and with it SQLite could not walk the index. */
const NEVER_NULL: ReadonlySet<SortKey> = new Set([
  'priority',
  'name',
  'product',
  'status',
  'demand',
  'orderQuantity',
  'confidence',
]);

/** Lines that match, in order. What is not known comes last in both directions; equals follow the product code. */
function linesQuery(input: BulkListInput) {
  const key = SORT_BY[input.sort];
  const direction = input.descending ? sql`desc` : sql`asc`;
  const nulls = NEVER_NULL.has(input.sort) ? sql`` : sql` nulls last`;
  return q
    .selectFrom('bulk_line')
    .where((eb) => eb.and([eb('bulk_id', '=', input.bulkId), ...conditions(input.filter)]))
    .orderBy(sql`${key} ${direction}${nulls}`)
    .orderBy('product_code');
}

function conditions(filter: Filter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  const oneOf = (column: string, values: readonly string[]): void => {
    // One text for lists of any length: the statement cache holds texts.
    all.push(sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(values)}))`);
  };
  if (filter.status?.length) oneOf('status', filter.status);
  if (filter.category?.length) oneOf('category', filter.category);
  if (filter.supplier?.length) oneOf('supplier', filter.supplier);
  if (filter.onlyToOrder) all.push(sql<SqlBool>`${quantity} > 0`);
  for (const word of foldText(filter.search ?? '').split(/\s+/)) {
    if (word !== '') all.push(sql<SqlBool>`instr(fold_text(${searchable}), ${word})`);
  }
  return all;
}

/** What a search looks through. A line end between the parts: no word that is typed spans two of them. */
const searchable = sql`product_code || char(10) || name || char(10) || coalesce(category, '') || char(10)
  || coalesce(supplier, '')`;

export interface BulkPage {
  readonly total: number;
  readonly lines: BulkLineRow[];
}

/** A page of the lines that match, and how many match in all. */
export function pageBulkLines(db: ReadDb, input: BulkListInput, page: { offset: number; limit: number }): BulkPage {
  const lines = linesQuery(input);
  const counted = db.get(lines.clearOrderBy().select((eb) => eb.fn.countAll<number>().as('total')));
  return { total: counted?.total ?? 0, lines: db.all(lines.selectAll().limit(page.limit).offset(page.offset)) };
}

/** Every line that matches, in order. A list that is edited meanwhile still comes out whole, each line once. */
export function listBulkLines(db: ReadDb, input: BulkListInput): BulkLineRow[] {
  return db.all(linesQuery(input).selectAll());
}
