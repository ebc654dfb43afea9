// Orders to suppliers as their rows tell them: one or many with their totals, and their lines searched, sorted and paged.
import { type Expression, type SqlBool, sql } from 'kysely';
import { AppError } from '../contract/errors.ts';
import type { OrderLineSortKey, OrderState } from '../contract/orders.ts';
import { toMinorUnits } from '../math/money.ts';
import type { PurchaseOrderLineTable, PurchaseOrderReceiptTable, PurchaseOrderTable } from './schema/orders.ts';
import { PRICE_SCALE } from './series.ts';
import { q, type ReadDb, type SqlValue } from './sql.ts';
import { foldText } from './text-fold.ts';

export type OrderRow = Omit<PurchaseOrderTable, 'state'> & { readonly state: OrderState };
export type OrderLineRow = PurchaseOrderLineTable & {
  /** Units that came in so far. */
  readonly received: number;
};

/** What the lines of an order add up to. Money in major units of the store's currency; null where no cost is known. */
export interface PurchaseOrderTotals {
  readonly lines: number;
  readonly locked: number;
  readonly units: number;
  readonly proposedUnits: number;
  readonly cost: number | null;
  readonly proposedCost: number | null;
  readonly linesWithoutCost: number;
  readonly roundingUnits: number;
  readonly roundingCost: number | null;
  readonly receivedUnits: number;
}
export type OrderRecord = OrderRow & { readonly totals: PurchaseOrderTotals };

/**
 * Units of a line that minimum and pack added to what is needed: all that they added to the proposal, less what is
 * ordered below it. Whoever orders more than is proposed does so of their own will.
 */
const ROUNDING = 'max(0, min(l.rounding_units, l.quantity - l.proposed_quantity + l.rounding_units))';

/** Lines with quantity 0 are in the draft, not in the order. */
const ORDERS_SQL = `
SELECT o.*,
  coalesce(sum(l.quantity > 0), 0) AS lines, coalesce(sum(l.locked), 0) AS locked,
  coalesce(sum(l.quantity), 0) AS units, coalesce(sum(l.proposed_quantity), 0) AS proposed_units,
  sum(l.quantity * l.unit_cost) AS cost, sum(l.proposed_quantity * l.unit_cost) AS proposed_cost,
  coalesce(sum(l.quantity > 0 AND l.unit_cost IS NULL), 0) AS lines_without_cost,
  coalesce(sum(${ROUNDING}), 0) AS rounding_units, sum(${ROUNDING} * l.unit_cost) AS rounding_cost,
  coalesce((SELECT sum(r.units) FROM purchase_order_receipt r WHERE r.order_id = o.id), 0) AS received_units
FROM purchase_order o LEFT JOIN purchase_order_line l ON l.order_id = o.id`;

type OrderTotalsRow = OrderRow & {
  lines: number;
  locked: number;
  units: number;
  proposed_units: number;
  cost: number | null;
  proposed_cost: number | null;
  lines_without_cost: number;
  rounding_units: number;
  rounding_cost: number | null;
  received_units: number;
};

const money = (amount: number | null): number | null => (amount === null ? null : toMinorUnits(amount / PRICE_SCALE));

function toRecord(row: OrderTotalsRow): OrderRecord {
  const {
    lines,
    locked,
    units,
    proposed_units,
    cost,
    proposed_cost,
    lines_without_cost,
    rounding_units,
    rounding_cost,
    received_units,
    ...order
  } = row;
  return {
    ...order,
    totals: {
      lines,
      locked,
      units,
      proposedUnits: proposed_units,
      cost: money(cost),
      proposedCost: money(proposed_cost),
      linesWithoutCost: lines_without_cost,
      roundingUnits: rounding_units,
      roundingCost: money(rounding_cost),
      receivedUnits: received_units,
    },
  };
}

/** Orders of a store in these states, the latest number first. */
export function listPurchaseOrders(db: ReadDb, storeId: number, states: readonly OrderState[]): OrderRecord[] {
  const wanted = 'WHERE o.store_id = ? AND o.state IN (SELECT value FROM json_each(?))';
  const sqlText = `${ORDERS_SQL} ${wanted} GROUP BY o.id ORDER BY o.number DESC`;
  return db.prepare<[number, string], OrderTotalsRow>(sqlText).all(storeId, JSON.stringify(states)).map(toRecord);
}

/** Throws not-found/order. */
export function getPurchaseOrder(db: ReadDb, id: string): OrderRecord {
  const row = db.prepare<[string], OrderTotalsRow>(`${ORDERS_SQL} WHERE o.id = ? GROUP BY o.id`).get(id);
  if (!row) {
    throw new AppError('not-found/order', `There is no order ${id} in this workspace.`, { name: id });
  }
  return toRecord(row);
}

/** The number that the next order of a store gets. */
export function nextOrderNumber(db: ReadDb, storeId: number): number {
  const row = db.get(
    q
      .selectFrom('purchase_order')
      .select((eb) => eb.fn.max('number').as('last'))
      .where('store_id', '=', storeId),
  );
  return Number(row?.last ?? 0) + 1;
}

export interface OrderLinesInput {
  readonly sort: OrderLineSortKey;
  readonly descending: boolean;
  readonly search?: string;
}

const received = sql<number>`coalesce((SELECT sum(r.units) FROM purchase_order_receipt r
  WHERE r.order_id = purchase_order_line.order_id AND r.product_code = purchase_order_line.product_code), 0)`;

const SORT_BY: Record<OrderLineSortKey, Expression<unknown>> = {
  name: sql`name COLLATE NOCASE`,
  product: sql.ref('product_code'),
  category: sql`category COLLATE NOCASE`,
  quantity: sql.ref('quantity'),
  proposedQuantity: sql.ref('proposed_quantity'),
  cost: sql`quantity * unit_cost`,
  roundingUnits: sql.ref('rounding_units'),
  received,
};

function linesQuery(orderId: string, { sort, descending, search }: OrderLinesInput) {
  const words = foldText(search ?? '').split(/\s+/);
  const found = words
    .filter((word) => word !== '')
    .map((word) => sql<SqlBool>`instr(fold_text(product_code || char(10) || name), ${word})`);
  return q
    .selectFrom('purchase_order_line')
    .where((eb) => eb.and([eb('order_id', '=', orderId), ...found]))
    .orderBy(sql`${SORT_BY[sort]} ${descending ? sql`desc` : sql`asc`} nulls last`)
    .orderBy('product_code');
}

/** Everything of a line but what only its own page shows. */
const LISTED = [
  'order_id',
  'product_code',
  'name',
  'category',
  'proposed_quantity',
  'quantity',
  'locked',
  'note',
  'unit_cost',
  'pack_size',
  'moq',
  'lead_time_days',
  'rounding_units',
] as const;
export type ListedOrderLine = Omit<OrderLineRow, 'decision' | 'profit_steps'>;

/** A page of an order's lines that match, and how many match in all. */
export function pageOrderLines(
  db: ReadDb,
  orderId: string,
  input: OrderLinesInput & { readonly offset: number; readonly limit: number },
): { total: number; lines: ListedOrderLine[] } {
  const lines = linesQuery(orderId, input);
  const counted = db.get(lines.clearOrderBy().select((eb) => eb.fn.countAll<number>().as('total')));
  const page = lines.select(LISTED).select(received.as('received')).limit(input.limit).offset(input.offset);
  return { total: counted?.total ?? 0, lines: db.all(page) };
}

/** All lines of an order by name. */
export const listOrderLines = (db: ReadDb, orderId: string): ListedOrderLine[] =>
  db.all(linesQuery(orderId, { sort: 'name', descending: false }).select(LISTED).select(received.as('received')));

export function findOrderLine(db: ReadDb, orderId: string, product: string): OrderLineRow | undefined {
  return db.get(
    q
      .selectFrom('purchase_order_line')
      .selectAll()
      .select(received.as('received'))
      .where('order_id', '=', orderId)
      .where('product_code', '=', product),
  );
}

/** Throws not-found/product when the order has no line for it. */
export function getOrderLine(db: ReadDb, orderId: string, product: string): OrderLineRow {
  const row = findOrderLine(db, orderId, product);
  if (!row) throw new AppError('not-found/product', `The order has no product "${product}".`, { name: product });
  return row;
}

/** What a budget is spent on: the lines of drafts with what they earn pack by pack. */
export interface BudgetRow {
  readonly order_id: string;
  readonly product_code: string;
  readonly quantity: number;
  readonly proposed_quantity: number;
  readonly locked: number;
  readonly unit_cost: number | null;
  readonly pack_size: number;
  readonly profit_steps: string | null;
}

export const listDraftBudgetRows = (db: ReadDb, storeId: number): BudgetRow[] =>
  db
    .prepare<SqlValue[], BudgetRow>(
      `SELECT l.order_id, l.product_code, l.quantity, l.proposed_quantity, l.locked, l.unit_cost, l.pack_size, l.profit_steps
       FROM purchase_order o JOIN purchase_order_line l ON l.order_id = o.id
       WHERE o.store_id = ? AND o.state = 'draft' ORDER BY o.number, l.product_code`,
    )
    .all(storeId);

/** What came in of an order, by day. */
export const listOrderReceipts = (db: ReadDb, orderId: string): PurchaseOrderReceiptTable[] =>
  db.all(q.selectFrom('purchase_order_receipt').selectAll().where('order_id', '=', orderId).orderBy('day'));
