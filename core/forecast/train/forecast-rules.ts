// Champions, bands and track records from what the trainings said about days they had not seen.
import type { DemandClass } from '#core/contract/units.ts';
import type { FeatureSource } from '#core/features/feature-source.ts';
import type { BandCalibration } from '../bands/band-calibration.ts';
import type { BandOrigin } from '../bands/band-origin.ts';
import { type BandService, createBandService } from '../bands/band-service.ts';
import { defaultBands } from '../bands/default-bands.ts';
import { fitBands } from '../bands/fit-bands.ts';
import { relativeVariance, varianceFactor } from '../bands/relative-variance.ts';
import { DEMAND_CLASSES } from '../demand-class.ts';
import type { HorizonPlan } from '../horizon-plan.ts';
import type { ForecastRules, RuleChoice, TrackRecord } from '../store-model.ts';
import { blendStyleOf } from './blend-style.ts';
import { chooseChampions } from './choose-champions.ts';
import type { JudgedOrigin } from './error-products.ts';
import { fitCorrectionWeight } from './fit-correction.ts';
import { cutAt, type Judged, shownForecasts, toBandOrigin } from './judge.ts';
import { isReturning } from './origin-forecasts.ts';
import { productBlends } from './product-blends.ts';
import { scoredEnd, type TimeSplit } from './time-split.ts';

export interface RuleSet extends RuleChoice {
  readonly bands: BandCalibration;
}

/**
 * Rules as they would have been set one window ago: what the model card's figures are measured with. Without a
 * selection training there is nothing to set them by but the scored window itself (the card says so).
 */
export function rulesBeforeWindow(
  source: FeatureSource,
  plan: HorizonPlan,
  split: TimeSplit,
  judged: Judged,
  corrects: boolean,
): RuleSet {
  const early = judged.selection.map((origin) => cutAt(source, origin, scoredEnd(split)));
  const far = judged.far.map((origin) => cutAt(source, origin, scoredEnd(split)));
  const near = early.length > 0 ? early : [judged.scored];
  return setRules(source, plan, near, early.length > 0 ? far : judged.far, corrects);
}

/** Rules for use, from everything that is known now. `corrects`: whether the store's total may correct the products' sum. */
export function rulesForUse(source: FeatureSource, plan: HorizonPlan, judged: Judged, corrects: boolean): RuleSet {
  return setRules(source, plan, [...judged.selection, judged.scored], judged.far, corrects);
}

function setRules(
  source: FeatureSource,
  plan: HorizonPlan,
  near: readonly JudgedOrigin[],
  far: readonly JudgedOrigin[],
  corrects: boolean,
): RuleSet {
  const choice = chooseRules(source, plan, near, corrects);
  const asShown = (origin: JudgedOrigin) => toBandOrigin(source, origin, choice);
  const bands = fitBands(source, plan, near.map(asShown), far.map(asShown));
  return { ...choice, bands: bands ?? defaultBands(source.frame.isCount, plan) };
}

/**
 * Weeks and months tell one product from another: years of them are compared, and a value is a sum of many sales. Days of a
 * product are chance for the most part, and so would be weights of its own (see docs/decisions/0192).
 */
function chooseRules(
  source: FeatureSource,
  plan: HorizonPlan,
  near: readonly JudgedOrigin[],
  corrects: boolean,
): RuleChoice {
  const { frequency, products } = source.frame;
  const style = blendStyleOf(frequency);
  const champions = chooseChampions(near, style);
  if (frequency === 'daily') return { champions };
  const choice = { champions, blendByProduct: productBlends(near, champions, products, style) };
  if (!corrects) return choice;
  const shown = near.map(({ forecasts, outcomes }) => ({ ...shownForecasts(source, forecasts, choice), outcomes }));
  const windows = Math.floor(((near.length - 1) * plan.rollSteps) / plan.validationSteps) + 1;
  return { ...choice, correctionWeight: fitCorrectionWeight(source, shown, windows) };
}

/** Calls `visit` for every known outcome of a judged origin with the shown mean and its band. */
export function visitOutcomes(
  source: FeatureSource,
  origin: BandOrigin,
  calibration: BandCalibration,
  visit: (series: number, at: number, mean: number, actual: number, band: ReturnType<BandService['daily']>) => void,
): void {
  const bands = createBandService(calibration);
  for (let series = 0; series < origin.classes.length; series++) {
    if (source.frame.firstStep[series] > origin.origin) continue;
    const relative = relativeVariance(source, series, origin.origin, calibration.relativeSpread);
    const factor = varianceFactor(relative, calibration.meanRelativeVariance);
    const levelVariance = origin.levelVariance[series];
    const subject = { demandClass: origin.classes[series], factor, levelVariance };
    for (let step = 1; step <= origin.steps; step++) {
      const at = series * origin.steps + step - 1;
      const actual = origin.outcomes.units[at];
      if (Number.isNaN(actual) || origin.outcomes.soldOut[at] === 1) continue;
      visit(series, at, origin.mean[at], actual, bands.daily(subject, step, origin.mean[at]));
    }
  }
}

/** Adds the track records over windows that do not overlap: those of the selection, and the scored one. */
export function withTrackRecords(
  source: FeatureSource,
  split: TimeSplit,
  judged: Judged,
  rules: RuleSet,
  { anchor, correction }: Pick<ForecastRules, 'anchor' | 'correction'>,
): ForecastRules {
  const apart = ({ outcomes }: JudgedOrigin) =>
    (outcomes.origin - judged.selection[0].outcomes.origin) % split.window === 0;
  const windows = [
    ...judged.selection.filter(apart).map((origin) => cutAt(source, origin, scoredEnd(split))),
    judged.scored,
  ];
  const byProduct = new Map<string, Mutable<TrackRecord>>();
  const byClass = Object.fromEntries(DEMAND_CLASSES.map((name) => [name, emptyTrack()])) as Record<
    DemandClass,
    Mutable<TrackRecord>
  >;
  for (const window of windows) {
    const shown = toBandOrigin(source, window, rules);
    const naive = window.forecasts.members.get('seasonal-naive') as Float64Array;
    visitOutcomes(source, shown, rules.bands, (series, at, mean, actual, band) => {
      // A record of earlier years, right about weeks of nothing, says nothing of the methods that speak in its season.
      if (isReturning(window.forecasts, series)) return;
      const { code } = source.frame.products[series];
      const own = byProduct.get(code) ?? emptyTrack();
      byProduct.set(code, own);
      const inside = actual >= band.quantile(0.1) && actual <= band.quantile(0.9);
      for (const track of [own, byClass[shown.classes[series]]]) {
        track.observations++;
        track.inside80 += inside ? 1 : 0;
        track.absoluteError += Math.abs(mean - actual);
        track.naiveAbsoluteError += Math.abs(naive[at] - actual);
        track.squaredError += (mean - actual) ** 2;
        track.naiveSquaredError += (naive[at] - actual) ** 2;
        track.actual += actual;
      }
    });
  }
  return { ...rules, anchor, correction, trackByProduct: Object.fromEntries(byProduct), trackByClass: byClass };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export const emptyTrack = (): Mutable<TrackRecord> => ({
  observations: 0,
  inside80: 0,
  absoluteError: 0,
  naiveAbsoluteError: 0,
  squaredError: 0,
  naiveSquaredError: 0,
  actual: 0,
});
