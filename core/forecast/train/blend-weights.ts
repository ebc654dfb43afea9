// Weights of a blend: least squares on the simplex, drawn towards equal shares.

/** Strength of the pull towards equal weights, as a share of the mean squared error of the members. */
const SHRINKAGE = 0.02;
const ROUNDS = 400;
/** Members below this share are dropped: nobody wants to hear about half a per cent of a method. */
const MIN_SHARE = 0.05;

/**
 * Non-negative weights with sum 1 that minimise w' E w + pull × |w − equal|², E being the members' products of errors
 * (row-major). Members that are not `allowed` get 0. Solved by exponentiated gradients (Kivinen & Warmuth 1997),
 * which stay on the simplex.
 */
export function blendWeights(products: Float64Array, allowed: readonly boolean[]): number[] {
  const k = allowed.length;
  const members = allowed.flatMap((yes, i) => (yes ? [i] : []));
  const size = members.reduce((sum, i) => sum + products[i * k + i], 0) / members.length;
  if (!(size > 0)) return allowed.map((yes) => (yes ? 1 / members.length : 0));
  let weights = members.map(() => 1 / members.length);
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = members.map((i, a) => {
      const error = members.reduce((sum, j, b) => sum + (weights[b] * products[i * k + j]) / size, 0);
      return error + SHRINKAGE * (weights[a] - 1 / members.length);
    });
    const moved = weights.map((weight, a) => weight * Math.exp(-4 * gradient[a]));
    weights = normalised(moved);
  }
  weights = normalised(weights.map((weight) => (weight < MIN_SHARE ? 0 : weight)));
  const all = new Array<number>(k).fill(0);
  members.forEach((i, a) => {
    all[i] = weights[a];
  });
  return all;
}

function normalised(weights: number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
