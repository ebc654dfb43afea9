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
    expect(causes('price', { price_to_usual: 1, discount: 0.1 })).toBe('price-discount');
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
