// Which rules apply to each series of a forecast: its demand class, its champion, the scatter of its band.
import type { DemandClass } from '#core/contract/units.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { FuturePlan } from '#core/frame/series-frame.ts';
import type { Day } from '#core/math/day.ts';
import { type BandService, type BandSubject, createBandService } from '../bands/band-service.ts';
import { relativeVariance, varianceFactor } from '../bands/relative-variance.ts';
import { demandClassInFrame } from '../demand-class.ts';
import { createNewcomers, type Newcomer, type Newcomers, TWINS } from '../newcomers/newcomers.ts';
import { nextToNothing } from '../next-to-nothing.ts';
import { RETURNS, returningProducts } from '../returning/returning-products.ts';
import { RETURNING, type SeasonalReturn } from '../returning/seasonal-return.ts';
import { type Champion, championOf, type ForecastRules, type MemberWeights, type StoreModel } from '../store-model.ts';
import { correctionAt } from '../total-correction.ts';
import { anchorFactors } from '../totals-anchor.ts';

const ONLY_TWINS: MemberWeights = { [TWINS]: 1 };

/** Everything is computed at its first use and kept: a forecast of one product does not look at the others. */
export interface SeriesRules {
  /** False: the product has never been recorded, not even with a zero. */
  hasHistory(series: number): boolean;
  demandClass(series: number): DemandClass;
  rules(series: number): ForecastRules;
  champion(series: number): Champion;
  /** The class's champion, whoever was asked for. */
  winner(series: number): Champion;
  /** Members and shares that make the numbers: the champion's, or twins alone for a product without any history. */
  weights(series: number): MemberWeights;
  /** What is shown of a mean: next to nothing is nothing. */
  shown(series: number, mean: number): number;
  /** What a new product borrows and from whom; null for all others. */
  newcomer(series: number): Newcomer | null;
  /** What a product that rests now sold in earlier years, where that speaks for it; null for all others. */
  returning(series: number): SeasonalReturn | null;
  /** Name of the forecaster for people. */
  forecaster(series: number): string;
  /** Factor on the trees' forecast of a series for a day (see totals-anchor.ts). */
  anchor(series: number, day: Day): number;
  /** Factor on the forecast of a series for a step (see total-correction.ts). */
  correction(series: number, step: number): number;
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
  const anchors = new Map(
    [model.unplanned, model.planned].flatMap((one) => (one ? [[one, anchorFactors(one.anchor, frame)]] : [])),
  );
  const age = origin - frame.stepDays.findLastIndex((day) => day <= model.originDay);
  const corrections = new Map(
    [model.unplanned, model.planned].flatMap((one) => (one ? [[one, correctionAt(one.correction, age)]] : [])),
  );
  const classes = new Map<number, DemandClass>();
  const subjects = new Map<number, BandSubject>();
  const known = new Map<number, Newcomer>();
  let newcomers: Newcomers | undefined;

  const hasHistory = (series: number) => frame.offset[series + 1] > frame.offset[series];
  const demandClass = (series: number): DemandClass => {
    const known = classes.get(series) ?? demandClassInFrame(frame, series);
    classes.set(series, known);
    return known;
  };
  const rules = (series: number): ForecastRules =>
    model.planned && isPlanned(plans.get(series)) ? model.planned : model.unplanned;
  const resting = returningProducts(source, origin);
  const returns = new Map<number, SeasonalReturn | null>();
  const returning = (series: number): SeasonalReturn | null => {
    const known = returns.get(series);
    if (known !== undefined) return known;
    const found = hasHistory(series) ? resting(series) : null;
    returns.set(series, found);
    return found;
  };
  const winner = (series: number): Champion =>
    returning(series) ? RETURNS : championOf(rules(series), demandClass(series), frame.products[series].code);
  const asked: Champion | undefined =
    forecaster === undefined ? undefined : { forecaster, weights: { [forecaster]: 1 } };
  const champion = (series: number): Champion => {
    const won = winner(series);
    return asked === undefined || won.forecaster === forecaster ? won : asked;
  };
  const weights = (series: number): MemberWeights => (hasHistory(series) ? champion(series).weights : ONLY_TWINS);
  const spokenForByYears = (series: number): SeasonalReturn | null =>
    RETURNING in weights(series) ? returning(series) : null;
  const nothings = new Map<number, number>();
  const nothing = (series: number): number => {
    const units = nothings.get(series) ?? nextToNothing(source, series, origin);
    nothings.set(series, units);
    return units;
  };
  const newcomer = (series: number): Newcomer | null => {
    if (demandClass(series) !== 'new' || !(TWINS in weights(series))) return null;
    newcomers ??= createNewcomers(source, origin);
    const found = known.get(series) ?? newcomers.of(series);
    known.set(series, found);
    return found;
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
    weights,
    shown: (series, mean) => (mean < nothing(series) ? 0 : mean),
    newcomer,
    returning: spokenForByYears,
    forecaster: (series) => (hasHistory(series) ? champion(series).forecaster : TWINS),
    anchor: (series, day) => (anchors.get(rules(series)) as ReturnType<typeof anchorFactors>)(series, day),
    correction(series, step) {
      if (!hasHistory(series) || champion(series) === asked) return 1;
      return (corrections.get(rules(series)) as ReturnType<typeof correctionAt>)(step);
    },
    bands: (series) => services.get(rules(series)) as BandService,
    subject(series) {
      const subject = subjects.get(series) ?? {
        demandClass: demandClass(series),
        factor: factor(series),
        levelVariance: (newcomer(series) ?? spokenForByYears(series))?.levelVariance ?? 0,
      };
      subjects.set(series, subject);
      return subject;
    },
    totals: services.get(model.unplanned) as BandService,
  };
}

/** Somebody said something about price, discount or promotion. */
function isPlanned(plan: FuturePlan | undefined): boolean {
  if (!plan) return false;
  return [plan.price, plan.discount, plan.promotion].some((column) => column?.some((value) => !Number.isNaN(value)));
}
