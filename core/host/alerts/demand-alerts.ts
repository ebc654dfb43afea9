// Alerts about demand that left its usual range: worth a look before the next order.
import { findSuddenDemand } from '#core/forecast/sudden-demand.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import type { OrderLine } from '../decisions/order-list.ts';
import type { AlertFacts } from './alert-facts.ts';

/**
 * By series. A surge is worth its units at the price, a collapse its missing units at cost (they lie on the shelf); doing nothing
 * costs the margin of the units either way: they are missed, or bought in vain.
 */
export function demandAlerts(
  lines: readonly OrderLine[],
  { frame, periodSteps, periodDays }: { frame: SeriesFrame; periodSteps: number; periodDays: number },
): Map<number, AlertFacts> {
  return new Map(
    findSuddenDemand(frame, periodSteps).map(({ series, sold, usual, low, high }) => {
      const { price, unitCost } = lines[series].decision;
      const units = Math.abs(sold - usual);
      const worth = sold > usual ? price : unitCost;
      const margin = price === null || unitCost === null ? null : Math.max(0, price - unitCost);
      return [
        series,
        {
          kind: 'sudden-demand',
          units,
          money: worth === null ? null : worth * units,
          cost: margin === null ? units : margin * units,
          costUnit: margin === null ? 'units' : 'money',
          soldUnits: sold,
          usualUnits: usual,
          usualLow: low,
          usualHigh: high,
          days: periodDays,
        },
      ];
    }),
  );
}
