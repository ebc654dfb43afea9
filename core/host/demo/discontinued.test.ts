// Discontinued products of the generated store: how fast what is forecast of them fades, and how fast one comes back.
import { describe, expect, it } from 'vitest';
import { createFeatureSource } from '#core/features/feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from '#core/features/feature-spec.ts';
import { demandClassInFrame } from '#core/forecast/demand-class.ts';
import { createDemandHistories } from '#core/forecast/demand-history.ts';
import type { SeriesFrame } from '#core/frame/series-frame.ts';
import { testFrame } from '#core/frame/test-frame.ts';
import { DEMO_DAYS } from './demand-process.ts';
import { demoFrame } from './demo-frame.ts';
import { generateDemo } from './generate-demo.ts';

/** Mean of the next week by TSB, the forecaster of dead products. */
function tsbOf(frame: SeriesFrame) {
  const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
  const histories = createDemandHistories(source);
  return (series: number, origin: number): number => {
    const week = new Float64Array(7);
    histories.forecast('tsb', series, origin, week);
    return week.reduce((sum, units) => sum + units, 0) / 7;
  };
}

describe('a product that is discontinued', () => {
  const truth = generateDemo(1);
  const frame = demoFrame(truth);
  const tsb = tsbOf(frame);
  const ended = truth.products.flatMap((product, series) =>
    product.end < DEMO_DAYS - 1 ? [{ ...product, series }] : [],
  );
  const endedBefore = (days: number) => ended.filter(({ end }) => end + days < DEMO_DAYS);

  it('is dead half a year after its last sale, and next to nothing is expected of it', () => {
    expect(endedBefore(181)).not.toHaveLength(0);
    for (const { series, base, end } of endedBefore(181)) {
      expect(demandClassInFrame(frame, series, end + 181)).toBe('dead');
      expect(tsb(series, end + 181)).toBeLessThan(0.05 * base);
    }
  });
  it('fades within four weeks when it sold several a day, and within eight when it sold one', () => {
    for (const { series, base, end } of endedBefore(56)) {
      if (base > 3) expect(tsb(series, end + 28)).toBeLessThan(0.05 * base);
      if (base > 0.8) expect(tsb(series, end + 56)).toBeLessThan(0.1 * base);
    }
  });
});

describe('a product that comes back after half a year', () => {
  it('is dead no longer on the day, and expected to sell most of what it did after two weeks', () => {
    const units = Array.from({ length: 430 }, (_, t) => (t < 200 || t >= 410 ? 5 : 0));
    const frame = testFrame({ steps: 430, series: [{ code: 'back', units }] });
    const tsb = tsbOf(frame);
    expect(demandClassInFrame(frame, 0, 409)).toBe('dead');
    expect(demandClassInFrame(frame, 0, 410)).not.toBe('dead');
    expect(tsb(0, 409)).toBeLessThan(0.1);
    expect(tsb(0, 423)).toBeGreaterThan(3.5);
  });
});
