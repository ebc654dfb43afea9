// Variants are the numbers of a whole forecast with each plan, only sooner.
import { describe, expect, it } from 'vitest';
import { createFeatureSource } from '#core/features/feature-source.ts';
import type { CalendarFacts } from '#core/features/feature-spec.ts';
import { testShop } from '#core/features/test-shop.ts';
import type { FuturePlan } from '#core/frame/series-frame.ts';
import { predictRaw } from '#core/gbdt/index.ts';
import { SILENT_HOOKS } from '../train/train-hooks.ts';
import { DEFAULT_TRAIN_SETTINGS, trainStore } from '../train/train-store.ts';
import { forecastStore } from './forecast-store.ts';
import { forecastVariants } from './forecast-variants.ts';

const frame = testShop({ steps: 260, products: 8, closedSundays: true });
/** A holiday every 30 days, so that the model can learn what one does. */
const calendar: CalendarFacts = { holidays: Int32Array.from({ length: 12 }, (_, i) => frame.stepDays[0] + 30 * i + 9) };
const settings = { ...DEFAULT_TRAIN_SETTINGS, numTrees: 20, threads: 1 };
const { model } = trainStore({ frame, calendar, settings, fingerprint: '' }, SILENT_HOOKS);
let calls = 0;
const predictors = model.blocks.map(({ ensemble }) => ({
  predictRaw: async (matrix: Parameters<typeof predictRaw>[1]) => {
    calls++;
    return predictRaw(ensemble, matrix);
  },
}));
const source = createFeatureSource(frame, model.features, calendar);

const HORIZON = 95;
const from = (step: number, value: number) => new Float64Array(HORIZON).fill(Number.NaN).fill(value, step - 1);
const closedOn = (step: number) => new Int8Array(HORIZON).fill(1, step - 1, step);
const holidayOn = (step: number, is: 0 | 1) => new Int8Array(HORIZON).fill(-1).fill(is, step - 1, step);
const plansFor = (step: number): FuturePlan[] => [
  {},
  { price: from(step, 6) },
  { price: from(step, 14), promotion: from(step, 1) },
  { discount: from(step, 0.3) },
  { holiday: holidayOn(step, 1) },
  { closed: closedOn(step) },
];

describe('variants', () => {
  // Sundays are closed; the last day of the frame is a Monday.
  for (const [series, step] of [
    [4, 1],
    [4, 11],
    [7, 40],
    [2, 95],
    [1, 6],
  ] as const) {
    it(`of product ${series} on step ${step} are what a forecast with each plan says`, async () => {
      const plans = plansFor(step);
      const demand = await forecastVariants({ source, model, predictors, series, step, plans });
      for (const [i, plan] of plans.entries()) {
        const whole = await forecastStore({
          frame,
          source,
          calendar,
          model,
          modelId: 'm',
          predictors,
          horizon: HORIZON,
          series: [series],
          plans: new Map([[series, plan]]),
        });
        const daily = whole.daily(series, step);
        expect(demand[i].mean).toBe(daily.mean);
        expect(demand[i].quantile(0.9)).toBe(daily.quantile(0.9));
      }
    });
  }

  it('ask the trees once, however many plans there are', async () => {
    const prices = Array.from({ length: 25 }, (_, i) => ({ price: from(3, 6 + i / 3) }));
    calls = 0;
    await forecastVariants({ source, model, predictors, series: 4, step: 3, plans: prices });
    expect(calls).toBeLessThanOrEqual(1);
  });
});

describe('what a forecast depends on', () => {
  it('is what was recorded and learnt', async () => {
    const made = await forecastStore({ frame, source, calendar, model, modelId: 'm', predictors, horizon: 7 });
    for (let series = 0; series < frame.count; series++) {
      const heeded = made.heeded(series);
      expect(['price', 'discount', 'promotion', 'holiday', 'weather', 'competitorPrice']).toEqual(
        expect.arrayContaining(heeded),
      );
    }
    expect(Array.from({ length: frame.count }, (_, i) => made.heeded(i)).flat()).toContain('price');
    expect(made.closed(0, 6)).toBe(true);
    expect(made.closed(0, 5)).toBe(false);
  });
});
