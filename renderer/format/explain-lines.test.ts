// Reasons as lines: they add up, name what the features say, and leave out what is not worth a word.
import { describe, expect, it } from 'vitest';
import type { Explanation } from '#core/contract/predictions.ts';
import { explainDifference, explainLines } from './explain-lines.ts';

type Line = Explanation['contributions'][number];
const line = (group: string, units: number, features: Record<string, number | null> = {}): Line => ({
  group,
  units,
  features: Object.entries(features).map(([name, value]) => ({ name, value, rawScore: 0.1 })),
});
const explanation = (baseline: number, contributions: Line[]): Explanation => ({
  baseline,
  contributions,
  mean: contributions.reduce((sum, { units }) => sum + units, baseline),
  rawScore: 1,
  forecaster: 'gbdt',
});

describe('the lines of an explanation', () => {
  const promoted = explanation(20, [
    line('product', 8),
    line('weekday', 2),
    line('promotion', 9, { promotion: 1 }),
    line('weather', 3, { weather_Rainy: 0, weather_Sunny: 1 }),
    line('stock', -0.2),
    line('other', 0.2),
  ]);

  it('compare with what level, weekday and recent sales would give', () => {
    const { usual, difference, reasons, rest } = explainLines(promoted);
    expect(usual).toBeCloseTo(30, 9);
    expect(difference).toBeCloseTo(12, 9);
    expect(reasons).toEqual([
      { group: 'promotion', cause: 'promotion-on', units: 9 },
      { group: 'weather', cause: 'weather-named', value: 'Sunny', units: 3 },
    ]);
    expect(rest).toBeCloseTo(0, 9);
  });

  it('say whether a price is lower or higher than usual, and whether a holiday is on', () => {
    const causes = (group: string, features: Record<string, number | null>) =>
      explainLines(explanation(10, [line(group, 5, features)])).reasons[0].cause;
    expect(causes('price', { price_to_usual: 0.8 })).toBe('price-lower');
    expect(causes('price', { price_to_usual: 1.2 })).toBe('price-higher');
    expect(causes('price', { price_to_usual: 0.9, discount: 0.1 })).toBe('price-discount');
    expect(causes('price', {})).toBe('price');
    expect(causes('promotion', { promotion: 0 })).toBe('promotion-off');
    expect(causes('promotion', { promotion: null })).toBe('promotion');
    expect(causes('holiday', { days_to_holiday: 0 })).toBe('holiday-on');
    expect(causes('holiday', { days_to_holiday: 3 })).toBe('holiday');
  });

  it('know a method that has no reasons', () => {
    const simple = { ...explanation(0, [line('simple-method', 4)]), rawScore: null };
    expect(explainLines(simple)).toMatchObject({ usual: 4, difference: 0, reasons: [], hasReasons: false });
  });
});

describe('effects that multiply', () => {
  /** A forecast of trees with a log link, as the engine explains it: units are score × logarithmic mean. */
  function logExplanation(baseline: number, scores: Record<string, number>, simple = 0): Explanation {
    const score = Object.values(scores).reduce((total, value) => total + value, 0);
    const trees = baseline * Math.exp(score);
    const perScore = (trees - baseline) / score;
    return {
      baseline,
      contributions: [
        ...Object.entries(scores).map(([group, rawScore]) => ({
          group,
          units: rawScore * perScore,
          features: [{ name: group, value: 1, rawScore }],
        })),
        ...(simple > 0 ? [line('simple-method', simple)].map((one) => ({ ...one, features: [] })) : []),
      ],
      mean: trees + simple,
      rawScore: score,
      forecaster: 'gbdt',
    };
  }
  const half = Math.log(1.5);

  it('are counted against the usual day of this very product', () => {
    const { usual, effects, difference } = explainLines(
      logExplanation(5, { product: 2, weekday: 0.2, promotion: half }),
    );
    // Without the promotion a third less: that is what a shop keeper would see.
    expect(usual).toBeCloseTo(5 * Math.exp(2.2), 9);
    expect(difference).toBeCloseTo(usual * 0.5, 9);
    expect(effects.map(({ group }) => group)).toEqual(['promotion']);
  });

  it('leave the simple methods’ part of a blend to the usual day', () => {
    const { usual, mean } = explainLines(logExplanation(5, { product: 2, promotion: half }, 7));
    expect(usual).toBeCloseTo(5 * Math.exp(2) + 7, 9);
    expect(mean - usual).toBeCloseTo(2.5 * Math.exp(2), 9);
  });

  it('tell two scenarios apart by what changed, not by what is the same', () => {
    const plain = logExplanation(5, { product: 2, promotion: -0.1, price: 0.05 });
    const cheap = logExplanation(5, { product: 2, promotion: half, price: 0.3 });
    const { units, reasons, rest } = explainDifference(plain, cheap);
    expect(reasons.map(({ group }) => group)).toEqual(['promotion', 'price']);
    expect(reasons.reduce((total, one) => total + one.units, 0)).toBeCloseTo(units, 9);
    expect(rest).toBeCloseTo(0, 9);
  });
});

describe('the difference of two predictions', () => {
  it('calls it another method when a planned day is forecast by another one', () => {
    const alone = explanation(5, [line('product', 20)]);
    const blend = explanation(4, [line('product', 16), line('simple-method', 7), line('promotion', 2)]);
    const told = explainDifference(alone, blend);
    expect(told.reasons.map(({ group }) => group)).toEqual(['promotion']);
    expect(told).toMatchObject({ restCause: 'method' });
    expect(told.rest).toBeCloseTo(2, 9);
  });

  it('is told by what changed, and adds up', () => {
    const plain = explanation(20, [line('product', 10), line('promotion', -1, { promotion: 0 })]);
    const cheap = explanation(21, [
      line('product', 10),
      line('promotion', 6, { promotion: 1 }),
      line('price', 4, { price_to_usual: 0.9 }),
    ]);
    const { units, reasons, rest, restCause } = explainDifference(plain, cheap);
    expect(units).toBeCloseTo(12, 9);
    expect(reasons).toEqual([
      { group: 'promotion', cause: 'promotion-on', units: 7 },
      { group: 'price', cause: 'price-lower', units: 4 },
    ]);
    expect(rest).toBeCloseTo(1, 9);
    expect(restCause).toBe('other');
  });
});
