import { describe, expect, it } from 'vitest';
import { addRow, normalEquations, solveRidge } from './least-squares.ts';
import { createRng } from './rng.ts';

function equationsOf(rows: number, truth: readonly number[], noise = 0, weight = 1) {
  const rng = createRng(3);
  const equations = normalEquations(truth.length);
  for (let row = 0; row < rows; row++) {
    const regressors = Float64Array.from(truth, (_, i) => (i === 0 ? 1 : rng.normal()));
    const target = truth.reduce((sum, value, i) => sum + value * regressors[i], 0) + noise * rng.normal();
    addRow(equations, regressors, target, weight);
  }
  return equations;
}

describe('least squares', () => {
  it('find what made the targets', () => {
    const found = solveRidge(equationsOf(50, [2, -1, 0.5]), [0, 0, 0]);
    for (const [i, value] of [2, -1, 0.5].entries()) expect(found[i]).toBeCloseTo(value, 10);
  });

  it('do not depend on the size of the weights, only on their proportions', () => {
    const light = solveRidge(equationsOf(50, [2, -1, 0.5], 1, 1e-6), [0, 0.1, 0.1]);
    const heavy = solveRidge(equationsOf(50, [2, -1, 0.5], 1, 1e6), [0, 0.1, 0.1]);
    for (let i = 0; i < 3; i++) expect(light[i]).toBeCloseTo(heavy[i], 9);
  });

  it('are drawn to 0 by a ridge, each unknown by its own', () => {
    const equations = equationsOf(5000, [2, 1, 1]);
    const found = solveRidge(equations, [0, 0, 1]);
    expect(found[1]).toBeCloseTo(1, 1);
    // Regressors that have nothing in common: one half of it is left.
    expect(found[2]).toBeCloseTo(0.5, 1);
  });

  it('give 0 to regressors that are always 0 or only repeat another', () => {
    const equations = normalEquations(3);
    for (const x of [1, 2, 3, 4]) addRow(equations, Float64Array.of(x, 0, x), 3 * x, 1);
    const found = solveRidge(equations, [0, 0, 0]);
    expect(found[1]).toBe(0);
    expect(found[0] + found[2]).toBeCloseTo(3, 9);
  });
});
