// The trees of one horizon block, trained on targets up to a given step and nothing later.
import type { LossPoint } from '#core/contract/jobs.ts';
import type { TrainSettings } from '#core/contract/models.ts';
import { buildMatrix, type FeatureMatrix, type Masking } from '#core/features/feature-matrix.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter } from '#core/features/feature-writer.ts';
import { drawTrainingRows } from '#core/features/training-rows.ts';
import {
  type BoosterParams,
  buildDataset,
  buildDatasetLike,
  fit as fitTrees,
  type KernelRuntime,
} from '#core/gbdt/index.ts';
import type { TreeEnsemble } from '#core/gbdt/tree-ensemble.ts';
import type { StepRange } from '../horizon-plan.ts';
import { type LabelledRows, labelRows, type ObjectivePlan } from './objective-plan.ts';
import type { TrainEffort } from './train-effort.ts';
import type { TreeShape } from './tree-shape.ts';

export interface BlockTask {
  readonly block: StepRange;
  /** Last target that the trees may see. */
  readonly lastTarget: number;
  /** Targets in (lastTarget, validationTo] show what each tree is worth; left out: nothing is held against the trees. */
  readonly validationTo?: number;
  /** How trees are grown, and how many. */
  readonly shapes: readonly (TreeShape & { readonly trees: number })[];
  readonly budget: number;
  /** Name of the points of the curve, which are the first shape's; null: no points. */
  readonly curve: string | null;
}

export interface ShapeFit {
  readonly ensemble: TreeEnsemble;
  /** Loss on the validation rows by number of trees, from none on; null without such rows. */
  readonly validationLoss: readonly number[] | null;
}

export interface BlockFit {
  /** One a shape, of the same rows. */
  readonly fits: readonly ShapeFit[];
  readonly rows: number;
  /** Rows of the training evenly spread over it, for comparing exported models with this one. */
  readonly sample: FeatureMatrix;
}

export interface BlockFitter {
  readonly source: FeatureSource;
  readonly writer: FeatureWriter;
  readonly settings: TrainSettings;
  readonly objective: ObjectivePlan;
  readonly effort: TrainEffort;
  readonly runtime: KernelRuntime | undefined;
  readonly isCancelled: () => boolean;
  readonly onCurve: (points: readonly LossPoint[]) => void;
}

/** Targets nearer to the start of the data than this have too little behind them to learn from. */
const WARM_UP_STEPS = 14;
const VALIDATION_BUDGET = 60_000;
const HALF_LIFE_DAYS = 365;
/** How often the plan (weather) of a target is hidden in training, so that the trees know what "nobody says" means. */
const PLAN_HIDDEN = 0.35;
const WEATHER_HIDDEN = 0.5;
/** Smaller matrices are done before a second thread has been woken for each step. */
const CELLS_WORTH_THREADS = 8_000_000;
const SAMPLE_ROWS = 10_000;
/** Rows that place the bins: 255 quantiles are as well placed by these as by all. */
const BIN_SAMPLE_ROWS = 50_000;

/** Everything of the booster that the user's settings do not decide. */
function boosterParams(
  settings: TrainSettings,
  objective: ObjectivePlan,
  shape: BlockTask['shapes'][number],
): Partial<BoosterParams> {
  return {
    objective: objective.objective,
    tweedieVariancePower: objective.tweedieVariancePower,
    numTrees: shape.trees,
    learningRate: settings.learningRate,
    numLeaves: shape.numLeaves,
    minDataInLeaf: 100,
    lambdaL2: 1,
    featureFraction: 0.6,
    baggingFraction: 0.8,
    baggingFreq: 1,
    seed: shape.seed,
    threads: settings.threads,
  };
}

/** Null when the block has no rows to learn from. Throws cancelled. */
export function fitBlock(fitter: BlockFitter, task: BlockTask, onTree: (share: number) => void): BlockFit | null {
  const train = drawRows(fitter, task.block, WARM_UP_STEPS, task.lastTarget, task.budget);
  if (train === null) return null;
  const data = buildDataset(train.matrix, train.labels, {
    weights: train.weights,
    seed: fitter.settings.seed,
    binSampleRows: BIN_SAMPLE_ROWS,
  });
  const checked =
    task.validationTo === undefined
      ? null
      : drawRows(fitter, task.block, task.lastTarget + 1, task.validationTo, VALIDATION_BUDGET);
  const validation = checked && buildDatasetLike(data, checked.matrix, checked.labels, checked.weights);
  const featureNames = fitter.writer.columns.map((column) => column.name);
  const fits = task.shapes.map((shape, index): ShapeFit => {
    const params = boosterParams(fitter.settings, fitter.objective, shape);
    params.minDataInLeaf = Math.max(5, Math.min(100, Math.floor(train.rows.count / 1000)));
    if (train.matrix.values.length < CELLS_WORTH_THREADS) params.threads = 1;
    const { ensemble, validationLoss } = fitTrees(data, validation, params, {
      runtime: fitter.runtime,
      featureNames,
      isCancelled: fitter.isCancelled,
      onIteration({ trees, numTrees, trainLoss, validationLoss }) {
        onTree((index + trees / numTrees) / task.shapes.length);
        if (task.curve === null || index > 0) return;
        const point = {
          block: task.curve,
          tree: trees,
          train: trainLoss,
          validation: validation ? validationLoss : null,
        };
        fitter.onCurve([point]);
      },
    });
    return { ensemble, validationLoss: validation ? validationLoss : null };
  });
  return { fits, rows: train.rows.count, sample: sampleOf(train.matrix) };
}

function drawRows(
  { source, writer, settings, objective, effort }: BlockFitter,
  block: StepRange,
  firstTarget: number,
  lastTarget: number,
  budget: number,
): LabelledRows | null {
  const rows = drawTrainingRows(source, {
    ...block,
    firstTarget,
    lastTarget,
    budget,
    maxPerTarget: effort.rowsPerTarget,
    halfLife: HALF_LIFE_DAYS,
    seed: settings.seed,
  });
  if (rows.count === 0) return null;
  const masking: Masking = { planHidden: PLAN_HIDDEN, weatherHidden: WEATHER_HIDDEN, seed: settings.seed };
  return labelRows(source, writer, rows, buildMatrix(writer, rows, masking), objective);
}

function sampleOf({ rows, columns, values }: FeatureMatrix): FeatureMatrix {
  const count = Math.min(rows, SAMPLE_ROWS);
  const sample = new Float32Array(count * columns);
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * rows) / count);
    sample.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
  }
  return { rows: count, columns, values: sample };
}
