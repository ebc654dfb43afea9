// Calibrated uncertainty as stored with a model: how spread out demand is around its mean, and how far the assumed
// shape was off, by demand class, number of steps summed and distance from the origin.
import type { DemandClass } from '#core/contract/units.ts';

/**
 * Spread of demand with mean m: variance = m + d(m) × m² for counts (negative binomial), d(m) × m² for decimals
 * (gamma). log d is piecewise linear in log m through the points and constant outside them.
 */
export interface Spread {
  /** Natural logs of mean demand, ascending; at least one. */
  readonly logMean: readonly number[];
  readonly logDispersion: readonly number[];
}

/** Share of outcomes below each level of SHARE_LEVELS of the assumed distribution: ascending from 0 to 1. */
export type ShareMap = readonly number[];

/** How demand of one kind (a single step of a horizon block, or a sum of steps) scatters around its forecast. */
export interface BandCell {
  readonly spread: Spread;
  readonly map: ShareMap;
  /** Classes with enough outcomes of their own; the others use `map`. */
  readonly mapByClass: Readonly<Partial<Record<DemandClass, ShareMap>>>;
  readonly observations: number;
}

export interface DailyBand {
  /** Steps after the origin, inclusive. */
  readonly fromStep: number;
  readonly toStep: number;
  readonly cell: BandCell;
}

export interface SumBand {
  readonly steps: number;
  readonly cell: BandCell;
}

/** Scatter of a total (whole store, or a category) on the log scale. */
export interface TotalBand {
  /** Steps after the origin on which single steps of a total were judged, or 1 … number of steps summed. */
  readonly fromStep: number;
  readonly toStep: number;
  /** Standard deviation of the log of a lognormal total around its forecast (see fit-totals.ts). */
  readonly logDeviation: number;
  readonly observations: number;
}

export interface TotalBands {
  /** Single steps, by horizon block, ascending. */
  readonly daily: readonly TotalBand[];
  /** Sums of the first toStep steps, ascending. */
  readonly sums: readonly TotalBand[];
}

export interface BandCalibration {
  readonly isCount: boolean;
  /** By horizon block, ascending; the last one also answers for later steps. */
  readonly daily: readonly DailyBand[];
  /** Sums of the first steps after the origin, ascending from 1; in between everything is interpolated. */
  readonly sums: readonly SumBand[];
  /** What relative variances are relative to. */
  readonly relativeSpread: Spread;
  /** Mean of the relative variances (see relative-variance.ts) of the products that the spread was fitted on. */
  readonly meanRelativeVariance: number;
  readonly store: TotalBands;
  readonly category: TotalBands;
}
