// The order list of a whole store: one decision a product, and what they add up to.

import type { BulkSummary } from '#core/contract/bulk.ts';
import { type Banded, stockStatusSchema } from '#core/contract/units.ts';
import { createTurns } from '#core/jobs/turns.ts';
import { toMinorUnits } from '#core/math/money.ts';
import type { Outlook, ProductOutlook } from './outlook.ts';
import { toBanded } from './outlook.ts';

export interface OrderLine extends ProductOutlook {
  /** Demand over the horizon of the list, from its date. */
  readonly horizonDemand: Banded;
}

export interface OrderListHooks {
  /** Share of the products that are decided, 0 to 1. */
  progress?(share: number): void;
  throwIfCancelled?(): void;
  /** What lies between two turns of the work (see createTurns). */
  between?(): Promise<void>;
}

/** Decides every product of the outlook, in the order of its series, leaving other work its turn in between. */
export async function decideAll(
  outlook: Outlook,
  horizonDays: number,
  hooks: OrderListHooks = {},
): Promise<OrderLine[]> {
  const lines: OrderLine[] = [];
  const turn = createTurns(hooks.between);
  for (let series = 0; series < outlook.frame.count; series++) {
    const product = outlook.product(series);
    lines.push({ ...product, horizonDemand: toBanded(product.demand(horizonDays)) });
    const next = turn();
    if (!next) continue;
    await next;
    hooks.throwIfCancelled?.();
    hooks.progress?.(lines.length / outlook.frame.count);
  }
  return lines;
}

export type OrderTotals = Pick<
  BulkSummary,
  'products' | 'expectedUnits' | 'unitsToOrder' | 'orderCost' | 'revenueAtRisk' | 'byStatus' | 'withAssumptions'
>;

/**
 * What a list adds up to. The band of all products together is the forecast's own for the store's total: bands of
 * products do not add up. Money that is known for no product is null, not 0.
 */
export function totalsOf(outlook: Outlook, lines: readonly OrderLine[], horizonDays: number): OrderTotals {
  const byStatus = Object.fromEntries(
    stockStatusSchema.options.map((status) => [status, 0]),
  ) as BulkSummary['byStatus'];
  for (const { decision } of lines) byStatus[decision.status]++;
  return {
    products: lines.length,
    expectedUnits: toBanded(outlook.forecast.totalSum(outlook.dateStep, outlook.steps(horizonDays))),
    unitsToOrder: lines.reduce((sum, { decision }) => sum + decision.orderQuantity, 0),
    orderCost: toMoney(sumKnown(lines.map(({ decision }) => decision.orderCost))),
    revenueAtRisk: sumKnown(lines.map(({ decision }) => decision.revenueAtRisk)),
    byStatus,
    withAssumptions: lines.filter(hasAssumptions).length,
  };
}

/** A product whose decision rests on a default, or on no stock record at all. */
export const hasAssumptions = ({ decision }: ProductOutlook): boolean =>
  decision.assumed.length > 0 || decision.onHand === null;

const toMoney = (amount: number | null): number | null => (amount === null ? null : toMinorUnits(amount));

/** Sum of what is known; null when nothing is. */
export function sumKnown(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null);
  return known.length === 0 ? null : known.reduce((sum, amount) => sum + amount, 0);
}
