// Alerts about the stock of one product: running out, too much, dead, expiring.
import { RETURNING } from '#core/forecast/returning/seasonal-return.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { expectedLeftover, holdingCostPerUnitDay, type OrderTerms } from '#core/inventory/index.ts';
import type { OrderLine } from '../decisions/order-list.ts';
import type { Outlook } from '../decisions/outlook.ts';
import { type AlertFacts, lastSaleDaysAgo } from './alert-facts.ts';

/** From this probability on a product is said to run out. */
const LIKELY = 0.5;
/** What lies too long costs little a day; it is weighed by what it costs over a month. */
const HOLDING_DAYS = 30;
/** Fewer units than this are not worth an alert: less than one is expected to be lost. */
const LEAST_UNITS = 1;

/** At most one alert for what lies there, and one for what runs out. Nothing is known, and nothing said, without a stock record. */
export function stockAlerts(outlook: Outlook, line: OrderLine): AlertFacts[] {
  if (line.decision.onHand === null) return [];
  return [runningOut(outlook, line), lying(outlook, line)].filter((alert) => alert !== null);
}

/**
 * P(D_P > position) ≥ 1/2: without an order today it more likely than not sells out before the next order is delivered.
 * What doing nothing costs is the decision's own priority.
 */
function runningOut(outlook: Outlook, { decision, series }: OrderLine): AlertFacts | null {
  const { inventoryPosition, orderQuantity, protectionDays, daysUntilOrder } = decision;
  if (inventoryPosition === null || orderQuantity <= 0 || decision.priority <= 0) return null;
  const untilNext = outlook.forecast.sum(series, 1, outlook.steps(daysUntilOrder + protectionDays));
  if (1 - untilNext.cdf(inventoryPosition) < LIKELY) return null;
  return {
    kind: 'running-out',
    units: untilNext.expectedShortage(inventoryPosition),
    money: decision.revenueAtRisk,
    cost: decision.priority,
    costUnit: decision.priorityUnit,
    daysOfCover: decision.daysOfCover,
    tooLate: (decision.stockOutRisk ?? 0) >= LIKELY,
    orderQuantity,
    orderCost: decision.orderCost,
  };
}

/** Of what lies there the gravest is said: what expires, what is dead, what is too much. */
function lying(outlook: Outlook, line: OrderLine): AlertFacts | null {
  return expiring(outlook, line) ?? deadStock(outlook, line) ?? overstock(line);
}

/** Expected to be left at the end of the shelf life, if all of it had arrived today: E[(on hand − D_life)+], at cost. */
function expiring({ forecast, steps }: Outlook, { decision, series, terms }: OrderLine): AlertFacts | null {
  const { onHand, unitCost } = decision;
  const { shelfLifeDays } = terms;
  if (onHand === null || onHand <= 0 || shelfLifeDays === null) return null;
  const units = expectedLeftover(forecast.sum(series, 1, steps(shelfLifeDays)), onHand);
  if (units < LEAST_UNITS) return null;
  const money = unitCost === null ? null : unitCost * units;
  return { kind: 'expiring', units, money, ...costOf(money, units), onHand, shelfLifeDays };
}

function deadStock({ forecast, frame }: Outlook, { decision, series, terms }: OrderLine): AlertFacts | null {
  const { onHand, unitCost } = decision;
  if (onHand === null || onHand <= 0 || forecast.demandClass(series) !== 'dead') return null;
  // Its season is over, not its time.
  if (forecast.champion(series)?.forecaster === RETURNING) return null;
  const money = unitCost === null ? null : unitCost * onHand;
  const daysSinceSale = lastSaleDaysAgo(frame, series) ?? daysKnown(frame, series);
  return { kind: 'dead-stock', units: onHand, money, ...holdingCost(onHand, unitCost, terms), onHand, daysSinceSale };
}

function overstock({ decision, terms, overstockLevel }: OrderLine): AlertFacts | null {
  const { onHand, unitCost, status } = decision;
  if (onHand === null || status !== 'overstock') return null;
  const level = overstockLevel();
  const units = onHand - level;
  if (units < LEAST_UNITS) return null;
  const money = unitCost === null ? null : unitCost * units;
  return { kind: 'overstock', units, money, ...holdingCost(units, unitCost, terms), onHand, overstockLevel: level };
}

type Cost = Pick<AlertFacts, 'cost' | 'costUnit'>;

const costOf = (money: number | null, units: number): Cost =>
  money === null ? { cost: units, costUnit: 'units' } : { cost: money, costUnit: 'money' };

/** What the units cost over a month on the shelf. */
const holdingCost = (units: number, unitCost: number | null, { holdingRate }: OrderTerms): Cost =>
  costOf(unitCost === null ? null : units * holdingCostPerUnitDay(unitCost, holdingRate) * HOLDING_DAYS, units);

const daysKnown = ({ stepDays, firstStep }: SeriesFrame, series: number): number =>
  stepDays[stepDays.length - 1] - stepDays[firstStep[series]];
