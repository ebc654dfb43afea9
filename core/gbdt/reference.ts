// The slow, obvious tree learner that the fast one is tested against: no histograms, no integers, no subtraction.
import type { Dataset } from './dataset.ts';
import { baseScoreOf, isLogLink } from './objective.ts';
import { type BoosterParams, resolveParams } from './params.ts';

export interface ReferenceNode {
  /** Leaf value with the learning rate; of no meaning in inner nodes. */
  value: number;
  rows: number[];
  split: { feature: number; bin: number; missingLeft: boolean; left: ReferenceNode; right: ReferenceNode } | null;
}

export interface ReferenceFit {
  baseScore: number;
  trees: ReferenceNode[];
  /** Raw score of every training row. */
  scores: number[];
}

/**
 * Grows numTrees trees by trying every bin of every feature on every row, in doubles, straight from the definitions.
 * Knows squared error, Poisson, Tweedie, quantile, weights, missing values, L1 and L2; no sampling, no constraints.
 */
export function referenceFit(data: Dataset, settings: Partial<BoosterParams>): ReferenceFit {
  const params = resolveParams(settings);
  const baseScore = baseScoreOf(data, params);
  const scores = Array.from({ length: data.rows }, () => baseScore);
  const trees: ReferenceNode[] = [];
  for (let t = 0; t < params.numTrees; t++) {
    const derivatives = scores.map((score, row) => derivativesOf(params, score, data, row));
    const root: ReferenceNode = { value: 0, rows: scores.map((_, row) => row), split: null };
    growBestFirst(data, params, derivatives, root);
    if (root.split === null) break;
    for (const leaf of leavesOf(root)) {
      leaf.value = params.learningRate * outputOf(data, params, derivatives, scores, leaf.rows);
      for (const row of leaf.rows) scores[row] += leaf.value;
    }
    trees.push(root);
  }
  return { baseScore, trees, scores };
}

export function leavesOf(node: ReferenceNode): ReferenceNode[] {
  return node.split === null ? [node] : [...leavesOf(node.split.left), ...leavesOf(node.split.right)];
}

type Derivatives = { gradient: number; hessian: number };

function derivativesOf(params: BoosterParams, score: number, data: Dataset, row: number): Derivatives {
  const label = data.labels[row];
  const weight = data.weights === null ? 1 : data.weights[row];
  const power = params.tweedieVariancePower;
  const formulas = {
    'squared-error': () => [score - label, 1],
    quantile: () => [score >= label ? 1 - params.quantileAlpha : -params.quantileAlpha, 1],
    poisson: () => [Math.exp(score) - label, Math.exp(score + 0.7)],
    tweedie: () => [
      -label * Math.exp((1 - power) * score) + Math.exp((2 - power) * score),
      -label * (1 - power) * Math.exp((1 - power) * score) + (2 - power) * Math.exp((2 - power) * score),
    ],
  };
  const [gradient, hessian] = formulas[params.objective]();
  return { gradient: gradient * weight, hessian: hessian * weight };
}

interface Choice {
  gain: number;
  feature: number;
  bin: number;
  missingLeft: boolean;
}

function growBestFirst(data: Dataset, params: BoosterParams, derivatives: Derivatives[], root: ReferenceNode): void {
  const open = [{ node: root, depth: 0, choice: bestChoice(data, params, derivatives, root.rows, 0) }];
  while (open.length < params.numLeaves) {
    let best = -1;
    open.forEach(({ choice }, i) => {
      if (choice !== null && (best < 0 || choice.gain > open[best].choice!.gain)) best = i;
    });
    if (best < 0) return;
    const { node, depth, choice } = open[best];
    const goesLeft = (row: number): boolean => sideOf(data, row, choice!);
    const left: ReferenceNode = { value: 0, rows: node.rows.filter(goesLeft), split: null };
    const right: ReferenceNode = { value: 0, rows: node.rows.filter((row) => !goesLeft(row)), split: null };
    node.split = { ...choice!, left, right };
    const opened = (child: ReferenceNode) => ({
      node: child,
      depth: depth + 1,
      choice: bestChoice(data, params, derivatives, child.rows, depth + 1),
    });
    open[best] = opened(left);
    open.push(opened(right));
  }
}

function sideOf(data: Dataset, row: number, choice: { feature: number; bin: number; missingLeft: boolean }): boolean {
  const bin = data.bins[row * data.stride + choice.feature];
  return bin === data.mappers[choice.feature].upper.length ? choice.missingLeft : bin <= choice.bin;
}

function bestChoice(
  data: Dataset,
  params: BoosterParams,
  derivatives: Derivatives[],
  rows: number[],
  depth: number,
): Choice | null {
  if (params.maxDepth > 0 && depth >= params.maxDepth) return null;
  let best: Choice | null = null;
  const quality = (part: number[]): number => {
    const { gradient, hessian } = sumOf(derivatives, part);
    return Math.max(0, Math.abs(gradient) - params.lambdaL1) ** 2 / (hessian + params.lambdaL2);
  };
  for (let feature = 0; feature < data.columns; feature++) {
    const valueBins = data.mappers[feature].upper.length;
    const missing = rows.filter((row) => data.bins[row * data.stride + feature] === valueBins).length;
    for (const missingLeft of missing > 0 ? [false, true] : [false]) {
      for (let bin = 0; bin < valueBins; bin++) {
        const left = rows.filter((row) => sideOf(data, row, { feature, bin, missingLeft }));
        const right = rows.filter((row) => !sideOf(data, row, { feature, bin, missingLeft }));
        const [leftHessian, rightHessian] = [sumOf(derivatives, left).hessian, sumOf(derivatives, right).hessian];
        // Rows are estimated from hessians, as the parameter says; exact where hessians are constant.
        const fewest = ((params.minDataInLeaf - 0.5) * (leftHessian + rightHessian)) / rows.length;
        if (Math.min(leftHessian, rightHessian) < Math.max(fewest, params.minSumHessian)) continue;
        const gain = quality(left) + quality(right) - quality(rows);
        // A gain of nothing but rounding errors is none.
        if (gain <= params.minGainToSplit || gain <= 1e-12 * (quality(left) + quality(right))) continue;
        if (best === null || gain > best.gain) {
          best = { gain, feature, bin, missingLeft: missing > 0 ? missingLeft : leftHessian >= rightHessian };
        }
      }
    }
  }
  return best;
}

function sumOf(derivatives: Derivatives[], rows: number[]): Derivatives {
  let gradient = 0;
  let hessian = 0;
  for (const row of rows) {
    gradient += derivatives[row].gradient;
    hessian += derivatives[row].hessian;
  }
  return { gradient, hessian };
}

function outputOf(
  data: Dataset,
  params: BoosterParams,
  derivatives: Derivatives[],
  scores: number[],
  rows: number[],
): number {
  if (params.objective === 'quantile') return quantileOfResiduals(data, params.quantileAlpha, scores, rows);
  const { gradient, hessian } = sumOf(derivatives, rows);
  const shrunk = Math.sign(gradient) * Math.max(0, Math.abs(gradient) - params.lambdaL1);
  const output = -shrunk / (hessian + params.lambdaL2);
  const limit = isLogLink(params.objective) ? params.maxDeltaStep : Number.POSITIVE_INFINITY;
  return Math.min(Math.max(output, -limit), limit);
}

/** By sorting: linear interpolation without weights, the smallest value with enough weight below with them. */
function quantileOfResiduals(data: Dataset, alpha: number, scores: number[], rows: number[]): number {
  const sorted = rows
    .map((row) => ({ residual: data.labels[row] - scores[row], weight: data.weights === null ? 1 : data.weights[row] }))
    .sort((a, b) => a.residual - b.residual);
  if (data.weights !== null) {
    const enough = alpha * sorted.reduce((sum, { weight }) => sum + weight, 0);
    let sum = 0;
    return sorted.find(({ weight }) => {
      sum += weight;
      return sum >= enough;
    })!.residual;
  }
  const descending = sorted.map(({ residual }) => residual).reverse();
  const position = (descending.length - 1) * (1 - alpha);
  const whole = Math.floor(position);
  if (whole + 1 >= descending.length) return descending[descending.length - 1];
  return descending[whole] - (descending[whole] - descending[whole + 1]) * (position - whole);
}
