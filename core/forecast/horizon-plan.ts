// How the way ahead is cut: horizon blocks with a tree model each, and the days on which forecasts are checked.
import type { Frequency } from '../contract/units.ts';

export interface StepRange {
  /** Steps after the origin, inclusive. */
  readonly fromStep: number;
  readonly toStep: number;
}

export interface HorizonPlan {
  readonly blocks: readonly StepRange[];
  /** Steps forecast and compared with what happened. */
  readonly validationSteps: number;
  /** Steps between the origins of the rolling comparison. */
  readonly rollSteps: number;
  /** Sums of so many steps get bands calibrated on their own errors. */
  readonly sumSteps: readonly number[];
  /** Steps after the last block repeat the last so many steps of it. */
  readonly repeatSteps: number;
  /** Fewer steps than this, or fewer products: simple methods only. */
  readonly minSteps: number;
  readonly minProducts: number;
}

const PLANS: Readonly<Record<Frequency, HorizonPlan>> = {
  daily: {
    blocks: [
      { fromStep: 1, toStep: 7 },
      { fromStep: 8, toStep: 14 },
      { fromStep: 15, toStep: 28 },
      { fromStep: 29, toStep: 90 },
    ],
    validationSteps: 28,
    rollSteps: 7,
    sumSteps: [1, 3, 7, 14, 28],
    repeatSteps: 7,
    minSteps: 60,
    minProducts: 5,
  },
  weekly: {
    blocks: [
      { fromStep: 1, toStep: 2 },
      { fromStep: 3, toStep: 6 },
      { fromStep: 7, toStep: 13 },
      { fromStep: 14, toStep: 52 },
    ],
    validationSteps: 8,
    rollSteps: 2,
    sumSteps: [1, 2, 4, 8],
    repeatSteps: 1,
    minSteps: 40,
    minProducts: 5,
  },
  monthly: {
    blocks: [
      { fromStep: 1, toStep: 2 },
      { fromStep: 3, toStep: 6 },
      { fromStep: 7, toStep: 12 },
    ],
    validationSteps: 6,
    rollSteps: 1,
    sumSteps: [1, 2, 3, 6],
    repeatSteps: 12,
    minSteps: 36,
    minProducts: 5,
  },
};

export const horizonPlanOf = (frequency: Frequency): HorizonPlan => PLANS[frequency];

/** Most steps that a sum may span (product.md: 180 days). */
export const MAX_SUM_STEPS = 180;

/**
 * The step whose forecast stands for `step`: itself up to `lastStep`, then the same place in the last `repeat` steps.
 */
export function standInStep(step: number, lastStep: number, repeat: number): number {
  if (step <= lastStep) return step;
  const period = Math.min(repeat, lastStep);
  return step - period * Math.ceil((step - lastStep) / period);
}
