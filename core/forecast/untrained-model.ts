// What a store forecasts with before anything could be learnt or checked: one simple method and assumed bands.
import type { TrainSettings } from '../contract/models.ts';
import { buildFeatureSpec, type CalendarFacts } from '../features/feature-spec.ts';
import type { SeriesFrame } from '../frame/series-frame.ts';
import { isoFromDay } from '../math/day.ts';
import { defaultBands } from './bands/default-bands.ts';
import { DEMAND_CLASSES } from './demand-class.ts';
import { type HorizonPlan, horizonPlanOf } from './horizon-plan.ts';
import { type Champion, type ForecastRules, STORE_MODEL_FORMAT, type StoreModel } from './store-model.ts';
import { emptyTrack } from './train/forecast-rules.ts';

/** Rules of a store without a day to check on: one method for all, with assumed bands. */
export function uncheckedRules(forecaster: string, isCount: boolean, plan: HorizonPlan): ForecastRules {
  const champion: Champion = { forecaster, weights: { [forecaster]: 1 } };
  const nothing = emptyTrack();
  const forEachClass = <T>(value: T) =>
    Object.fromEntries(DEMAND_CLASSES.map((name) => [name, value])) as Record<(typeof DEMAND_CLASSES)[number], T>;
  return {
    champions: forEachClass(champion),
    bands: defaultBands(isCount, plan),
    anchor: null,
    trackByProduct: {},
    trackByClass: forEachClass(nothing),
  };
}

/**
 * A model that needs no training and has therefore seen nothing after the frame's last step: the mean of the same
 * weekday in daily stores, exponential smoothing in others, where a season takes a year.
 */
export function untrainedModel(frame: SeriesFrame, calendar: CalendarFacts, settings: TrainSettings): StoreModel {
  const plan = horizonPlanOf(frame.frequency);
  const forecaster = frame.frequency === 'daily' ? 'weekday-mean' : 'ses';
  const unknown = { wape: null, mae: null, bias: null, mase: null, rmsse: null, wql: null, observations: 0 };
  const [first, last] = [frame.stepDays[0], frame.stepDays[frame.stepDays.length - 1]];
  const span = { firstDay: isoFromDay(first), lastDay: isoFromDay(last) };
  return {
    format: STORE_MODEL_FORMAT,
    store: frame.store,
    frequency: frame.frequency,
    originDay: last,
    isCount: frame.isCount,
    settings,
    features: buildFeatureSpec(frame, calendar),
    blocks: [],
    unplanned: uncheckedRules(forecaster, frame.isCount, plan),
    planned: null,
    report: {
      accuracy: unknown,
      coverage: { inside80: null, inside95: null },
      references: [],
      byClass: [],
      data: {
        ...span,
        products: frame.count,
        observations: frame.offset[frame.count],
        trainingRows: 0,
        fingerprint: '',
      },
      features: [],
      validation: { ...span, steps: 0 },
      notes: [],
      notices: [],
    },
    curve: [],
  };
}
