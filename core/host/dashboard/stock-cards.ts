// The dashboard's stock cards: what is likely to run out, what lies too long.
import type { Dashboard } from '#core/contract/dashboard.ts';
import { CRITICAL_RISK } from '#core/inventory/index.ts';
import { type OrderLine, sumKnown } from '../decisions/order-list.ts';

export type StockCards = Pick<Dashboard, 'runningOut' | 'overstock'>;

/**
 * Likely to run out: more likely than not before an order placed today could arrive. Overstock: money in the units
 * above the overstock level. Both null without stock records, since then nothing is known to run out.
 */
export function stockCards(lines: readonly OrderLine[]): StockCards {
  const known = lines.filter(({ decision }) => decision.onHand !== null);
  if (known.length === 0) return { runningOut: null, overstock: null };
  const runningOut = known.filter(({ decision }) => (decision.stockOutRisk ?? 0) >= CRITICAL_RISK);
  const overstock = known.filter(({ decision }) => decision.status === 'overstock');
  return {
    runningOut: {
      products: runningOut.length,
      revenueAtRisk: runningOut.length === 0 ? 0 : sumKnown(runningOut.map(({ decision }) => decision.revenueAtRisk)),
    },
    overstock: {
      products: overstock.length,
      moneyTiedUp: overstock.length === 0 ? 0 : sumKnown(overstock.map(moneyAboveLevel)),
    },
  };
}

function moneyAboveLevel({ decision, overstockLevel }: OrderLine): number | null {
  if (decision.unitCost === null || decision.onHand === null) return null;
  return decision.unitCost * Math.max(0, decision.onHand - overstockLevel());
}
