// Does the exported model say what the trainer says? Asked on every export, over the training rows.
import { AppError } from '../contract/errors.ts';
import type { AsyncPredictor, FeatureMatrix } from '../forecast/predictor.ts';
import { predictRaw } from '../gbdt/predict.ts';
import type { TreeEnsemble } from '../gbdt/tree-ensemble.ts';

export const MAX_RELATIVE_DIFFERENCE = 1e-9;

/**
 * Largest difference between the trainer's own raw scores and the predictor's over all rows, relative to the row's
 * score or, where that is smaller, to the average size of a score (a score near zero is a difference of large leaves,
 * so its own size says nothing about rounding). Throws model/parity above 1e-9, and when either side is not a number.
 */
export async function checkParity(
  ensemble: TreeEnsemble,
  predictor: AsyncPredictor,
  matrix: FeatureMatrix,
): Promise<number> {
  const expected = predictRaw(ensemble, matrix);
  const actual = await predictor.predictRaw(matrix);
  let sizeSum = 0;
  for (const score of expected) sizeSum += Math.abs(score);
  const usualSize = matrix.rows > 0 ? sizeSum / matrix.rows : 0;

  let worst = 0;
  let worstRow = 0;
  for (let row = 0; row < matrix.rows; row++) {
    const difference = Math.abs(actual[row] - expected[row]);
    if (difference === 0) continue;
    const relative = difference / Math.max(Math.abs(expected[row]), usualSize);
    // A comparison with NaN is false: "not within" catches it, "above" would not.
    if (!(relative <= worst)) {
      worst = Number.isNaN(relative) ? Number.POSITIVE_INFINITY : relative;
      worstRow = row;
    }
  }
  if (worst > MAX_RELATIVE_DIFFERENCE) {
    throw new AppError(
      'model/parity',
      `The exported model differs from the trained one: relative difference ${worst.toExponential(2)} in row ` +
        `${worstRow}, allowed ${MAX_RELATIVE_DIFFERENCE}. The model was not saved. Please report this as a bug.`,
      {
        maxRelativeDifference: worst,
        got: String(actual[worstRow]),
        expected: String(expected[worstRow]),
        advice: 'The previous model stays in use. Please report this as a bug.',
      },
    );
  }
  return worst;
}
