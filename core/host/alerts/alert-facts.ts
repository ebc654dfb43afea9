// What an alert says of its product, before it is known who has put it away.
import type { Alert } from '#core/contract/alerts.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';

type Without<A, Keys extends PropertyKey> = A extends unknown ? Omit<A, Keys> : never;

export type AlertFacts = Without<
  Alert,
  'product' | 'name' | 'category' | 'supplier' | 'status' | 'state' | 'until' | 'markedBy'
>;

/** Days from the last step with a sale to the origin; null: it never sold. */
export function lastSaleDaysAgo({ units, offset, firstStep, stepDays }: SeriesFrame, series: number): number | null {
  for (let cell = offset[series + 1] - 1; cell >= offset[series]; cell--) {
    if (units[cell] <= 0) continue;
    return stepDays[stepDays.length - 1] - stepDays[firstStep[series] + cell - offset[series]];
  }
  return null;
}
