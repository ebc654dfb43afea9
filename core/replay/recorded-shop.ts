// What the shop did, from its records of sales and stock.
import type { ReplayOutcome } from '#core/contract/replays.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { holdingCostPerUnitDay, type OrderTerms } from '#core/inventory/index.ts';

/** What the replayed days began with. */
export interface RecordedStart {
  /** Stock on the first counted morning; NaN: not recorded. */
  readonly stock: number;
  /** Units that arrived on the morning of each counted day and must have been ordered before the first of them. */
  readonly underWay: Float64Array;
}

/**
 * How a series entered its first counted step `first`. What its records show as delivered within the lead time was ordered
 * before (an order of the evening before day 0 arrives on day `leadTimeDays`, and is the policies' own).
 */
export function recordedStart(frame: SeriesFrame, series: number, first: number, leadTimeDays: number): RecordedStart {
  const cellOf = (step: number): number => frame.offset[series] + step - frame.firstStep[series];
  const stock = first < frame.stepDays.length ? frame.stock[cellOf(first)] : Number.NaN;
  const days = Math.max(0, Math.min(leadTimeDays, frame.stepDays.length - first));
  const underWay = new Float64Array(days);
  let closing = closingOf(frame, cellOf(first), Number.NaN);
  for (let day = 1; day < days; day++) {
    const cell = cellOf(first + day);
    if (frame.stock[cell] > closing) underWay[day] = frame.stock[cell] - closing;
    closing = closingOf(frame, cell, closing);
  }
  return { stock: Math.max(0, stock), underWay };
}

/** Stock in the evening: what was there in the morning less what was sold; without a record that of the evening before. */
const closingOf = ({ stock, units }: SeriesFrame, cell: number, before: number): number =>
  Number.isNaN(stock[cell]) ? before : Math.max(0, stock[cell] - units[cell]);

/**
 * Outcome of one series from `startStep` on (or the day after its first); undefined without a record of stock. Days without one keep the closing stock of the
 * day before; a rise from one closing to the next opening is a delivery. `price`: what a unit brought in.
 */
export function recordedOutcome(
  { frame, demand, startStep }: { frame: SeriesFrame; demand: Float64Array; startStep: number },
  series: number,
  terms: OrderTerms,
  price: number,
): ReplayOutcome | undefined {
  const unitCost = terms.unitCost ?? 0;
  const first = Math.max(startStep, frame.firstStep[series] + 1);
  let closing = Number.NaN;
  let [demanded, sold, lost, stockDays, deliveries] = [0, 0, 0, 0, 0];
  for (let step = frame.firstStep[series]; step < frame.stepDays.length; step++) {
    const cell = frame.offset[series] + step - frame.firstStep[series];
    const opening = frame.stock[cell];
    const delivered = opening > closing;
    closing = closingOf(frame, cell, closing);
    if (step < first) continue;
    if (Number.isNaN(closing)) return undefined;
    demanded += demand[cell];
    sold += frame.units[cell];
    lost += Math.max(0, demand[cell] - frame.units[cell]);
    stockDays += closing;
    if (delivered) deliveries++;
  }
  const days = Math.max(1, frame.stepDays.length - first);
  const holdingCost = holdingCostPerUnitDay(unitCost, terms.holdingRate) * stockDays;
  const goodwill = terms.goodwillShare * price * lost;
  return {
    demandedUnits: demanded,
    soldUnits: sold,
    lostUnits: lost,
    fillRate: demanded > 0 ? 1 - lost / demanded : 1,
    averageStockUnits: stockDays / days,
    averageStockValue: (unitCost * stockDays) / days,
    orders: deliveries,
    wastedUnits: 0,
    revenue: price * sold,
    lostRevenue: price * lost,
    holdingCost,
    wasteCost: 0,
    profit: (price - unitCost) * sold - holdingCost - goodwill - terms.orderingCost * deliveries,
  };
}
