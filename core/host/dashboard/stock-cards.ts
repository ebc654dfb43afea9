// The dashboard's stock cards: what is likely to run out, what lies too long, what needs attention today.
import type { Attention, Dashboard } from '#core/contract/dashboard.ts';
import { CRITICAL_RISK } from '#core/inventory/index.ts';
import { type OrderLine, sumKnown } from '../decisions/order-list.ts';
import type { Outlook } from '../decisions/outlook.ts';

/** Lines in the list of what needs attention. */
const ATTENTION_LINES = 10;
/** Overstock costs little a day; it is weighed by what it costs over a month. */
const HOLDING_DAYS = 30;

export type StockCards = Pick<Dashboard, 'runningOut' | 'overstock' | 'attention'>;

/**
 * Likely to run out: more likely than not before an order placed today could arrive. Overstock: money in the units
 * above the overstock level. Attention: what costs most when nothing is done today, orders and overstock alike. All null or empty without stock
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
      .map((line) => toAttention(outlook, line))
      .filter((item) => item !== null)
      // Money before units: what has no price cannot be compared with what has one.
      .sort(
        (a, b) =>
          Number(b.priorityUnit === 'money') - Number(a.priorityUnit === 'money') ||
          b.priority - a.priority ||
          (a.product < b.product ? -1 : 1),
      )
      .slice(0, ATTENTION_LINES),
  };
}

/** null: nothing to do. */
function toAttention({ frame }: Outlook, line: OrderLine): Attention | null {
  const { code, decision, series, terms } = line;
  const { status, orderQuantity, orderCost, daysOfCover, revenueAtRisk } = decision;
  const head = { product: code, name: frame.products[series].name, status, daysOfCover, revenueAtRisk };
  if (orderQuantity > 0 && decision.priority > 0) {
    const { priority, priorityUnit } = decision;
    const rest = { orderQuantity, orderCost, priority, priorityUnit, surplusUnits: null, surplusMoney: null };
    return { ...head, kind: 'order', ...rest };
  }
  const surplusMoney = status === 'overstock' ? moneyAboveLevel(line) : null;
  if (!surplusMoney || decision.onHand === null) return null;
  return {
    ...head,
    kind: 'overstock',
    orderQuantity: 0,
    orderCost: null,
    surplusUnits: decision.onHand - line.overstockLevel(),
    surplusMoney,
    priority: (surplusMoney * terms.holdingRate * HOLDING_DAYS) / 365,
    priorityUnit: 'money',
  };
}

function moneyAboveLevel({ decision, overstockLevel }: OrderLine): number | null {
  if (decision.unitCost === null || decision.onHand === null) return null;
  return decision.unitCost * Math.max(0, decision.onHand - overstockLevel());
}
