// Lines of a draft: quantities, locks and notes set, products added and taken out.

import type { Inputs } from '#core/contract/contract.ts';
import { AppError } from '#core/contract/errors.ts';
import { findOrderLine, getOrderLine, type OrderRecord } from '#core/store/purchase-orders.ts';
import type { PurchaseOrderLineTable } from '#core/store/schema/orders.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { type OrderEdit, requireState } from './change-order.ts';

type LineChange = Inputs['orders']['setLines']['lines'][number];

const requireDraft = (order: OrderRecord): void =>
  requireState(order, ['draft'], 'its lines are settled', 'Reopen the order to change them.');

/** Throws conflict/order-state, not-found/product. */
export function setLines(db: ReadDb, order: OrderRecord, changes: readonly LineChange[]): OrderEdit {
  requireDraft(order);
  const lines = changes.map((change) => {
    const line = getOrderLine(db, order.id, change.product);
    const row: Partial<PurchaseOrderLineTable> = {};
    if (change.quantity !== undefined) {
      row.quantity = change.quantity ?? line.proposed_quantity;
      // The user's own number stays until it is given up: neither budget nor proposal may take it away unseen.
      row.locked = change.quantity === null ? 0 : 1;
    }
    if (change.locked !== undefined) row.locked = change.locked ? 1 : 0;
    if (change.note !== undefined) row.note = change.note;
    return { line, patch: { product: change.product, row } };
  });
  const [{ line, patch }] = lines;
  const single = lines.length === 1 && {
    product: line.product_code,
    name: line.name,
    fromQuantity: line.quantity,
    toQuantity: patch.row.quantity ?? line.quantity,
  };
  return { kind: 'edited', facts: { lines: lines.length, ...single }, lines: lines.map((one) => one.patch) };
}

/** Throws conflict/order-state, also when the order has the product already. */
export function addLine(db: ReadDb, order: OrderRecord, line: PurchaseOrderLineTable): OrderEdit {
  requireDraft(order);
  if (findOrderLine(db, order.id, line.product_code)) {
    throw new AppError('conflict/order-state', `Order ${order.number} has "${line.name}" already.`, {
      got: line.product_code,
      advice: 'Change the quantity of its line.',
    });
  }
  return {
    kind: 'line-added',
    facts: { lines: 1, product: line.product_code, name: line.name, units: line.quantity },
    lines: [{ product: line.product_code, row: line }],
  };
}

/** Throws conflict/order-state, not-found/product. */
export function removeLines(db: ReadDb, order: OrderRecord, products: readonly string[]): OrderEdit {
  requireDraft(order);
  const lines = [...new Set(products)].map((product) => getOrderLine(db, order.id, product));
  const single = lines.length === 1 && { product: lines[0].product_code, name: lines[0].name };
  return {
    kind: 'lines-removed',
    facts: { lines: lines.length, ...single },
    lines: lines.map(({ product_code: product }) => ({ product, row: null })),
  };
}
