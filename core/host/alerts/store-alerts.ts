// All alerts of a store, the dearest first, with what somebody has put away.
import type { Alert, AlertKind } from '#core/contract/alerts.ts';
import { daysPerStep } from '#core/forecast/demand-class.ts';
import { createTurns } from '#core/jobs/turns.ts';
import type { AlertMark } from '#core/store/alert-marks.ts';
import { type DecidedStore, PERIOD_STEPS } from '../decisions/decided-store.ts';
import type { AlertFacts } from './alert-facts.ts';
import { demandAlerts } from './demand-alerts.ts';
import { stockAlerts } from './stock-alerts.ts';

/** A dismissed alert comes back once doing nothing costs this many times what it cost then. */
const WORSE = 2;

/**
 * `marks`: those that hold now. Products before their categories: one product may have one alert of each kind. `between`: what
 * lies between two turns of the work (see createTurns).
 */
export async function storeAlerts(
  { outlook, lines }: DecidedStore,
  marks: readonly AlertMark[],
  between?: () => Promise<void>,
): Promise<Alert[]> {
  const { frame } = outlook;
  const periodSteps = PERIOD_STEPS[frame.frequency];
  const ofDemand = demandAlerts(lines, {
    frame,
    periodSteps,
    periodDays: periodSteps * daysPerStep(frame.frequency),
  });
  const markOf = new Map(marks.map((mark) => [keyOf(mark.product, mark.kind), mark]));
  const alerts: Alert[] = [];
  const turn = createTurns(between);
  for (const line of lines) {
    await turn();
    const { code, name, category, supplier } = frame.products[line.series];
    const sudden = ofDemand.get(line.series);
    const facts: AlertFacts[] = [...stockAlerts(outlook, line), ...(sudden ? [sudden] : [])];
    for (const fact of facts)
      alerts.push({
        ...fact,
        product: code,
        name,
        category: frame.categories[category] ?? null,
        supplier: frame.suppliers[supplier] ?? null,
        status: line.decision.status,
        ...stateOf(fact, markOf.get(keyOf(code, fact.kind))),
      });
  }
  return alerts.sort(byCost);
}

const keyOf = (product: string, kind: AlertKind): string => `${kind} ${product}`;

function stateOf({ cost }: AlertFacts, mark: AlertMark | undefined): Pick<Alert, 'state' | 'until' | 'markedBy'> {
  if (!mark || (mark.state === 'dismissed' && cost >= WORSE * mark.cost)) {
    return { state: 'open', until: null, markedBy: null };
  }
  return { state: mark.state, until: mark.until, markedBy: mark.markedBy };
}

/** Money before units: what has no price cannot be compared with what has one. Ties by product, so that the order holds. */
const byCost = (a: Alert, b: Alert): number =>
  Number(b.costUnit === 'money') - Number(a.costUnit === 'money') ||
  b.cost - a.cost ||
  (a.product < b.product ? -1 : a.product > b.product ? 1 : a.kind < b.kind ? -1 : 1);
