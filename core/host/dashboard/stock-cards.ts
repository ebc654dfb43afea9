// The dashboard's stock cards: what is likely to run out, what lies too long, what needs attention today.
import type { Dashboard } from '#core/contract/dashboard.ts';
import { CRITICAL_RISK } from '#core/inventory/index.ts';
import { type OrderLine, sumKnown } from '../decisions/order-list.ts';
import type { Outlook } from '../decisions/outlook.ts';

/** Lines in the list of what needs attention. */
const ATTENTION_LINES = 10;

export type StockCards = Pick<Dashboard, 'runningOut' | 'overstock' | 'attention'>;

/**
 * Likely to run out: more likely than not before an order placed today could arrive. Overstock: money in the units
 * above the overstock level. Attention: the orders whose omission today costs most. All null or empty without stock
 * records, since then nothing is known to run out.
 */
export function stockCards(outlook: Outlook, lines: readonly OrderLine[]): StockCards {
  const known = lines.filter(({ decision }) => decision.onHand !== null);
  if (known.length === 0) return { runningOut: null, overstock: null, attention: [] };
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
    attention: known
      .filter(({ decision }) => decision.orderQuantity > 0 && decision.priority > 0)
      .sort((a, b) => b.decision.priority - a.decision.priority || (a.code < b.code ? -1 : 1))
      .slice(0, ATTENTION_LINES)
      .map(({ code, decision, series }) => ({
        product: code,
        name: outlook.frame.products[series].name,
        status: decision.status,
        orderQuantity: decision.orderQuantity,
        daysOfCover: decision.daysOfCover,
        moneyAtStake: decision.revenueAtRisk,
        priority: decision.priority,
      })),
  };
}

function moneyAboveLevel({ decision, overstockLevel }: OrderLine): number | null {
  if (decision.unitCost === null || decision.onHand === null) return null;
  return decision.unitCost * Math.max(0, decision.onHand - overstockLevel());
}
