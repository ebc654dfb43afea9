// A forecast as the screen shows it: days with bands, the span's total, who made the numbers and why.
import { AppError } from '#core/contract/errors.ts';
import type { ForecasterChoice, ForecastView } from '#core/contract/forecasts.ts';
import { type Banded, QUANTILES } from '#core/contract/units.ts';
import { seasonOf } from '#core/features/feature-spec.ts';
import { POOLED_AR } from '#core/forecast/pooled/pooled-ar.ts';
import { simpleNamesFor } from '#core/forecast/simple/index.ts';
import type { StoreForecast } from '#core/forecast/store-forecast.ts';
import type { Contest } from '#core/forecast/store-model.ts';
import { TREES } from '#core/forecast/train/origin-forecasts.ts';
import type { PlanPatch } from '#core/frame/planned-days.ts';
import { futureDay } from '#core/frame/series-frame.ts';
import { dayFromIso, isoFromDay } from '#core/math/day.ts';
import { findModel } from '#core/store/models.ts';
import type { EngineContext } from '../context.ts';
import type { ForecastAnswer, SharedForecasts } from '../decisions/forecasts.ts';
import { toBanded } from '../decisions/outlook.ts';
import { asTold, historyNotices, modelNotices } from '../decisions/product-warnings.ts';
import { checkSubject, type Subject, type SubjectInput, subjectOf } from './subject.ts';

export interface ViewInput extends SubjectInput {
  readonly asOf?: string;
  readonly horizon: number;
  readonly forecaster?: string;
  /** For this forecast only, on top of what is saved. */
  readonly planned?: readonly PlanPatch[];
  readonly savedPlans?: boolean;
}

/** The forecast of a subject, from a whole store's where that is at hand. Throws what forecasts and subjects throw. */
export function forecastFor(
  forecasts: SharedForecasts,
  input: ViewInput,
  signal?: AbortSignal,
): Promise<ForecastAnswer> {
  checkSubject(input);
  const { store, product, asOf, horizon, forecaster, planned, savedPlans } = input;
  const asOfDay = asOf === undefined ? undefined : dayFromIso(asOf);
  const question = { store, asOfDay, steps: horizon, forecaster, planned, savedPlans, orFurther: true };
  if (product !== undefined) return forecasts.ofProduct(question, product);
  return forecasts.ofStore(question, { signal, report: () => {} });
}

export async function forecastView(
  ctx: EngineContext,
  forecasts: SharedForecasts,
  input: ViewInput,
  signal: AbortSignal | undefined,
): Promise<ForecastView> {
  const answer = await forecastFor(forecasts, input, signal);
  const { forecast } = answer;
  const { frame } = forecast;
  const { store, product, category, horizon } = input;
  const subject = subjectOf(forecast, input);
  const points = Array.from({ length: horizon }, (_, i) => {
    const demand = subject.demandOn(i + 1);
    const modelMean = subject.modelMean(i + 1);
    return {
      date: isoFromDay(futureDay(frame, i + 1)),
      mean: demand.mean,
      quantiles: QUANTILES.map((tau) => demand.quantile(tau)),
      modelMean,
      overridden: subject.members.some((series) => forecast.mean(series, i + 1) !== forecast.modelMean(series, i + 1)),
    };
  });
  const { series } = subject;
  const card = findModel(ctx.db, forecast.modelId)?.card;
  const hasTrees = (card?.blocks.length ?? 0) > 0;
  const hasPooled = card?.references.some(({ forecaster }) => forecaster === POOLED_AR) ?? false;
  return {
    store,
    product: product ?? null,
    category: category ?? null,
    name: series === undefined ? null : frame.products[series].name,
    frequency: frame.frequency,
    origin: isoFromDay(frame.stepDays[frame.stepDays.length - 1]),
    modelId: forecast.modelId,
    forecaster: subject.forecaster,
    points,
    total: {
      ...toBanded(subject.demandOver(horizon)),
      modelMean: points.reduce((sum, { modelMean }) => sum + modelMean, 0),
    },
    choice: series === undefined ? null : choiceOf(forecast, series),
    confidence: series === undefined ? null : forecast.confidence(series),
    parts: series === undefined ? partsOf(forecast, subject, horizon) : [],
    forecasters: [
      ...(hasTrees ? [TREES] : []),
      ...(hasPooled ? [POOLED_AR] : []),
      ...simpleNamesFor(seasonOf(frame.frequency)),
    ],
    plan: answer.planUse,
    borrowedFrom: series === undefined ? [] : [...forecast.borrowedFrom(series)],
    ...asTold([...modelNotices(ctx.db, answer), ...(series === undefined ? [] : historyNotices(forecast, series))]),
  };
}

/** Demand of `steps` steps from step `from` on. Throws input/invalid for steps beyond the horizon. */
export async function forecastSum(
  forecasts: SharedForecasts,
  input: ViewInput & { readonly from: number; readonly steps: number },
  signal?: AbortSignal,
): Promise<Banded> {
  const { from, steps, horizon } = input;
  if (from + steps - 1 > horizon) {
    const message = `Steps ${from} to ${from + steps - 1} are asked for, but the forecast ends at step ${horizon}.`;
    throw new AppError('input/invalid', message, {
      field: 'steps',
      got: String(steps),
      expected: `≤ ${horizon - from + 1}`,
    });
  }
  const { forecast } = await forecastFor(forecasts, input, signal);
  return toBanded(subjectOf(forecast, input).demandOver(steps, from));
}

function choiceOf(forecast: StoreForecast, series: number): ForecasterChoice | null {
  const champion = forecast.champion(series);
  if (!champion) return null;
  const contest: Contest | undefined = champion.contest;
  return {
    demandClass: forecast.demandClass(series),
    champion: champion.forecaster,
    shares: Object.entries(champion.weights)
      .map(([forecaster, share]) => ({ forecaster, share }))
      .sort((a, b) => b.share - a.share),
    basis: contest?.basis ?? 'none',
    outcomes: contest?.outcomes ?? 0,
    errors: Object.entries(contest?.errors ?? {})
      .map(([forecaster, error]) => ({ forecaster, error }))
      .sort((a, b) => a.error - b.error),
  };
}

/** How many products each forecaster speaks for, and how much of the expected units. */
function partsOf(forecast: StoreForecast, { members }: Subject, horizon: number): ForecastView['parts'] {
  const parts = new Map<string, { products: number; units: number }>();
  let all = 0;
  for (const series of members) {
    const name = forecast.forecaster(series);
    const part = parts.get(name) ?? { products: 0, units: 0 };
    parts.set(name, part);
    part.products++;
    for (let step = 1; step <= horizon; step++) {
      const mean = forecast.mean(series, step);
      part.units += mean;
      all += mean;
    }
  }
  return [...parts]
    .map(([forecaster, { products, units }]) => ({ forecaster, products, share: all > 0 ? units / all : 0 }))
    .sort((a, b) => b.share - a.share);
}
