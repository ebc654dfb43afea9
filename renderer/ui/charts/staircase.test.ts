// The staircase of an explanation adds up to its prediction.
import { describe, expect, it } from 'vitest';
import { staircase } from './staircase.ts';

const explanation = (units: Record<string, number>, baseline = 5) => ({
  baseline,
  contributions: Object.entries(units).map(([group, value]) => ({ group, units: value, features: [] })),
  mean: baseline + Object.values(units).reduce((a, b) => a + b, 0),
  rawScore: null,
  forecaster: 'gbdt',
});

describe('the staircase of an explanation', () => {
  it('starts each bar where the one before ended and ends at the mean', () => {
    const steps = staircase(explanation({ price: -1.5, season: 4, weekday: 0.5 }));
    expect(steps.map(({ group }) => group)).toEqual(['baseline', 'season', 'price', 'weekday', 'mean']);
    for (let i = 1; i < steps.length - 1; i++) expect(steps[i].from).toBeCloseTo(steps[i - 1].to, 12);
    expect(steps.at(-2)?.to).toBeCloseTo(8, 12);
    expect(steps.at(-1)?.to).toBeCloseTo(8, 12);
  });

  it('puts many small groups together without losing any of their effect', () => {
    const groups = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`group-${i}`, (12 - i) / 10]));
    const steps = staircase(explanation(groups));
    expect(steps).toHaveLength(9);
    expect(steps.at(-2)?.group).toBe('other');
    expect(steps.at(-2)?.to).toBeCloseTo(steps.at(-1)?.to ?? 0, 12);
  });
});
