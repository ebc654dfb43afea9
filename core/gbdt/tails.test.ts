// One sale of 10,000 among ones and twos: what rounding gradients to integers costs the other rows, against doubles.
import { describe, expect, it } from 'vitest';
import { createRng } from '../math/rng.ts';
import { buildDataset } from './dataset.ts';
import { fit } from './fit.ts';
import type { BoosterParams } from './params.ts';
import { predictRaw } from './predict.ts';
import { referenceFit } from './reference.ts';

const ROWS = 400;
const COLUMNS = 3;
const OUTLIER = 123;

/**
 * The first feature tells ones from twos, the second some of the noise, the third nothing but, where `isMarked`, which
 * row the outlier is. Where it is not marked no tree can part it from its likes.
 */
function tailData(seed: number, isMarked: boolean) {
  const rng = createRng(seed);
  const values = new Float32Array(ROWS * COLUMNS);
  const labels = new Float64Array(ROWS);
  for (let r = 0; r < ROWS; r++) {
    values[COLUMNS * r] = r % 2;
    values[COLUMNS * r + 1] = rng.int(8);
    values[COLUMNS * r + 2] = isMarked && r === OUTLIER ? 1 : 0;
    labels[r] = 1 + (r % 2) + (rng.next() < values[COLUMNS * r + 1] / 16 ? 1 : 0);
  }
  labels[OUTLIER] = 10_000;
  const matrix = { rows: ROWS, columns: COLUMNS, values };
  return { matrix, data: buildDataset(matrix, labels, { categorical: [0, 1, 2] }), labels };
}

const OBJECTIVES: Partial<BoosterParams>[] = [
  { objective: 'squared-error' },
  { objective: 'poisson' },
  { objective: 'tweedie', tweedieVariancePower: 1.1 },
  { objective: 'tweedie', tweedieVariancePower: 1.5 },
  { objective: 'tweedie', tweedieVariancePower: 1.9 },
  { objective: 'quantile', quantileAlpha: 0.1 },
  { objective: 'quantile', quantileAlpha: 0.5 },
  { objective: 'quantile', quantileAlpha: 0.9 },
];

/** Mean loss of all rows but the outlier, up to a constant; never negative. */
function lossOfTheRest(params: Partial<BoosterParams>, scores: ArrayLike<number>, labels: Float64Array): number {
  const alpha = params.quantileAlpha ?? 0.5;
  const power = params.tweedieVariancePower ?? 1.5;
  const lossOf = {
    'squared-error': (s: number, y: number) => (s - y) ** 2,
    poisson: (s: number, y: number) => Math.exp(s) - y * s - (y - y * Math.log(y)),
    tweedie: (s: number, y: number) => {
      const part = (score: number): number =>
        (-y * Math.exp((1 - power) * score)) / (1 - power) + Math.exp((2 - power) * score) / (2 - power);
      return part(s) - part(Math.log(y));
    },
    quantile: (s: number, y: number) => (y >= s ? alpha * (y - s) : (1 - alpha) * (s - y)),
  }[params.objective!];
  let sum = 0;
  for (let r = 0; r < ROWS; r++) if (r !== OUTLIER) sum += lossOf(scores[r], labels[r]);
  return sum / (ROWS - 1);
}

/** The loss of the rest may be above that of exact gradients by this share of it. */
const BOUND = 0.001;

describe('an extreme tail', () => {
  for (const objective of OBJECTIVES) {
    const name = `${objective.objective} ${objective.tweedieVariancePower ?? objective.quantileAlpha ?? ''}`.trim();
    for (const isMarked of [true, false]) {
      it(`costs the other rows at most 0.1 % of their loss: ${name}, ${isMarked ? 'a marked outlier' : 'one like the others'}`, () => {
        for (const seed of [1, 2, 3]) {
          const { matrix, data, labels } = tailData(seed, isMarked);
          const params = {
            ...objective,
            numTrees: 30,
            learningRate: 0.2,
            numLeaves: 6,
            minDataInLeaf: 1,
            minSumHessian: 0,
          };
          const ours = lossOfTheRest(params, predictRaw(fit(data, null, params).ensemble, matrix), labels);
          const exact = lossOfTheRest(params, referenceFit(data, params).scores, labels);
          expect(ours).toBeLessThan((1 + BOUND) * exact);
        }
      });
    }
  }
});
