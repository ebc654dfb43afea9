// What is earned on the predicted day, expected demand times what one unit brings.
import type { Prediction } from '#core/contract/predictions.ts';

/** null where price or cost is not known. */
export function dayWorth({ mean, decision }: Prediction): { revenue: number | null; profit: number | null } {
  const { price, unitCost } = decision;
  return {
    revenue: price === null ? null : mean * price,
    profit: price === null || unitCost === null ? null : mean * (price - unitCost),
  };
}
