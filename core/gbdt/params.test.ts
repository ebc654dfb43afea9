import { describe, expect, it } from 'vitest';
import { type BoosterParams, describeRange, PARAMS, resolveParams } from './params.ts';

describe('training settings', () => {
  it('have defaults that pass their own checks', () => {
    const defaults = resolveParams({});
    expect(Object.keys(defaults)).toEqual(Object.keys(PARAMS));
    expect(resolveParams(defaults)).toEqual(defaults);
  });

  it('out of range are refused by name, with the range and the value', () => {
    const cases: [Partial<BoosterParams>, RegExp][] = [
      [{ learningRate: 0 }, /learningRate must be a number above 0/],
      [{ numLeaves: 1 }, /numLeaves must be a whole number at least 2/],
      [{ numLeaves: 2.5 }, /numLeaves/],
      [{ tweedieVariancePower: 2 }, /tweedieVariancePower must be a number above 1 and below 2/],
      [{ quantileAlpha: Number.NaN }, /quantileAlpha/],
      [{ objective: 'logistic' as never }, /objective must be one of squared-error, poisson, tweedie, quantile/],
      [{ monotoneConstraints: [2] }, /monotoneConstraints/],
      [{ maxBins: 256 }, /maxBins/],
    ];
    for (const [params, message] of cases) expect(() => resolveParams(params)).toThrow(message);
  });

  it('that do not exist are refused: a typo must not pass as a default', () => {
    expect(() => resolveParams({ num_leaves: 31 } as never)).toThrow(/num_leaves/);
  });

  it('all say what they do and what they take', () => {
    for (const spec of Object.values(PARAMS)) {
      expect(spec.description.length).toBeGreaterThan(15);
      expect(describeRange(spec).length).toBeGreaterThan(5);
    }
  });
});
