// Linear least squares from sums of products, for few unknowns and many rows.

/** Sums over rows: weight × regressor × regressor (lower triangle, row-major) and weight × regressor × target. */
export interface NormalEquations {
  readonly unknowns: number;
  readonly products: Float64Array;
  readonly withTarget: Float64Array;
  rows: number;
}

export const normalEquations = (unknowns: number): NormalEquations => ({
  unknowns,
  products: new Float64Array(unknowns * unknowns),
  withTarget: new Float64Array(unknowns),
  rows: 0,
});

/** Adds one row: `regressors` holds at least as many numbers as there are unknowns. */
export function addRow(equations: NormalEquations, regressors: Float64Array, target: number, weight: number): void {
  const { unknowns, products, withTarget } = equations;
  equations.rows++;
  for (let i = 0; i < unknowns; i++) {
    const weighted = weight * regressors[i];
    withTarget[i] += weighted * target;
    for (let j = 0; j <= i; j++) products[i * unknowns + j] += weighted * regressors[j];
  }
}

/**
 * Ridge regression (Hoerl & Kennard 1970) by Cholesky's decomposition: the diagonal is
 * raised by the share `ridge` of each. Unknowns that no row tells of come out as 0.
 */
export function solveRidge(
  { unknowns: n, products, withTarget }: NormalEquations,
  ridge: ArrayLike<number>,
): Float64Array {
  const lower = new Float64Array(n * n);
  const forward = new Float64Array(n);
  const solution = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const diagonal = products[i * n + i] * (1 + ridge[i]);
    for (let j = 0; j <= i; j++) {
      let sum = i === j ? diagonal : products[i * n + j];
      for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
      if (i !== j) lower[i * n + j] = lower[j * n + j] > 0 ? sum / lower[j * n + j] : 0;
      // What is left of a regressor that others explain is rounding.
      else lower[i * n + i] = sum > 1e-12 * diagonal ? Math.sqrt(sum) : 0;
    }
    let sum = withTarget[i];
    for (let k = 0; k < i; k++) sum -= lower[i * n + k] * forward[k];
    forward[i] = lower[i * n + i] > 0 ? sum / lower[i * n + i] : 0;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = forward[i];
    for (let k = i + 1; k < n; k++) sum -= lower[k * n + i] * solution[k];
    solution[i] = lower[i * n + i] > 0 ? sum / lower[i * n + i] : 0;
  }
  return solution;
}
