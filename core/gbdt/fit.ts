// The boosting loop: gradients, one tree, new scores; validation, early stopping, sampling, cancel.
import { AppError } from '../contract/errors.ts';
import type { Dataset } from './dataset.ts';
import { createEnsembleBuilder } from './ensemble-builder.ts';
import { type GrownTree, growTree } from './grow-tree.ts';
import type { KernelRuntime, Kernels } from './kernels.ts';
import { baseScoreOf } from './objective.ts';
import { type BoosterParams, resolveParams } from './params.ts';
import { createSampler } from './sampling.ts';
import type { TreeEnsemble } from './tree-ensemble.ts';
import { typescriptRuntime } from './twin/twin-kernels.ts';

export interface IterationInfo {
  /** Trees grown so far. */
  readonly trees: number;
  readonly numTrees: number;
  /** Mean loss on the training rows before the latest tree: what the next one starts from is known one pass later. */
  readonly trainLoss: number;
  /** Mean loss on the validation rows after the latest tree; NaN without validation rows. */
  readonly validationLoss: number;
  /** Trees with the best validation loss so far (or all). */
  readonly bestIteration: number;
}

export interface FitEnvironment {
  onIteration?(info: IterationInfo): void;
  /** Asked before every tree. */
  isCancelled?(): boolean;
  runtime?: KernelRuntime;
  featureNames?: readonly string[];
}

export interface FitResult {
  readonly ensemble: TreeEnsemble;
  /** Number of trees with the lowest validation loss; all trees where there are no validation rows. */
  readonly bestIteration: number;
  /** Mean loss after 0, 1, … trees (weighted; the objective's own loss), one entry more than trees grown. */
  readonly trainLoss: number[];
  /** The same on the validation rows; empty without them. */
  readonly validationLoss: number[];
}

/**
 * Trains an ensemble. The same data, settings and seed give the same bytes, whatever the runtime and its threads.
 * With `earlyStoppingRounds` and validation rows the ensemble holds the best number of trees, otherwise all of them.
 * `validation` must be binned like `train` (buildDatasetLike).
 *
 * Losses: squared error (s − y)²; Poisson e^s − y s; Tweedie −y e^((1−p)s)/(1−p) + e^((2−p)s)/(2−p); quantile:
 * pinball; each a weighted mean.
 *
 * @throws AppError cancelled, input/invalid
 */
export function fit(
  train: Dataset,
  validation: Dataset | null,
  settings: Partial<BoosterParams>,
  env: FitEnvironment = {},
): FitResult {
  const params = resolveParams(settings);
  checkTask(train, validation, params, env);
  const baseScore = baseScoreOf(train, params);
  const kernels = (env.runtime ?? typescriptRuntime).open({ train, validation, params });
  try {
    return boost(train, validation, params, baseScore, kernels, env);
  } finally {
    kernels.close();
  }
}

function boost(
  train: Dataset,
  validation: Dataset | null,
  params: BoosterParams,
  baseScore: number,
  kernels: Kernels,
  env: FitEnvironment,
): FitResult {
  kernels.scores.fill(baseScore);
  kernels.validationScores.fill(baseScore);
  const featureNames = env.featureNames ?? Array.from({ length: train.columns }, (_, c) => `f${c}`);
  const builder = createEnsembleBuilder(train, { objective: params.objective, baseScore, featureNames });
  const sampler = createSampler(train, params);
  const trainLoss: number[] = [];
  const validationLoss = validation === null ? [] : [kernels.validationLoss()];
  let trees = 0;
  let bestIteration = 0;
  while (trees < params.numTrees) {
    if (env.isCancelled?.()) throw new AppError('cancelled', 'The training was cancelled.', {});
    const scales = kernels.computeGradients();
    trainLoss.push(finiteLoss(kernels.trainLoss()));
    const sample = sampler.next(trees);
    const tree = growTree({ params, kernels, scales, ...sample });
    if (tree === null && !sampler.draws) break;
    if (tree === null) builder.addStump(sample.rows.length);
    else {
      builder.add(tree);
      applyTree(kernels, tree, sample.outOfBag);
    }
    trees++;
    if (validation !== null) {
      validationLoss.push(kernels.validationLoss());
      if (validationLoss[trees] < validationLoss[bestIteration]) bestIteration = trees;
    } else bestIteration = trees;
    env.onIteration?.({
      trees,
      numTrees: params.numTrees,
      trainLoss: trainLoss[trainLoss.length - 1],
      validationLoss: validation === null ? Number.NaN : validationLoss[trees],
      bestIteration,
    });
    if (validation !== null && params.earlyStoppingRounds > 0 && trees - bestIteration >= params.earlyStoppingRounds)
      break;
  }
  if (trainLoss.length === trees) {
    kernels.computeGradients();
    trainLoss.push(kernels.trainLoss());
  }
  const stopsEarly = validation !== null && params.earlyStoppingRounds > 0;
  return { ensemble: builder.build(stopsEarly ? bestIteration : trees), bestIteration, trainLoss, validationLoss };
}

/** Scores that have run away would otherwise end as a model of NaN. */
function finiteLoss(loss: number): number {
  if (Number.isFinite(loss)) return loss;
  throw new AppError('model/unusable', 'The training diverged: its loss is no longer a number.', {
    got: String(loss),
    expected: 'a finite loss',
    advice: 'Lower learningRate, or look for labels of extreme size.',
  });
}

function applyTree(kernels: Kernels, tree: GrownTree, outOfBag: Uint32Array): void {
  kernels.addLeafValues(tree.leaves, tree.leafValues);
  if (outOfBag.length > 0) kernels.scoreRows(tree, outOfBag);
  kernels.scoreValidation(tree);
}

function checkTask(train: Dataset, validation: Dataset | null, params: BoosterParams, env: FitEnvironment): void {
  const reject = (field: string, message: string): never => {
    throw new AppError('input/invalid', message, { field });
  };
  const constraints = params.monotoneConstraints;
  if (constraints.length > 0 && constraints.length !== train.columns)
    reject('monotoneConstraints', `There are ${constraints.length} monotone constraints for ${train.columns} columns.`);
  if (constraints.some((sign, c) => sign !== 0 && train.mappers[c].hasLevels))
    reject('monotoneConstraints', 'A column that is split into sets of levels cannot have a monotone constraint.');
  if (params.objective === 'quantile' && constraints.some((sign) => sign !== 0))
    reject('monotoneConstraints', 'Monotone constraints cannot be combined with the quantile objective.');
  if (validation !== null && validation.mappers !== train.mappers)
    reject('validation', 'Validation rows must be binned with buildDatasetLike, by the bins of the training data.');
  if (env.featureNames && env.featureNames.length !== train.columns)
    reject('featureNames', `There are ${env.featureNames.length} feature names for ${train.columns} columns.`);
}
