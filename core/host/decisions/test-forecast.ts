// A real StoreForecast made of known distributions, so that what is decided from it can be worked by hand. Only for tests.
import type { Confidence } from '#core/contract/predictions.ts';
import { demandClassInFrame } from '#core/forecast/demand-class.ts';
import type { ForecastRequest, ForecastService, StoreForecast } from '#core/forecast/store-forecast.ts';
import { NO_PLAN_USE } from '#core/frame/planned-days.ts';
import type { FuturePlan, SeriesFrame } from '#core/frame/series-frame.ts';
import { poissonDistribution } from '#core/math/counts.ts';
import { loadSeriesFrame } from '#core/store/series.ts';
import type { ReadDb } from '#core/store/sql.ts';
import { SharedForecasts } from './forecasts.ts';

const CONFIDENCE: Confidence = {
  level: 'medium',
  inside80: 0.8,
  accuracy: 0.6,
  naiveAccuracy: 0.4,
  basis: 'class',
  observations: 28,
};

/** Every product sells Poisson(rate) on every step, independent of all others: sums are Poisson, too. */
export function poissonForecast(
  frame: SeriesFrame,
  ratePerStep: (series: number) => number,
  horizon = 90,
  championOf: (product: string) => string = () => 'poisson',
): StoreForecast {
  const rates = frame.products.map((_, series) => ratePerStep(series));
  const assemble = (own: ReadonlyMap<number, Float64Array>): StoreForecast => {
    const mean = (series: number, step: number): number => {
      const units = own.get(series)?.[step - 1] ?? Number.NaN;
      return Number.isNaN(units) ? rates[series] : units;
    };
    const sum = (series: number, from: number, steps: number): number =>
      Array.from({ length: steps }, (_, i) => mean(series, from + i)).reduce((a, b) => a + b, 0);
    const total = (group: number | undefined, from: number, steps: number): number =>
      frame.products.reduce(
        (all, { category }, i) => (group === undefined || category === group ? all + sum(i, from, steps) : all),
        0,
      );
    return {
      frame,
      modelId: 'known-distributions',
      horizon,
      demandClass: (series) => demandClassInFrame(frame, series),
      forecaster: () => 'poisson',
      champion: (series) => {
        const forecaster = championOf(frame.products[series].code);
        return { forecaster, weights: { [forecaster]: 1 } };
      },
      mean,
      modelMean: (series) => rates[series],
      daily: (series, step) => poissonDistribution(mean(series, step)),
      sum: (series, from, steps) => poissonDistribution(sum(series, from, steps)),
      total: (step, group) => poissonDistribution(total(group, step, 1)),
      totalSum: (from, steps, group) => poissonDistribution(total(group, from, steps)),
      borrowedFrom: () => [],
      confidence: () => CONFIDENCE,
      closed: () => false,
      heeded: () => ['price', 'promotion'],
      explain: (series, step) => ({
        baseline: mean(series, step),
        contributions: [],
        mean: mean(series, step),
        rawScore: null,
        forecaster: 'poisson',
      }),
      withUnits: assemble,
    };
  };
  return assemble(new Map());
}

/** Units a product sells on a step, given its code, what is planned for it, and who is asked (the champion, left out). */
export type Rate = (product: string, plan: FuturePlan | undefined, forecaster?: string) => number;

/** Forecasts of that kind over the real data of a workspace, and what was asked of them. */
export function poissonForecasts(
  db: ReadDb,
  rate: Rate,
  championOf: (product: string) => string = () => 'poisson',
): SharedForecasts & { asked: ForecastRequest[] } {
  const asked: ForecastRequest[] = [];
  const service: ForecastService = {
    async forecast(request) {
      asked.push(request);
      const frame = loadSeriesFrame(db, request.store, { lastDay: request.asOfDay });
      const rateOf = (series: number): number => {
        const { code } = frame.products[series];
        return rate(code, request.plans?.get(code), request.forecaster);
      };
      return {
        forecast: poissonForecast(frame, rateOf, request.horizon, championOf),
        trainedForOrigin: false,
        planUse: NO_PLAN_USE,
      };
    },
    variants: async ({ product, plans }) => plans.map((plan) => poissonDistribution(rate(product, plan))),
  };
  return Object.assign(new SharedForecasts(db, service), { asked });
}
