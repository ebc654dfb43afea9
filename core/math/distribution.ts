// A demand distribution as the rest of the engine sees it: forecast makes them, inventory decides with them.

/** Distribution of a non-negative demand (units), of one day or summed over several. */
export interface DemandDistribution {
  readonly mean: number;
  /** Smallest value with at least `tau` of the mass at or below it; tau in (0, 1). Whole units for counts. */
  quantile(tau: number): number;
  /** P(D <= x). */
  cdf(x: number): number;
  /** E[(D − x)+], units. */
  expectedShortage(x: number): number;
}
