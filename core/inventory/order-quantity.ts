// From units that are needed to units that can be ordered: smallest order, full packs, shelf life, room.
import type { OrderConflict } from '../contract/predictions.ts';

export interface OrderQuantity {
  readonly quantity: number;
  /** Units that the minimum and the pack add to what is needed. */
  readonly roundingUnits: number;
}

/** Sums of decimal units leave dust behind; it must not open another pack. */
const DUST = 1e-9;

/**
 * max(0, needed), raised to the minimum order quantity, then rounded up to whole packs; nothing when nothing is
 * needed. `needed` = order-up-to level − inventory position. `moq` and `packSize` are whole and at least 1. Throws
 * RangeError when they are not.
 */
export function orderQuantity(needed: number, moq: number, packSize: number): OrderQuantity {
  if (!(packSize >= 1 && moq >= 1)) throw new RangeError(`pack and minimum are at least 1, not ${packSize} and ${moq}`);
  if (!(needed > DUST)) return { quantity: 0, roundingUnits: 0 };
  const packs = Math.ceil(Math.max(needed, moq) / packSize - DUST);
  const quantity = packs * packSize;
  return { quantity, roundingUnits: Math.max(0, quantity - needed) };
}

export interface OrderLimits {
  /** Most units that sell before they expire, and that there is room for; Infinity: no limit. */
  readonly shelfLife: number;
  readonly storage: number;
}

export interface LimitedOrder {
  readonly quantity: number;
  /** Units needed and allowed, before minimum and packs. */
  readonly allowed: number;
  /** The limit that cut what is needed; null: none did. */
  readonly limit: OrderConflict['limit'] | null;
  readonly conflict: OrderConflict | null;
}

/**
 * The order within shelf life and room. Where minimum or packs allow no order between what is wanted and the limit, there
 * is a choice: the largest order below, or the smallest above. Too much for the shelf life costs money, so the larger
 * expected profit decides (`profitOf`, null: not known, then the smaller order); for what there is no room for it never does.
 */
export function limitedOrder(
  needed: number,
  { moq, packSize }: { readonly moq: number; readonly packSize: number },
  limits: OrderLimits,
  profitOf: (quantity: number) => number | null,
): LimitedOrder {
  const free = orderQuantity(needed, moq, packSize).quantity;
  const limit = limits.storage < limits.shelfLife ? 'storage' : 'shelfLife';
  const most = Math.max(0, limits[limit]);
  const allowed = Math.max(0, Math.min(needed, most));
  const cut = needed > most + DUST ? limit : null;
  if (free <= most + DUST) return { quantity: free, allowed, limit: null, conflict: null };
  const smallest = orderQuantity(1, moq, packSize).quantity;
  const whole = Math.floor(most / packSize + DUST) * packSize;
  const below = whole < smallest ? 0 : whole;
  if (allowed <= DUST) return { quantity: 0, allowed: 0, limit: cut, conflict: null };
  const above = orderQuantity(allowed, moq, packSize).quantity;
  if (above <= most + DUST) return { quantity: above, allowed, limit: cut, conflict: null };
  const [profitBelow, profitAbove] = [profitOf(below), profitOf(above)];
  const takesMore = limit === 'shelfLife' && profitBelow !== null && profitAbove !== null && profitAbove > profitBelow;
  return {
    quantity: takesMore ? above : below,
    allowed,
    limit: cut,
    conflict: { limit, allowed: most, below, above, profitBelow, profitAbove },
  };
}
