// Gradients as integers: the rule that makes histogram sums exact, and what it does to extreme values.

/** Histogram gradients have 18 bits with sign, hessians 18 without: sums of 16,384 rows fit 32 bits each. */
export const GRADIENT_LEVELS = 131_071;
export const HESSIAN_LEVELS = 262_143;
/** Leaf values come from integers of 30 bits with sign: exact in a double for up to 2^24 rows. */
export const WIDE_LEVELS = 536_870_911;
/** Rows whose integers fit one packed accumulator. */
export const FLUSH_ROWS = 16_384;

/**
 * One outlier must not take all levels from the other rows: histogram integers saturate at this many times the mean
 * absolute gradient (at least 128 levels for the mean). By Markov's inequality fewer than one row in 1,024 is cut,
 * in the search for splits only: leaf values use the wide integers, which are never cut.
 */
export const SATURATION = 1024;

/** Factors from the integers of one iteration back to gradients and hessians. */
export interface GradientScales {
  /** One unit of the histograms' gradient and hessian sums. */
  readonly gradient: number;
  readonly hessian: number;
  /** Largest rounding error of one row's hessian in the histograms; 0 where hessians are exact. */
  readonly hessianError: number;
  /** One unit of the wide integers that leaf values are computed from. */
  readonly wideGradient: number;
  readonly wideHessian: number;
}

/** What a pass over the gradients found; sums in the fixed chunk order. */
export interface GradientStatistics {
  readonly maxAbsGradient: number;
  readonly sumAbsGradient: number;
  readonly maxHessian: number;
  readonly sumHessian: number;
}

/** Factors from values to integers, and where histogram integers saturate. */
export interface QuantisationRule {
  readonly gradientCap: number;
  readonly gradientFactor: number;
  readonly hessianCap: number;
  readonly hessianFactor: number;
  readonly wideGradientFactor: number;
  readonly wideHessianFactor: number;
  /** Hessians are all 1, as integers too. */
  readonly hasExactHessians: boolean;
}

/** The rule for one iteration. `constantHessian`: every hessian is 1 and stays 1 as an integer. */
export function quantisationRule(stats: GradientStatistics, rows: number, constantHessian: boolean): QuantisationRule {
  const gradientCap = Math.min(stats.maxAbsGradient, (SATURATION * stats.sumAbsGradient) / rows);
  const hessianCap = Math.min(stats.maxHessian, (SATURATION * stats.sumHessian) / rows);
  const factor = (levels: number, cap: number): number => (cap > 0 && levels / cap < Infinity ? levels / cap : 0);
  return {
    gradientCap,
    gradientFactor: factor(GRADIENT_LEVELS, gradientCap),
    hessianCap: constantHessian ? 1 : hessianCap,
    hessianFactor: constantHessian ? 1 : factor(HESSIAN_LEVELS, hessianCap),
    wideGradientFactor: factor(WIDE_LEVELS, stats.maxAbsGradient),
    wideHessianFactor: constantHessian ? 1 : factor(WIDE_LEVELS, stats.maxHessian),
    hasExactHessians: constantHessian,
  };
}

export function scalesOf(rule: QuantisationRule): GradientScales {
  const inverse = (factor: number): number => (factor === 0 ? 0 : 1 / factor);
  return {
    gradient: inverse(rule.gradientFactor),
    hessian: inverse(rule.hessianFactor),
    hessianError: rule.hasExactHessians ? 0 : inverse(rule.hessianFactor) / 2,
    wideGradient: inverse(rule.wideGradientFactor),
    wideHessian: inverse(rule.wideHessianFactor),
  };
}
