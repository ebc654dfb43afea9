// Bands for a store too young to have been checked: wide, and said to be assumed.
import type { HorizonPlan } from '../horizon-plan.ts';
import type { BandCalibration, BandCell, TotalBands } from './band-calibration.ts';
import { IDENTITY_MAP } from './share-map.ts';

/** Standard deviation of a single step of half its mean, besides the chance in whole units. */
const ASSUMED_LOG_DISPERSION = Math.log(0.25);
const ASSUMED_LOG_DEVIATION = 0.3;

export function defaultBands(isCount: boolean, plan: HorizonPlan): BandCalibration {
  const spread = { logMean: [0], logDispersion: [ASSUMED_LOG_DISPERSION] };
  const cell: BandCell = { spread, map: IDENTITY_MAP, mapByClass: {}, observations: 0 };
  const total = (fromStep: number, toStep: number) => ({
    fromStep,
    toStep,
    logDeviation: ASSUMED_LOG_DEVIATION,
    observations: 0,
  });
  const totals: TotalBands = {
    daily: plan.blocks.map(({ fromStep, toStep }) => total(fromStep, toStep)),
    sums: plan.sumSteps.map((steps) => total(1, steps)),
  };
  return {
    isCount,
    daily: plan.blocks.map((block) => ({ ...block, cell })),
    sums: [{ steps: 1, cell }],
    relativeSpread: spread,
    meanRelativeVariance: 1,
    store: totals,
    category: totals,
  };
}
