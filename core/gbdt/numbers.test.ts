import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactExp, roundToEven } from './exp.ts';
import { quantileOf, weightedQuantileOf } from './objective.ts';
import { quantisationRule, scalesOf } from './quantise.ts';

describe('exactExp', () => {
  it('is exp to 1.2e-12, and clamps at ±700', () => {
    fc.assert(
      fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (x) => {
        expect(Math.abs(exactExp(x) / Math.exp(x) - 1)).toBeLessThan(1.2e-12);
      }),
      { numRuns: 2000 },
    );
    expect(exactExp(0)).toBe(1);
    expect(exactExp(1e9)).toBe(exactExp(700));
    expect(exactExp(-1e9)).toBe(exactExp(-700));
  });

  it('rounds halves to even as the vector instruction does', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994].map(roundToEven)).toEqual([0, 2, 2, 0, -2, 0]);
  });
});

describe('quantileOf', () => {
  it('agrees with sorting, for any data and alpha', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (values, alpha) => {
          const descending = [...values].sort((a, b) => b - a);
          const position = (values.length - 1) * (1 - alpha);
          const whole = Math.floor(position);
          const next = descending[Math.min(whole + 1, values.length - 1)];
          const expected = descending[whole] - (descending[whole] - next) * (position - whole);
          expect(quantileOf(Float64Array.from(values), values.length, alpha)).toBe(expected);
        },
      ),
    );
  });

  it('with weights is the smallest value with enough weight at or below it', () => {
    const quantile = (alpha: number) => weightedQuantileOf(Float64Array.of(5, 1, 3), Float64Array.of(1, 2, 1), alpha);
    expect([0.1, 0.5, 0.6, 0.75, 0.9].map(quantile)).toEqual([1, 1, 3, 3, 5]);
  });
});

describe('the rule for integers', () => {
  const stats = { maxAbsGradient: 40, sumAbsGradient: 1000, maxHessian: 8, sumHessian: 1500 };

  it('uses all levels for the largest value where no value is extreme', () => {
    const rule = quantisationRule(stats, 1000, false);
    expect(rule.gradientCap * rule.gradientFactor).toBeCloseTo(131_071, 6);
    expect(rule.hessianCap * rule.hessianFactor).toBeCloseTo(262_143, 6);
    expect(scalesOf(rule).gradient * rule.gradientFactor).toBeCloseTo(1, 12);
  });

  it('saturates at 1,024 times the mean, but never in the integers of leaf values', () => {
    const rule = quantisationRule({ ...stats, maxAbsGradient: 1e6 }, 1000, false);
    expect(rule.gradientCap).toBe(1024);
    expect(1e6 * rule.wideGradientFactor).toBeCloseTo(536_870_911, 3);
  });

  it('keeps constant hessians exact, and gradients of zero at zero', () => {
    const rule = quantisationRule(
      { maxAbsGradient: 0, sumAbsGradient: 0, maxHessian: 1, sumHessian: 1000 },
      1000,
      true,
    );
    expect(rule).toMatchObject({ gradientFactor: 0, wideGradientFactor: 0, hessianFactor: 1, wideHessianFactor: 1 });
    expect(scalesOf(rule)).toMatchObject({ gradient: 0, hessian: 1, hessianError: 0 });
  });
});
