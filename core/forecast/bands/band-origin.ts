// One past origin that bands are fitted on: what was forecast, and what happened.
import type { DemandClass } from '#core/contract/units.ts';
import type { Outcomes } from '../train/outcome.ts';

/** The shown forecast (the champion's) of one origin, and what happened. NaN forecasts are left out. */
export interface BandOrigin {
  readonly origin: number;
  readonly steps: number;
  readonly classes: readonly DemandClass[];
  /** Value of (series, step) at series × steps + step − 1; 0 on closed steps. */
  readonly mean: Float64Array;
  readonly outcomes: Outcomes;
  /** Relative variance of the level of new products, by series; 0 for all others. */
  readonly levelVariance: Float64Array;
}
