// Every setting of the booster in one table: validation, defaults and docs/parameters.md all derive from it.
import { AppError } from '../contract/errors.ts';
import type { ObjectiveName } from './tree-ensemble.ts';

/** A complete set of settings. `fit` takes any part of it; the table's defaults fill the rest. */
export interface BoosterParams {
  objective: ObjectiveName;
  tweedieVariancePower: number;
  quantileAlpha: number;
  numTrees: number;
  learningRate: number;
  numLeaves: number;
  maxDepth: number;
  minDataInLeaf: number;
  minSumHessian: number;
  lambdaL1: number;
  lambdaL2: number;
  minGainToSplit: number;
  maxDeltaStep: number;
  levelSmoothing: number;
  levelL2: number;
  maxSetLevels: number;
  maxBins: number;
  featureFraction: number;
  baggingFraction: number;
  baggingFreq: number;
  earlyStoppingRounds: number;
  monotoneConstraints: readonly number[];
  seed: number;
  threads: number;
}

interface Described {
  readonly description: string;
  /** Name of the same setting in LightGBM, where it has one. */
  readonly lightgbm: string | null;
}

export type ParamSpec = Described &
  (
    | { readonly type: 'choice'; readonly default: string; readonly choices: readonly string[] }
    | {
        readonly type: 'number' | 'integer';
        readonly default: number;
        readonly min: number;
        readonly max: number;
        /** The bounds themselves are not allowed. */
        readonly openMin?: boolean;
        readonly openMax?: boolean;
      }
    | { readonly type: 'signs'; readonly default: readonly number[] }
  );

export const OBJECTIVES: readonly ObjectiveName[] = ['squared-error', 'poisson', 'tweedie', 'quantile'];

export const PARAMS: { readonly [K in keyof BoosterParams]: ParamSpec } = {
  objective: {
    type: 'choice',
    default: 'squared-error',
    choices: OBJECTIVES,
    lightgbm: 'objective',
    description:
      'What is minimised: squared error, Poisson or Tweedie deviance (log link), or the pinball loss of one quantile.',
  },
  tweedieVariancePower: {
    type: 'number',
    default: 1.5,
    min: 1,
    max: 2,
    openMin: true,
    openMax: true,
    lightgbm: 'tweedie_variance_power',
    description: 'Variance grows as mean to this power; towards 1 like Poisson, towards 2 like gamma. Tweedie only.',
  },
  quantileAlpha: {
    type: 'number',
    default: 0.5,
    min: 0,
    max: 1,
    openMin: true,
    openMax: true,
    lightgbm: 'alpha',
    description: 'The quantile that is predicted. Quantile objective only.',
  },
  numTrees: {
    type: 'integer',
    default: 200,
    min: 0,
    max: 100_000,
    lightgbm: 'num_iterations',
    description: 'Most trees that are grown.',
  },
  learningRate: {
    type: 'number',
    default: 0.05,
    min: 0,
    max: 10,
    openMin: true,
    lightgbm: 'learning_rate',
    description: 'Factor on every leaf value.',
  },
  numLeaves: {
    type: 'integer',
    default: 31,
    min: 2,
    max: 4096,
    lightgbm: 'num_leaves',
    description: 'Most leaves of one tree.',
  },
  maxDepth: {
    type: 'integer',
    default: -1,
    min: -1,
    max: 1000,
    lightgbm: 'max_depth',
    description: 'Most splits between root and leaf; −1 or 0: no limit.',
  },
  minDataInLeaf: {
    type: 'integer',
    default: 20,
    min: 1,
    max: 1_000_000_000,
    lightgbm: 'min_data_in_leaf',
    description:
      'Fewest rows in a leaf (estimated from hessians while splitting, as LightGBM does; exact where hessians are constant).',
  },
  minSumHessian: {
    type: 'number',
    default: 1e-3,
    min: 0,
    max: 1e300,
    lightgbm: 'min_sum_hessian_in_leaf',
    description: 'Smallest sum of hessians in a leaf.',
  },
  lambdaL1: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1e300,
    lightgbm: 'lambda_l1',
    description: 'Soft threshold on the gradient sum of a leaf.',
  },
  lambdaL2: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1e300,
    lightgbm: 'lambda_l2',
    description: 'Added to the hessian sum of a leaf: shrinks leaf values.',
  },
  minGainToSplit: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1e300,
    lightgbm: 'min_gain_to_split',
    description: 'A split must gain more than this.',
  },
  maxDeltaStep: {
    type: 'number',
    default: 10,
    min: 0,
    max: 700,
    openMin: true,
    lightgbm: null,
    description:
      'Largest leaf value before the learning rate where the link is log: a burst of sales after silence must not send a Poisson score to infinity. Other objectives are not limited.',
  },
  levelSmoothing: {
    type: 'number',
    default: 10,
    min: 0,
    max: 1e300,
    lightgbm: 'cat_smooth',
    description:
      'Sets of levels: added to the hessian sum of a level before levels are sorted by their mean gradient; levels with fewer rows in the leaf are in no set.',
  },
  levelL2: {
    type: 'number',
    default: 10,
    min: 0,
    max: 1e300,
    lightgbm: 'cat_l2',
    description: 'Sets of levels: added to lambdaL2 in the gain of their splits, since a set can follow noise.',
  },
  maxSetLevels: {
    type: 'integer',
    default: 32,
    min: 1,
    max: 254,
    lightgbm: 'max_cat_threshold',
    description: 'Sets of levels: most levels in the set that a split sends left.',
  },
  maxBins: {
    type: 'integer',
    default: 255,
    min: 2,
    max: 255,
    lightgbm: 'max_bin',
    description: 'Most bins of one feature, the one for missing values included. Used when the data set is built.',
  },
  featureFraction: {
    type: 'number',
    default: 1,
    min: 0,
    max: 1,
    openMin: true,
    lightgbm: 'feature_fraction',
    description: 'Share of features drawn for each tree.',
  },
  baggingFraction: {
    type: 'number',
    default: 1,
    min: 0,
    max: 1,
    openMin: true,
    lightgbm: 'bagging_fraction',
    description: 'Share of rows drawn, without replacement, whenever a new bag is due.',
  },
  baggingFreq: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 100_000,
    lightgbm: 'bagging_freq',
    description: 'A new bag is drawn every so many trees; 0: no bagging.',
  },
  earlyStoppingRounds: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 100_000,
    lightgbm: 'early_stopping_round',
    description:
      'Stop after so many trees without a better validation loss and keep the best number of trees; 0: never.',
  },
  monotoneConstraints: {
    type: 'signs',
    default: [],
    lightgbm: 'monotone_constraints',
    description: 'Per column: 1 the score may only rise with the feature, −1 only fall, 0 free. Empty: all free.',
  },
  seed: {
    type: 'integer',
    default: 1,
    min: 0,
    max: 4_294_967_295,
    lightgbm: 'seed',
    description: 'Seed of row and feature sampling.',
  },
  threads: {
    type: 'integer',
    default: 0,
    min: 0,
    max: 256,
    lightgbm: 'num_threads',
    description:
      'Most threads that may work on this training; 0: all that the kernel runtime has. Never changes the model.',
  },
};

const invalid = (field: string, expected: string, got: unknown): AppError<'input/invalid'> =>
  new AppError('input/invalid', `Training setting ${field} must be ${expected}; it is ${String(got)}.`, {
    field,
    expected,
    got: String(got),
  });

/** What values a setting takes, in words; used in errors and in docs/parameters.md. */
export function describeRange(spec: ParamSpec): string {
  if (spec.type === 'choice') return `one of ${spec.choices.join(', ')}`;
  if (spec.type === 'signs') return 'a list of −1, 0 and 1, one a column, or empty';
  const low = `${spec.openMin ? 'above' : 'at least'} ${spec.min}`;
  const high = `${spec.openMax ? 'below' : 'at most'} ${spec.max}`;
  return `${spec.type === 'integer' ? 'a whole number' : 'a number'} ${low} and ${high}`;
}

function check(field: string, spec: ParamSpec, value: unknown): void {
  let valid: boolean;
  if (spec.type === 'choice') valid = spec.choices.includes(value as string);
  else if (spec.type === 'signs') valid = Array.isArray(value) && value.every((v) => v === 0 || v === 1 || v === -1);
  else {
    valid =
      typeof value === 'number' &&
      (spec.openMin ? value > spec.min : value >= spec.min) &&
      (spec.openMax ? value < spec.max : value <= spec.max) &&
      (spec.type === 'number' || Number.isInteger(value));
  }
  if (!valid) throw invalid(field, describeRange(spec), value);
}

/**
 * Fills in defaults and checks every value against the table.
 * @throws AppError input/invalid naming the setting, for an unknown name or a value out of range.
 */
export function resolveParams(params: Partial<BoosterParams>): BoosterParams {
  for (const name of Object.keys(params)) {
    if (!Object.hasOwn(PARAMS, name)) throw invalid(name, `one of ${Object.keys(PARAMS).join(', ')}`, name);
  }
  const resolved: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(PARAMS)) {
    const value = params[name as keyof BoosterParams] ?? spec.default;
    check(name, spec, value);
    resolved[name] = value;
  }
  return resolved as unknown as BoosterParams;
}
