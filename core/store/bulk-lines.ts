// Lines of a bulk run as a list: searched, filtered and sorted by SQLite, read a page or a stream at a time.
import { type Expression, type SqlBool, sql } from 'kysely';
import type { BulkPageInput, LineQuantity } from '../contract/bulk.ts';
import { toMinorUnits } from '../math/money.ts';
import {
  type BulkLineRow,
  type BulkRunRecord,
  getBulkRun,
  LINE_QUANTITY_SQL,
  type OrderTotals,
  refreshTotals,
} from './bulk.ts';
import { PRICE_SCALE } from './series.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';
import { foldText } from './text-fold.ts';

export type BulkListInput = Omit<BulkPageInput, 'offset' | 'limit'>;
type SortKey = BulkListInput['sort'];
type Filter = BulkListInput['filter'];

const quantity = sql.raw(LINE_QUANTITY_SQL);

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
  const wanted = conditions(input.filter);
  // Walking the index by priority looks up line after line until enough of them match: of few that do, all. Sorting is quicker.
  const key = input.sort === 'priority' && wanted.length > 0 ? sql`+priority` : SORT_BY[input.sort];
  const direction = input.descending ? sql`desc` : sql`asc`;
  const nulls = NEVER_NULL.has(input.sort) ? sql`` : sql` nulls last`;
  return q
    .selectFrom('bulk_line')
    .where((eb) => eb.and([eb('bulk_id', '=', input.bulkId), ...wanted]))
    .orderBy(sql`${key} ${direction}${nulls}`)
    .orderBy('product_code');
}

function conditions(filter: Filter): Expression<SqlBool>[] {
  const all: Expression<SqlBool>[] = [];
  // One text for lists of any length: the statement cache holds texts.
  const list = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`;
  const oneOf = (column: string, values: readonly string[]): void => {
    all.push(sql<SqlBool>`${sql.ref(column)} in ${list(values)}`);
  };
  if (filter.status?.length) oneOf('status', filter.status);
  if (filter.category?.length) oneOf('category', filter.category);
  if (filter.supplier?.length) oneOf('supplier', filter.supplier);
  if (filter.products) oneOf('product_code', filter.products);
  if (filter.except?.length) all.push(sql<SqlBool>`product_code not in ${list(filter.except)}`);
  if (filter.onlyToOrder) all.push(sql<SqlBool>`${quantity} > 0`);
  for (const word of foldText(filter.search ?? '').split(/\s+/)) {
    if (word !== '') all.push(sql<SqlBool>`instr(search_text, ${word})`);
  }
  return all;
}

/** What a search looks through, folded. A line end between the parts: no word that is typed spans two of them. */
export const searchTextOf = (line: Pick<BulkLineRow, 'product_code' | 'name' | 'category' | 'supplier'>): string =>
  foldText([line.product_code, line.name, line.category ?? '', line.supplier ?? ''].join('\n'));

export interface BulkPage {
  readonly total: number;
  readonly lines: BulkLineRow[];
}

/** A page of the lines that match, and how many match in all. */
export function pageBulkLines(db: ReadDb, input: BulkListInput, page: { offset: number; limit: number }): BulkPage {
  const lines = linesQuery(input);
  const counted = db.get(lines.clearOrderBy().select((eb) => eb.fn.countAll<number>().as('total')));
  const total = counted?.total ?? 0;
  return { total, lines: total === 0 ? [] : db.all(lines.selectAll().limit(page.limit).offset(page.offset)) };
}

/** Every line that matches, in order. A list that is edited meanwhile still comes out whole, each line once. */
export function listBulkLines(db: ReadDb, input: BulkListInput): BulkLineRow[] {
  return db.all(linesQuery(input).selectAll());
}

/** What the order of the lines that match adds up to; cost in major currency units, null when no line has a unit cost. */
export function sumBulkLines(db: ReadDb, bulkId: string, filter: Filter): OrderTotals & { readonly lines: number } {
  const row = db.get(
    q
      .selectFrom('bulk_line')
      .where((eb) => eb.and([eb('bulk_id', '=', bulkId), ...conditions(filter)]))
      .select([
        sql<number>`count(*)`.as('lines'),
        sql<number>`coalesce(sum(${quantity}), 0)`.as('units'),
        sql<number | null>`sum(${quantity} * unit_cost)`.as('cost'),
      ]),
  );
  const cost = row?.cost ?? null;
  return {
    lines: row?.lines ?? 0,
    units: row?.units ?? 0,
    cost: cost === null ? null : toMinorUnits(cost / PRICE_SCALE),
  };
}

/**
 * Gives every line that matches the user's own quantity (null: the proposed one again) in one transaction; answers what
 * the changed ones had before. Throws not-found/bulk-run.
 */
export function setBulkQuantities(
  db: WriteDb,
  bulkId: string,
  filter: Filter,
  value: number | null,
): { run: BulkRunRecord; before: LineQuantity[] } {
  return db.transaction(() => {
    getBulkRun(db, bulkId);
    const matching = () =>
      q.selectFrom('bulk_line').where((eb) => eb.and([eb('bulk_id', '=', bulkId), ...conditions(filter)]));
    const before = db
      .all(matching().where('edited_quantity', 'is not', value).select(['product_code', 'edited_quantity']))
      .map((row) => ({ product: row.product_code, quantity: row.edited_quantity }));
    return {
      run: restoreBulkQuantities(
        db,
        bulkId,
        before.map(({ product }) => ({ product, quantity: value })),
      ),
      before,
    };
  });
}

/** Sets the own quantities of these lines in one transaction. Throws not-found/bulk-run; unknown products are left out. */
export function restoreBulkQuantities(db: WriteDb, bulkId: string, quantities: readonly LineQuantity[]): BulkRunRecord {
  return db.transaction(() => {
    const update = db.prepare('UPDATE bulk_line SET edited_quantity = ? WHERE bulk_id = ? AND product_code = ?');
    for (const { product, quantity: own } of quantities) update.run(own, bulkId, product);
    return refreshTotals(db, bulkId);
  });
}
