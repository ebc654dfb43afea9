// What is earned on the predicted day: expected demand times what one unit brings, with the band of that demand.
import type { Prediction } from '#core/contract/predictions.ts';
import type { Banded } from '#core/contract/units.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';

/** In the store's money; null where price or cost is not known. */
export function dayWorth({ mean, quantiles, decision }: Prediction): { revenue: Banded | null; profit: Banded | null } {
  const { price, unitCost } = decision;
  const times = (each: number): Banded => {
    const [one, other] = [quantiles[Q.low80] * each, quantiles[Q.high80] * each];
    // Sold below cost, more demand is less profit.
    return { mean: mean * each, low: Math.min(one, other), high: Math.max(one, other) };
  };
  return {
    revenue: price === null ? null : times(price),
    profit: price === null || unitCost === null ? null : times(price - unitCost),
  };
}
