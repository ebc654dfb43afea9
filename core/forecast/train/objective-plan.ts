// What the trees are told to minimise: targets as multiples of the series' baseline, weighted so that units count.
import type { TrainSettings } from '#core/contract/models.ts';
import type { FeatureMatrix } from '#core/features/feature-matrix.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FeatureWriter } from '#core/features/feature-writer.ts';
import type { RowList } from '#core/features/training-rows.ts';
import type { ObjectiveName } from '#core/gbdt/tree-ensemble.ts';

export interface ObjectivePlan {
  readonly objective: Exclude<ObjectiveName, 'quantile'>;
  readonly tweedieVariancePower: number;
  /**
   * Weight of a row = baseline ^ weightPower. With 2 − p the Tweedie deviance of a ratio, so weighted, is the deviance of
   * the units themselves: d(cy, cm) = c^(2 − p) d(y, m). For Poisson that is 1.
   */
  readonly weightPower: number;
}

const TWEEDIE_POWER = 1.5;

/**
 * 'auto' is Tweedie: on decimal sales too it was ahead of squared error (a bakery's revenue, 13 origins: RMSSE 0.504
 * against 0.510), because errors grow with sales.
 */
export function objectivePlan(objective: TrainSettings['objective']): ObjectivePlan {
  const chosen = objective === 'auto' ? 'tweedie' : objective;
  const weightPower = chosen === 'tweedie' ? 2 - TWEEDIE_POWER : 1;
  return { objective: chosen, tweedieVariancePower: TWEEDIE_POWER, weightPower };
}

export interface LabelledRows {
  readonly rows: RowList;
  readonly matrix: FeatureMatrix;
  /** Known demand of the target as a multiple of the baseline as of the origin. */
  readonly labels: Float64Array;
  /** Mean 1. */
  readonly weights: Float64Array;
}

export function labelRows(
  source: FeatureSource,
  writer: FeatureWriter,
  rows: RowList,
  matrix: FeatureMatrix,
  plan: ObjectivePlan,
): LabelledRows {
  const { frame } = source;
  const labels = new Float64Array(rows.count);
  const weights = new Float64Array(rows.count);
  let total = 0;
  for (let row = 0; row < rows.count; row++) {
    const series = rows.series[row];
    const baseline = writer.baseline(series, rows.origin[row], rows.target[row]);
    const cell = frame.offset[series] + rows.target[row] - frame.firstStep[series];
    labels[row] = source.series.demand[cell] / baseline;
    weights[row] = baseline ** plan.weightPower;
    total += weights[row];
  }
  for (let row = 0; row < rows.count; row++) weights[row] *= rows.count / total;
  return { rows, matrix, labels, weights };
}

/** Units for a raw score of a row measured by `baseline`. */
export function unitsOf(rawScore: number, baseline: number, objective: ObjectiveName): number {
  return baseline * (objective === 'squared-error' ? Math.max(0, rawScore) : Math.exp(rawScore));
}
