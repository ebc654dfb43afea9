// The way of an order: draft, placed, received; cancelled; and one step back from each.
import { AppError } from '#core/contract/errors.ts';
import { type Day, isoFromDay } from '#core/math/day.ts';
import { listOrderLines, listOrderReceipts, type OrderRecord } from '#core/store/purchase-orders.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { listSuppliers } from '#core/store/suppliers.ts';
import { type OrderEdit, requireState } from './change-order.ts';

type Now = { readonly at: string; readonly by: string };

/** Throws conflict/order-state, input/invalid. `orderDay` and `expectedDay` as the user sets them, if at all. */
export function placeOrder(
  db: ReadDb,
  order: OrderRecord,
  now: Now,
  days: { readonly orderDay?: Day; readonly expectedDay?: Day; readonly nextDay: Day },
): OrderEdit {
  requireState(order, ['draft'], 'only a draft can be placed', 'Reopen it first.');
  const lines = listOrderLines(db, order.id);
  const empty = lines.filter(({ quantity }) => quantity === 0);
  if (empty.length === lines.length) {
    throw new AppError('conflict/order-state', `Order ${order.number} has nothing in it.`, {
      got: `${lines.length} lines, none with a quantity`,
      expected: 'at least one line with a quantity',
      advice: 'Add a product or give a line a quantity.',
    });
  }
  // A draft that lay around is placed today, not on the day it was made for.
  const orderDay = days.orderDay ?? Math.max(order.order_day, days.nextDay);
  const expectedDay = days.expectedDay ?? orderDay + (order.expected_day - order.order_day);
  refuseBefore(orderDay, expectedDay, 'expectedDay', 'arrive before it is placed');
  const supplier = listSuppliers(db, order.store_id).find(({ id }) => id === order.supplier_id);
  return {
    kind: 'placed',
    facts: { lines: lines.length - empty.length, units: order.totals.units, day: isoFromDay(orderDay) },
    order: {
      state: 'placed',
      order_day: orderDay,
      expected_day: expectedDay,
      placed_at: now.at,
      placed_by: now.by,
      // What was agreed when it was placed, whatever the supplier's terms become.
      ...(supplier && {
        supplier_name: supplier.name,
        currency: supplier.currency ?? order.currency,
        currency_rate: supplier.currencyRate,
      }),
    },
    lines: empty.map(({ product_code: product }) => ({ product, row: null })),
  };
}

export interface Delivery {
  readonly day?: Day;
  /** All that is still to come when left out. */
  readonly lines?: readonly { readonly product: string; readonly units: number }[];
  /** Nothing more will come. */
  readonly close: boolean;
  readonly nextDay: Day;
}

/** Books a delivery. Throws conflict/order-state, input/invalid, not-found/product. */
export function receiveOrder(db: ReadDb, order: OrderRecord, now: Now, delivery: Delivery): OrderEdit {
  requireState(order, ['placed'], 'only what was placed can arrive', 'Place it first, or reopen it.');
  const day = delivery.day ?? Math.max(order.order_day, delivery.nextDay);
  refuseBefore(order.order_day, day, 'day', 'arrive before it was placed');
  const lines = new Map(listOrderLines(db, order.id).map((line) => [line.product_code, line]));
  const booked = new Map<string, number>();
  const toCome = [...lines.values()].map((line) => ({
    product: line.product_code,
    units: Math.max(0, line.quantity - line.received),
  }));
  for (const { product, units } of delivery.lines ?? toCome) {
    if (!lines.has(product)) {
      throw new AppError('not-found/product', `Order ${order.number} has no product "${product}".`, { name: product });
    }
    if (units > 0) booked.set(product, (booked.get(product) ?? 0) + units);
  }
  if (booked.size === 0 && !delivery.close) {
    throw new AppError('input/invalid', 'A delivery of nothing changes nothing.', {
      field: 'lines',
      got: 'no units',
      expected: 'units of at least one line, or "close": the rest will not come',
    });
  }
  const earlier = new Map(
    listOrderReceipts(db, order.id).flatMap((receipt) =>
      receipt.day === day ? [[receipt.product_code, receipt.units] as const] : [],
    ),
  );
  const isComplete = [...lines.values()].every(
    (line) => line.received + (booked.get(line.product_code) ?? 0) >= line.quantity,
  );
  return {
    kind: 'received',
    facts: {
      lines: booked.size,
      units: [...booked.values()].reduce((sum, units) => sum + units, 0),
      day: isoFromDay(day),
    },
    order:
      isComplete || delivery.close
        ? { state: 'received', received_day: day, received_at: now.at, received_by: now.by }
        : undefined,
    receipts: [...booked].map(([product, units]) => ({ product, day, units: units + (earlier.get(product) ?? 0) })),
  };
}

/** Throws conflict/order-state. */
export function cancelOrder(order: OrderRecord): OrderEdit {
  requireState(order, ['draft', 'placed'], 'it cannot be cancelled any more', 'Reopen it first.');
  if (order.totals.receivedUnits > 0) {
    throw new AppError('conflict/order-state', `Part of order ${order.number} has arrived: it cannot be cancelled.`, {
      got: `${order.totals.receivedUnits} units received`,
      advice: 'Close it instead: what is missing then counts as not coming.',
    });
  }
  return { kind: 'cancelled', facts: { units: order.totals.units }, order: { state: 'cancelled' } };
}

/**
 * One step back: the last day's delivery is taken back and the order placed again; a placed order of which nothing has
 * come, and a cancelled one, become drafts. Throws conflict/order-state.
 */
export function reopenOrder(db: ReadDb, order: OrderRecord): OrderEdit {
  requireState(order, ['placed', 'received', 'cancelled'], 'there is no step to take back', 'Edit the draft.');
  const receipts = listOrderReceipts(db, order.id);
  const notReceived = { received_day: null, received_at: null, received_by: null };
  if (order.state === 'received' || receipts.length > 0) {
    const lastDay = order.received_day ?? Math.max(...receipts.map(({ day }) => day));
    return {
      kind: 'reopened',
      order: { state: 'placed', ...notReceived },
      receipts: receipts
        .filter(({ day }) => day === lastDay)
        .map(({ product_code: product, day }) => ({ product, day, units: null })),
    };
  }
  return { kind: 'reopened', order: { state: 'draft', placed_at: null, placed_by: null } };
}

/** Throws conflict/order-state. */
export function removeOrder(order: OrderRecord): OrderEdit {
  requireState(order, ['draft', 'cancelled'], 'it cannot be removed', 'Cancel it, or keep it as a record.');
  return { kind: 'removed', facts: { lines: order.totals.lines, units: order.totals.units }, order: null };
}

/** Throws conflict/order-state, input/invalid. */
export function changeOrderHead(
  order: OrderRecord,
  change: { readonly note?: string; readonly orderDay?: Day; readonly expectedDay?: Day },
): OrderEdit {
  if (change.orderDay !== undefined || change.expectedDay !== undefined) {
    requireState(order, ['draft', 'placed'], 'its days are history', 'Reopen it first.');
  }
  const orderDay = change.orderDay ?? order.order_day;
  // Moving the order moves its arrival along, unless that is said, too.
  const expectedDay = change.expectedDay ?? orderDay + (order.expected_day - order.order_day);
  refuseBefore(orderDay, expectedDay, 'expectedDay', 'arrive before it is placed');
  return {
    kind: 'changed',
    order: {
      order_day: orderDay,
      expected_day: expectedDay,
      ...(change.note !== undefined && { note: change.note }),
    },
  };
}

function refuseBefore(first: Day, second: Day, field: string, what: string): void {
  if (second >= first) return;
  throw new AppError('input/invalid', `An order cannot ${what}.`, {
    field,
    got: isoFromDay(second),
    expected: `${isoFromDay(first)} or later`,
  });
}
