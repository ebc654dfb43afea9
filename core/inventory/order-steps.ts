// The way from expected demand to the order quantity, line by line, with this product's numbers.
import type { OrderStep } from '../contract/predictions.ts';
import type { OrderLevels } from './order-levels.ts';
import type { LimitedOrder } from './order-quantity.ts';
import type { StockPosition } from './stock-position.ts';

export interface OrderStepsInput {
  readonly levels: OrderLevels;
  readonly stock: StockPosition;
  readonly position: number | null;
  /** What the policy asks for, before lost sales and limits; 0 or below: nothing. */
  readonly needed: number;
  /** That, without what runs short before the delivery and is not asked for again. */
  readonly wanted: number;
  readonly order: LimitedOrder;
  readonly orderDue: boolean;
}

/** Every line adds to those above it, and every sum is what they come to: somebody with a pencil gets there, too. */
export function orderSteps(input: OrderStepsInput): OrderStep[] {
  const { levels, stock, position, needed, wanted, order } = input;
  const steps: OrderStep[] = [];
  let total = 0;
  const add = (step: OrderStep['step'], units: number): void => {
    if (Math.abs(units) < 1e-9) return;
    total += units;
    steps.push({ step, units, isSum: false });
  };
  const sum = (step: OrderStep['step'], units: number): void => {
    total = units;
    steps.push({ step, units, isSum: true });
  };

  if (position === null || stock.onHand === null) {
    steps.push({ step: 'demand', units: needed, isSum: false });
    total = needed;
  } else {
    const { lotSize, reorderLevel, orderUpToLevel, safetyStock } = levels;
    const covers = lotSize === null ? orderUpToLevel : reorderLevel;
    steps.push({ step: 'demand', units: covers - safetyStock, isSum: false });
    steps.push({ step: 'safety', units: safetyStock, isSum: false });
    sum(lotSize === null ? 'level' : 'reorderLevel', covers);
    // With a reorder level the stock is compared with that first; only below it the lot comes in.
    const isDue = lotSize === null || needed > 0;
    const goesUpTo = lotSize !== null && isDue && Math.abs(needed - (orderUpToLevel - position)) < 1e-9;
    if (goesUpTo) {
      add('lot', orderUpToLevel - reorderLevel);
      sum('level', orderUpToLevel);
    }
    steps.push({ step: 'onHand', units: 0 - stock.onHand, isSum: false });
    steps.push({ step: 'onOrder', units: 0 - stock.onOrder, isSum: false });
    total -= stock.onHand + stock.onOrder;
    add('committed', stock.committed);
    if (!isDue) {
      sum('aboveReorder', total);
      return steps;
    }
    if (needed <= 0) {
      sum('enough', total);
      return steps;
    }
    add('wholeLots', needed - total);
    sum('needed', needed);
  }
  add('lostSales', wanted - needed);
  const quantityBefore = total;
  if (order.limit !== null) add(order.limit, order.allowed - wanted);
  add(order.quantity >= total ? 'rounding' : 'roundedDown', order.quantity - total);
  if (!input.orderDue) add('notDue', -total);
  if (steps[steps.length - 1].isSum && quantityBefore === order.quantity) steps[steps.length - 1].step = 'quantity';
  else sum('quantity', input.orderDue ? order.quantity : 0);
  return steps;
}
