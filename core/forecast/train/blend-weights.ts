// Weights of a blend: least squares on the simplex, drawn towards shares that are given.

const ROUNDS = 400;
/** Halved where it would overshoot: members whose errors have nothing in common need shorter steps than alike ones. */
const LONGEST_STEP = 4;
/** No step that is this short changes anything. */
const SHORTEST_STEP = 1e-3;
/** Members below this share are dropped: nobody wants to hear about half a per cent of a method. */
const MIN_SHARE = 0.05;

/** Where weights are drawn to. */
export interface BlendPull {
  /** How hard, as a share of the mean squared error of the members. */
  readonly pull: number;
  /** By member; those not allowed do not count, the others in proportion. */
  readonly towards: readonly number[];
}

/**
 * Non-negative weights with sum 1 that minimise w' E w + pull × |w − towards|², E being the members' products of errors
 * (row-major). Members that are not `allowed` get 0. Solved by exponentiated gradients (Kivinen & Warmuth 1997),
 * which stay on the simplex, each step as long as the sum falls.
 */
export function blendWeights(
  products: Float64Array,
  allowed: readonly boolean[],
  { pull, towards }: BlendPull,
): number[] {
  const members = allowed.flatMap((yes, i) => (yes ? [i] : []));
  const k = allowed.length;
  const size = members.reduce((sum, i) => sum + products[i * k + i], 0) / members.length;
  const prior = normalised(Float64Array.from(members, (i) => towards[i]));
  if (!(size > 0)) return spread(members, prior, k);
  const errors = members.map((i) => Float64Array.from(members, (j) => products[i * k + j] / size));
  const weights = normalised(descend(errors, pull, prior).map((weight) => (weight < MIN_SHARE ? 0 : weight)));
  return spread(members, weights, k);
}

function spread(members: readonly number[], weights: Float64Array, count: number): number[] {
  const all = new Array<number>(count).fill(0);
  members.forEach((i, a) => {
    all[i] = weights[a];
  });
  return all;
}

function descend(errors: readonly Float64Array[], pull: number, towards: Float64Array): Float64Array {
  let weights = Float64Array.from(towards);
  let at = slope(errors, weights, pull, towards);
  let step = LONGEST_STEP;
  for (let round = 0; round < ROUNDS && step >= SHORTEST_STEP; round++) {
    const { gradient, value } = at;
    const moved = normalised(weights.map((weight, a) => weight * Math.exp(-step * gradient[a])));
    const next = slope(errors, moved, pull, towards);
    if (next.value > value) {
      step /= 2;
      continue;
    }
    weights = moved;
    at = next;
  }
  return weights;
}

/** Half of what is minimised, and its gradient. */
function slope(
  errors: readonly Float64Array[],
  weights: Float64Array,
  pull: number,
  towards: Float64Array,
): { value: number; gradient: Float64Array } {
  const gradient = new Float64Array(weights.length);
  let value = 0;
  for (let a = 0; a < weights.length; a++) {
    let error = 0;
    for (let b = 0; b < weights.length; b++) error += weights[b] * errors[a][b];
    const away = weights[a] - towards[a];
    gradient[a] = error + pull * away;
    value += (weights[a] * error + pull * away ** 2) / 2;
  }
  return { value, gradient };
}

function normalised(weights: Float64Array): Float64Array<ArrayBuffer> {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return Float64Array.from(weights, (weight) => weight / sum);
}
