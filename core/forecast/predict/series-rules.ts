// Which rules apply to each series of a forecast: its demand class, its champion, the scatter of its band.
import type { DemandClass } from '#core/contract/units.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FuturePlan } from '#core/frame/series-frame.ts';
import { type BandService, type BandSubject, createBandService } from '../bands/band-service.ts';
import { relativeVariance, varianceFactor } from '../bands/relative-variance.ts';
import { demandClassInFrame } from '../demand-class.ts';
import type { Champion, ForecastRules, StoreModel } from '../store-model.ts';
import { CATEGORY_LEVEL } from './category-level.ts';

/** Everything is computed at its first use and kept: a forecast of one product does not look at the others. */
export interface SeriesRules {
  /** False: the product has never been recorded, not even with a zero. */
  hasHistory(series: number): boolean;
  demandClass(series: number): DemandClass;
  rules(series: number): ForecastRules;
  champion(series: number): Champion;
  /** The class's champion, whoever was asked for. */
  winner(series: number): Champion;
  /** Name of the forecaster for people. */
  forecaster(series: number): string;
  bands(series: number): BandService;
  subject(series: number): BandSubject;
  /** Bands of totals, over planned and unplanned products alike. */
  readonly totals: BandService;
}

export function createSeriesRules(
  source: FeatureSource,
  model: StoreModel,
  plans: ReadonlyMap<number, FuturePlan>,
  forecaster?: string,
): SeriesRules {
  const { frame } = source;
  const origin = frame.stepDays.length - 1;
  const services = new Map(
    [model.unplanned, model.planned].flatMap((one) => (one ? [[one, createBandService(one.bands)]] : [])),
  );
  const classes = new Map<number, DemandClass>();
  const subjects = new Map<number, BandSubject>();

  const hasHistory = (series: number) => frame.offset[series + 1] > frame.offset[series];
  const demandClass = (series: number): DemandClass => {
    const known = classes.get(series) ?? demandClassInFrame(frame, series);
    classes.set(series, known);
    return known;
  };
  const rules = (series: number): ForecastRules =>
    model.planned && isPlanned(plans.get(series)) ? model.planned : model.unplanned;
  const winner = (series: number): Champion => rules(series).champions[demandClass(series)];
  const asked: Champion | undefined =
    forecaster === undefined ? undefined : { forecaster, weights: { [forecaster]: 1 } };
  const champion = (series: number): Champion => {
    const won = winner(series);
    return asked === undefined || won.forecaster === forecaster ? won : asked;
  };
  const factor = (series: number): number => {
    if (!hasHistory(series)) return 1;
    const { relativeSpread, meanRelativeVariance } = rules(series).bands;
    return varianceFactor(relativeVariance(source, series, origin, relativeSpread), meanRelativeVariance);
  };
  return {
    hasHistory,
    demandClass,
    rules,
    champion,
    winner,
    forecaster: (series) => (hasHistory(series) ? champion(series).forecaster : CATEGORY_LEVEL),
    bands: (series) => services.get(rules(series)) as BandService,
    subject(series) {
      const known = subjects.get(series) ?? { demandClass: demandClass(series), factor: factor(series) };
      subjects.set(series, known);
      return known;
    },
    totals: services.get(model.unplanned) as BandService,
  };
}

/** Somebody said something about price, discount or promotion. */
function isPlanned(plan: FuturePlan | undefined): boolean {
  if (!plan) return false;
  return [plan.price, plan.discount, plan.promotion].some((column) => column?.some((value) => !Number.isNaN(value)));
}
