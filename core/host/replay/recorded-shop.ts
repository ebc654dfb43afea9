// What the shop did, from its records of sales and stock.
import type { ReplayOutcome } from '#core/contract/replays.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { holdingCostPerUnitDay, type OrderTerms } from '#core/inventory/index.ts';

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
    if (!Number.isNaN(opening)) closing = Math.max(0, opening - frame.units[cell]);
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
