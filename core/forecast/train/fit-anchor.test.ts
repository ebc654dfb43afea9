import { describe, expect, it } from 'vitest';
import { createFeatureSource } from '#core/features/feature-source.ts';
import { buildFeatureSpec, NO_CALENDAR } from '#core/features/feature-spec.ts';
import { createFeatureWriter } from '#core/features/feature-writer.ts';
import { testShop } from '#core/features/test-shop.ts';
import { anchorFactors } from '../totals-anchor.ts';
import type { JudgedOrigin } from './error-products.ts';
import { type AnchorChoice, fitAnchor, toAnchor } from './fit-anchor.ts';
import { forecastOrigin, TREES } from './origin-forecasts.ts';
import { errorScales, outcomesAfter } from './outcome.ts';
import { totalRatios } from './total-ratios.ts';

const STEPS = 200;
const WINDOW = 28;
const frame = testShop({ steps: STEPS, products: 12, bare: true });
const source = createFeatureSource(frame, buildFeatureSpec(frame, NO_CALENDAR), NO_CALENDAR);
const writer = createFeatureWriter(source);

/** An origin whose "trees" say whatever `trees` makes of the baseline and the truth. */
function judged(origin: number, trees: (baseline: number, actual: number, step: number) => number): JudgedOrigin {
  const outcomes = outcomesAfter(source, origin, WINDOW, origin + 1, STEPS - 1);
  const plain = forecastOrigin(source, origin, WINDOW);
  const values = outcomes.units.map((actual, at) => {
    const series = Math.floor(at / WINDOW);
    const step = (at % WINDOW) + 1;
    return trees(writer.baseline(series, origin, origin + step), actual, step);
  });
  return {
    forecasts: { ...plain, members: new Map([...plain.members, [TREES, values]]) },
    outcomes,
    scales: errorScales(source, origin),
  };
}
const choiceOf = (trees: Parameters<typeof judged>[1]): AnchorChoice => {
  const origins = [STEPS - 1 - WINDOW, STEPS - 8 - WINDOW].map((origin) => judged(origin, trees));
  const ratios = origins.map(({ forecasts }) => totalRatios(source, writer, forecasts));
  return fitAnchor(source, origins, ratios);
};

describe('the anchor of the totals', () => {
  it('holds where the trees move all products up and down together without reason', () => {
    const choice = choiceOf((baseline, _, step) => baseline * (step % 2 === 0 ? 1.4 : 0.7));
    expect(choice.towards).toBe('baseline');
    expect(choice.weight).toBeGreaterThan(0.8);
  });
  it('lets go where the trees know better than level and calendar', () => {
    expect(choiceOf((_, actual) => actual + 0.01).weight).toBe(0);
  });
  it('is kept with the model by day and category, and repeats its last week beyond', () => {
    const { forecasts } = judged(STEPS - 1 - WINDOW, (baseline, _, step) => baseline * (1 + 0.01 * step));
    const ratios = totalRatios(source, writer, forecasts);
    const anchor = toAnchor(source, ratios, { towards: 'baseline', weight: 0.5 });
    const factor = anchorFactors(anchor, frame);
    const first = anchor?.firstDay as number;
    expect(factor(0, first + 9)).toBeCloseTo(1 / Math.sqrt(1.1), 9);
    expect(factor(3, first + WINDOW + 2)).toBeCloseTo(factor(3, first + WINDOW - 5), 12);
    expect(anchorFactors(null, frame)(0, first)).toBe(1);
    const elsewhere = {
      ...frame,
      categories: ['unheard of'],
      products: frame.products.map((p) => ({ ...p, category: 0 })),
    };
    expect(anchorFactors(anchor, elsewhere)(0, first + 9)).toBeCloseTo(anchor?.store[9] as number, 12);
  });
});
