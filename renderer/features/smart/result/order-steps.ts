// The order formula as steps that can be followed with a pencil.
import type { Decision } from '#core/contract/predictions.ts';

export type OrderStepKey =
  | 'demand'
  | 'safety'
  | 'level'
  | 'onHand'
  | 'onOrder'
  | 'committed'
  | 'needed'
  | 'enough'
  | 'rounding'
  | 'quantityLine';

export interface OrderStep {
  key: OrderStepKey;
  /** Added to what stands above; for sums the sum itself. */
  units: number;
  isSum: boolean;
}

/** Every step from expected demand to the order quantity; without a stock record only what can be known. */
export function orderSteps(decision: Decision): OrderStep[] {
  const d = decision;
  const add = (key: OrderStepKey, units: number): OrderStep => ({ key, units, isSum: false });
  const sum = (key: OrderStepKey, units: number): OrderStep => ({ key, units, isSum: true });
  const rounding = d.roundingUnits > 0 ? [add('rounding', d.roundingUnits)] : [];
  if (d.inventoryPosition === null || d.onHand === null) {
    const sold = Math.round(d.expectedDemandProtection - d.expectedDemandLeadTime);
    return [add('demand', sold), ...rounding, sum('quantityLine', d.orderQuantity)];
  }
  const needed = d.orderUpToLevel - d.inventoryPosition;
  return [
    add('demand', d.expectedDemandProtection),
    add('safety', d.safetyStock),
    sum('level', d.orderUpToLevel),
    add('onHand', -d.onHand),
    add('onOrder', -d.onOrder),
    ...(d.committed > 0 ? [add('committed', d.committed)] : []),
    ...(needed > 0
      ? [sum('needed', needed), ...rounding, ...(rounding.length > 0 ? [sum('quantityLine', d.orderQuantity)] : [])]
      : [sum('enough', needed)]),
  ];
}
