// The six words for the state of a product's stock, and the order in which they are tried.
import type { StockStatus } from '../contract/units.ts';

/** From this risk of running out before a delivery could arrive, stock is critical. */
export const CRITICAL_RISK = 0.5;
/** Stock above this quantile of demand over protection interval + 30 days is overstock. */
export const OVERSTOCK_LEVEL = 0.95;
export const OVERSTOCK_EXTRA_DAYS = 30;

export interface StatusInput {
  /** null: no stock record. */
  readonly onHand: number | null;
  readonly inventoryPosition: number | null;
  /** P(demand until delivery > on hand + on order). */
  readonly stockOutRisk: number | null;
  readonly reorderLevel: number;
  /** 95 %-quantile of demand over the protection interval + 30 days; asked for only when it decides. */
  readonly overstockLevel: () => number;
}

/** The first rule that holds names the status. */
export function stockStatus(input: StatusInput): StockStatus {
  const { onHand, inventoryPosition, stockOutRisk } = input;
  if (onHand === null || inventoryPosition === null || stockOutRisk === null) return 'unknown';
  if (onHand <= 0) return 'out';
  if (stockOutRisk >= CRITICAL_RISK) return 'critical';
  if (inventoryPosition <= input.reorderLevel) return 'low';
  if (onHand > input.overstockLevel()) return 'overstock';
  return 'healthy';
}

/** Statuses by urgency, the least urgent first: the order of a list sorted by status. */
export const STATUS_BY_URGENCY: readonly StockStatus[] = ['overstock', 'healthy', 'unknown', 'low', 'critical', 'out'];
