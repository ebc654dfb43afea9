// Orders and their lines as the contract tells them: money in the store's currency, the minimum in the supplier's.
import type { Order, OrderLine, OrderLineDetail } from '#core/contract/orders.ts';
import { isoFromDay } from '#core/math/day.ts';
import { toMinorUnits } from '#core/math/money.ts';
import type { ListedOrderLine, OrderLineRow, OrderRecord } from '#core/store/purchase-orders.ts';
import { PRICE_SCALE } from '#core/store/series.ts';
import type { StoreRow } from '#core/store/stores.ts';
import type { SupplierRecord } from '#core/store/suppliers.ts';
import { fromStoredSteps } from './profit-steps.ts';

/** What a store's orders are described with. */
export interface OrderSetting {
  readonly store: StoreRow;
  readonly suppliers: ReadonlyMap<number, SupplierRecord>;
}

const who = (at: string | null, by: string | null) => (at === null || by === null ? null : { at, by });

export function toOrder(order: OrderRecord, { store, suppliers }: OrderSetting): Order {
  const { totals } = order;
  const { currency } = store.settings;
  const supplier = order.supplier_id === null ? undefined : suppliers.get(order.supplier_id);
  // A draft follows what the supplier's terms say; what was placed keeps what was agreed.
  const isDraft = order.state === 'draft';
  const supplierCurrency = (isDraft && supplier ? supplier.currency : order.currency) ?? currency;
  const rate = isDraft && supplier ? supplier.currencyRate : order.currency_rate;
  const currencyRate = supplierCurrency === currency ? 1 : rate;
  const supplierCost = totals.cost === null || currencyRate === null ? null : totals.cost / currencyRate;
  return {
    id: order.id,
    store: store.code,
    number: order.number,
    supplier: supplier?.name ?? order.supplier_name,
    state: order.state,
    orderDay: isoFromDay(order.order_day),
    expectedDay: isoFromDay(order.expected_day),
    receivedDay: order.received_day === null ? null : isoFromDay(order.received_day),
    currency,
    supplierCurrency,
    currencyRate,
    note: order.note,
    lines: totals.lines,
    lockedLines: totals.locked,
    units: totals.units,
    proposedUnits: totals.proposedUnits,
    cost: totals.cost,
    proposedCost: totals.proposedCost,
    supplierCost,
    linesWithoutCost: totals.linesWithoutCost,
    roundingUnits: totals.roundingUnits,
    roundingCost: totals.roundingCost,
    receivedUnits: totals.receivedUnits,
    minimum: minimumOf(supplier, supplierCost, totals.linesWithoutCost),
    created: { at: order.created_at, by: order.created_by },
    placed: who(order.placed_at, order.placed_by),
    received: who(order.received_at, order.received_by),
    origin: isoFromDay(order.origin_day),
    bulkId: order.bulk_id,
    modelId: order.model_id,
  };
}

/** Lines without a cost can only raise the value: a minimum that the others reach is met. */
function minimumOf(
  supplier: SupplierRecord | undefined,
  supplierCost: number | null,
  linesWithoutCost: number,
): Order['minimum'] {
  const value = supplier?.minimumOrderValue ?? 0;
  if (value === 0) return null;
  const missing = supplierCost === null ? null : Math.max(0, value - supplierCost);
  return { value, missing: linesWithoutCost > 0 && missing !== 0 ? null : missing };
}

export function toOrderLine(row: ListedOrderLine): OrderLine {
  const unitCost = row.unit_cost === null ? null : row.unit_cost / PRICE_SCALE;
  // As in the totals of orders (purchase-orders.ts): what was added to the proposal, less what is ordered below it.
  const needed = row.proposed_quantity - row.rounding_units;
  const roundingUnits = Math.max(0, Math.min(row.rounding_units, row.quantity - needed));
  return {
    product: row.product_code,
    name: row.name,
    category: row.category,
    proposedQuantity: row.proposed_quantity,
    quantity: row.quantity,
    locked: row.locked === 1,
    note: row.note,
    unitCost,
    cost: unitCost === null ? null : toMinorUnits(unitCost * row.quantity),
    packSize: row.pack_size,
    moq: row.moq,
    leadTimeDays: row.lead_time_days,
    roundingUnits,
    roundingCost: unitCost === null ? null : toMinorUnits(unitCost * roundingUnits),
    received: row.received,
  };
}

export const toLineDetail = (row: OrderLineRow): OrderLineDetail => ({
  line: toOrderLine(row),
  decision: row.decision === null ? null : JSON.parse(row.decision),
  profit: fromStoredSteps(row.profit_steps),
});
