// One order changed: its row, what may be done in its state, and the change written down with who and when.
import { AppError } from '#core/contract/errors.ts';
import type { OrderChangeFacts, OrderChangeKind, OrderState } from '#core/contract/orders.ts';
import { changeOrders } from '#core/store/order-changes.ts';
import type { OrderPatch } from '#core/store/order-patch.ts';
import { getPurchaseOrder, type OrderRecord } from '#core/store/purchase-orders.ts';
import type { EngineContext } from '../context.ts';
import { whoIs } from '../preferences.ts';

export interface OrderEdit extends Omit<OrderPatch, 'orderId'> {
  readonly kind: OrderChangeKind;
  /** Besides number and supplier. */
  readonly facts?: Partial<OrderChangeFacts>;
}

/**
 * Changes an order as `edit` says, given its row, in one transaction; answers the id that takes it back.
 * Throws not-found/order and what `edit` throws.
 */
export function editOrder(
  { db, config, events }: EngineContext,
  id: string,
  edit: (order: OrderRecord, now: { at: string; by: string }) => OrderEdit,
): string {
  const now = { at: config.now().toISOString(), by: whoIs(config) };
  const changeId = db.transaction(() => {
    const order = getPurchaseOrder(db, id);
    const { kind, facts, ...patch } = edit(order, now);
    const described = { number: order.number, supplier: order.supplier_name, ...facts };
    return changeOrders(db, {
      storeId: order.store_id,
      kind,
      ...now,
      patches: [{ orderId: id, ...patch, facts: described }],
    });
  });
  events.changed('orders');
  return changeId;
}

const DONE: Record<OrderState, string> = {
  draft: 'a draft',
  placed: 'placed',
  received: 'received',
  cancelled: 'cancelled',
};

/** Throws conflict/order-state, with what to do, unless the order is in one of these states. */
export function requireState(order: OrderRecord, states: readonly OrderState[], what: string, advice: string): void {
  if (states.includes(order.state)) return;
  throw new AppError('conflict/order-state', `Order ${order.number} is ${DONE[order.state]}: ${what}.`, {
    got: order.state,
    expected: states.join(' or '),
    advice,
  });
}
