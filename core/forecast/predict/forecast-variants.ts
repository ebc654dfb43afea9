// One series on one step under many plans ("what if the price were …"): one matrix, one call of the predictor.
import { type FeatureSource, withPlans } from '#core/features/feature-source.ts';
import { createFeatureWriter } from '#core/features/feature-writer.ts';
import { type FuturePlan, futureDay } from '#core/frame/series-frame.ts';
import type { DemandDistribution } from '#core/math/distribution.ts';
import { NO_DEMAND } from '../bands/band-distribution.ts';
import { createDemandHistories } from '../demand-history.ts';
import { horizonPlanOf, standInStep } from '../horizon-plan.ts';
import { TWINS } from '../newcomers/newcomers.ts';
import type { AsyncPredictor } from '../predictor.ts';
import { RETURNING } from '../returning/seasonal-return.ts';
import type { StoreModel } from '../store-model.ts';
import { unitsOf } from '../train/objective-plan.ts';
import { TREES } from '../train/origin-forecasts.ts';
import { KNOWN_AHEAD } from './forecast-inputs.ts';
import { createSeriesRules, type SeriesRules } from './series-rules.ts';

export interface VariantRequest {
  /** Prepared features of the frame without plans; must fit the model's spec. */
  readonly source: FeatureSource;
  readonly model: StoreModel;
  /** One a block of the model. */
  readonly predictors: readonly AsyncPredictor[];
  readonly series: number;
  /** Step after the origin; 1 is the first. */
  readonly step: number;
  readonly plans: readonly FuturePlan[];
}

/** Demand on the step under each plan: the very numbers that forecastStore gives with that plan. */
export async function forecastVariants(request: VariantRequest): Promise<DemandDistribution[]> {
  const { source, model, series, step, plans } = request;
  const rules = plans.map((plan) => createSeriesRules(source, model, new Map([[series, plan]])));
  const trees = await treeUnits(request, rules);
  const simple = simpleUnits(source, model, series, step);
  return plans.map((plan, i) => {
    const closed = withPlans(source, new Map([[series, plan]])).ahead.closed(
      series,
      source.frame.stepDays.length - 1 + step,
    );
    const mean = closed === 1 ? 0 : blended(rules[i], trees[i]);
    return mean > 0 ? rules[i].bands(series).daily(rules[i].subject(series), step, mean) : NO_DEMAND;
  });

  function blended(own: SeriesRules, ofTrees: number): number {
    const unitsOfMember = (name: string): number => {
      if (name === TREES) return ofTrees;
      if (name === TWINS) return own.newcomer(series)?.forecast(step) ?? Number.NaN;
      return name === RETURNING ? (own.returning(series)?.forecast(step) ?? Number.NaN) : simple(name);
    };
    const shares = Object.entries(own.weights(series));
    const mean = shares.reduce((sum, [name, share]) => sum + share * unitsOfMember(name), 0);
    return own.shown(series, mean) * own.correction(series, step);
  }
}

/** Units that the trees expect under each plan; NaN where they have no part in the number. */
async function treeUnits(request: VariantRequest, rules: readonly SeriesRules[]): Promise<number[]> {
  const { source, model, predictors, series, step, plans } = request;
  const units = new Array<number>(plans.length).fill(Number.NaN);
  const asked = plans.flatMap((_, i) =>
    rules[i].hasHistory(series) && TREES in rules[i].champion(series).weights ? [i] : [],
  );
  if (asked.length === 0) return units;
  const origin = source.frame.stepDays.length - 1;
  const { repeatSteps } = horizonPlanOf(model.frequency);
  const reach = standInStep(step, model.blocks[model.blocks.length - 1].toStep, repeatSteps);
  const index = model.blocks.findIndex(({ fromStep, toStep }) => reach >= fromStep && reach <= toStep);
  const { objective } = model.blocks[index].ensemble;
  const writers = asked.map((i) => createFeatureWriter(withPlans(source, new Map([[series, plans[i]]]))));
  const columns = writers[0].columns.length;
  const values = new Float32Array(asked.length * columns);
  writers.forEach((writer, row) => {
    writer.write(series, origin, origin + reach, KNOWN_AHEAD, values, row * columns);
  });
  const raw = await predictors[index].predictRaw({ rows: asked.length, columns, values });
  const baseline = writers[0].baseline(series, origin, origin + reach);
  asked.forEach((i, row) => {
    units[i] = rules[i].anchor(series, futureDay(source.frame, reach)) * unitsOf(raw[row], baseline, objective);
  });
  return units;
}

/** What a method without trees expects on the step: the same whatever is planned. */
function simpleUnits(
  source: FeatureSource,
  { pooled }: StoreModel,
  series: number,
  step: number,
): (name: string) => number {
  const known = new Map<string, number>();
  return (name) => {
    const units = known.get(name);
    if (units !== undefined) return units;
    const out = new Float64Array(step);
    const origin = source.frame.stepDays.length - 1;
    createDemandHistories(source, pooled).forecast(name, series, origin, out);
    known.set(name, out[step - 1]);
    return out[step - 1];
  };
}
