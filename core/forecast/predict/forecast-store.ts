// Forecasts a whole store with a trained model: means once, everything else on demand.
import { createFeatureSource, type FeatureSource, withPlans } from '#core/features/feature-source.ts';
import type { CalendarFacts } from '#core/features/feature-spec.ts';
import { createFeatureWriter } from '#core/features/feature-writer.ts';
import type { FuturePlan, SeriesFrame } from '#core/frame/series-frame.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { NO_DEMAND } from '../bands/band-distribution.ts';
import { MAX_SUM_STEPS } from '../horizon-plan.ts';
import { TWINS } from '../newcomers/newcomers.ts';
import type { AsyncPredictor } from '../predictor.ts';
import { RETURNING } from '../returning/seasonal-return.ts';
import type { StoreForecast } from '../store-forecast.ts';
import type { StoreModel } from '../store-model.ts';
import { confidenceOf, NO_RECORD } from './confidence.ts';
import { explainSeries } from './explain-series.ts';
import { memberMeans } from './forecast-inputs.ts';
import { heededInputs } from './heeded-inputs.ts';
import { type OwnUnits, ownUnitsOf, withOverrideLine, withOwnUnits } from './own-units.ts';
import { createSeriesRules } from './series-rules.ts';
import { shownMeans } from './shown-means.ts';

export interface StoreForecastRequest {
  readonly frame: SeriesFrame;
  /** Prepared features of the frame without plans; made here when left out. Must fit the model's spec. */
  readonly source?: FeatureSource;
  readonly calendar: CalendarFacts;
  readonly model: StoreModel;
  readonly modelId: string;
  /** One a block of the model. */
  readonly predictors: readonly AsyncPredictor[];
  readonly horizon: number;
  /** Series to forecast; all when left out. */
  readonly series?: readonly number[];
  /** By series index. */
  readonly plans?: ReadonlyMap<number, FuturePlan>;
  /** Makes the numbers of all series instead of their champions: 'gbdt' (the model must have trees) or a simple one. */
  readonly forecaster?: string;
  readonly progress?: (share: number) => void;
}

/** The model must not have seen days after the frame's last one: the caller's promise. */
export async function forecastStore(request: StoreForecastRequest): Promise<StoreForecast> {
  const { frame, model, horizon, plans = new Map<number, FuturePlan>() } = request;
  const plain = request.source ?? createFeatureSource(frame, model.features, request.calendar);
  const source = plans.size > 0 ? withPlans(plain, plans) : plain;
  const writer = createFeatureWriter(source);
  const rules = createSeriesRules(source, model, plans, request.forecaster);
  const wanted = request.series ?? Array.from({ length: frame.count }, (_, series) => series);
  const members = await memberMeans({
    source,
    writer,
    model,
    predictors: request.predictors,
    horizon,
    series: wanted,
    weightsOf: rules.weights,
    newcomerOf: rules.newcomer,
    returningOf: rules.returning,
    anchorOf: rules.anchor,
    progress: request.progress ?? (() => {}),
  });
  const means = shownMeans(source, rules, members, wanted, horizon);
  const band = (mean: number, make: () => DemandDistribution): DemandDistribution => (mean > 0 ? make() : NO_DEMAND);
  const explain = explainSeries(source, writer, model, rules, means);

  /** The forecast with the user's own units over the means of the forecasters. */
  const assemble = (own: OwnUnits): StoreForecast => {
    const shown = withOwnUnits(means, own);
    return {
      frame,
      modelId: request.modelId,
      horizon,
      demandClass: rules.demandClass,
      forecaster: rules.forecaster,
      champion: (series) => (rules.hasHistory(series) ? rules.winner(series) : undefined),
      mean: shown.mean,
      modelMean: means.mean,
      daily(series, step) {
        const mean = shown.mean(series, step);
        return band(mean, () => rules.bands(series).daily(rules.subject(series), step, mean));
      },
      sum(series, from, steps) {
        checkSum(from, steps);
        const mean = shown.sum(series, from, steps);
        return band(mean, () => rules.bands(series).sum(rules.subject(series), from, steps, mean));
      },
      total(step, group) {
        const mean = shown.overGroup(group, (series) => shown.mean(series, step));
        return rules.totals.total(group === undefined, step, mean);
      },
      totalSum(from, steps, group) {
        checkSum(from, steps);
        const mean = shown.overGroup(group, (series) => shown.sum(series, from, steps));
        return rules.totals.totalSum(group === undefined, from, steps, mean);
      },
      borrowedFrom: (series) =>
        (rules.newcomer(series)?.borrowedFrom ?? []).map(({ series: twin, weight }) => ({
          product: frame.products[twin].code,
          weight: weight * rules.weights(series)[TWINS],
        })),
      confidence(series) {
        // A season begins once a year: the record is one of weeks in which it rested.
        if (rules.forecaster(series) === RETURNING) return NO_RECORD;
        return confidenceOf(rules.rules(series), frame.products[series].code, rules.demandClass(series));
      },
      closed: (series, step) => source.ahead.closed(series, frame.stepDays.length - 1 + means.standIn(step)) === 1,
      heeded: (series) => heededInputs(model, rules, series, frame.products[series].code),
      explain(series, step) {
        const units = ownUnitsOf(own, series, step);
        return units === undefined ? explain(series, step) : withOverrideLine(explain(series, step), units);
      },
      withUnits: assemble,
    };
  };
  return assemble(new Map());
}

function checkSum(from: number, steps: number): void {
  if (!(from >= 1 && steps >= 1 && steps <= MAX_SUM_STEPS))
    throw new RangeError(`a sum takes 1 to ${MAX_SUM_STEPS} steps from step 1 on, not ${steps} from ${from}`);
}
