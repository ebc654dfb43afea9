// From units that are needed to units that can be ordered.

export interface OrderQuantity {
  readonly quantity: number;
  /** Units that the minimum and the pack add to what is needed. */
  readonly roundingUnits: number;
}

/** Sums of decimal units leave dust behind; it must not open another pack. */
const DUST = 1e-9;

/**
 * max(0, needed), raised to the minimum order quantity, then rounded up to whole packs; nothing when nothing is
 * needed. `needed` = order-up-to level − inventory position. `moq` and `packSize` are whole and at least 1.
 */
export function orderQuantity(needed: number, moq: number, packSize: number): OrderQuantity {
  if (needed <= DUST) return { quantity: 0, roundingUnits: 0 };
  const packs = Math.ceil(Math.max(needed, moq) / packSize - DUST);
  const quantity = packs * packSize;
  return { quantity, roundingUnits: Math.max(0, quantity - needed) };
}
