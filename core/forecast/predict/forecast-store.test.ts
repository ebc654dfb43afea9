// Forecasts of small trained shops: every answer of a StoreForecast, its sums, its totals and its reasons.
import { beforeAll, describe, expect, it } from 'vitest';
import { createFeatureSource } from '#core/features/feature-source.ts';
import { NO_CALENDAR } from '#core/features/feature-spec.ts';
import { testShop } from '#core/features/test-shop.ts';
import type { FuturePlan, SeriesFrame } from '#core/frame/series-frame.ts';
import { cutFrame, testFrame } from '#core/frame/test-frame.ts';
import { predictRaw } from '#core/gbdt/index.ts';
import { POOLED_AR } from '../pooled/pooled-ar.ts';
import { RETURNING } from '../returning/seasonal-return.ts';
import type { StoreForecast } from '../store-forecast.ts';
import type { StoreModel } from '../store-model.ts';
import { forecastOrigin } from '../train/origin-forecasts.ts';
import { SILENT_HOOKS } from '../train/train-hooks.ts';
import { DEFAULT_TRAIN_SETTINGS, trainStore } from '../train/train-store.ts';
import { logarithmicMean } from './explain.ts';
import { forecastStore, type StoreForecastRequest } from './forecast-store.ts';
import { forecastVariants } from './forecast-variants.ts';

const settings = { ...DEFAULT_TRAIN_SETTINGS, numTrees: 20, threads: 1 };
const train = (frame: SeriesFrame): StoreModel =>
  trainStore({ frame, calendar: NO_CALENDAR, settings, fingerprint: '' }, SILENT_HOOKS).model;

const forecast = (
  frame: SeriesFrame,
  model: StoreModel,
  options: Partial<StoreForecastRequest> = {},
): Promise<StoreForecast> =>
  forecastStore({
    frame,
    calendar: NO_CALENDAR,
    model,
    modelId: 'm',
    predictors: model.blocks.map(({ ensemble }) => ({ predictRaw: async (matrix) => predictRaw(ensemble, matrix) })),
    horizon: 35,
    ...options,
  });

/** The same values, one a week or a month. */
function inSteps(frame: SeriesFrame, frequency: SeriesFrame['frequency'], days: number): SeriesFrame {
  return { ...frame, frequency, stepDays: frame.stepDays.map((_, step) => 19_723 + step * days) };
}

const allSteps = (length: number) => Array.from({ length }, (_, i) => i + 1);
const allSeries = (frame: SeriesFrame) => frame.products.map((_, series) => series);

describe.each([
  ['a shop with prices, promotions and stock', testShop({ steps: 260, products: 8, closedSundays: true })],
  ['a shop that sells by weight', testShop({ steps: 240, products: 6, decimals: true, bare: true })],
  ['a shop too young for trees', testShop({ steps: 40, products: 6, bare: true })],
  ['a weekly store', inSteps(testShop({ steps: 130, products: 6, bare: true }), 'weekly', 7)],
  ['a monthly store', inSteps(testShop({ steps: 48, products: 6, bare: true }), 'monthly', 30)],
  [
    'a shop of constants, zeros and a product of today',
    testFrame({
      steps: 120,
      series: [
        { code: 'one', category: 'a', units: new Array(120).fill(1) },
        { code: 'six', category: 'a', units: new Array(120).fill(6) },
        { code: 'never', category: 'b', units: new Array(120).fill(0) },
        { code: 'once', units: [...new Array(60).fill(0), 9, ...new Array(59).fill(0)] },
        { code: 'today', category: 'a', firstStep: 119, units: [4] },
        { code: 'week', category: 'b', units: allSteps(120).map((step) => step % 7) },
      ],
    }),
  ],
])('the forecast of %s', (_, frame) => {
  let model: StoreModel;
  let made: StoreForecast;
  beforeAll(async () => {
    model = train(frame);
    made = await forecast(frame, model);
  });

  it('gives every product and step a mean of at least zero and ordered quantiles', () => {
    for (const series of allSeries(frame)) {
      for (const step of allSteps(35)) {
        expect(made.mean(series, step)).toBeGreaterThanOrEqual(0);
        const band = made.daily(series, step);
        expect(band.mean).toBe(made.mean(series, step));
        const quantiles = [0.005, 0.1, 0.5, 0.9, 0.995].map((tau) => band.quantile(tau));
        expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
        expect(quantiles[0]).toBeGreaterThanOrEqual(0);
        if (frame.isCount) expect(quantiles.every(Number.isInteger)).toBe(true);
      }
    }
  });

  it('adds up means, not quantiles, and sums up to 180 steps', () => {
    for (const series of allSeries(frame)) {
      const sum = allSteps(14).reduce((total, step) => total + made.mean(series, step + 2), 0);
      expect(made.sum(series, 3, 14).mean).toBeCloseTo(sum, 9);
      const long = made.sum(series, 1, 180);
      expect(long.mean).toBeGreaterThanOrEqual(made.sum(series, 1, 35).mean - 1e-9);
      expect(long.quantile(0.9)).toBeGreaterThanOrEqual(long.quantile(0.5));
    }
    expect(() => made.sum(0, 1, 181)).toThrow(RangeError);
  });

  it('totals the store and its categories', () => {
    const sum = allSeries(frame).reduce((total, series) => total + made.mean(series, 5), 0);
    expect(made.total(5).mean).toBeCloseTo(sum, 9);
    const inFirst = allSeries(frame).filter((series) => frame.products[series].category === 0);
    expect(made.total(5, 0).mean).toBeCloseTo(
      inFirst.reduce((total, series) => total + made.mean(series, 5), 0),
      9,
    );
    expect(made.totalSum(1, 7).mean).toBeCloseTo(
      allSteps(7).reduce((total, step) => total + made.total(step).mean, 0),
      9,
    );
  });

  it('explains every mean by lines that add up to it', () => {
    for (const series of allSeries(frame)) {
      for (const step of [1, 9, 20, 33]) {
        const { baseline, contributions, mean, rawScore, forecaster } = made.explain(series, step);
        expect(mean).toBe(made.mean(series, step));
        const sum = contributions.reduce((total, line) => total + line.units, baseline);
        expect(sum).toBeCloseTo(mean, 9);
        expect(forecaster).toBe(made.forecaster(series));
        for (const line of contributions) expect(Number.isFinite(line.units)).toBe(true);
        if (rawScore !== null) expect(contributions.some((line) => line.features.length > 0)).toBe(true);
      }
    }
  });

  it('says how far each product may be trusted, and on what ground', () => {
    for (const series of allSeries(frame)) {
      const { level, basis, observations } = made.confidence(series);
      expect(['high', 'medium', 'low']).toContain(level);
      expect(basis === 'none').toBe(observations === 0);
    }
  });

  it('is the same twice, and for one product what it is among all', async () => {
    const again = await forecast(frame, model);
    const only = await forecast(frame, model, { series: [1] });
    for (const step of allSteps(35)) {
      expect(again.mean(0, step)).toBe(made.mean(0, step));
      expect(only.mean(1, step)).toBe(made.mean(1, step));
      expect(only.mean(0, step)).toBeNaN();
    }
  });

  it('takes the model as it comes back from a file', async () => {
    const { blocks, ...rest } = model;
    const stored = await forecast(frame, { ...(JSON.parse(JSON.stringify(rest)) as StoreModel), blocks });
    for (const series of allSeries(frame)) {
      expect(stored.mean(series, 4)).toBe(made.mean(series, 4));
      expect(stored.sum(series, 1, 10).quantile(0.9)).toBe(made.sum(series, 1, 10).quantile(0.9));
    }
  });

  it('answers a horizon of one step, and repeats it beyond', async () => {
    const short = await forecast(frame, model, { horizon: 1 });
    expect(short.mean(0, 1)).toBe(made.mean(0, 1));
    expect(short.mean(0, 9)).toBe(made.mean(0, 1));
  });
});

describe('what is known ahead', () => {
  const shop = testShop({ steps: 260, products: 8, closedSundays: true });
  const model = train(shop);

  it('forecasts nothing for closed days, by pattern or by plan, and says so', async () => {
    const made = await forecast(shop, model);
    // The shop begins on a Monday and has 260 days: the last is a Monday, so the sixth step is a Sunday.
    expect(made.mean(0, 6)).toBe(0);
    expect(made.daily(0, 6).quantile(0.99)).toBe(0);
    expect(made.explain(0, 6)).toMatchObject({ mean: 0, contributions: [{ group: 'holiday' }] });
    const closed = new Int8Array(35);
    closed[1] = 1;
    const planned = await forecast(shop, model, { plans: new Map<number, FuturePlan>([[0, { closed }]]) });
    expect(planned.mean(0, 2)).toBe(0);
    // The plan says the shop is open on that Sunday.
    expect(planned.mean(0, 6)).toBeGreaterThan(0);
  });

  it('expects more of a planned promotion than of none, and judges it by rules made for plans', async () => {
    const on = { promotion: new Float64Array(35).fill(1), discount: new Float64Array(35).fill(0.1) };
    const off = { promotion: new Float64Array(35), discount: new Float64Array(35) };
    const promoted = await forecast(shop, model, { plans: new Map([[4, on]]) });
    const plain = await forecast(shop, model, { plans: new Map([[4, off]]) });
    expect(promoted.sum(4, 1, 5).mean).toBeGreaterThan(plain.sum(4, 1, 5).mean);
    expect(promoted.mean(3, 3)).toBe(plain.mean(3, 3));
  });
});

describe('products without history', () => {
  const shop = testShop({ steps: 260, products: 8 });
  const model = train(shop);

  it('get the level of similar products, marked as new', async () => {
    const last = shop.offset[shop.count];
    const fresh: SeriesFrame = {
      ...shop,
      count: shop.count + 1,
      offset: Uint32Array.from([...shop.offset, last]),
      firstStep: Int32Array.from([...shop.firstStep, 260]),
      products: [...shop.products, { code: 'new', name: 'new', category: 0, supplier: -1 }],
    };
    const made = await forecast(fresh, model);
    const likeIt = allSeries(shop).filter((series) => shop.products[series].category === 0);
    const level = likeIt.reduce((sum, series) => sum + made.sum(series, 1, 28).mean / 28, 0) / likeIt.length;
    expect(made.demandClass(8)).toBe('new');
    expect(made.forecaster(8)).toBe('twins');
    expect(made.borrowedFrom(8).map(({ product }) => product)).not.toContain('new');
    expect(made.borrowedFrom(8).reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(made.borrowedFrom(0)).toEqual([]);
    expect(made.mean(8, 3)).toBeGreaterThan(level / 2);
    expect(made.mean(8, 3)).toBeLessThan(level * 2);
    expect(made.daily(8, 3).quantile(0.9)).toBeGreaterThan(made.daily(8, 3).quantile(0.1));
    expect(made.explain(8, 3).contributions).toHaveLength(1);
    for (const series of allSeries(shop)) expect(made.mean(series, 3)).toBeGreaterThanOrEqual(0);
  });
});

describe('a model on later data than it was trained on', () => {
  it('serves products that came afterwards', async () => {
    const shop = testShop({ steps: 300, products: 8 });
    const model = train(cutFrame(shop, 260));
    const made = await forecast(shop, model);
    for (const series of allSeries(shop)) expect(made.mean(series, 1)).toBeGreaterThanOrEqual(0);
  });
});

describe('the user’s own units', () => {
  const shop = testShop({ steps: 260, products: 8 });
  const model = train(shop);
  const own = new Map([[2, Float64Array.of(Number.NaN, 40, 0)]]);

  it('are the means of their steps, with bands, sums, totals and reasons to match; the model’s stay readable', async () => {
    const plain = await forecast(shop, model);
    const made = plain.withUnits(own);
    expect([1, 2, 3, 4].map((step) => made.mean(2, step))).toEqual([plain.mean(2, 1), 40, 0, plain.mean(2, 4)]);
    expect(made.modelMean(2, 2)).toBe(plain.mean(2, 2));
    expect(made.daily(2, 2).mean).toBe(40);
    expect(made.daily(2, 2).quantile(0.9)).toBeGreaterThan(plain.daily(2, 2).quantile(0.9));
    expect(made.daily(2, 3).quantile(0.99)).toBe(0);
    const added = 40 - plain.mean(2, 2) - plain.mean(2, 3);
    expect(made.sum(2, 1, 7).mean - plain.sum(2, 1, 7).mean).toBeCloseTo(added, 9);
    expect(made.totalSum(1, 7).mean - plain.totalSum(1, 7).mean).toBeCloseTo(added, 9);
    const { mean, contributions, baseline } = made.explain(2, 2);
    expect(contributions[0]).toMatchObject({ group: 'override', units: 40 - plain.mean(2, 2) });
    expect(contributions.reduce((sum, { units }) => sum + units, baseline)).toBeCloseTo(mean, 9);
    expect(made.explain(2, 1)).toEqual(plain.explain(2, 1));
    expect(made.withUnits(new Map()).mean(2, 2)).toBe(plain.mean(2, 2));
  });

  it('do not repeat beyond the horizon', async () => {
    const plain = await forecast(shop, model, { horizon: 7 });
    const made = plain.withUnits(own);
    expect(made.sum(2, 8, 7).mean).toBeCloseTo(plain.sum(2, 8, 7).mean, 9);
  });
});

describe('a forecaster that was asked for', () => {
  const shop = testShop({ steps: 260, products: 8 });
  const model = train(shop);

  it('makes the numbers of all products; who won and by what stays known', async () => {
    const asked = await forecast(shop, model, { forecaster: 'mean-28' });
    const usual = await forecast(shop, model);
    for (const series of allSeries(shop)) {
      expect(asked.forecaster(series)).toBe('mean-28');
      expect(asked.mean(series, 1)).toBeCloseTo(asked.mean(series, 9), 12);
      expect(asked.champion(series)).toEqual(usual.champion(series));
      const contest = usual.champion(series)?.contest;
      const best = Math.min(...Object.values(contest?.errors ?? {}));
      // A blend speaks unless a single method beats it by more than 1 %.
      expect(contest?.errors[usual.forecaster(series)]).toBeLessThanOrEqual(best * 1.01);
    }
  });
});

describe('a product that comes back every year', () => {
  // Sold from day 250 of every year on; the shop's last day is the 245th of the third.
  const steps = 2 * 364 + 245;
  const inSeason = (day: number) => (day % 364 >= 250 && day % 364 < 330 ? 6 + (day % 7) : 0);
  const usual = testShop({ steps, products: 6, bare: true });
  const stollen = testFrame({
    steps,
    series: [
      ...usual.products.map(({ code }, i) => ({
        code,
        units: Array.from(usual.units.subarray(usual.offset[i], usual.offset[i + 1])),
        firstStep: usual.firstStep[i],
      })),
      { code: 'stollen', units: Array.from({ length: steps }, (_, day) => inSeason(day)) },
    ],
  });
  const series = stollen.count - 1;
  const model = train(stollen);

  it('is forecast by what it sold in earlier years, whoever speaks for its class', async () => {
    const made = await forecast(stollen, model);
    expect(made.forecaster(series)).toBe(RETURNING);
    expect(made.champion(series)?.weights).toEqual({ [RETURNING]: 1 });
    for (let step = 15; step <= 35; step++) {
      expect(made.mean(series, step)).toBeCloseTo(inSeason(steps - 1 + step), 9);
      const band = made.daily(series, step);
      expect(band.quantile(0.9)).toBeGreaterThan(made.mean(series, step));
      const { baseline, contributions, mean } = made.explain(series, step);
      expect(contributions.reduce((sum, { units }) => sum + units, baseline)).toBeCloseTo(mean, 9);
    }
    expect(made.confidence(series)).toMatchObject({ level: 'low', basis: 'none' });
    expect(made.heeded(series)).toEqual([]);
    expect(made.forecaster(0)).not.toBe(RETURNING);
  });

  it('follows another method where one is asked for', async () => {
    const asked = await forecast(stollen, model, { forecaster: 'mean-28' });
    expect(asked.mean(series, 20)).toBe(0);
    expect(asked.champion(series)?.forecaster).toBe(RETURNING);
  });

  it('is the same in a question of one day', async () => {
    const made = await forecast(stollen, model);
    const source = createFeatureSource(stollen, model.features, NO_CALENDAR);
    const predictors = model.blocks.map(({ ensemble }) => ({
      predictRaw: async (matrix: Parameters<typeof predictRaw>[1]) => predictRaw(ensemble, matrix),
    }));
    const [day] = await forecastVariants({ source, model, predictors, series, step: 20, plans: [{}] });
    expect(day.mean).toBe(made.mean(series, 20));
  });
});

describe('the autoregression over all products of a weekly store', () => {
  const shop = inSteps(testShop({ steps: 150, products: 6, bare: true }), 'weekly', 7);
  const model = train(shop);

  it('says after the training what it was judged by before it: the same fit, from the same history', async () => {
    const source = createFeatureSource(shop, model.features, NO_CALENDAR);
    const last = shop.stepDays.length - 1;
    const judged = forecastOrigin(source, last, 35).members.get(POOLED_AR);
    const asked = await forecast(shop, model, { forecaster: POOLED_AR });
    for (const series of allSeries(shop))
      for (const step of allSteps(35))
        expect(asked.modelMean(series, step)).toBeCloseTo(judged![series * 35 + step - 1], 9);
  });

  it('does not look past its origin', () => {
    const origin = 120;
    const cut = cutFrame(shop, origin + 1);
    const whole = forecastOrigin(createFeatureSource(shop, model.features, NO_CALENDAR), origin, 8);
    const early = forecastOrigin(createFeatureSource(cut, model.features, NO_CALENDAR), origin, 8);
    expect(whole.members.get(POOLED_AR)).toEqual(early.members.get(POOLED_AR));
  });

  it('is compared on the card, and told to daily stores by nobody', () => {
    expect(model.report.references.map(({ forecaster }) => forecaster)).toContain(POOLED_AR);
    const daily = train(testShop({ steps: 120, products: 6 }));
    expect(daily.pooled).toBeNull();
    expect(daily.report.references.map(({ forecaster }) => forecaster)).not.toContain(POOLED_AR);
  });
});

describe('the logarithmic mean', () => {
  it('lies between its arguments and turns a log difference into a difference', () => {
    expect(logarithmicMean(8, 2) * Math.log(8 / 2)).toBeCloseTo(6, 12);
    expect(logarithmicMean(3, 3)).toBe(3);
    expect(logarithmicMean(3, 3 * (1 + 1e-9))).toBeCloseTo(3, 7);
  });
});
